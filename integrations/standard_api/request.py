"""Build: a digital report as a Standard Data Model document (JSON:API), schema `standard-data-model.v1.json`.

A report with POLE entities gives the full document; one without gives a skeleton: an incident stub, the submission
with the whole report as plain text, and the files. Everything under `sohExtension`, and the `attachment` entities'
`sha256` and `role`, are our extension of the published model.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from math import isfinite
from typing import Any
from uuid import UUID, uuid5

from integrations.errors import UnfitRecord
from integrations.plain_text import report_as_text, service_facts_as_text
from integrations.pole import Entity, PoleRecord
from integrations.report import DigitalReport
from integrations.schemas import STANDARD_DATA_MODEL, require_fit

EXTERNAL_REFERENCE = "SingleOnlineHome"
EXTENSION = "sohExtension"
MODELS = {
    "OCR": "crime",
    "RTI": "road-traffic-incident",
    "CMP": "complaint",
    "ASB": "antisocial-behaviour",
    "HC": "hate-crime",
    "HCR": "hate-crime",
}
"""Categories with a full document of their own; the schema says what each must hold."""
GENERAL = "general"
SKELETON = "skeleton"

Json = dict[str, Any]


def build_document(
    report: DigitalReport, *, incident_extension: Mapping[str, Any] | None = None, inline_files: bool = True
) -> Json:
    """The JSON:API document of a report. The same report gives the same ids on every try.

    incident_extension: what a particular receiver wants on the incident, put under `sohExtension`.
    inline_files: False leaves the content of files out (they travel beside the document).
    Raises `UnfitRecord` when the record links an entity that it does not hold, or does not fit the published schema.
    """
    record = report.record or PoleRecord(incident="incident", entities=(Entity("incident", "incident"),))
    resources = {entity.id: _resource(report, entity) for entity in record.entities if entity.kind != "submission"}
    if record.incident not in resources:
        raise UnfitRecord("The report's record does not hold its own incident.")
    # The record may describe the submission; what the platform itself knows of it stands above that.
    described = next((dict(e.attributes) for e in record.entities if e.kind == "submission"), {})
    submission = _submission(report, described)
    same = {entity.id: submission for entity in record.entities if entity.kind == "submission"}
    for relation in record.relations:
        source, target = ((resources | same).get(end) for end in (relation.source, relation.target))
        if source is None or target is None:
            raise UnfitRecord("The report's record links an entity that it does not hold.")
        _relate(source, relation.name, target)

    incident = resources.pop(record.incident)
    incident["attributes"][EXTENSION] = {"model": _model(report), **_plain(incident_extension or {})}
    if "submission" not in incident["relationships"]:
        _relate(incident, "submission", submission)
    files = _files(report, inline_files)
    submission["relationships"]["attachments"] = {"data": [_identifier(file) for file in files]}
    document = {
        "jsonapi": {"version": "1.0"},
        "data": incident,
        "included": [submission, *resources.values(), *files],
    }
    require_fit(STANDARD_DATA_MODEL, document)
    return document


def _model(report: DigitalReport) -> str:
    if report.record is None:
        return SKELETON
    return MODELS.get(report.category.upper(), GENERAL)


def document_bytes(document: Json) -> bytes:
    """The document as it is sent: UTF-8 JSON."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def _resource(report: DigitalReport, entity: Entity) -> Json:
    return {
        "type": entity.kind,
        "id": _uuid(report.submission_id, entity.id),
        "attributes": _plain(entity.attributes),
        "relationships": {},
    }


def _submission(report: DigitalReport, described: Mapping[str, Any]) -> Json:
    attributes = {
        **_plain(described),
        "externalReferenceId": EXTERNAL_REFERENCE,
        "forceIdentifier": report.force_identifier,
        "category": report.category,
        "categorySubcode": report.subcode,
        "submissionId": str(report.submission_id),
        "submitTime": _time(report.submitted_at),
        "customerReferenceNumber": report.reference,
        "language": report.language,
        "submissionContent": report_as_text(report),
        EXTENSION: {
            "possibleDuplicate": report.possible_duplicate,
            "alreadyEmailed": report.already_emailed,
            "urgency": report.urgency,
            "risks": [{"kind": risk.kind, "level": risk.level, "question": risk.question} for risk in report.risks],
            "protectiveMarking": report.protective_marking,
            "service": report.service_slug,
            "serviceTitle": report.service_title,
            "answers": _plain(report.answers),
        },
    }
    return {
        "type": "submission",
        "id": _uuid(report.submission_id, "submission"),
        "attributes": attributes,
        "relationships": {},
    }


def _files(report: DigitalReport, inline: bool) -> list[Json]:
    facts = service_facts_as_text(report).encode()
    files = [("serviceInformation", "service-information.txt", "text/plain", facts, sha256(facts).hexdigest())]
    if report.pdf is not None:
        digest = sha256(report.pdf).hexdigest()
        files.append(("reportCopy", f"{report.reference}.pdf", "application/pdf", report.pdf, digest))
    files.extend(("evidence", a.name, a.content_type, a.content, a.sha256) for a in report.attachments)
    resources = []
    for place, (role, name, content_type, content, digest) in enumerate(files):
        attributes = {
            "role": role,
            "fileName": name or "file",
            "contentType": content_type,
            "size": len(content),
            "sha256": digest,
        }
        if inline:
            attributes["data"] = base64.b64encode(content).decode("ascii")
        identifier = _uuid(report.submission_id, f"attachment {place}")
        resources.append({"type": "attachment", "id": identifier, "attributes": attributes})
    return resources


def _relate(source: Json, name: str, target: Json) -> None:
    """Link two resources; a second target under the same name makes the link a list."""
    relationships = source["relationships"]
    if name not in relationships:
        relationships[name] = {"data": _identifier(target)}
        return
    held = relationships[name]["data"]
    relationships[name] = {"data": [*(held if isinstance(held, list) else [held]), _identifier(target)]}


def _identifier(resource: Json) -> Json:
    return {"type": resource["type"], "id": resource["id"]}


def _uuid(submission_id: UUID, name: str) -> str:
    """The id of an entity: its own where it is a UUID, else one worked out from the submission's."""
    try:
        return str(UUID(name))
    except ValueError:
        return str(uuid5(submission_id, name))


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _plain(value: Any) -> Any:
    """A value as JSON holds it: times in UTC, dates as ISO 8601, other scalars by their text."""
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, datetime):
        return _time(value) if value.tzinfo else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, (Sequence, set, frozenset)) and not isinstance(value, (bytes, bytearray)):
        return [_plain(item) for item in value]
    return str(value)
