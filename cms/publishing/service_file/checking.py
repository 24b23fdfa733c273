"""What a file's data has that its schema does not allow, said to who wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from cms.publishing.service_file.mistakes import Mistake, Steps
from cms.publishing.service_file.schema import SCHEMA_NAME, service_schema
from contact_forms.engine.reading import shape_of

_WANTED = {
    "string": "text",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "array": "a list (lines that begin with -)",
    "object": "a list of names and values",
}


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(service_schema())


def check(data: Any) -> list[Mistake]:
    """Every mistake in the data of a service file."""
    return [mistake for error in _validator().iter_errors(data) for mistake in _mistakes(error)]


def _mistakes(error: ValidationError) -> Iterator[Mistake]:
    steps: Steps = tuple(error.absolute_path)
    value: Any = error.instance
    allowed: Any = error.validator_value
    schema: Any = error.schema
    match error.validator:
        case "required":
            for name in allowed:
                if name not in value:
                    yield Mistake((*steps, name), f"is missing: write “{name}: …”")
        case "additionalProperties":
            known = sorted(schema.get("properties", {}))
            for name in value:
                if name not in known:
                    yield Mistake((*steps, name), f"is not a known name: write {_instead(name, known)}")
        case "enum" if "propertyNames" in error.absolute_schema_path:
            yield Mistake((*steps, value), f"is not a known name: write {_instead(value, allowed)}")
        case "enum":
            yield Mistake(steps, f"cannot be “{value}”: write {_instead(value, allowed)}")
        case "const":
            yield Mistake(steps, f"must be {allowed}: {SCHEMA_NAME} is the schema of this file")
        case "type":
            wanted = " or ".join(_WANTED[each] for each in ([allowed] if isinstance(allowed, str) else allowed))
            yield Mistake(steps, f"must be {wanted}, not {shape_of(value)}{_quotes(wanted, value)}")
        case "minimum" | "maximum":
            yield Mistake(steps, f"must be {'at least' if error.validator == 'minimum' else 'at most'} {allowed}")
        case "maxLength":
            yield Mistake(steps, f"must be {allowed} characters or fewer: it has {len(value)}")
        case "minItems" | "minLength":
            yield Mistake(steps, "must not be empty")
        case "maxItems":
            yield Mistake(steps, "must be left out: this kind of question takes no options")
        case "pattern":
            yield Mistake(
                steps, f"“{value}” is not in the right form: {_FORMS.get(allowed, f'it must match {allowed}')}"
            )
        case _:
            yield Mistake(steps, error.message)


_FORMS = {
    "^[-a-zA-Z0-9_]+$": "use lower-case letters, digits and hyphens, such as “lost-dog”",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "write a date such as “2026-01-31”, in quotes",
    "^[0-9a-f]{12}$": "keep it as `soh export-service` wrote it",
}


def _instead(given: Any, known: list[Any]) -> str:
    words = [str(each) for each in known if each != ""]
    near = get_close_matches(str(given), words, 1)
    if near:
        return f"“{near[0]}”, or another of {', '.join(words)}" if len(words) > 1 else f"“{near[0]}”"
    return f"one of {', '.join(words)}" if words else "nothing here"


def _quotes(wanted: str, value: Any) -> str:
    if wanted == "text" and isinstance(value, bool):
        return ": YAML takes yes, no, on and off for true or false, so put the text in quotes"
    if wanted == "text" and isinstance(value, int | float):
        return ": put it in quotes"
    if wanted in ("true or false", "a whole number") and isinstance(value, str):
        return ": write it without quotes"
    return ""
