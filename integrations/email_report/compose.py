"""Build: a digital report as an e-mail. The subject holds reference, service and urgency, and never an answer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from uuid import UUID

from integrations.errors import UnfitRecord
from integrations.plain_text import one_line, report_as_text, service_facts_as_text
from integrations.report import DigitalReport
from integrations.standard_api import Json, build_document, document_bytes

POLICY = SMTP.clone(cte_type="7bit")
"""Every server takes seven bits; not every one takes eight."""
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}")
UNKNOWN_TYPE = "application/octet-stream"
LONGEST_SUBJECT = 200


def message_id(submission_id: UUID, from_address: str) -> str:
    """The same on every try of a submission, so that a mailbox can show two copies as one."""
    return f"<{submission_id}@{from_address.rpartition('@')[2]}>"


def compose(report: DigitalReport, *, mailbox: str, from_address: str, now: datetime) -> EmailMessage:
    """The whole e-mail: text, then the record as JSON, the service facts, the PDF copy and the person's files."""
    message = EmailMessage(policy=POLICY)
    message["From"] = from_address
    message["To"] = mailbox
    message["Subject"] = subject(report)
    message["Date"] = format_datetime(now.astimezone(UTC))
    message["Message-ID"] = message_id(report.submission_id, from_address)
    message["X-Submission-Id"] = str(report.submission_id)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(report_as_text(report))
    record = document_bytes(_document(report))
    _attach(message, record, "application/json", f"{report.reference}.json")
    _attach(message, service_facts_as_text(report).encode(), "text/plain", "service-information.txt")
    if report.pdf is not None:
        _attach(message, report.pdf, "application/pdf", f"{report.reference}.pdf")
    for attachment in report.attachments:
        _attach(message, attachment.content, attachment.content_type, attachment.name)
    return message


def _document(report: DigitalReport) -> Json:
    """The record; a skeleton where the answers do not fit the model. A mailbox is read by people, and the e-mail is
    often the last way out of a report: its text is whole either way."""
    try:
        return build_document(report, inline_files=False)
    except UnfitRecord:
        return build_document(replace(report, record=None), inline_files=False)


def subject(report: DigitalReport) -> str:
    """Such as "ASB-7K2M-9QXD: Report antisocial behaviour (urgent)", on one line whatever its parts hold."""
    return one_line(f"{report.reference}: {report.service_title} ({report.urgency})")[:LONGEST_SUBJECT]


def _attach(message: EmailMessage, content: bytes, content_type: str, name: str) -> None:
    kind = content_type.lower().strip()
    if not MEDIA_TYPE.fullmatch(kind) or kind.startswith(("multipart/", "message/")):
        kind = UNKNOWN_TYPE
    main, _, sub = kind.partition("/")
    # A folder in a name, or a break in a header, is never wanted by an honest file.
    plain = one_line(name).replace("/", "_").replace("\\", "_").replace('"', "_")[:150] or "file"
    message.add_attachment(content, maintype=main, subtype=sub, filename=plain)
