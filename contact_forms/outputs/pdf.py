"""The PDF copy of a report: tagged, to PDF/UA-1, made by typst from `report.typ`."""

from __future__ import annotations

import json
import logging
from datetime import UTC
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import typst

from integrations.plain_text import (
    ALREADY_EMAILED,
    POSSIBLE_DUPLICATE,
    clean_lines,
    one_line,
)
from integrations.report import DigitalReport

VERSION = "pdf/1"
TEMPLATE = Path(__file__).with_name("report.typ")
STANDARD = "ua-1"

logger = logging.getLogger("contact_forms.pdf")


def report_pdf(report: DigitalReport) -> bytes | None:
    """The report as PDF; None, and a line in the log, where typst could not make one.

    The structured record and the text go out all the same: a copy that fails must not hold a report up. The same
    report gives the same bytes.
    """
    data = {"report": json.dumps(_data(report), ensure_ascii=True)}
    try:
        return typst.compile(
            _template(),
            sys_inputs=data,
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=[STANDARD],
            timestamp=int(report.submitted_at.timestamp()),
        )
    except typst.TypstError as error:
        # Its text can hold a piece of the data, so only its kind is told.
        logger.error("pdf.failed", extra={"event": "pdf.failed", "submission": report.submission_id})
        logger.debug("pdf.failed-kind", extra={"event": type(error).__name__})
        return None


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _data(report: DigitalReport) -> dict[str, object]:
    sent = report.submitted_at.astimezone(ZoneInfo("Europe/London"))
    facts = [
        ("Reference", report.reference),
        ("Service", report.service_title),
        ("Urgency", report.urgency),
        ("Sent", f"{sent:%d %B %Y, %H:%M} ({report.submitted_at.astimezone(UTC):%H:%M} UTC)"),
        ("Language used", "Welsh" if report.language == "cy" else "English"),
        ("Submission", str(report.submission_id)),
    ]
    marks = [(POSSIBLE_DUPLICATE, report.possible_duplicate), (ALREADY_EMAILED, report.already_emailed)]
    return {
        "title": one_line(f"{report.service_title} – {report.reference}"),
        "language": report.language,
        "marking": one_line(report.protective_marking),
        "reference": one_line(report.reference),
        "force": one_line(report.force_name),
        "marks": [text for text, is_set in marks if is_set],
        "facts": [{"label": label, "text": one_line(text)} for label, text in facts],
        "sections": [
            {
                "title": one_line(section.title) or " ",
                "lines": [
                    {"label": one_line(line.label) or " ", "rows": clean_lines(line.text) or ["–"]}
                    for line in section.lines
                ],
            }
            for section in report.sections
        ],
    }
