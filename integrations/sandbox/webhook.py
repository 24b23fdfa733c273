"""The pretend webhook of a force: verifies each message as docs/webhooks.md asks, and shows it in the inbox."""

from __future__ import annotations

import json
import time
from typing import Any

from flask import Blueprint, Response, jsonify, request
from jsonschema import Draft202012Validator

from integrations.sandbox.answering import broken_answer, kind_of, seal_fate
from integrations.sandbox.credentials import demo_secret
from integrations.sandbox.faults import TAKING
from integrations.sandbox.media import fetch_later
from integrations.sandbox.store import NewReport, Store
from integrations.schemas import DIGITAL_REPORT, schema_text
from integrations.signatures import BadSignature, verify

PROFILE = "webhook"


def webhook_routes(store: Store) -> Blueprint:
    """`POST /webhook/<force>`."""
    routes = Blueprint("webhook", __name__)
    validator = Draft202012Validator(json.loads(schema_text(DIGITAL_REPORT)))

    @routes.post("/webhook/<force>")
    def take(force: str) -> Response:
        post = store.log_post(force, PROFILE)
        body = request.get_data()
        try:
            delivery = verify((demo_secret(force),), dict(request.headers), body, int(time.time()))
        except BadSignature as problem:
            store.close_post(post, status=401, submission_id=None, fault="", kept=False)
            return _said(401, str(problem))
        fault = store.take_fault(force, *TAKING)
        broken = broken_answer(fault, _said)
        if broken is not None:
            store.close_post(post, status=broken.status_code, submission_id=delivery, fault=kind_of(fault), kept=False)
            return broken
        message = _read(body)
        if message is None or not validator.is_valid(message) or message["submissionId"] != delivery:
            store.close_post(post, status=422, submission_id=delivery, fault=kind_of(fault), kept=False)
            return _said(422, "The message is not a digital report under its own delivery id.")
        held, kept = store.keep_report(_new_report(message, force))
        answer = jsonify(reference=held["occurrence_number"])
        answer.status_code = 201 if kept and kind_of(fault) != "409" else 409
        store.close_post(post, status=answer.status_code, submission_id=delivery, fault=kind_of(fault), kept=kept)
        if kept:
            fetch_later(store, delivery, [(each["name"], each["link"], each["sha256"]) for each in linked(message)])
        return seal_fate(answer, fault)

    return routes


def linked(message: dict[str, Any]) -> list[dict[str, Any]]:
    """The files of a digital report that are to be fetched."""
    return [file for file in message["files"] if "link" in file]


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


def _new_report(message: dict[str, Any], force: str) -> NewReport:
    return NewReport(
        force=force,
        profile=PROFILE,
        force_number=message["force"]["identifier"],
        submission_id=message["submissionId"],
        reference=message["reference"],
        service=message["service"]["slug"],
        service_title=message["service"]["title"],
        urgency=message["urgency"],
        possible_duplicate=message["possibleDuplicate"],
        already_emailed=message["alreadyEmailed"],
        document=json.dumps(message, ensure_ascii=False),
    )


def _said(status: int, problem: str) -> Response:
    answer = jsonify(problem=problem)
    answer.status_code = status
    return answer
