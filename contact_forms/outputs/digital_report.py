"""From an opened submission to the digital report that adapters are handed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext

from contact_forms.engine import RISK_WORDS, Walk, record_values, summary, walk
from contact_forms.models import Submission
from contact_forms.outputs.pdf import report_pdf
from contact_forms.outputs.pole_mapping import build_record
from contact_forms.tenant import tenant_for_site
from integrations.report import AnswerLine, AnswerSection, DigitalReport, RiskSign

VERSION = "digital-report/1"


def build_report(
    submission: Submission,
    answers: Mapping[str, Any],
    *,
    possible_duplicate: bool = False,
    already_emailed: bool = False,
) -> DigitalReport:
    """The report of a submission. answers: as `open_submission` gave them. No network, no writes.

    The same submission gives the same report on every try, but for its marks.
    """
    version = submission.form_version
    plan = version.delivery
    tenant = tenant_for_site(submission.site_id)
    walked = _walked(submission, answers)
    values = {**_beside(walked, answers), **record_values(version.form, walked)}
    report = DigitalReport(
        submission_id=submission.pk,
        reference=submission.reference,
        service_slug=submission.service_slug,
        service_title=version.title,
        force_identifier=tenant.force_number,
        force_name=tenant.name,
        category=plan.category,
        subcode=plan.subcode,
        language=submission.language,
        urgency=submission.urgency,
        protective_marking=plan.protective_marking,
        submitted_at=submission.submitted_at,
        sections=report_sections(submission, answers),
        answers=values,
        record=build_record(version.form, values) if plan.structured else None,
        service_facts={
            "reference": submission.reference,
            "promise": plan.promise.en,
            "form version": str(version.pk),
            "made by": VERSION,
        },
        possible_duplicate=possible_duplicate,
        already_emailed=already_emailed,
        risks=_risks(walked, submission.language),
    )
    return replace(report, pdf=report_pdf(report))


def report_sections(submission: Submission, answers: Mapping[str, Any]) -> tuple[AnswerSection, ...]:
    """The answers as a person reads them, in the language the person used, in the order of check-your-answers."""
    version = submission.form_version
    walked = _walked(submission, answers)
    with translation.override(submission.language):
        sections = [
            AnswerSection(
                section.title or version.title_text.in_(submission.language),
                tuple(AnswerLine(line.key, line.label, "\n".join(line.lines)) for line in section.lines),
            )
            for section in summary(version.form, walked, submission.language, gettext)
        ]
    beside = _beside(walked, answers)
    if beside:
        lines = tuple(
            AnswerLine(key, key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
            for key, value in beside.items()
        )
        sections.append(AnswerSection("Other answers", lines))
    return tuple(sections)


def report_risks(submission: Submission, answers: Mapping[str, Any]) -> tuple[RiskSign, ...]:
    """The answers that are signs of risk. Like the answers they are told only to who opens the report."""
    return _risks(_walked(submission, answers), submission.language)


def _risks(walked: Walk, language: str) -> tuple[RiskSign, ...]:
    labels = {question.key: question.label.in_(language) for step in walked.path for question in step.questions}
    return tuple(
        RiskSign(signal.kind, signal.level, RISK_WORDS[signal.kind], labels[signal.question_key])
        for signal in walked.signals
    )


def _walked(submission: Submission, answers: Mapping[str, Any]) -> Walk:
    # The day it was made: an answer that was good then ("today", "under 18") must not turn bad on the way.
    return walk(submission.form_version.form, answers, timezone.localdate(submission.submitted_at))


def _beside(walked: Walk, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers that today's rules no longer reach. They counted when the report was made, so they go out all the same:
    a stricter rule in a later version of this code must not take words out of a report."""
    return {
        key: value
        for key, value in answers.items()
        if key not in walked.answers and not key.startswith("@") and value is not None
    }
