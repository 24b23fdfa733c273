"""Opening a report for one of the force's own people. Each opening is in the audit before anything is shown."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from contact_forms.actions.held import held
from contact_forms.actions.note import note
from contact_forms.models import Message, Submission
from contact_forms.outputs import read_out
from contact_forms.sealing import force_private, opening_keys
from contact_forms.tracking import open_message
from contact_forms.walls import within_sites
from integrations.report import AnswerSection, RiskSign


@dataclass(frozen=True)
class OpenedReport:
    """A report as a handler reads it, in the language the person used, with what was written to the person since."""

    submission: Submission
    sections: tuple[AnswerSection, ...]
    risks: tuple[RiskSign, ...]
    messages: tuple[tuple[Message, str], ...] = ()


def read(submission_id: UUID, site_id: int, *, actor: str, actor_id: int, address: str | None = None) -> OpenedReport:
    """Open a report of this site. The caller has checked that the person is one of the site's handlers.

    Raises SubmissionKey.DoesNotExist for a report of another site or one that was purged; CannotOpen where the
    opening key does not fit.
    """
    with within_sites(site_id):
        its = held(submission_id)
        written = list(Message.objects.filter(submission=its.submission).select_related("force_key"))
        note("opened", site_id=site_id, actor=actor, actor_id=actor_id, submission=its.submission, address=address)
    texts = tuple((message, _text(message)) for message in written)
    return OpenedReport(its.submission, *read_out(its.submission, its.answers()), texts)


def _text(message: Message) -> str:
    private = force_private(message.force_key, opening_keys())
    return open_message(message.sealed, message.key_for_force, private, message.submission_id)
