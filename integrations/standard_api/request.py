"""Build: a digital report as a Standard Data Model document (JSON:API), schema `standard-data-model.v1.json`.

A report with POLE entities gives the full document; one without gives a skeleton: an incident stub, the submission
with the whole report as plain text, and the files. Everything under `sohExtension`, and the `attachment` entities'
`sha256` and `role`, are our extension of the published model.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from integrations.errors import UnfitRecord
from integrations.plain_json import plain_json, utc_text
from integrations.plain_text import report_as_text
from integrations.pole import Entity, PoleRecord
from integrations.report import DigitalReport
from integrations.report_files import ReportFile, files_of
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
    incident["attributes"][EXTENSION] = {"model": _model(report), **plain_json(incident_extension or {})}
    if "submission" not in incident["relationships"]:
        _relate(incident, "submission", submission)
    files = [_file(report, file, place, inline_files) for place, file in enumerate(files_of(report))]
    submission["relationships"]["attachments"] = {"data": [_identifier(file) for file in files]}
    document: Json = {
        "jsonapi": {"version": "1.0"},
        "data": incident,
        "included": [submission, *resources.values(), *files],
    }
    if report.status_callback:
        document["meta"] = {"statusCallback": report.status_callback}
    require_fit(STANDARD_DATA_MODEL, document)
    return document


def _model(report: DigitalReport) -> str:
    if report.record is None:
        return SKELETON
    # What must be there for a crime may be what somebody left out.
    return GENERAL if report.redacted else MODELS.get(report.category.upper(), GENERAL)


def document_bytes(document: Json) -> bytes:
    """The document as it is sent: UTF-8 JSON."""
    return json.dumps(document, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def _resource(report: DigitalReport, entity: Entity) -> Json:
    return {
        "type": entity.kind,
        "id": _uuid(report.submission_id, entity.id),
        "attributes": plain_json(entity.attributes),
        "relationships": {},
    }


def _submission(report: DigitalReport, described: Mapping[str, Any]) -> Json:
    attributes = {
        **plain_json(described),
        "externalReferenceId": EXTERNAL_REFERENCE,
        "forceIdentifier": report.force_identifier,
        "category": report.category,
        "categorySubcode": report.subcode,
        "submissionId": str(report.submission_id),
        "submitTime": utc_text(report.submitted_at),
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
            "answers": plain_json(report.answers),
        },
    }
    return {
        "type": "submission",
        "id": _uuid(report.submission_id, "submission"),
        "attributes": attributes,
        "relationships": {},
    }


def _file(report: DigitalReport, file: ReportFile, place: int, inline: bool) -> Json:
    attributes = {
        "role": file.role,
        "fileName": file.name,
        "contentType": file.content_type,
        "size": file.size,
        "sha256": file.sha256,
    }
    if file.link:
        attributes["link"] = file.link
    elif inline and file.content is not None:
        attributes["data"] = base64.b64encode(file.content).decode("ascii")
    return {"type": "attachment", "id": _uuid(report.submission_id, f"attachment {place}"), "attributes": attributes}


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
