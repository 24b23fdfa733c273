"""Pages of a journey: a step, an exit, check your answers, the confirmation."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from govuk_theme.documents.base import Document, Link, Part
from govuk_theme.documents.blocks import Block
from govuk_theme.documents.fields import Field


class ErrorLink(Part):
    """A line of the error summary. `href` is "#<id of the first input in error>"."""

    text: str
    href: str


class RepeatItem(Part):
    """One of several things alike. title: "Vehicle 2". lines: what was said of it first. is_finished: no question of it
    is open. change_href, remove_href: "" where that cannot be done."""

    title: str
    lines: tuple[str, ...] = ()
    is_finished: bool = True
    change_href: str = ""
    remove_href: str = ""


class StepDocument(Document):
    """A page of questions.

    service_title: shown as caption. heading: the h1; where there is one question its label is the h1 and this is equal.
    action: path the form posts to. back_href: "" for no back link. csrf_token: "" in previews and in the API.
    caption: section name. urgent: show the 999/101 advice because an answer already given is a risk signal; raised: the
    advice about 101 alone. submit_text: what the button says, "" for Continue. items: the things that were added so
    far, on the page that asks for another.
    """

    kind: Literal["step"] = "step"
    service_title: str
    heading: str
    caption: str = ""
    guidance: tuple[Block, ...] = ()
    items: tuple[RepeatItem, ...] = ()
    fields: tuple[Field, ...]
    errors: tuple[ErrorLink, ...] = ()
    action: str
    submit_text: str = ""
    back_href: str = ""
    csrf_token: str = ""
    urgent: bool = False
    raised: bool = False
    changing: bool = False


class RemoveItemDocument(Document):
    """Asks whether one of several things alike shall be removed. item: as it is listed. value, seen: posted as "remove"
    and "seen", so that only what this page shows is removed. keep_href: back, without removing."""

    kind: Literal["remove_item"] = "remove_item"
    service_title: str
    item: RepeatItem
    caption: str = ""
    action: str
    value: str
    seen: str
    keep_href: str
    csrf_token: str = ""


class TaskRow(Part):
    """A task. href: "" where it cannot be started yet."""

    title: str
    state: Literal["not_started", "in_progress", "done", "cannot_start"]
    href: str = ""


class TaskListDocument(Document):
    """The tasks of a long form, in any order. check_href: to check-your-answers; "" until every task is done."""

    kind: Literal["task_list"] = "task_list"
    service_title: str
    tasks: tuple[TaskRow, ...]
    check_href: str = ""
    back_href: str = ""
    urgent: bool = False
    raised: bool = False


class FormExitDocument(Document):
    """An end of the road that is not a submission. hands_to: the body that deals with it instead; "" for none."""

    kind: Literal["form_exit"] = "form_exit"
    service_title: str
    body: tuple[Block, ...]
    hands_to: str = ""
    link: Link | None = None
    back_href: str = ""


class SummaryRow(Part):
    """A question and its answer. value: lines of plain text. hidden: what the change link is read out as."""

    label: str
    value: tuple[str, ...]
    change_href: str = ""
    hidden: str = ""


class SummarySection(Part):
    title: str = ""
    rows: tuple[SummaryRow, ...]


class CheckAnswersDocument(Document):
    """Check your answers. declaration: clean HTML above the submit button. errors: why it cannot be sent.

    seen: posted back with the form, so that only what this page shows is sent; "" in previews and in the API.
    offer_copy: a tick-box asks whether the person wants a copy to download (elsewhere they get one unasked).
    """

    kind: Literal["check_answers"] = "check_answers"
    service_title: str
    sections: tuple[SummarySection, ...]
    declaration: str = ""
    submit_text: str = ""
    action: str
    back_href: str = ""
    csrf_token: str = ""
    seen: str = ""
    offer_copy: bool = False
    urgent: bool = False
    raised: bool = False
    errors: tuple[ErrorLink, ...] = ()


class ConfirmationDocument(Document):
    """The confirmation panel.

    reference: what to quote. next: what happens next. track_code: with the reference it opens the track page at
    track_href; "" where it cannot be told here. copy_href: the person's copy, "" where none is kept.
    """

    kind: Literal["confirmation"] = "confirmation"
    service_title: str
    panel_title: str
    reference: str
    submitted_at: datetime | None = None
    next: tuple[Block, ...] = ()
    track_code: str = ""
    track_href: str = ""
    copy_href: str = ""
    urgent: bool = False
