"""Parse: a receiver's answer -> a Receipt, or an error named by what to do next.

An answer is believed only as far as it can be read: HTML under a 201 may come from a machine between us and the
receiver, so it proves nothing. Texts of an answer are never repeated in a reason, because a receiver may echo answers
in them; codes and pointers are, in a narrow alphabet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from integrations.errors import Misconfigured, Permanent, Retryable, UnknownOutcome
from integrations.http import Answer, named_error
from integrations.report import Receipt

CODE = re.compile(r"[A-Za-z0-9_.\-/~]{1,80}")
REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9/.\-]{0,59}")
ERRORS_NAMED = 5

Json = Mapping[str, Any]


def delivered(answer: Answer, submission_id: UUID, force_identifier: str, now: datetime) -> Receipt:
    """The receipt of a POST. `reference` is the receiver's own id of the incident, else the submission id.

    201: held. 409: held since an earlier try, so a receipt marked `duplicate`. 400 and 422: `Permanent`. Any other
    status by `http.named_error`. A 201 or 409 that names another submission, or another force (several may share one
    system), or is neither empty nor a JSON:API document, is an `UnknownOutcome`.
    """
    error = named_error(answer, now)
    if error is not None:
        raise error
    if answer.status in (400, 422):
        raise Permanent(f"The receiver refuses this report ({answer.status}){_codes(answer)}.", answer.status)
    if answer.status not in (201, 409):
        # The contract knows one good answer. 200 or 202 may mean "taken, not yet stored".
        raise UnknownOutcome(f"The receiver answered {answer.status} where only 201 means stored.", answer.status)
    document = _document(answer) if answer.body.strip() else {}
    if document is None or (answer.status == 201 and "errors" in document):
        raise UnknownOutcome(f"The receiver's answer ({answer.status}) cannot be read.", answer.status)
    named = {value.lower() for value in _submission_ids(document)}
    if named and str(submission_id) not in named:
        raise UnknownOutcome(f"The receiver's answer ({answer.status}) is about another submission.", answer.status)
    forces = set(_named(document, "forceIdentifier"))
    if forces and forces != {force_identifier}:
        raise UnknownOutcome(f"The receiver's answer ({answer.status}) is about another force.", answer.status)
    incident = next((each for each in _incidents(document) if isinstance(each, Mapping)), {})
    return _receipt(incident, submission_id, now, duplicate=answer.status == 409)


def looked_up(answer: Answer, submission_id: UUID, now: datetime) -> Receipt | None:
    """The receipt of a look-up (our extension of the published API), or None when the receiver holds nothing.

    Raises `Misconfigured` for 401, 403 and 404, and `Retryable` for every other answer that does not tell.
    """
    error = named_error(answer, now)
    if isinstance(error, Misconfigured):
        raise error
    if isinstance(error, Retryable):
        raise error
    found = _document(answer) if answer.status == 200 else None
    if found is None or not isinstance(found.get("data"), list):
        raise Retryable(f"The receiver's look-up gave no readable answer ({answer.status}).", answer.status)
    for incident in found["data"]:
        if isinstance(incident, Mapping) and str(submission_id) in _submission_ids({"data": incident}):
            return _receipt(incident, submission_id, now, duplicate=False)
    if found["data"]:
        raise Retryable("The receiver's look-up answered about another submission.", answer.status)
    return None


def _receipt(incident: Json, submission_id: UUID, now: datetime, *, duplicate: bool) -> Receipt:
    attributes = incident.get("attributes")
    details = {
        str(name): value
        for name, value in (attributes.items() if isinstance(attributes, Mapping) else ())
        if isinstance(value, str) and REFERENCE.fullmatch(value)
    }
    given = incident.get("id")
    reference = given if isinstance(given, str) and REFERENCE.fullmatch(given) else str(submission_id)
    stated = attributes.get("receivedAt") if isinstance(attributes, Mapping) else None
    return Receipt(reference, _moment(stated) or now, duplicate=duplicate, details=details)


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment is not None and moment.tzinfo is not None else None


def _document(answer: Answer) -> Json | None:
    try:
        document = answer.json()
    except ValueError:
        return None
    if isinstance(document, Mapping) and any(member in document for member in ("data", "errors", "meta")):
        return document
    return None


def _incidents(document: Json) -> tuple[object, object]:
    """Where an incident stands: `data`, or `meta.incident` of a 409 (JSON:API allows no data beside errors)."""
    meta = document.get("meta")
    return document.get("data"), meta.get("incident") if isinstance(meta, Mapping) else None


def _submission_ids(document: Json) -> Iterator[str]:
    return _named(document, "submissionId")


def _named(document: Json, name: str) -> Iterator[str]:
    """What a JSON:API document gives under a name: in its meta, its incident or its included submission."""
    included = document.get("included")
    candidates = [*_incidents(document), *(included if isinstance(included, list) else [])]
    places = [document.get("meta"), *(each.get("attributes") for each in candidates if isinstance(each, Mapping))]
    for place in places:
        if isinstance(place, Mapping) and isinstance(place.get(name), str):
            yield place[name]


def _codes(answer: Answer) -> str:
    """The codes and pointers of a JSON:API error answer, such as ": schema at /data/attributes"."""
    document = _document(answer)
    errors = document.get("errors") if document is not None else None
    named = []
    for error in (errors if isinstance(errors, list) else [])[:ERRORS_NAMED]:
        if not isinstance(error, Mapping):
            continue
        source = error.get("source")
        code, pointer = error.get("code"), source.get("pointer") if isinstance(source, Mapping) else None
        parts = [part for part in (code, pointer) if isinstance(part, str) and CODE.fullmatch(part)]
        if parts:
            named.append(" at ".join(parts))
    return f": {'; '.join(named)}" if named else ""
