"""The pretend GOV.UK Notify, API v2: e-mails and texts, its magic recipients, and its receipts.

A receipt is POSTed to the address set by `POST /control/notify/callback` with {"url": …, "token": …}.
"""

from __future__ import annotations

import hmac
import json
import threading
import time
from typing import Any
from uuid import uuid4

import httpx
import jwt
from flask import Blueprint, Response, jsonify, request

from integrations.sandbox.answering import broken_answer, seal_fate
from integrations.sandbox.calling import call
from integrations.sandbox.control import only_from_here
from integrations.sandbox.credentials import NOTIFY_KEY, NOTIFY_SERVICE
from integrations.sandbox.faults import NOTIFY
from integrations.sandbox.store import Store, now

UUID_LENGTH = 36
CLOCK = 30
"""Seconds that a caller's clock may be wrong."""
NO_RECORD = {"07700900000", "07700900111", "07700900222"} | {
    f"simulate-delivered{end}@notifications.service.gov.uk" for end in ("", "-2", "-3")
}
"""Smoke tests: taken, kept nowhere, no receipt."""
FAILS = {
    "07700900003": "temporary-failure",
    "temp-fail@simulator.notify": "temporary-failure",
    "07700900002": "permanent-failure",
    "perm-fail@simulator.notify": "permanent-failure",
}
ADDRESS = {"email": "email_address", "sms": "phone_number"}
NAMES = {400: "BadRequestError", 403: "AuthError", 429: "RateLimitError", 500: "Exception"}


def notify_routes(store: Store) -> Blueprint:
    """`POST /v2/notifications/email` and `/sms`, `GET /v2/notifications/<id>`, and where receipts go."""
    routes = Blueprint("notify", __name__)
    receipts: dict[str, str] = {}

    @routes.post("/v2/notifications/<any(email, sms):kind>")
    def take(kind: str) -> Response:
        problem = _caller_problem()
        if problem:
            return _error(403, problem)
        fault = store.take_fault(NOTIFY)
        broken = broken_answer(fault, _error)
        if broken is not None:
            return broken
        wanted = request.get_json(silent=True)
        if not isinstance(wanted, dict) or not wanted.get(ADDRESS[kind]) or not wanted.get("template_id"):
            return _error(400, f"{ADDRESS[kind]} and template_id are required properties")
        unknown = set(wanted.get("sanitise_content_for", [])) - set(wanted.get("personalisation", {}))
        if unknown:
            return _error(400, "sanitise_content_for names what personalisation has not")
        identifier, recipient = str(uuid4()), str(wanted[ADDRESS[kind]])
        if recipient not in NO_RECORD:
            outcome = FAILS.get(recipient, "delivered")
            _keep(store, identifier, kind, recipient, wanted)
            threading.Thread(target=_tell, args=(store, receipts, identifier, wanted, outcome), daemon=True).start()
        body = {
            "id": identifier,
            "reference": wanted.get("reference"),
            "content": {"body": "pretend"},
            "template": {"id": wanted["template_id"], "version": 1},
        }
        answer = jsonify(body)
        answer.status_code = 201
        return seal_fate(answer, fault)

    @routes.post("/control/notify/callback")
    def set_callback() -> Response:
        only_from_here()
        asked = request.get_json(silent=True) or {}
        receipts.clear()
        receipts.update({name: str(asked.get(name, "")) for name in ("url", "token") if asked.get("url")})
        return jsonify(on=bool(receipts))

    return routes


def _caller_problem() -> str:
    """What is wrong with the caller's token, or "": HS256 over who and when, and when is now."""
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    try:
        claims = jwt.decode(
            token, NOTIFY_KEY[-UUID_LENGTH:], algorithms=["HS256"], leeway=CLOCK, options={"require": ["iss", "iat"]}
        )
    except jwt.InvalidTokenError:
        return "Invalid token"
    if not hmac.compare_digest(str(claims["iss"]), NOTIFY_SERVICE):
        return "Invalid token: service not found"
    if abs(time.time() - int(claims["iat"])) > CLOCK:
        return "Error: Your system clock must be accurate to within 30 seconds"
    return ""


def _keep(store: Store, identifier: str, kind: str, recipient: str, wanted: dict[str, Any]) -> None:
    with store.write() as connection:
        connection.execute(
            "insert into notices values (?, ?, ?, ?, ?, ?, ?, ?, 'sending')",
            (
                identifier,
                now(),
                kind,
                recipient,
                str(wanted["template_id"]),
                str(wanted.get("reference") or ""),
                json.dumps(wanted.get("personalisation", {}), ensure_ascii=False),
                json.dumps(wanted.get("sanitise_content_for", [])),
            ),
        )


def _tell(store: Store, receipts: dict[str, str], identifier: str, wanted: dict[str, Any], outcome: str) -> None:
    with store.write() as connection:
        connection.execute("update notices set status = ? where id = ?", (outcome, identifier))
    if not receipts:
        return
    receipt = {
        "id": identifier,
        "reference": wanted.get("reference"),
        "to": wanted.get("email_address") or wanted.get("phone_number"),
        "status": outcome,
        "notification_type": "email" if "email_address" in wanted else "sms",
        "template_id": wanted["template_id"],
        "template_version": 1,
    }
    try:
        call("POST", receipts["url"], receipt, {"Authorization": f"Bearer {receipts['token']}"})
    except (httpx.HTTPError, ValueError):
        # The real one tries again later; this one does not.
        return


def _error(status: int, message: str) -> Response:
    errors = [{"error": NAMES.get(status, "Error"), "message": message}]
    answer = jsonify(errors=errors, status_code=status)
    answer.status_code = status
    return answer
