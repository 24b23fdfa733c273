"""From an opened submission to the digital report that adapters are handed."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext

from contact_forms.engine import RISK_WORDS, Form, Walk, kind_of, record_values, summary, walk
from contact_forms.engine.definition import Text
from contact_forms.models import Submission
from contact_forms.outputs.pdf import report_pdf
from contact_forms.outputs.pole_mapping import build_record
from contact_forms.outputs.redaction import LEFT_OUT, all_left_out, is_left_out, question_labels, without
from contact_forms.plan import DeliveryPlan
from contact_forms.tenant import Tenant, tenant_for_site
from integrations.report import AnswerLine, AnswerSection, DigitalReport, RiskSign

VERSION = "digital-report/1"


@dataclass(frozen=True)
class Sent:
    """What a report says of the sending itself. form_version: which form was filled in, in words for the receiver.
    adds_to: the reference of the earlier report to which this one adds something, "" for none."""

    submission_id: UUID
    reference: str
    service_slug: str
    language: str
    urgency: str
    submitted_at: datetime
    force_number: str
    force_name: str
    form_version: str
    adds_to: str = ""


def build_report(
    submission: Submission,
    answers: Mapping[str, Any],
    *,
    possible_duplicate: bool = False,
    already_emailed: bool = False,
    tenant: Tenant | None = None,
    redacted: Collection[str] = (),
) -> DigitalReport:
    """The report of a submission. answers: as `open_submission` gave them. tenant: of the submission's site, where the
    caller has it at hand. redacted: keys of questions whose answers stay out. No network, no writes.

    The same submission gives the same report on every try, but for its marks and what is left out.
    """
    version = submission.form_version
    sent = sent_of(submission, tenant)
    walked = walked_of(submission, answers)
    report = report_of(version.title_text, version.form, version.delivery, walked, answers, sent, redacted=redacted)
    return replace(report, possible_duplicate=possible_duplicate, already_emailed=already_emailed, make_pdf=report_pdf)


def sent_of(submission: Submission, tenant: Tenant | None = None) -> Sent:
    """What a report of this submission says of the sending."""
    tenant = tenant or tenant_for_site(submission.site_id)
    return Sent(
        submission_id=submission.pk,
        reference=submission.reference,
        service_slug=submission.service_slug,
        language=submission.language,
        urgency=submission.urgency,
        submitted_at=submission.submitted_at,
        force_number=tenant.force_number,
        force_name=tenant.name,
        form_version=str(submission.form_version.pk),
        adds_to=submission.about.reference if submission.about is not None else "",
    )


def report_of(
    title: Text,
    form: Form,
    plan: DeliveryPlan,
    walked: Walk,
    answers: Mapping[str, Any],
    sent: Sent,
    *,
    redacted: Collection[str] = (),
) -> DigitalReport:
    """The report of these answers to a form, still without its PDF copy. Previews make one of a draft, too."""
    out = all_left_out(form, redacted)
    values = without({**_beside(walked, answers), **record_values(form, walked)}, out)
    labels = tuple(label for key, label in question_labels(form).items() if key in out)
    return DigitalReport(
        submission_id=sent.submission_id,
        reference=sent.reference,
        service_slug=sent.service_slug,
        service_title=title.en,
        force_identifier=sent.force_number,
        force_name=sent.force_name,
        category=plan.category,
        subcode=plan.subcode,
        language=sent.language,
        urgency=sent.urgency,
        protective_marking=plan.protective_marking,
        submitted_at=sent.submitted_at,
        sections=_redacted(_sections(title, form, walked, answers, sent.language), out),
        answers=values,
        record=build_record(form, values) if plan.structured else None,
        service_facts={
            "reference": sent.reference,
            "promise": plan.promise.en,
            "form version": sent.form_version,
            "made by": VERSION,
            **({"adds to": sent.adds_to} if sent.adds_to else {}),
            **({"redacted": "; ".join(labels)} if labels else {}),
        },
        risks=_risks(walked, sent.language, out),
        redacted=labels,
    )


def read_out(
    submission: Submission, answers: Mapping[str, Any]
) -> tuple[tuple[AnswerSection, ...], tuple[RiskSign, ...]]:
    """The answers as a person reads them, in the language the person used and the order of check-your-answers, and
    those that are signs of risk. Both are told only to who opens the report."""
    version, language = submission.form_version, submission.language
    walked = walked_of(submission, answers)
    return _sections(version.title_text, version.form, walked, answers, language), _risks(walked, language)


def kinds_of_risk(submission: Submission, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """What the signs of risk in these answers are called, each once: no question and no answer."""
    return tuple(dict.fromkeys(RISK_WORDS[signal.kind] for signal in walked_of(submission, answers).signals))


def _sections(
    title: Text, form: Form, walked: Walk, answers: Mapping[str, Any], language: str
) -> tuple[AnswerSection, ...]:
    with translation.override(language):
        sections = [
            AnswerSection(
                section.title or title.in_(language),
                tuple(AnswerLine(line.key, line.label, "\n".join(line.lines)) for line in section.lines),
            )
            for section in summary(form, walked, language, gettext)
        ]
    beside = _beside(walked, answers)
    if beside:
        lines = tuple(
            AnswerLine(key, key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
            for key, value in beside.items()
        )
        sections.append(AnswerSection("Other answers", lines))
    return tuple(sections)


def _redacted(sections: tuple[AnswerSection, ...], out: Collection[str]) -> tuple[AnswerSection, ...]:
    return tuple(
        replace(
            section,
            lines=tuple(replace(line, text=LEFT_OUT) if is_left_out(line.key, out) else line for line in section.lines),
        )
        for section in sections
    )


def _risks(walked: Walk, language: str, out: Collection[str] = ()) -> tuple[RiskSign, ...]:
    asked = {question.key: question for step in walked.path for question in step.questions}
    signs = []
    with translation.override(language):
        for signal in walked.signals:
            if is_left_out(signal.question_key, out):
                continue
            question = asked[signal.question_key]
            said = kind_of(question).as_lines(question, walked.answers[question.key], language, gettext)
            words = RISK_WORDS[signal.kind]
            signs.append(RiskSign(signal.kind, signal.level, words, question.label.in_(language), ", ".join(said)))
    return tuple(signs)


def walked_of(submission: Submission, answers: Mapping[str, Any]) -> Walk:
    """The walk of a submission's answers."""
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
