"""Random service files, as plain data: every part that a file may have, around random forms."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import strategies as st

from cms.models.content import SECTIONS
from cms.models.library import MARKINGS
from cms.publishing.raw_guidance import PARTS
from contact_forms.engine import form_to_json
from contact_forms.engine.definition import Form, Question, Text
from contact_forms.engine.questions import KINDS
from tests.unit.engine.random_forms import forms

_letters = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="<>&\x85\u2028\u2029\ufeff")
plain = st.text(_letters, max_size=30).map(str.strip)
"""Text as an editor's input gives it."""
filled = plain.filter(bool)
html = st.lists(st.sampled_from(["<p>{}</p>", "<h3>{}</h3>", "<ul>\n<li>{}</li>\n</ul>"]), max_size=3).flatmap(
    lambda parts: st.tuples(
        *[st.text("abcâŵ 12.", min_size=1, max_size=20).map(str.strip).filter(bool) for _ in parts]
    ).map(lambda words: "\n".join(part.format(word) for part, word in zip(parts, words, strict=True)))
)


def pairs(of: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({"en": of, "cy": of})


@st.composite
def reworded(draw: st.DrawFn, part: Any) -> Any:
    """The same part of a form with random public texts."""
    if isinstance(part, Text):
        is_html = part.en.startswith("<")
        return Text(draw(html.filter(bool) if is_html else filled), draw(html if is_html else plain)) if part else part
    if isinstance(part, Question):
        codes = sorted({code.partition("/")[0] for code in KINDS[part.kind].wording})
        part = replace(
            part,
            hint=draw(st.builds(Text, filled, plain)),
            errors={code: Text(draw(filled), draw(plain)) for code in draw(st.sets(st.sampled_from(codes)))},
            maps_to=draw(st.sampled_from(["", "incident.incidentDescription"])),
            in_summary=draw(st.booleans()),
        )
    if is_dataclass(part):
        return replace(
            part, **{f.name: draw(reworded(getattr(part, f.name))) for f in fields(part) if f.name != "errors"}
        )  # type: ignore[type-var]
    if isinstance(part, tuple):
        return tuple(draw(reworded(each)) for each in part)
    return part


@st.composite
def services(draw: st.DrawFn) -> dict[str, Any]:
    """A service file's data."""
    form: Form = draw(forms().flatmap(reworded))
    form = replace(form, declaration=draw(st.builds(Text, html, html)), safety_mode=draw(st.booleans()))
    blocks = [
        {"type": kind, **{name: draw(pairs(html if is_html else plain)) for name, is_html in PARTS[kind].items()}}
        for kind in draw(st.lists(st.sampled_from(sorted(PARTS)), max_size=4))
    ]
    keys = draw(st.lists(st.sampled_from(["team", "hours", "office"]), max_size=3, unique=True))
    return {
        "schema": 1,
        "slug": "lost-dog",
        "section": draw(st.sampled_from(sorted(dict(SECTIONS)))),
        "title": {"en": draw(filled), "cy": draw(plain)},
        "summary": draw(pairs(plain)),
        "search_description": draw(plain),
        "minutes": draw(st.integers(0, 32767)),
        "safety_mode": draw(st.booleans()),
        "welsh": {"status": "draft"},
        "guidance": blocks,
        "slots": [
            {"key": key, "label": draw(plain), "required": draw(st.booleans()), "default": draw(pairs(html))}
            for key in keys
        ],
        "bridging": draw(pairs(html)),
        "delivery": {
            "category": draw(st.text(_letters, max_size=20)),
            "subcode": draw(st.text(_letters, max_size=20)),
            "reference_prefix": draw(st.sampled_from(["", "A", "NO", "YES", "ON"])),
            "protective_marking": draw(st.sampled_from([value for value, _ in MARKINGS])),
            "structured": draw(st.booleans()),
            "retention_days": draw(st.integers(0, 32767)),
            "promise": draw(pairs(plain)),
            "panel": draw(pairs(plain)),
            "next": draw(pairs(html)),
        },
        "retired": draw(st.lists(st.sampled_from(["account", "size: fierce", "yes"]), max_size=2)),
        "form": form_to_json(form),
    }
