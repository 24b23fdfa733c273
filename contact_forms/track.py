"""Finding the report that a reference and a code open, and what the person may know of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from nacl.public import PrivateKey

from contact_forms.actions.states import furthest
from contact_forms.models import Due, Job, Message, Receipt, StatusUpdate, Submission
from contact_forms.sealing import CannotOpen
from contact_forms.tracking import open_message, track_pair
from contact_forms.walls import within_sites

NOT_A_REFERENCE = frozenset({"email_report"})
"""Adapters whose receipt names no record of the force's: a mailbox gives a message id."""


@dataclass(frozen=True)
class OpenedMessage:
    """A message with its text in the clear; text: "" where it does not open any more."""

    row: Message
    text: str


@dataclass(frozen=True)
class Tracked:
    """How far a report has come. Nothing here is of its content.

    delivered, emailed: when the force's system, or its mailbox, had it. force_reference: the force's own, or "".
    updates: what the force's system said since. due: the earliest open time limit. additions: what the person added.
    state: the furthest that the force's system told of. needs_people: its delivery waits for a person.
    """

    submission: Submission
    delivered: datetime | None
    emailed: datetime | None
    force_reference: str
    updates: tuple[StatusUpdate, ...]
    state: str
    due: Due | None
    additions: tuple[Submission, ...]
    messages: tuple[OpenedMessage, ...]
    needs_people: bool


def find_tracked(reference: str, code: str, site_id: int) -> tuple[Submission, PrivateKey] | None:
    """The submission of this site that the two open, with the person's half of its track pair; None where none is.

    reference, code: as `normalise_…` return them. A wrong code costs as much as a right one.
    """
    private = track_pair(code, reference)
    with within_sites(site_id):
        found = Submission.objects.select_related("form_version").defer("sealed").filter(reference=reference).first()
    expected = bytes(found.track_key) if found is not None else b""
    return (found, private) if found and secrets.compare_digest(expected, bytes(private.public_key)) else None


def tracked(submission: Submission, private: PrivateKey) -> Tracked:
    """How far it has come, in one short transaction."""
    with within_sites(submission.site_id):
        receipts = list(Receipt.objects.filter(submission=submission).order_by("received_at"))
        updates = tuple(StatusUpdate.objects.filter(submission=submission).order_by("at"))
        due = Due.objects.filter(submission=submission, met_at=None).order_by("due_at").first()
        additions = tuple(submission.additions.defer("sealed").order_by("submitted_at"))
        rows = list(Message.objects.filter(submission=submission).order_by("sent_at"))
        attention = Job.objects.filter(submission=submission, kind="deliver", state=Job.ATTENTION).exists()
    # A delivery that needs a person after it was taken came back: nobody has it.
    real = None if attention else next((receipt for receipt in receipts if not receipt.by_fallback), None)
    emailed = next((receipt for receipt in receipts if receipt.by_fallback), None)
    return Tracked(
        submission=submission,
        delivered=real.received_at if real else None,
        emailed=emailed.received_at if emailed else None,
        force_reference=_their_reference(real, submission),
        updates=updates,
        state=furthest(updates),
        due=due,
        additions=additions,
        messages=tuple(OpenedMessage(row, _text(row, private)) for row in rows),
        needs_people=attention,
    )


def _their_reference(receipt: Receipt | None, submission: Submission) -> str:
    if receipt is None or receipt.adapter in NOT_A_REFERENCE or receipt.reference == str(submission.pk):
        return ""
    return receipt.reference


def _text(row: Message, private: PrivateKey) -> str:
    try:
        return open_message(row.sealed, row.key_for_person, private, row.submission_id)
    except CannotOpen:
        return ""
