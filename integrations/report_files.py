"""The files that go with a report: the service facts, the PDF copy and what the person added; inside or as links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from integrations.plain_text import service_facts_as_text
from integrations.report import DigitalReport

Role = Literal["serviceInformation", "reportCopy", "evidence"]


@dataclass(frozen=True)
class ReportFile:
    """One file. size: bytes. sha256: hex digits. content: None where `link` leads to it."""

    role: Role
    name: str
    content_type: str
    size: int
    sha256: str
    content: bytes | None
    link: str = ""


def files_of(report: DigitalReport) -> Iterator[ReportFile]:
    """Every file of a report, in a fixed order. A file that has a link is neither made nor held in memory."""
    facts = service_facts_as_text(report).encode()
    yield _inside("serviceInformation", "service-information.txt", "text/plain", facts)
    copy = copy_name(report)
    if copy in report.links:
        yield _linked(report, "reportCopy", copy, "application/pdf")
    elif report.pdf is not None:
        yield _inside("reportCopy", copy, "application/pdf", report.pdf)
    for attachment in report.attachments:
        name = attachment.name or "file"
        if name in report.links:
            yield _linked(report, "evidence", name, attachment.content_type)
        else:
            content = attachment.content
            yield ReportFile("evidence", name, attachment.content_type, len(content), attachment.sha256, content)


def copy_name(report: DigitalReport) -> str:
    """What the PDF copy of a report is called."""
    return f"{report.reference}.pdf"


def _inside(role: Role, name: str, content_type: str, content: bytes) -> ReportFile:
    return ReportFile(role, name, content_type, len(content), sha256(content).hexdigest(), content)


def _linked(report: DigitalReport, role: Role, name: str, content_type: str) -> ReportFile:
    its = report.links[name]
    return ReportFile(role, name, content_type, its.size, its.sha256, None, its.link)
