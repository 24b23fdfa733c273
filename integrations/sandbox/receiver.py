"""The pretend records systems: `/rms/<force>/incidents` (extended) and `/published/<force>/incidents` (201 only)."""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, request
from jsonschema import Draft202012Validator

from integrations.sandbox.certificates import client_named
from integrations.sandbox.connections import BREAK
from integrations.sandbox.credentials import demo_secret
from integrations.sandbox.faults import Fault
from integrations.sandbox.store import NewReport, Row, Store

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "schemas" / "standard-data-model.v1.json"
MEDIA_TYPE = "application/vnd.api+json"
SLOW_SECONDS = 15.0
PROBLEMS_NAMED = 10

Json = Mapping[str, Any]


def receiver_routes(store: Store) -> Blueprint:
    """The routes of both profiles over one store."""
    routes = Blueprint("receiver", __name__)
    validator = Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))

    @routes.post("/<any(rms, published):profile>/<force>/incidents")
    def take(profile: str, force: str) -> Response:
        post = store.log_post(force, profile)
        if not _knows_secret(force):
            store.close_post(post, status=401, submission_id=None, fault="", kept=False)
            return _errors(401, [("credentials", "", "The client id and secret are not known.")])
        fault = store.take_fault(force)
        broken = _fail(fault)
        if broken is not None:
            store.close_post(post, status=_status(broken), submission_id=None, fault=_kind(fault), kept=False)
            return broken
        document, problems = _read(validator)
        if document is None:
            store.close_post(post, status=422, submission_id=None, fault=_kind(fault), kept=False)
            return _errors(422, problems)
        held, kept = store.keep_report(_new_report(document, force, profile))
        answer = _answer(held, kept, fault, extended=profile == "rms")
        store.close_post(
            post, status=_status(answer), submission_id=held["submission_id"], fault=_kind(fault), kept=kept
        )
        return answer

    @routes.get("/rms/<force>/incidents")
    def look_up(force: str) -> Response:
        if not _knows_secret(force):
            return _errors(401, [("credentials", "", "The client id and secret are not known.")])
        held = store.find_report(force, request.args.get("submissionId", ""))
        return _json(200, {"data": [_incident(held, extended=True)] if held else []})

    return routes


def _knows_secret(force: str) -> bool:
    given = f"{request.headers.get('X-Client-Id', '')}:{request.headers.get('X-Client-Secret', '')}"
    if not hmac.compare_digest(given.encode(), demo_secret(force).encode()):
        return False
    # Behind TLS the client's certificate, which the listener asked for, must be this force's own too.
    certificate = request.environ.get("SSL_CLIENT_CERT")
    return certificate is None or client_named(certificate) == force


def _kind(fault: Fault | None) -> str:
    return fault.kind if fault is not None else ""


def _fail(fault: Fault | None) -> Response | None:
    """The answer of a switch that keeps nothing; None where the report is to be taken."""
    kind = _kind(fault)
    if kind in ("500", "503"):
        return _errors(int(kind), [("internal", "", "The pretend system was told to fail.")])
    if kind == "429":
        answer = _errors(429, [("throttled", "", "Too many requests.")])
        wait = fault.seconds if fault is not None and fault.seconds is not None else 1
        answer.headers["Retry-After"] = str(int(wait))
        return answer
    if kind == "refuse":
        return _errors(422, [("refused", "/data/attributes", "The pretend system was told to refuse.")])
    if kind == "garbage":
        return Response("<html><body>Welcome to the wireless network</body></html>", 201, mimetype="text/html")
    if kind == "reset":
        request.environ[BREAK] = "reset"
        return Response(status=204)
    if kind == "slow" and fault is not None:
        time.sleep(fault.seconds if fault.seconds is not None else SLOW_SECONDS)
    return None


def _read(validator: Draft202012Validator) -> tuple[Json | None, list[tuple[str, str, str]]]:
    """The document that was sent, or what is wrong with it as (code, pointer, detail)."""
    try:
        document = json.loads(request.get_data())
    except (ValueError, RecursionError):
        return None, [("json", "", "The body is not JSON.")]
    problems = [
        ("schema", "/" + "/".join(str(part) for part in error.absolute_path), error.message[:300])
        for error, _ in zip(validator.iter_errors(document), range(PROBLEMS_NAMED), strict=False)
    ]
    return (None, problems) if problems else (document, [])


def _new_report(document: Json, force: str, profile: str) -> NewReport:
    submission = next(each for each in document["included"] if each["type"] == "submission")["attributes"]
    extension = submission["sohExtension"]
    return NewReport(
        force=force,
        profile=profile,
        force_number=submission["forceIdentifier"],
        submission_id=submission["submissionId"],
        reference=submission["customerReferenceNumber"],
        service=extension["service"],
        service_title=extension["serviceTitle"],
        urgency=extension["urgency"],
        possible_duplicate=extension["possibleDuplicate"],
        already_emailed=extension["alreadyEmailed"],
        document=json.dumps(document, ensure_ascii=False),
    )


def _answer(held: Row, kept: bool, fault: Fault | None, *, extended: bool) -> Response:
    kind = _kind(fault)
    if not kept or kind == "409":
        problem = {"status": "409", "code": "duplicate", "title": "This submission is held already."}
        # A held incident rides in meta: JSON:API allows no data beside errors.
        answer = _json(409, {"errors": [problem], "meta": {"incident": _incident(held, extended=extended)}})
    else:
        answer = _json(201, {"data": _incident(held, extended=extended)})
    if kind == "half":
        request.environ[BREAK] = "half"
    elif kind == "accept-then-die":
        request.environ[BREAK] = "drop"
    return answer


def _incident(held: Row, *, extended: bool) -> dict[str, Any]:
    """What is told of a held report. The attributes are our extension of the published API."""
    incident: dict[str, Any] = {"type": "incident", "id": f"{held['force']}-{held['id']}"}
    if extended:
        incident["attributes"] = {
            "submissionId": held["submission_id"],
            "forceIdentifier": held["force_number"],
            "occurrenceNumber": held["occurrence_number"],
            "receivedAt": held["at"],
        }
    return incident


def _status(answer: Response) -> int | None:
    """The status that left this machine whole, or None."""
    return None if BREAK in request.environ else answer.status_code


def _errors(status: int, problems: list[tuple[str, str, str]]) -> Response:
    errors = [
        {"status": str(status), "code": code, "detail": detail, **({"source": {"pointer": pointer}} if pointer else {})}
        for code, pointer, detail in problems
    ]
    return _json(status, {"errors": errors})


def _json(status: int, body: Json) -> Response:
    return Response(json.dumps(body), status, mimetype=MEDIA_TYPE)
