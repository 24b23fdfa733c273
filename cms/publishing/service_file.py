"""Service files: one service as YAML that people edit, to the fields of a service page and back. Schema 1."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from cms.models.content import SECTIONS
from cms.publishing.compile import compile_service, form_draft
from cms.publishing.raw_guidance import RawError, raw_guidance, raw_slots
from contact_forms.blocks import clean_html, draft_of, raw_pair
from contact_forms.engine import DefinitionError, Form, form_from_json, form_to_json
from contact_forms.engine.definition import Text

if TYPE_CHECKING:
    from cms.models.library import ServicePage

SCHEMA = 1
_TOP = {
    "schema", "slug", "section", "title", "summary", "minutes", "safety_mode", "guidance", "slots", "bridging",
    "delivery", "form",
}  # fmt: skip
_DELIVERY = {
    "category": "category",
    "subcode": "subcode",
    "reference_prefix": "reference_prefix",
    "protective_marking": "protective_marking",
    "structured": "structured",
    "retention_days": "retention_days",
}
"""Name in the file -> field of the page. Texts stand apart: `_DELIVERY_TEXTS`."""
_DELIVERY_TEXTS = {"promise": "promise", "panel": "panel_title", "next": "next_steps"}


class ServiceFileError(ValueError):
    """A service file that cannot be read. file: its path. place: where in it, such as "form.steps[2].key"."""

    def __init__(self, file: Path | str, place: str, reason: str) -> None:
        self.file = str(file)
        self.place = place
        super().__init__(f"{file}: {place}: {reason}" if place else f"{file}: {reason}")


@dataclass(frozen=True)
class ServiceFile:
    """A service file, read. fields: field of `ServicePage` -> value; stream fields as raw lists."""

    file: str
    slug: str
    section: str
    fields: dict[str, Any]


def read_service_file(file: Path) -> ServiceFile:
    """Reads one file. Raises ServiceFileError naming the file and the place."""
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ServiceFileError(file, "", f"cannot be read: {error}") from error
    return service_of(data, file)


def service_of(data: Any, file: Path | str = "service") -> ServiceFile:
    """A service from the plain data of its file. Raises ServiceFileError."""
    reader = _Reader(file)
    top = reader.mapping(data, "", _TOP)
    if top.get("schema") != SCHEMA:
        raise ServiceFileError(file, "schema", f"must be {SCHEMA}, the only schema known here")
    slug = reader.string(top, "slug")
    section = reader.string(top, "section")
    if section not in dict(SECTIONS):
        raise ServiceFileError(file, "section", f"must be one of {', '.join(dict(SECTIONS))}")
    form = reader.form(top.get("form"))
    draft = draft_of(form, slug)
    fields: dict[str, Any] = {
        "slug": slug,
        **reader.pair(top, "title", "title", required=True),
        **reader.pair(top, "summary", "summary", required=True),
        "minutes": top.get("minutes", 0),
        "safety_mode": bool(top.get("safety_mode", False)) or form.safety_mode,
        **reader.pair(top, "bridging", "bridging", html=True),
        "task_list": form.task_list,
        "form": draft.form,
        "conditions": draft.conditions,
        **_fields("declaration", _clean(form.declaration)),
        **reader.delivery(top.get("delivery")),
    }
    try:
        fields["guidance"] = raw_guidance(top.get("guidance") or [], f"{slug}/guidance", "guidance")
        fields["slots"] = raw_slots(top.get("slots") or [], f"{slug}/slots")
    except RawError as error:
        raise ServiceFileError(file, error.place, error.reason) from error
    return ServiceFile(str(file), slug, section, fields)


def apply_service(page: ServicePage, service: ServiceFile) -> bool:
    """Put a file's values into a page, without saving it. True where that changes anything."""
    before = _state(page)
    for name, value in service.fields.items():
        setattr(page, name, value)
    return _state(page) != before


def export_service(page: ServicePage) -> str:
    """The service file of a page. Reading it back gives the same fields."""
    compiled = compile_service(page)
    form = form_to_json(compiled.form)
    form.pop("schema")
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "slug": page.slug,
        "section": page.section_key,
        "title": raw_pair(compiled.title),
        "summary": compiled.content["summary"],
        "minutes": page.minutes,
        "safety_mode": page.safety_mode,
        "guidance": compiled.content["guidance"],
        "slots": compiled.slots,
        "bridging": compiled.content["bridging"],
        "delivery": {
            **{name: getattr(page, field) for name, field in _DELIVERY.items()},
            "promise": raw_pair(compiled.plan.promise),
            "panel": raw_pair(compiled.plan.panel),
            "next": raw_pair(compiled.plan.next),
        },
        "form": form,
    }
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)
    return text


def _state(page: ServicePage) -> str:
    names: tuple[str, ...] = (
        "title",
        "title_cy",
        "summary",
        "summary_cy",
        "minutes",
        "safety_mode",
        "bridging",
        "bridging_cy",
    )
    names += ("declaration", "declaration_cy", "task_list", *_DELIVERY.values())
    names += tuple(f"{field}{end}" for field in _DELIVERY_TEXTS.values() for end in ("", "_cy"))
    draft = form_draft(page)
    streams = [draft.form, draft.conditions, page.guidance.get_prep_value(), page.slots.get_prep_value()]
    return json.dumps([page.slug, [getattr(page, name) for name in names], streams], sort_keys=True, default=str)


def _fields(field: str, text: Text) -> dict[str, str]:
    return {field: text.en, f"{field}_cy": text.cy}


def _clean(text: Text) -> Text:
    return Text(clean_html(text.en), clean_html(text.cy))


class _Reader:
    """Reads parts of one file, and says where it could not."""

    def __init__(self, file: Path | str) -> None:
        self.file = file

    def mapping(self, data: Any, place: str, known: set[str]) -> Mapping[str, Any]:
        if not isinstance(data, Mapping):
            raise ServiceFileError(self.file, place, "must be a list of names and values")
        for name in data:
            if name not in known:
                raise ServiceFileError(self.file, f"{place}.{name}".lstrip("."), "is not a known name")
        return data

    def string(self, data: Mapping[str, Any], name: str) -> str:
        value = data.get(name)
        if not isinstance(value, str) or not value:
            raise ServiceFileError(self.file, name, "must be text")
        return value

    def pair(
        self,
        data: Mapping[str, Any],
        name: str,
        field: str,
        *,
        required: bool = False,
        html: bool = False,
        at: str = "",
    ) -> dict[str, str]:
        place = f"{at}{name}"
        pair = self.mapping(data.get(name) or {}, place, {"en", "cy"})
        for language, value in pair.items():
            if not isinstance(value, str):
                raise ServiceFileError(self.file, f"{place}.{language}", "must be text")
        text = Text(pair.get("en", "").strip(), pair.get("cy", "").strip())
        if required and not text:
            raise ServiceFileError(self.file, f"{place}.en", "is missing")
        return _fields(field, _clean(text) if html else text)

    def delivery(self, data: Any) -> dict[str, Any]:
        plan = self.mapping(data or {}, "delivery", {*_DELIVERY, *_DELIVERY_TEXTS})
        fields = {field: plan[name] for name, field in _DELIVERY.items() if name in plan}
        for name, field in _DELIVERY_TEXTS.items():
            fields |= self.pair(plan, name, field, html=name == "next", at="delivery.")
        return fields

    def form(self, data: Any) -> Form:
        try:
            return form_from_json(data)
        except DefinitionError as error:
            raise ServiceFileError(self.file, error.path, error.reason) from error
