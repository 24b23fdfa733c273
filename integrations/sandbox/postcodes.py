"""The pretend source of postcodes: `/postcodes/<postcode>` as postcodes.io answers, with addresses for some."""

from __future__ import annotations

import re
import time
from typing import Any

from flask import Blueprint, Response, jsonify, request

from integrations.sandbox.connections import BREAK
from integrations.sandbox.faults import POSTCODES
from integrations.sandbox.store import Store

SLOW_SECONDS = 15.0
_SHAPE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}")

# Real postcodes of public places, with made-up addresses in them. The police force areas are those of the four forces
# of the demonstration.
_PLACES: dict[str, dict[str, Any]] = {
    "RG1 1AA": {"district": "Reading", "pfa": "E23000029", "at": (51.4551, -0.9781), "street": "Example Street"},
    "SA31 2PF": {
        "district": "Carmarthenshire",
        "pfa": "W15000004",
        "at": (51.8572, -4.3115),
        "street": "Heol Enghraifft",
    },
    "SW1A 2AA": {"district": "Westminster", "pfa": "E23000001", "at": (51.5034, -0.1276), "street": "Example Row"},
    "SO14 7DU": {"district": "Southampton", "pfa": "E23000030", "at": (50.9077, -1.4049), "street": "Example Parade"},
}
_ELSEWHERE: dict[str, Any] = {"district": "Example District", "pfa": "E23000029", "at": (51.5, -1.0), "street": ""}
_WITHOUT_ADDRESSES = "SO14 7DU"
_UNKNOWN = re.compile(r"ZY[0-9]")


def postcode_routes(store: Store) -> Blueprint:
    """The one route of the source."""
    routes = Blueprint("postcodes", __name__)

    @routes.get("/postcodes/<postcode>")
    def facts(postcode: str) -> Response | tuple[Response, int]:
        fault = store.take_fault(POSTCODES)
        if fault is not None and fault.kind in ("500", "503", "429"):
            return jsonify(status=int(fault.kind), error="The pretend source was told to fail."), int(fault.kind)
        if fault is not None and fault.kind == "garbage":
            return Response("<html><body>Welcome to the wireless network</body></html>", mimetype="text/html")
        if fault is not None and fault.kind == "reset":
            request.environ[BREAK] = "reset"
            return Response(status=204)
        if fault is not None and fault.kind == "slow":
            time.sleep(fault.seconds if fault.seconds is not None else SLOW_SECONDS)
        written = f"{postcode[:-3].strip()} {postcode[-3:]}".upper()
        if not _SHAPE.fullmatch(written) or _UNKNOWN.match(written):
            return jsonify(status=404, error="Postcode not found"), 404
        return jsonify(status=200, result=_result(written))

    return routes


def _result(postcode: str) -> dict[str, Any]:
    place = _PLACES.get(
        postcode, {"district": "Example District", "pfa": "E23000029", "at": (51.5, -1.0), "street": ""}
    )
    latitude, longitude = place["at"]
    result: dict[str, Any] = {
        "postcode": postcode,
        "country": "Wales" if place["pfa"].startswith("W") else "England",
        "admin_district": place["district"],
        "latitude": latitude,
        "longitude": longitude,
        "codes": {"pfa": place["pfa"]},
    }
    if place["street"] and postcode != _WITHOUT_ADDRESSES:
        result["addresses"] = [
            {"line_1": f"{number} {place['street']}", "line_2": "", "post_town": place["district"], "county": ""}
            for number in range(1, 13)
        ]
    return result
