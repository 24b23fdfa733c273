"""Writing a service file, so that reading it gives the same service, and that people like to edit it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import yaml

from cms.publishing.changes import retired_keys
from cms.publishing.compile import CompiledService, compile_service
from cms.publishing.service_file.mistakes import Mistake, Steps
from cms.publishing.service_file.schema import SCHEMA
from cms.publishing.welsh import DRAFT, REVIEWED, outdated_sources, review_of, text_hash, welsh_hash
from contact_forms.blocks import raw_pair
from contact_forms.engine import form_to_json
from contact_forms.plan import plan_to_json

if TYPE_CHECKING:
    from cms.models.library import ServicePage

WIDTH = 120
_SHORT = 90
_SELDOM = frozenset({"reporter_email", "reporter_phone", "safe_contact", "clocks"})
_OLD_LINE_ENDS = frozenset("\x85\u2028\u2029")


def export_service(page: ServicePage) -> str:
    """The service file of a page, as it is in memory. Reading it back gives the same service."""
    compiled = compile_service(page)
    form = form_to_json(compiled.form)
    form.pop("schema")
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "slug": page.slug,
        "section": page.section_key,
        "title": raw_pair(compiled.title),
        "summary": compiled.content["summary"],
        **({"search_description": page.search_description} if page.search_description else {}),
        "minutes": page.minutes,
        "safety_mode": page.safety_mode,
        "guidance": compiled.content["guidance"],
        "slots": compiled.slots,
        "bridging": compiled.content["bridging"],
        "delivery": _delivery(compiled),
        **({"retired": retired_keys(page)} if retired_keys(page) else {}),
        "form": form,
    }
    data["welsh"] = _welsh(page, data)
    order = ["schema", "slug", "section", "title", "summary", "search_description", "minutes", "safety_mode", "welsh"]
    return as_yaml({**{name: data[name] for name in order if name in data}, **data})


def as_yaml(data: Any) -> str:
    """Plain data as YAML: short pairs on a line, texts of several lines as blocks, no anchors."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return text


def _delivery(compiled: CompiledService) -> dict[str, Any]:
    plan = plan_to_json(compiled.plan)
    # What a service does not use stays out of its file.
    return {name: value for name, value in plan.items() if value or name not in _SELDOM}


def _welsh(page: ServicePage, data: Mapping[str, Any]) -> dict[str, Any]:
    review = review_of(page)
    welsh: dict[str, Any] = {"status": REVIEWED if review else DRAFT}
    if review:
        welsh |= {
            "reviewed_by": review.by,
            "reviewed_on": review.on.isoformat(),
            "reviewed_text": welsh_hash(page),
        }
    places = {text_hash(pair["cy"]): Mistake(steps, "").place for steps, pair in _pairs(data, ()) if pair.get("cy")}
    outdated = [
        {"at": places.get(each, ""), "welsh": each, "made_from": sources}
        for each, sources in outdated_sources(page).items()
    ]
    return welsh | ({"outdated": outdated} if outdated else {})


def _pairs(data: Any, steps: Steps) -> Iterator[tuple[Steps, Mapping[str, str]]]:
    if isinstance(data, Mapping):
        if data and data.keys() <= {"en", "cy"}:
            yield steps, data
        for name, value in data.items():
            yield from _pairs(value, (*steps, name))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _pairs(value, (*steps, number))


class _Dumper(yaml.SafeDumper):
    """Writes what `read_closed_yaml` reads."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        # Items of a list stand deeper than its name.
        super().increase_indent(flow, False)


def _mapping(dumper: _Dumper, data: dict[str, Any]) -> yaml.Node:
    is_short = all(isinstance(value, str | bool) and "\n" not in str(value) for value in data.values())
    length = sum(len(str(name)) + len(str(value)) + 6 for name, value in data.items())
    return dumper.represent_mapping(
        "tag:yaml.org,2002:map", data.items(), flow_style=is_short and len(data) <= 4 and length <= _SHORT
    )


def _string(dumper: _Dumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text and text == text.strip() else None
    # Line ends that only old YAML knows would be read as spaces.
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _OLD_LINE_ENDS & set(text) else style)


_Dumper.add_representer(dict, _mapping)
_Dumper.add_representer(str, _string)
