"""What the children of a measurement do."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from integrations.report import AnswerLine, AnswerSection, DigitalReport

PDFS = 40


def time_pdfs(told: str) -> None:
    """Write how many seconds each of some PDF copies took, without the first."""
    from contact_forms.outputs.pdf import report_pdf

    lines = tuple(AnswerLine(f"q{n}", f"Question {n}", "An answer of some words, as people write.") for n in range(12))
    report = DigitalReport(
        submission_id=UUID(int=1),
        reference="TRY-2345-6789-A",
        service_slug="trial-0",
        service_title="A trial",
        force_identifier="43",
        force_name="Thames Valley Police",
        category="ASB",
        subcode="ASB1",
        language="en",
        urgency="routine",
        protective_marking="OFFICIAL",
        submitted_at=datetime.now(UTC),
        sections=(AnswerSection("About it", lines),),
        answers={},
    )
    seconds = []
    for _ in range(PDFS + 1):
        began = time.perf_counter()
        if report_pdf(report) is None:
            raise ValueError("There is no PDF to time.")
        seconds.append(time.perf_counter() - began)
    Path(told).write_text(json.dumps(seconds[1:]))
