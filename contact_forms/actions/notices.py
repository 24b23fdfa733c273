"""Telling somebody of the force something, by e-mail. A notice holds no answer.

Everything that is told to people on duty goes through `send_notice`, so another way out is a change of this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from django.conf import settings
from django.urls import reverse

from contact_forms.jobs import try_again_after
from contact_forms.tenant import Contact
from integrations.email_report.compose import POLICY
from integrations.email_report.smtp import MailServer, send
from integrations.errors import Misconfigured
from integrations.plain_text import one_line

LONGEST_WAIT = timedelta(minutes=5)
"""A notice is tried again and again; between two tries no more than this."""
LONGEST_SUBJECT = 200


@dataclass(frozen=True)
class Notice:
    """What somebody is told. lines: plain text, one paragraph or fact each."""

    subject: str
    lines: tuple[str, ...]


def send_notice(to: Contact, notice: Notice) -> None:
    """Hand the notice to the platform's mail server; returns only when the server has taken it.

    Raises as `integrations.email_report.smtp.send` does, and Misconfigured where nobody is named.
    """
    if not to.email:
        raise Misconfigured("Nobody is named whom this could be told.")
    mail = settings.SOH_SMTP
    message = EmailMessage(policy=POLICY)
    message["From"] = mail["from"]
    message["To"] = to.email
    message["Subject"] = one_line(notice.subject)[:LONGEST_SUBJECT]
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = make_msgid(domain=mail["from"].rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n\n".join(notice.lines) + "\n")
    server = MailServer(mail["host"], int(mail["port"]), tls="when-offered", login="", timeout=10.0)
    send(server, from_address=mail["from"], mailbox=to.email, message=message.as_bytes())


def soon_again(failures: int, retry_after: float | None = None) -> timedelta:
    """How long a notice waits after this many failed tries in a row. It is never given up."""
    return min(try_again_after(failures, retry_after) or LONGEST_WAIT, LONGEST_WAIT)


def in_admin(view: str, *parts: object) -> str:
    """The whole address of one of our pages in the admin."""
    return settings.WAGTAILADMIN_BASE_URL + reverse(view, args=parts)
