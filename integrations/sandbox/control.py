"""The fault switches over HTTP: `POST /control/<force>/fault` (also `smtp`, `postcodes`), `POST /control/reset`."""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify, request

from integrations.sandbox.faults import OF_SYSTEMS, RECEIVER_FAULTS, fault_from
from integrations.sandbox.store import Store


def only_from_here() -> None:
    """A page of another site, open in the same browser, must not empty somebody's demonstration."""
    if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        abort(403)


def control_routes(store: Store) -> Blueprint:
    """The routes that turn switches on and off and empty the sandbox."""
    routes = Blueprint("control", __name__)

    routes.before_request(only_from_here)

    @routes.get("/control")
    def switches() -> Response:
        return jsonify(on=store.faults(), receiver=dict(RECEIVER_FAULTS), **{k: dict(v) for k, v in OF_SYSTEMS.items()})

    @routes.post("/control/<name>/fault")
    def set_fault(name: str) -> tuple[Response, int] | Response:
        try:
            fault = fault_from(name, request.get_json(silent=True))
        except ValueError as problem:
            return jsonify(problem=str(problem)), 400
        store.set_fault(name, fault)
        return jsonify(on=store.faults())

    @routes.post("/control/reset")
    def reset() -> Response:
        store.reset()
        return jsonify(on=store.faults())

    return routes
