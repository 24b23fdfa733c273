"""The PDF copy of a report: tagged, to PDF/UA-1, made by typst from `report.typ`."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import typst
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from contact_forms.engine.messages import N_
from integrations.plain_text import (
    ALREADY_EMAILED,
    POSSIBLE_DUPLICATE,
    clean_lines,
    left_out,
    one_line,
)
from integrations.report import DigitalReport

VERSION = "pdf/1"
TEMPLATE = Path(__file__).with_name("report.typ")
STANDARD: Final = "ua-1"
BOX = "□"
PICTURE_RESOLUTION = 110
NOT_SHOWN = N_(
    "Some characters cannot be shown in this copy; a box stands for each. They are whole in the report itself."
)
# Latin with all Welsh letters, common punctuation, the euro and the box: what Libertinus Serif is known to hold.
_NOT_SURELY_SHOWN = re.compile(
    r"[^\n\x20-\x7e\xa1-\xac\xae-\u017f\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u20ac\u25a1]"
)

logger = logging.getLogger("contact_forms.pdf")


def report_pdf(report: DigitalReport) -> bytes | None:
    """The report as PDF; None, and a line in the log, where typst could not make one.

    The structured record and the text go out all the same: a copy that fails must not hold a report up. Only the fonts
    inside the typst wheel are used, so the same report gives the same bytes on every machine.
    """
    return _compiled(report, _data)


def persons_pdf(report: DigitalReport) -> bytes | None:
    """The same for the person who sent it: their answers, without what only the force needs. None as above."""
    return _compiled(report, _persons_data)


def _compiled(report: DigitalReport, data_of: Callable[[DigitalReport], dict[str, Any]]) -> bytes | None:
    with translation.override(report.language):
        data, not_shown = data_of(report), gettext(NOT_SHOWN)
    # PDF/UA-1 refuses a character that no font can show, and the wheel's fonts know few scripts.
    for attempt in (data, {**_shown(data), "note": not_shown}):
        try:
            return typst.compile(
                _template(),
                sys_inputs={"report": json.dumps(attempt, ensure_ascii=True)},
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards=STANDARD,
                timestamp=int(report.submitted_at.timestamp()),
            )
        except typst.TypstError:
            # Its text can hold a piece of the report, so it is not told.
            continue
    logger.error("pdf.failed", extra={"event": "pdf.failed", "submission": report.submission_id})
    return None


def report_pages(report: DigitalReport) -> list[bytes]:
    """The pages of that PDF as pictures (PNG), for a preview beside the editor. Raises TypstError."""
    pages = typst.compile(
        _template(),
        sys_inputs={"report": json.dumps({**_shown(_data(report))}, ensure_ascii=True)},
        ignore_system_fonts=True,
        format="png",
        ppi=PICTURE_RESOLUTION,
        timestamp=int(report.submitted_at.timestamp()),
    )
    return pages if isinstance(pages, list) else [pages]


def _shown(value: Any) -> Any:
    """The data with a box in place of each character that the wheel's fonts cannot be trusted to have."""
    if isinstance(value, str):
        return _NOT_SURELY_SHOWN.sub(BOX, value)
    if isinstance(value, list):
        return [_shown(item) for item in value]
    if isinstance(value, dict):
        return {name: _shown(item) for name, item in value.items()}
    return value


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _persons_data(report: DigitalReport) -> dict[str, Any]:
    """What the person's copy shows: no marking, no urgency, no signs of risk."""
    own = {gettext("Reference"), gettext("Service"), gettext("Sent")}
    data = _data(replace(report, risks=()))
    facts = [fact for fact in data["facts"] if fact["label"] in own]
    return {**data, "marking": "", "marks": [], "facts": facts}


def _data(report: DigitalReport) -> dict[str, Any]:
    """What the template shows, with its labels in the active language: that of the person, like the answers."""
    sent = report.submitted_at.astimezone(ZoneInfo("Europe/London"))
    day = date_format(sent, "j F Y, H:i")
    facts = [
        (gettext("Reference"), report.reference),
        (gettext("Service"), report.service_title),
        (gettext("Urgency"), gettext("Urgent") if report.urgency == "urgent" else gettext("Routine")),
        (gettext("Sent"), f"{day} ({report.submitted_at.astimezone(UTC):%H:%M} UTC)"),
        (gettext("Language used"), gettext("Welsh") if report.language == "cy" else gettext("English")),
        (gettext("Submission"), str(report.submission_id)),
        *(((gettext("Adds to"), report.service_facts["adds to"]),) if "adds to" in report.service_facts else ()),
        *(
            (f"{gettext('Risk')} ({risk.level})", f"{risk.label}: {risk.question} {risk.answer}")
            for risk in report.risks
        ),
    ]
    marks = [
        (POSSIBLE_DUPLICATE, report.possible_duplicate),
        (ALREADY_EMAILED, report.already_emailed),
        (left_out(report), bool(report.redacted)),
    ]
    return {
        "title": one_line(f"{report.service_title} – {report.reference}"),
        "language": report.language,
        "marking": one_line(report.protective_marking),
        "reference": one_line(report.reference),
        "force": one_line(report.force_name),
        "note": "",
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
