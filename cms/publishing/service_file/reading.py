"""Reading a service file: to plain data, checked against the schema, to the fields of a service page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from wagtail.fields import RichTextField

from cms.blocks import raw_clocks
from cms.publishing.compile import form_draft
from cms.publishing.raw_guidance import RawError, raw_guidance, raw_slots
from cms.publishing.service_file.checking import check
from cms.publishing.service_file.closed_yaml import Unreadable, read_closed_yaml
from cms.publishing.service_file.mistakes import Marks, Mistake, ServiceFileError, Steps, located, steps_of_path
from cms.publishing.service_file.schema import DELIVERY_FIELDS, page_field
from cms.publishing.welsh import REVIEWED, MadeFrom, Review, note_translations, review_facts
from contact_forms.blocks import clean_html, draft_of, pair_of
from contact_forms.engine import DefinitionError, Form, form_from_json
from contact_forms.engine.definition import Text
from contact_forms.plan import DeliveryPlan

if TYPE_CHECKING:
    from cms.models.library import ServicePage


@dataclass(frozen=True)
class ServiceFile:
    """A service file, read. fields: field of `ServicePage` -> value; stream fields as raw lists. review: who reviewed
    the Welsh, as the page keeps it. outdated: Welsh texts that are older than their English."""

    file: str
    slug: str
    section: str
    fields: dict[str, Any]
    review: dict[str, str]
    outdated: MadeFrom


def read_service_file(file: Path) -> ServiceFile:
    """Reads one file. Raises ServiceFileError naming the file, the lines and what to write."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ServiceFileError(file, [Mistake((), f"cannot be read: {error.strerror}")]) from error
    return read_service_text(content, file)


def read_service_text(content: bytes, file: Path | str) -> ServiceFile:
    """Reads a file from its bytes. file: its name. Raises ServiceFileError."""
    try:
        data, marks = read_closed_yaml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ServiceFileError(file, [Mistake((), "is not in UTF-8: save it as UTF-8 text", line, 1)]) from error
    except Unreadable as error:
        raise ServiceFileError(file, [error.mistake]) from error
    return service_of(data, file, marks)


def service_of(data: Any, file: Path | str = "service", marks: Marks | None = None) -> ServiceFile:
    """A service from the plain data of its file. marks: where its parts stand. Raises ServiceFileError."""
    mistakes = check(data)
    if mistakes:
        raise ServiceFileError(file, located(mistakes, marks or {}))
    try:
        return _service(data, str(file))
    except (DefinitionError, RawError, _Wrong) as error:
        steps, reason = _said(error)
        raise ServiceFileError(file, located([Mistake(steps, reason)], marks or {})) from error


def apply_service(page: ServicePage, service: ServiceFile) -> bool:
    """Put a file's values into a page, without saving it. True where that changes anything."""
    before = state_of(page)
    for name, value in service.fields.items():
        setattr(page, name, value)
    kept = {name: value for name, value in (page.welsh or {}).items() if not name.startswith("reviewed")}
    page.welsh = kept | service.review
    note_translations(page, service.outdated)
    return state_of(page) != before


def state_of(page: ServicePage) -> str:
    """Stands for everything of a page that a service file holds."""
    draft = form_draft(page)
    around = (page.guidance, page.slots, page.clocks)
    streams = [draft.form, draft.conditions, *(stream.get_prep_value() for stream in around)]
    names = [*_PLAIN_FIELDS, *(f"{name}{end}" for name in _PAIRS for end in ("", "_cy"))]
    names += [_field_of(field.name) for field in fields(DeliveryPlan) if field.name != CLOCKS]
    names += [field.name for field in fields(Form) if field.name not in ("schema", "steps", "conditions")]
    return json.dumps([[getattr(page, name) for name in names], streams, page.welsh], sort_keys=True, default=str)


CLOCKS = "clocks"
_PLAIN_FIELDS = ("slug", "search_description", "retired", "minutes", "safety_mode", "task_list")
_PAIRS = ("title", "summary", "bridging", "declaration", "promise", "panel_title", "next_steps")


class _Wrong(ValueError):
    """Something that the schema cannot say. args: place, reason."""


def _said(error: DefinitionError | RawError | _Wrong) -> tuple[Steps, str]:
    if isinstance(error, DefinitionError):
        return steps_of_path(error.path), error.reason
    if isinstance(error, RawError):
        return steps_of_path(error.place), error.reason
    return steps_of_path(error.args[0]), error.args[1]


def _service(data: Mapping[str, Any], file: str) -> ServiceFile:
    slug = data["slug"]
    form: Form = form_from_json(data["form"])
    draft = draft_of(form, slug)
    if not data["title"]["en"].strip():
        raise _Wrong("title.en", "must not be empty: write the title in English")
    values: dict[str, Any] = {
        "slug": slug,
        **_pair("title", data["title"]),
        **_pair("summary", data.get("summary")),
        "search_description": data.get("search_description", ""),
        "minutes": data.get("minutes", 0),
        "safety_mode": data.get("safety_mode", False) or form.safety_mode,
        **_pair("bridging", data.get("bridging"), html=True),
        "task_list": form.task_list,
        "form": draft.form,
        "conditions": draft.conditions,
        **_facts_of_the_form(form),
        **_delivery(data.get("delivery", {}), f"{slug}/{CLOCKS}"),
        "retired": "\n".join(data.get("retired", [])),
        "guidance": raw_guidance(data.get("guidance", []), f"{slug}/guidance", "guidance"),
        "slots": raw_slots(data.get("slots", []), f"{slug}/slots"),
    }
    welsh = data.get("welsh", {})
    outdated = {entry["welsh"]: entry["made_from"] for entry in welsh.get("outdated", [])}
    return ServiceFile(file, slug, data["section"], values, _review(welsh), outdated)


def _facts_of_the_form(form: Form) -> dict[str, Any]:
    """What the page keeps in fields of its own: everything of a form but its steps and conditions."""
    values: dict[str, Any] = {}
    for part in fields(Form):
        value = getattr(form, part.name)
        if part.name in ("schema", "steps", "conditions", "safety_mode"):
            continue
        if isinstance(value, Text):
            is_html = isinstance(page_field(part.name), RichTextField)
            values |= _pair(part.name, {"en": value.en, "cy": value.cy}, html=is_html)
        else:
            values[page_field(part.name).name] = value
    return values


def _pair(field: str, pair: Mapping[str, str] | None, *, html: bool = False) -> dict[str, str]:
    text = pair_of(pair)
    text = Text(clean_html(text.en), clean_html(text.cy)) if html else text
    return {field: text.en, f"{field}_cy": text.cy}


def _delivery(plan: Mapping[str, Any], place: str) -> dict[str, Any]:
    """What the plan leaves out takes its default, whatever the page held before. place: names its clocks for good."""
    values: dict[str, Any] = {}
    hints = get_type_hints(DeliveryPlan)
    for part in fields(DeliveryPlan):
        field = page_field(_field_of(part.name))
        if part.name == CLOCKS:
            values[field.name] = raw_clocks(plan.get(CLOCKS, ()), place)
        elif hints[part.name] is Text:
            values |= _pair(field.name, plan.get(part.name), html=isinstance(field, RichTextField))
        else:
            values[field.name] = plan.get(part.name, field.get_default())
    return values


def _field_of(name: str) -> str:
    return DELIVERY_FIELDS.get(name, name)


def _review(welsh: Mapping[str, Any]) -> dict[str, str]:
    if welsh.get("status") != REVIEWED:
        return {}
    try:
        on = date.fromisoformat(welsh["reviewed_on"])
    except ValueError:
        raise _Wrong("welsh.reviewed_on", "is no day of the calendar: write a date such as “2026-01-31”") from None
    return review_facts(Review(welsh["reviewed_by"], on), welsh["reviewed_text"])
