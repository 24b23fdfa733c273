"""One question to a source of postcodes, and its answer read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from integrations.errors import UnknownOutcome
from integrations.http import exchange, named_error

MOST_ADDRESSES = 200
"""Kept of one answer. The fullest postcodes of the UK have about 100."""
LONGEST_LINE = 100


@dataclass(frozen=True)
class Address:
    """One address that a source lists. The postcode is that of the facts."""

    line1: str
    line2: str
    town: str
    county: str


@dataclass(frozen=True)
class PostcodeFacts:
    """postcode: in its usual form. district: of the council. police_force_area: ONS code, such as "E23000029".
    latitude, longitude: degrees, None where the source has none. addresses: empty where the source lists none."""

    postcode: str
    district: str = ""
    country: str = ""
    police_force_area: str = ""
    latitude: float | None = None
    longitude: float | None = None
    addresses: tuple[Address, ...] = ()


def look_up(base_address: str, postcode: str, *, seconds: float) -> PostcodeFacts | None:
    """What the source knows of a postcode; None where it says that there is no such postcode.

    base_address: without a slash at the end. seconds: for the whole of it. Raises an error of `integrations.errors`
    where the source cannot be reached in time or does not answer as it should.
    """
    url = f"{base_address}/postcodes/{quote(postcode, safe='')}"
    answer = exchange("GET", url, headers={"Accept": "application/json"}, timeout=seconds)
    if answer.status == 404:
        return None
    error = named_error(answer, datetime.now(UTC))
    if error is not None:
        raise error
    if answer.status != 200:
        raise UnknownOutcome(f"The source of postcodes did not answer the question ({answer.status}).", answer.status)
    try:
        result = answer.json()["result"]
        return _read(result)
    except (ValueError, KeyError, TypeError):
        raise UnknownOutcome("The source of postcodes gave an answer that cannot be read.", answer.status) from None


def _read(result: Mapping[str, Any]) -> PostcodeFacts:
    codes = result.get("codes") or {}
    listed = result.get("addresses") or []
    return PostcodeFacts(
        postcode=_line(result["postcode"]),
        district=_line(result.get("admin_district")),
        country=_line(result.get("country")),
        police_force_area=_line(codes.get("pfa")),
        latitude=_degrees(result.get("latitude")),
        longitude=_degrees(result.get("longitude")),
        addresses=tuple(_address(each) for each in listed[:MOST_ADDRESSES]),
    )


def _address(listed: Mapping[str, Any]) -> Address:
    return Address(*(_line(listed.get(name)) for name in ("line_1", "line_2", "post_town", "county")))


def _line(value: Any) -> str:
    return " ".join(value.split())[:LONGEST_LINE] if isinstance(value, str) else ""


def _degrees(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
