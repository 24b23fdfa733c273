"""Pages from plain content: sections, advice, and the platform's own pages on every site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any, TypeVar

from wagtail.models import Page

from cms.models import ContentPage, SectionPage
from forcesites.loading.files import Pair

PageType = TypeVar("PageType", bound=Page)


def put_page(parent: Page, page: PageType) -> PageType:
    """Add a page below another and publish it the way the admin's button does."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def filled(text: str, words: Mapping[str, str]) -> str:
    """A text with its placeholders put in, as text and not as HTML."""
    for name, value in words.items():
        text = text.replace("{" + name + "}", escape(value, quote=False))
    return text


def _filled_pairs(part: Any, words: Mapping[str, Mapping[str, str]]) -> Any:
    """The same content with the placeholders of each language put in."""
    if isinstance(part, dict):
        return {
            name: filled(value, words[name])
            if name in words and isinstance(value, str)
            else _filled_pairs(value, words)
            for name, value in part.items()
        }
    if isinstance(part, list):
        return [_filled_pairs(value, words) for value in part]
    return part


def guidance_stream(body: list[dict[str, Any]]) -> str:
    """Raw guidance blocks (texts as pairs) of plain content."""
    return json.dumps(
        [
            {"type": part["type"], "value": {name: value for name, value in part.items() if name != "type"} or None}
            for part in body
        ]
    )


def content_stream(body: list[dict[str, Any]], language: str) -> str:
    """Raw free-content blocks of plain content in one language."""
    return json.dumps([{"type": part["type"], "value": _value(part, language)} for part in body])


def _value(part: dict[str, Any], language: str) -> Any:
    kind = part["type"]
    match kind:
        case "emergency":
            return None
        case "rich_text" | "inset":
            return part["html"][language]
        case "warning":
            return part["text"][language]
        case "heading":
            return {"text": part["text"][language], "level": "2"}
        case "details":
            return {"summary": part["summary"][language], "html": part["html"][language]}
    raise ValueError(f"content has no block of type {kind!r}")


def add_section(home: Page, section: dict[str, Any], words: Mapping[str, Mapping[str, str]]) -> SectionPage:
    """One section of a site, with its own words below the list of services."""
    section = _filled_pairs(section, words)
    return put_page(
        home,
        SectionPage(
            title=section["title"]["en"],
            title_cy=section["title"]["cy"],
            slug=section["slug"],
            key=section["slug"],
            show_in_menus=True,
            summary=section["description"]["en"],
            summary_cy=section["description"]["cy"],
            introduction=section["introduction"]["en"],
            introduction_cy=section["introduction"]["cy"],
            body=guidance_stream(section.get("body", [])),
        ),
    )


def add_content_page(parent: Page, content: dict[str, Any], words: Mapping[str, Mapping[str, str]]) -> ContentPage:
    """One page of free content in both languages."""
    content = _filled_pairs(content, words)
    description: Pair = content.get("description", {"en": "", "cy": ""})
    return put_page(
        parent,
        ContentPage(
            title=content["title"]["en"],
            title_cy=content["title"]["cy"],
            slug=content["slug"],
            summary=description["en"],
            summary_cy=description["cy"],
            body=content_stream(content["body"], "en"),
            body_cy=content_stream(content["body"], "cy"),
        ),
    )
