"""Build: a digital report as JSON, schema `digital-report.v1.json`."""

from __future__ import annotations

import base64
import json
from typing import Any

from integrations.plain_json import plain_json, utc_text
from integrations.report import DigitalReport
from integrations.report_files import ReportFile, files_of
from integrations.schemas import DIGITAL_REPORT, require_fit

VERSION = "digital-report/1"

Json = dict[str, Any]


def build_message(report: DigitalReport) -> bytes:
    """The report as it is sent: UTF-8 JSON, the same bytes on every try but for its marks. Raises `UnfitRecord`."""
    document: Json = {
        "version": VERSION,
        "submissionId": str(report.submission_id),
        "reference": report.reference,
        "service": {"slug": report.service_slug, "title": report.service_title},
        "force": {"identifier": report.force_identifier, "name": report.force_name},
        "category": report.category,
        "subcode": report.subcode,
        "language": report.language,
        "urgency": report.urgency,
        "protectiveMarking": report.protective_marking,
        "submittedAt": utc_text(report.submitted_at),
        "possibleDuplicate": report.possible_duplicate,
        "alreadyEmailed": report.already_emailed,
        "risks": [
            {"kind": sign.kind, "level": sign.level, "label": sign.label, "question": sign.question}
            | {"answer": sign.answer}
            for sign in report.risks
        ],
        "sections": [
            {
                "title": section.title,
                "lines": [{"key": line.key, "label": line.label, "text": line.text} for line in section.lines],
            }
            for section in report.sections
        ],
        "answers": plain_json(report.answers),
        "record": _record(report),
        "serviceFacts": dict(report.service_facts),
        "files": [_file(each) for each in files_of(report)],
    }
    if report.status_callback:
        document["statusCallback"] = report.status_callback
    require_fit(DIGITAL_REPORT, document)
    return json.dumps(document, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def _record(report: DigitalReport) -> Json | None:
    if report.record is None:
        return None
    return {
        "incident": report.record.incident,
        "entities": [
            {"id": entity.id, "kind": entity.kind, "attributes": plain_json(entity.attributes)}
            for entity in report.record.entities
        ],
        "relations": [
            {"source": relation.source, "name": relation.name, "target": relation.target}
            for relation in report.record.relations
        ],
    }


def _file(file: ReportFile) -> Json:
    told = {
        "role": file.role,
        "name": file.name,
        "contentType": file.content_type,
        "size": file.size,
        "sha256": file.sha256,
    }
    if file.content is None:
        return {**told, "link": file.link}
    return {**told, "data": base64.b64encode(file.content).decode("ascii")}
