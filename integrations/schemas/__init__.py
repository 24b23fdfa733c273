"""The published JSON Schemas of what leaves the platform, and the check that a document fits its own.

The files here are the ones that run; `docs/schemas/` holds the same for readers. A validator is made once a process.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from integrations.errors import UnfitRecord

STANDARD_DATA_MODEL = "standard-data-model.v1"
DIGITAL_REPORT = "digital-report.v1"
PROBLEMS_NAMED = 5
_FOLDER = Path(__file__).parent

_SAYS: Mapping[str, str] = {
    "pattern": "is not written as the model asks (a coded value without its code?)",
    "type": "has a value of the wrong shape",
    "enum": "is not one of the values that the model knows",
    "const": "is not the value that the model asks",
}


def schema_text(name: str) -> str:
    """The published text of a schema, such as `STANDARD_DATA_MODEL`."""
    return (_FOLDER / f"{name}.json").read_text(encoding="utf-8")


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def require_fit(name: str, document: Mapping[str, Any]) -> None:
    """Raise `UnfitRecord` unless a document fits the schema of this name.

    The reason names places and attributes, which are ours, and never a value, which may be an answer.
    """
    problems = []
    for error in _validator(name).iter_errors(document):
        for problem in _told(error, document):
            if problem not in problems:
                problems.append(problem)
        if len(problems) >= PROBLEMS_NAMED:
            break
    if problems:
        raise UnfitRecord(f"The report does not fit the published model: {'; '.join(problems[:PROBLEMS_NAMED])}.")


def _told(error: ValidationError, document: Mapping[str, Any]) -> Iterator[str]:
    """What one error says, in words without a value."""
    # The innermost errors say what is wrong; those around them only that something is.
    while error.context and (inner := best_match(error.context)) is not None:
        error = inner
    place = _place(list(error.absolute_path), document)
    if error.validator == "additionalProperties" and isinstance(error.instance, Mapping):
        known = error.schema.get("properties", {}) if isinstance(error.schema, Mapping) else {}
        for name in error.instance:
            if name not in known:
                yield f"{place}.{_plain(name)} is not known to the model"
    elif error.validator == "required" and isinstance(error.instance, Mapping):
        for name in error.schema.get("required", ()) if isinstance(error.schema, Mapping) else ():
            if name not in error.instance:
                yield f"{place}.{name} is missing"
    else:
        yield f"{place} {_SAYS.get(str(error.validator), 'does not fit')}"


def _place(path: list[str | int], document: Mapping[str, Any]) -> str:
    """The path in words: an entity by its type ("person.gender"), everything else by its pointer."""
    if path[:1] == ["data"]:
        words, rest = ["incident"], path[1:]
    elif len(path) > 1 and path[0] == "included":
        words, rest = [_plain(document["included"][path[1]].get("type", "entity"))], path[2:]
    else:
        words, rest = [], path
    words += [_plain(part) for part in rest if not isinstance(part, int) and part not in ("attributes", "data")]
    return ".".join(words) or "the document"


def _plain(name: object) -> str:
    """A name that is safe in a reason: names come from a service's mapping, so they are short and without spaces."""
    text = str(name)
    return text if text.isascii() and text.replace("-", "").replace("_", "").isalnum() and len(text) < 61 else "?"
