"""Every kind of document becomes a whole page, and whatever people type stays text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from govuk_theme import INLINE_SCRIPT_HASH, UnknownKind, render
from govuk_theme.documents import Document, parse_document
from govuk_theme.inline_script import INLINE_SCRIPT
from govuk_theme.jinja import DOCUMENT_TEMPLATES, ENVIRONMENT

HOSTILE = "<script>alert(1)</script>{{7*7}}\"'><img src=x onerror=alert(1)>"


class Page(HTMLParser):
    """What a test asks of a page: its elements, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(1 for name, _ in self.elements if name == tag)

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.elements if attributes.get("name") == name]

    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]


def hostile(value: Any) -> Any:
    """The same data with every text that a person could have written made hostile; names of things stay."""
    if isinstance(value, dict):
        kept = {"type", "kind", "name", "input", "width", "language", "submitted_at", "sent", "phase", "html"}
        kept |= {"href", "action", "start_href", "back_href", "change_href", "declaration", "autocomplete", "robots"}
        kept |= {"state", "value", "seen", "remove_href", "keep_href", "check_href", "at", "answered_at"}
        kept |= {"add_href", "done_action", "answer_href", "track_href", "copy_href"}
        kept |= {"path", "other_language_path", "feedback_href", "brand_css", "home_href", "exit_href", "languages"}
        return {key: item if key in kept else hostile(item) for key, item in value.items()}
    if isinstance(value, list):
        return [hostile(item) for item in value]
    return HOSTILE if isinstance(value, str) else value


@pytest.mark.parametrize("kind", sorted(DOCUMENT_TEMPLATES))
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_kind_is_a_whole_page_with_one_heading_and_no_repeated_id(kind: str, language: str, sample: Any) -> None:
    page = Page(html := render(sample(kind, language=language)))
    assert html.startswith("<!DOCTYPE html>")
    assert ("html", {"lang": language, "class": "govuk-template"}) in page.elements
    assert page.count("h1") == page.count("main") == page.count("title") == 1
    assert len(page.ids()) == len(set(page.ids()))


@pytest.mark.parametrize("kind", sorted(DOCUMENT_TEMPLATES))
def test_headings_never_skip_a_level(kind: str, sample: Any) -> None:
    levels = [int(tag[1]) for tag, _ in Page(render(sample(kind))).elements if re.fullmatch("h[1-6]", tag)]
    for before, after in pairwise(levels):
        assert after <= before + 1, levels


@pytest.mark.parametrize("kind", sorted(DOCUMENT_TEMPLATES))
def test_hostile_text_is_text_everywhere(kind: str, sample: Any) -> None:
    calm = sample(kind, safety=True, description="d")
    rough = parse_document(hostile(calm.model_dump(mode="json")))
    html = render(rough)
    page = Page(html)
    assert page.count("script") == 2, "the inline line and site.js, nothing else"
    assert page.count("img") == 0
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert "{{7*7}}" in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "&amp;lt;" not in html, "escaped twice"


@pytest.mark.parametrize("kind", sorted(DOCUMENT_TEMPLATES))
def test_a_page_has_no_inline_style_and_only_the_line_the_policy_allows(kind: str, sample: Any) -> None:
    html = render(sample(kind, safety=True))
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)
    assert re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL) == [INLINE_SCRIPT]


def test_the_hash_is_a_source_expression_of_the_content_security_policy() -> None:
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/]{43}='", INLINE_SCRIPT_HASH)


@pytest.mark.parametrize("kind", sorted(DOCUMENT_TEMPLATES))
def test_a_document_that_went_through_json_renders_to_the_same_page(kind: str, sample: Any) -> None:
    document = sample(kind)
    assert render(parse_document(json.loads(document.model_dump_json()))) == render(document)


def test_templates_are_given_the_document_and_nothing_else(sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, Any]] = []
    template_class = ENVIRONMENT.template_class
    real = template_class.render

    def watched(self: Any, *args: Any, **names: Any) -> str:
        given.append(dict(*args, **names))
        return real(self, *args, **names)

    monkeypatch.setattr(template_class, "render", watched)
    for kind in DOCUMENT_TEMPLATES:
        render(sample(kind))
    assert [set(names) for names in given] == [{"document"}] * len(DOCUMENT_TEMPLATES)
    assert all(isinstance(names["document"], Document) for names in given)


def test_an_unknown_kind_fails_and_names_the_known_ones(sample: Any) -> None:
    with pytest.raises(UnknownKind, match=r"'riddle'.*check_answers"):
        render(sample("content").model_copy(update={"kind": "riddle"}))
