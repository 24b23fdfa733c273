"""The published JSON Schema of a service file, made from what the code itself declares: the dataclasses of the form and
the delivery plan, the kinds of question, the blocks of guidance, the fields of the page."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from django.apps import apps
from django.db import connection

from cms.models.content import SECTIONS
from cms.publishing.raw_guidance import PARTS
from contact_forms.engine import KINDS
from contact_forms.engine.definition import SCHEMA_VERSION, Form, Question, Text
from contact_forms.engine.questions.settings import Amount, Flag, OneOf, Setting, Whole
from contact_forms.plan import DeliveryPlan

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA = 1
SCHEMA_NAME = f"service-file.v{SCHEMA}.json"

Json = dict[str, Any]

DELIVERY_FIELDS = {"panel": "panel_title", "next": "next_steps"}
"""Name in the delivery plan -> field of the page, where they differ."""

_HASH = {"type": "string", "pattern": "^[0-9a-f]{12}$"}


@cache
def service_schema() -> Json:
    """The schema, as JSON Schema 2020-12. The answer must not be changed."""
    definitions: Json = {"text": _TEXT}
    form = _of_dataclass(Form, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:single-online-home:service-file:v{SCHEMA}",
        "title": "Service file of Single Online Home",
        "description": "One service: start page, local slots, delivery plan and form, in English and Welsh.",
        "type": "object",
        "required": ["schema", "slug", "section", "title", "form"],
        "additionalProperties": False,
        "properties": {
            "schema": {"const": SCHEMA},
            "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 255},
            "section": {"enum": list(dict(SECTIONS))},
            "title": {**_pair_of("title"), "required": ["en"]},
            "summary": _pair_of("summary"),
            "search_description": {"type": "string"},
            "minutes": _number_of("minutes"),
            "safety_mode": {"type": "boolean"},
            "welsh": _WELSH,
            "guidance": _guidance(),
            "slots": _SLOTS,
            "bridging": {"$ref": "#/$defs/text"},
            "delivery": _delivery(definitions),
            "retired": {"type": "array", "items": {"type": "string"}},
            "form": form,
        },
        "$defs": definitions,
    }


_TEXT: Json = {
    "description": "A public text in English and Welsh.",
    "type": "object",
    "properties": {"en": {"type": "string"}, "cy": {"type": "string"}},
    "additionalProperties": False,
}
_WELSH: Json = {
    "description": "How the Welsh stands. reviewed_text stands for the Welsh that was reviewed; outdated: hashes of "
    "Welsh texts that are older than their English, each with those of the English texts they were made from.",
    "type": "object",
    "required": ["status"],
    "additionalProperties": False,
    "properties": {
        "status": {"enum": ["draft", "reviewed"]},
        "reviewed_by": {"type": "string", "minLength": 1},
        "reviewed_on": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "reviewed_text": _HASH,
        "outdated": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["welsh", "made_from"],
                "additionalProperties": False,
                "properties": {
                    "at": {"type": "string"},
                    "welsh": _HASH,
                    "made_from": {"type": "array", "items": _HASH, "minItems": 1},
                },
            },
        },
    },
    "allOf": [
        {
            "if": {"properties": {"status": {"const": "reviewed"}}},
            "then": {"required": ["reviewed_by", "reviewed_on", "reviewed_text"]},
        }
    ],
}
_SLOTS: Json = {
    "description": "Named places that a force may or must fill.",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["key", "label"],
        "additionalProperties": False,
        "properties": {
            "key": {"type": "string"},
            "label": {"type": "string"},
            "required": {"type": "boolean"},
            "default": {"$ref": "#/$defs/text"},
        },
    },
}


def page_field(name: str) -> Any:
    """A field of the service page."""
    return apps.get_model("cms", "ServicePage")._meta.get_field(name)


def _pair_of(name: str) -> Json:
    """A pair whose texts fit into a field of the page and the Welsh one beside it."""
    long = (
        {"type": "string", "maxLength": page_field(name).max_length}
        if page_field(name).max_length
        else {"type": "string"}
    )
    return {"type": "object", "properties": {"en": long, "cy": long}, "additionalProperties": False}


def _number_of(name: str) -> Json:
    _, most = connection.ops.integer_field_range(page_field(name).get_internal_type())
    return {"type": "integer", "minimum": 0, "maximum": most}


def _guidance() -> Json:
    return {
        "description": "The start page, in order.",
        "type": "array",
        "items": {
            "type": "object",
            "required": ["type"],
            "properties": {"type": {"enum": list(PARTS)}},
            "allOf": [
                _if(
                    "type",
                    kind,
                    {
                        "required": list(parts),
                        "additionalProperties": False,
                        "properties": {"type": {}, **{name: {"$ref": "#/$defs/text"} for name in parts}},
                    },
                )
                for kind, parts in PARTS.items()
            ],
        },
    }


def _delivery(definitions: Json) -> Json:
    hints = get_type_hints(DeliveryPlan)
    properties: Json = {}
    for field in fields(DeliveryPlan):
        of_page = page_field(DELIVERY_FIELDS.get(field.name, field.name))
        if hints[field.name] is Text:
            properties[field.name] = _pair_of(of_page.name)
        elif hints[field.name] is int:
            properties[field.name] = _number_of(of_page.name)
        elif of_page.choices:
            properties[field.name] = {"enum": [value for value, _ in of_page.choices]}
        else:
            properties[field.name] = _type(hints[field.name], definitions)
            if of_page.max_length:
                properties[field.name]["maxLength"] = of_page.max_length
    return {
        "description": "What happens to a report, and what its person is told.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


# --- the form, from its dataclasses ----------------------------------------------------------------------------------


def _of_dataclass(kind: type, definitions: Json) -> Json:
    """A reference to the definition of a dataclass, which is made where it is not there yet."""
    name = kind.__name__.lower()
    if name not in definitions:
        made = definitions[name] = {
            "description": (kind.__doc__ or "").strip().partition("\n")[0],
            "type": "object",
            "additionalProperties": False,
        }
        hints = get_type_hints(kind)
        own = fields(kind)
        made["properties"] = {field.name: _type(hints[field.name], definitions) for field in own}
        made["required"] = [
            field.name for field in own if field.default is MISSING and field.default_factory is MISSING
        ]
        if kind is Form:
            made["properties"]["schema"] = {"const": SCHEMA_VERSION}
        if kind is Question:
            made["properties"]["kind"] = {"enum": sorted(KINDS)}
            made["allOf"] = [_if("kind", name, _of_kind(name)) for name in sorted(KINDS)]
    return {"$ref": f"#/$defs/{name}"}


def _type(hint: Any, definitions: Json) -> Json:
    """The schema of a type, as the dataclasses of a definition use them."""
    origin, inner = get_origin(hint), get_args(hint)
    if hint is Text:
        return {"$ref": "#/$defs/text"}
    if is_dataclass(hint) and isinstance(hint, type):
        return _of_dataclass(hint, definitions)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, types.UnionType):
        several = [each for each in inner if each is not type(None)]
        made = [_type(each, definitions) for each in several]
        if len(made) == 2 and all(is_dataclass(each) for each in several):
            # One of two dataclasses is told by what only the second must have, so that a mistake inside is named there.
            return {"if": {"required": [_only_in(*several)]}, "then": made[1], "else": made[0]}
        return made[0] if len(made) == 1 else {"anyOf": made}
    if origin in (tuple, list):
        return {"type": "array", "items": _type(inner[0], definitions)}
    if origin is not None and len(inner) == 2:
        values = _type(inner[1], definitions)
        return {"type": "object", **({"additionalProperties": values} if values else {})}
    plain = {str: "string", bool: "boolean", int: "integer", float: "number"}
    return {"type": plain[hint]} if hint in plain else {}


def _only_in(first: type, second: type) -> str:
    """The last field that the second dataclass must have and the first has not."""
    known = {field.name for field in fields(first)}
    needed = [field.name for field in fields(second) if field.default is MISSING and field.default_factory is MISSING]
    return next(name for name in reversed(needed) if name not in known)


def _of_kind(name: str) -> Json:
    """What a question of one kind may have: its settings, its errors, and options only where it takes them."""
    kind = KINDS[name]
    codes = sorted({code.partition("/")[0] for code in kind.wording})
    properties: Json = {
        "settings": {
            "properties": {setting: _setting(each) for setting, each in kind.settings.items()},
            "additionalProperties": False,
        },
        "errors": {"propertyNames": {"enum": codes}},
    }
    if not kind.takes_options:
        properties["options"] = {"maxItems": 0}
    return {"properties": properties}


def _setting(setting: Setting) -> Json:
    made: Json = {"description": setting.wanted}
    match setting:
        case Flag():
            made["type"] = "boolean"
        case Whole():
            made |= {"type": "integer", "minimum": setting.least, "maximum": setting.most}
        case Amount():
            made["type"] = ["number", "string"]
        case OneOf():
            made["enum"] = list(setting.words)
    return made


def _if(name: str, value: str, then: Mapping[str, Any]) -> Json:
    return {"if": {"properties": {name: {"const": value}}, "required": [name]}, "then": dict(then)}
