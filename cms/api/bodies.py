"""Bodies of requests to the API: JSON, strictly read, and nothing that a form of another site could send."""

from __future__ import annotations

import json
import math
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

JSON = "application/json"
NOT_JSON = f"Send the body as {JSON}."
MOST_BYTES = 1_000_000
TOO_LONG = f"The body may have {MOST_BYTES:,} bytes at most."


class UnreadableJson(ValueError):
    """A body that is not JSON, or that two readers could read in two ways. Its text says why, without the content."""


class StrictParser(Parser):
    """Refuses what the JSON standard leaves open: other encodings than UTF-8, names given twice, NaN and Infinity."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            text = request.body.decode("utf-8")
        except UnicodeDecodeError:
            raise UnreadableJson("The body is not UTF-8.") from None
        try:
            return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite)
        except UnreadableJson:
            raise
        except (ValueError, RecursionError):
            raise UnreadableJson("The body is not JSON that can be read.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise UnreadableJson("The body gives the same name twice.")
    return members


def _no_constant(name: str) -> Any:
    raise UnreadableJson("The body holds NaN or Infinity, which are not JSON.")


def _finite(written: str) -> float:
    number = float(written)
    if math.isinf(number):
        raise UnreadableJson("The body holds a number that is too large.")
    return number
