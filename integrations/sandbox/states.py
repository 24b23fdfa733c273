"""The pretend force at work: a report it holds moves on, and the platform is told by a signed status update."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
from flask import Blueprint, Response, jsonify, request

from integrations.sandbox.calling import call
from integrations.sandbox.control import only_from_here
from integrations.sandbox.credentials import demo_secret
from integrations.sandbox.store import Store
from integrations.signatures import signed_headers

STATES = ("received", "allocated", "in-progress", "closed")


def state_routes(store: Store) -> Blueprint:
    """`POST /control/<force>/status` with {"submission_id": …, "state": …}; without a state, received, allocated and
    closed one after the other."""
    routes = Blueprint("states", __name__)
    routes.before_request(only_from_here)

    @routes.post("/control/<force>/status")
    def move(force: str) -> tuple[Response, int] | Response:
        asked = request.get_json(silent=True) or {}
        states = [asked["state"]] if asked.get("state") else ["received", "allocated", "closed"]
        found = store.reports(1, force=force, submission_id=str(asked.get("submission_id", "")))
        if not found or not set(states) <= set(STATES):
            return jsonify(problem="no such report, or no such state"), 400
        held = store.report(found[0]["id"]) or {}
        callback = _callback(json.loads(held["document"]))
        if not callback:
            return jsonify(problem="the report says of no address for its states"), 409
        twice = store.take_fault(force, "duplicate-callbacks") is not None
        updates = [_update(held["submission_id"], state) for state in states]
        if twice:
            updates = [update for update in updates for _ in range(2)] + updates[:1]
        return jsonify(answers=[_tell(callback, force, update) for update in updates])

    return routes


def _callback(document: dict[str, Any]) -> str:
    return str(document.get("statusCallback") or document.get("meta", {}).get("statusCallback") or "")


def _update(submission_id: str, state: str) -> dict[str, str]:
    at = datetime.now(UTC).isoformat()
    return {"messageId": str(uuid4()), "submissionId": submission_id, "state": state, "at": at}


def _tell(callback: str, force: str, update: dict[str, str]) -> int | None:
    """The status of the platform's answer, None where it did not answer."""
    body = json.dumps(update).encode()
    headers = signed_headers((demo_secret(force),), update["messageId"], body, int(time.time()))
    try:
        answer = call("POST", callback, body, headers)
    except (httpx.HTTPError, ValueError):
        return None
    return answer.status_code
