"""The person's own copy of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from contact_forms.models import Submission
from contact_forms.outputs.digital_report import report_of, sent_of, walked_of
from contact_forms.outputs.pdf import persons_pdf


def copy_pdf(submission: Submission, answers: Mapping[str, Any]) -> bytes | None:
    """What was sent, as a tagged PDF in the language of the report; None where none could be made."""
    version = submission.form_version
    plan = replace(version.delivery, structured=False)
    walked = walked_of(submission, answers)
    return persons_pdf(report_of(version.title_text, version.form, plan, walked, answers, sent_of(submission)))
