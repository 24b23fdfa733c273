"""Telling somebody something about a report: people on duty, and the person who sent it. A notice holds no answer.

Everything that is told goes through `send_notice`, so another way out is a change of this file. Without a
`NoticeRoute` of its own a force's notices go out by the platform's mail server, which sends no texts.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from contact_forms.actions.carrier import platform_mail, whole_address
from contact_forms.jobs import Result, try_again_after
from contact_forms.models import Attempt, Job, NoticeRoute
from contact_forms.secrets_by_name import read_secret
from contact_forms.tenant import Contact
from contact_forms.walls import within_sites
from integrations.errors import DeliveryError, Misconfigured, Retryable, UnknownOutcome
from integrations.notices import notice_sender
from integrations.ports import BODY, SUBJECT, NoticeSender, RouteConfiguration

logger = logging.getLogger("contact_forms.notices")

LONGEST_WAIT = timedelta(minutes=5)
"""A notice is tried again and again; between two tries no more than this."""
PLATFORM_MAIL = "email_notice"


@dataclass(frozen=True)
class Notice:
    """What somebody is told. template: a word by which a provider that has templates chooses one ("alert", "person",
    "person_cy"). lines: plain text, one paragraph or fact each."""

    template: str
    subject: str
    lines: tuple[str, ...]


def reference_of(job: Job) -> str:
    """What a provider is given to tell us by which notice it means: nothing personal."""
    return f"job-{job.pk}"


def send_notice(to: Contact, notice: Notice, job: Job) -> None:
    """Hand the notice to the provider of the job's force; returns only when it was taken.

    Where a phone is named and the provider sends texts, a text goes too; where only a phone is named, only that.
    Raises as `NoticeSender` does, and Misconfigured where nobody is named.
    """
    sender = _sender(job.site_id)
    filled = {SUBJECT: notice.subject, BODY: "\n\n".join(notice.lines)}
    if to.email:
        sender.send_email(to.email, notice.template, filled, reference_of(job))
    if to.phone and sender.sends_texts:
        try:
            sender.send_text(to.phone, notice.template, filled, reference_of(job))
        except DeliveryError as error:
            if not to.email:
                raise
            # The e-mail is out: trying all of it again would send that twice.
            logger.warning("notice.no-text", extra={"event": "notice.no-text", "job": job.pk, "reason": error.reason})
    elif not to.email:
        raise Misconfigured("Nobody is named whom this could be told.")


def _sender(site_id: int | None) -> NoticeSender:
    if site_id is not None:
        with within_sites(site_id):
            route = NoticeRoute.objects.filter(pk=site_id).first()
        if route is not None:
            options = {**(platform_mail() if route.adapter == PLATFORM_MAIL else {}), **route.options}
            address = whole_address(route.address)
            return notice_sender(route.adapter, RouteConfiguration(address, read_secret(route.secret_name), options))
    return notice_sender(PLATFORM_MAIL, RouteConfiguration("", options=platform_mail()))


def not_told(error: DeliveryError, job: Job) -> Result:
    """What follows where a notice to people on duty was not taken: tried again soon, and never given up; before a
    person at once where trying again is no use."""
    if not isinstance(error, Retryable | UnknownOutcome):
        return Result(Job.ATTENTION, Attempt.Outcome.MISCONFIGURED, error.reason, error.status, counts=True)
    outcome = Attempt.Outcome.RETRYABLE if isinstance(error, Retryable) else Attempt.Outcome.UNKNOWN
    wait = soon_again(job.failures + 1, error.retry_after if isinstance(error, Retryable) else None)
    return Result(Job.WAITING, outcome, error.reason, error.status, wait=wait, counts=True)


def soon_again(failures: int, retry_after: float | None = None) -> timedelta:
    """How long a notice waits after this many failed tries in a row. It is never given up."""
    return min(try_again_after(failures, retry_after) or LONGEST_WAIT, LONGEST_WAIT)


def in_admin(view: str, *parts: object) -> str:
    """The whole address of one of our pages in the admin."""
    return settings.WAGTAILADMIN_BASE_URL + reverse(view, args=parts)
