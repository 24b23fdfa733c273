"""Build: a digital report as an e-mail. The subject holds reference, service and urgency, and never an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from uuid import UUID

from integrations.errors import UnfitRecord
from integrations.plain_text import one_line, report_as_text
from integrations.report import DigitalReport
from integrations.report_files import files_of
from integrations.standard_api import Json, build_document, document_bytes

POLICY = SMTP.clone(cte_type="7bit")
"""Every server takes seven bits; not every one takes eight."""
MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,60}/[a-z0-9][a-z0-9!#$&^_.+-]{0,60}")
UNKNOWN_TYPE = "application/octet-stream"
LONGEST_SUBJECT = 200
LARGEST = 10_000_000
"""Bytes of all files of an e-mail; many mail servers refuse more."""


def message_id(submission_id: UUID, from_address: str) -> str:
    """The same on every try of a submission, so that a mailbox can show two copies as one."""
    return f"<{submission_id}@{from_address.rpartition('@')[2]}>"


def compose(
    report: DigitalReport, *, mailbox: str, from_address: str, now: datetime, largest: int = LARGEST
) -> EmailMessage:
    """The whole e-mail: text, then the record as JSON, the service facts, the PDF copy and the person's files.

    largest: bytes for all files together. What does not fit any more is named in the text, which is always whole.
    """
    message = EmailMessage(policy=POLICY)
    message["From"] = from_address
    message["To"] = mailbox
    message["Subject"] = subject(report)
    message["Date"] = format_datetime(now.astimezone(UTC))
    message["Message-ID"] = message_id(report.submission_id, from_address)
    message["X-Submission-Id"] = str(report.submission_id)
    message["Auto-Submitted"] = "auto-generated"
    files = [(document_bytes(_document(report)), "application/json", f"{report.reference}.json")]
    files += [(file.content, file.content_type, file.name) for file in files_of(report) if file.content is not None]
    left_out, room = [], largest
    kept = []
    for content, content_type, name in files:
        if len(content) <= room:
            kept.append((content, content_type, name))
            room -= len(content)
        else:
            left_out.append((name, len(content)))
    message.set_content(report_as_text(report) + _named(report, left_out))
    for content, content_type, name in kept:
        _attach(message, content, content_type, name)
    return message


def _named(report: DigitalReport, left_out: Sequence[tuple[str, int]]) -> str:
    """The files that are too large for this e-mail, each with its size, and where they are. "" for none."""
    if not left_out:
        return ""
    where = f"Open report {one_line(report.reference)} in the platform's admin, under Public reports, to get them."
    lines = [f"    {one_line(name)} ({size / 1_000_000:.1f} MB)" for name, size in left_out]
    return "\n".join(["", "Files too large for this e-mail", "-------------------------------", *lines, where, ""])


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
