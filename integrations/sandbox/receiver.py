"""The pretend records systems: `/rms/<force>/incidents` (extended) and `/published/<force>/incidents` (201 only)."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, request
from jsonschema import Draft202012Validator

from integrations.sandbox.answering import broken_answer, kind_of, seal_fate
from integrations.sandbox.certificates import client_named
from integrations.sandbox.connections import BREAK
from integrations.sandbox.credentials import demo_secret
from integrations.sandbox.faults import TAKING, Fault
from integrations.sandbox.media import fetch_later
from integrations.sandbox.store import NewReport, Row, Store
from integrations.schemas import STANDARD_DATA_MODEL, schema_text

MEDIA_TYPE = "application/vnd.api+json"
PROBLEMS_NAMED = 10

Json = Mapping[str, Any]


def receiver_routes(store: Store) -> Blueprint:
    """The routes of both profiles over one store."""
    routes = Blueprint("receiver", __name__)
    validator = Draft202012Validator(json.loads(schema_text(STANDARD_DATA_MODEL)))

    @routes.post("/<any(rms, published):profile>/<force>/incidents")
    def take(profile: str, force: str) -> Response:
        post = store.log_post(force, profile)
        if not _knows_secret(force):
            store.close_post(post, status=401, submission_id=None, fault="", kept=False)
            return _errors(401, [("credentials", "", "The client id and secret are not known.")])
        fault = store.take_fault(force, *TAKING)
        broken = broken_answer(fault, lambda status, sentence: _errors(status, [("told", "", sentence)]))
        if broken is not None:
            store.close_post(post, status=_status(broken), submission_id=None, fault=kind_of(fault), kept=False)
            return broken
        document, problems = _read(validator)
        if document is None:
            store.close_post(post, status=422, submission_id=None, fault=kind_of(fault), kept=False)
            return _errors(422, problems)
        held, kept = store.keep_report(_new_report(document, force, profile))
        answer = _answer(held, kept, fault, extended=profile == "rms")
        store.close_post(
            post, status=_status(answer), submission_id=held["submission_id"], fault=kind_of(fault), kept=kept
        )
        if kept and profile == "rms":
            fetch_later(store, held["submission_id"], _linked(document))
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


def _linked(document: Json) -> list[tuple[str, str, str]]:
    """(name, link, sha256) of the files that are to be fetched."""
    files = [each["attributes"] for each in document["included"] if each["type"] == "attachment"]
    return [(file["fileName"], file["link"], file["sha256"]) for file in files if "link" in file]


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
    if not kept or kind_of(fault) == "409":
        problem = {"status": "409", "code": "duplicate", "title": "This submission is held already."}
        # A held incident rides in meta: JSON:API allows no data beside errors.
        answer = _json(409, {"errors": [problem], "meta": {"incident": _incident(held, extended=extended)}})
    else:
        answer = _json(201, {"data": _incident(held, extended=extended)})
    return seal_fate(answer, fault)


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
