"""The pages of tracking: reference and code, the report's way, adding something to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from contact_forms.actions.add_information import ADDITION, LONGEST_ADDITION
from contact_forms.documents.step import NOT_INDEXED
from contact_forms.documents.surroundings import Language, Surroundings
from contact_forms.models import StatusUpdate
from contact_forms.track import OpenedMessage, Tracked
from govuk_theme import long_date
from govuk_theme.documents import (
    ErrorLink,
    RichTextBlock,
    StepDocument,
    SummaryRow,
    TextareaField,
    TextField,
    TrackDocument,
    TrackEvent,
    TrackMessage,
)

FIND, REPORT, ADD = "/track/", "/track/report/", "/track/report/add/"
Problems = Sequence[tuple[str, str]]
"""Name of the input and what is wrong with it, in the language of the page."""


def answer_path(message_id: int) -> str:
    """Where a question is answered."""
    return f"{REPORT}answer/{message_id}/"


def find_document(around: Surroundings, reference: str = "", code: str = "", problems: Problems = ()) -> StepDocument:
    """Asks for reference and code, with what was typed and what was wrong with it."""
    wrong = dict(problems)
    with translation.override(around.language):
        where = _("Both were on the page that you saw when you had sent your report.")
        return StepDocument(
            **_frame(around, _("Track your report"), FIND),
            safety=True,
            service_title="",
            heading=_("Track your report"),
            guidance=(RichTextBlock(html=f"<p>{escape(where)}</p>"),),
            fields=(
                TextField(
                    name="reference",
                    label=_("Reference number"),
                    hint=_("Such as ASB-7K4M-9NXP-3"),
                    value=reference,
                    error=wrong.get("reference", ""),
                    width="20",
                ),
                TextField(
                    name="code",
                    label=_("Code"),
                    hint=_("12 letters and numbers, such as 4F7K-9NXP-3CDM"),
                    value=code,
                    error=wrong.get("code", ""),
                    width="20",
                ),
            ),
            errors=tuple(ErrorLink(text=text, href=f"#{name}") for name, text in problems),
            action=f"{around.prefix}{FIND}",
            csrf_token=around.csrf_token,
        )


def track_document(around: Surroundings, force: str, its: Tracked, *, just_sent: bool = False) -> TrackDocument:
    """The way of one report. around: its own service's. force: its name in this language."""
    safety = its.submission.form_version.form.safety_mode
    with translation.override(around.language):
        return TrackDocument(
            **_frame(around, _("Your report"), REPORT),
            safety=safety,
            service_title="" if safety else around.service_name,
            reference=its.submission.reference,
            standing=_standing(force, its),
            events=tuple(sorted(_events(force, its), key=lambda event: event.at)),
            facts=tuple(_facts(around.language, its)),
            messages=tuple(_message(around, message) for message in its.messages if message.text),
            add_href=f"{around.prefix}{ADD}",
            done_action=f"{around.prefix}{REPORT}",
            csrf_token=around.csrf_token,
            just_sent=just_sent,
        )


def add_document(
    around: Surroundings,
    path: str,
    token: str,
    *,
    question: str = "",
    typed: str = "",
    problems: Problems = (),
    safety: bool = False,
) -> StepDocument:
    """Asks for what the person wants to add; question: what the force asked, "" for anything. token: this addition's
    own, so that sending it twice adds it once."""
    with translation.override(around.language):
        heading = _("Answer our question") if question else _("What do you want to add?")
        asked = "".join(f"<p>{escape(line)}</p>" for line in question.splitlines() if line.strip())
        hint = _("Do not report something new here, or anything that is happening now.")
        return StepDocument(
            **_frame(around, heading, path),
            safety=safety,
            service_title="",
            heading=heading,
            guidance=(RichTextBlock(html=asked),) if asked else (),
            fields=(
                TextareaField(
                    name=ADDITION,
                    label=_("Your answer") if question else heading,
                    hint="" if question else hint,
                    value=typed,
                    error=dict(problems).get(ADDITION, ""),
                    rows=8,
                    max_length=LONGEST_ADDITION,
                ),
            ),
            errors=tuple(ErrorLink(text=text, href=f"#{name}") for name, text in problems),
            action=f"{around.prefix}{path}?token={token}",
            submit_text=_("Send"),
            back_href=f"{around.prefix}{REPORT}",
            csrf_token=around.csrf_token,
        )


def _frame(around: Surroundings, title: str, path: str) -> dict[str, Any]:
    other: Language = "en" if around.language == "cy" else "cy"
    speaks = other in around.chrome.languages
    return {
        "language": around.language,
        "title": title,
        "path": f"{around.prefix}{path}",
        "other_language_path": f"{replace(around, language=other).prefix}{path}" if speaks else "",
        "chrome": around.chrome,
        "robots": NOT_INDEXED,
    }


def _standing(force: str, its: Tracked) -> str:
    if its.state == StatusUpdate.CLOSED:
        return _("Your report has been closed.")
    if its.delivered:
        return _("Your report has reached %(force)s.") % {"force": force}
    if its.emailed:
        return _("Your report was sent to %(force)s by e-mail. It is not in their records system yet.") % {
            "force": force
        }
    if its.needs_people:
        return _("Your report is safe with us. It has not reached %(force)s yet, and people are seeing to it.") % {
            "force": force
        }
    return _("Your report is safe with us and on its way to %(force)s.") % {"force": force}


def _events(force: str, its: Tracked) -> Iterator[TrackEvent]:
    safe = _("It is stored sealed. Only the people who deal with your report can open it.")
    yield TrackEvent(text=_("We received your report"), at=its.submission.submitted_at, more=safe)
    if its.emailed:
        yield TrackEvent(text=_("Sent to %(force)s by e-mail") % {"force": force}, at=its.emailed)
    if its.delivered:
        yield TrackEvent(text=_("It reached %(force)s") % {"force": force}, at=its.delivered)
    words = {
        StatusUpdate.RECEIVED: _("It was recorded"),
        StatusUpdate.ALLOCATED: _("It was given to somebody who deals with it"),
        StatusUpdate.IN_PROGRESS: _("Somebody is working on it"),
        StatusUpdate.CLOSED: _("It was closed"),
    }
    for update in its.updates:
        yield TrackEvent(text=words[update.state], at=update.at)
    for addition in its.additions:
        yield TrackEvent(text=_("You added something"), at=addition.submitted_at, more=addition.reference)


def _facts(language: str, its: Tracked) -> Iterator[SummaryRow]:
    if its.force_reference:
        yield SummaryRow(label=_("The force's own reference"), value=(its.force_reference,))
    promise = its.submission.form_version.delivery.promise.in_(language)
    if promise:
        yield SummaryRow(label=_("What we promised"), value=(promise,))
    if its.due is not None:
        yield SummaryRow(label=_("By when"), value=(long_date(its.due.due_at),))


def _message(around: Surroundings, message: OpenedMessage) -> TrackMessage:
    row = message.row
    is_question = row.kind == row.QUESTION
    open_question = is_question and row.answered_at is None
    return TrackMessage(
        text=message.text,
        at=row.sent_at,
        is_question=is_question,
        answer_href=f"{around.prefix}{answer_path(row.pk)}" if open_question else "",
        answered_at=row.answered_at,
    )
