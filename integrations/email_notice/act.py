"""Act: send a notice as a plain-text e-mail."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from integrations.adapters import option_value
from integrations.email_report.act import MAILBOX, OPTIONS
from integrations.email_report.compose import POLICY
from integrations.email_report.smtp import MailServer, send
from integrations.errors import Misconfigured, Permanent
from integrations.plain_text import clean_lines, one_line
from integrations.ports import BODY, SUBJECT, RouteConfiguration
from integrations.report import Receipt


class EmailNoticeSender:
    """The platform's mail server. `Receipt.reference` is the Message-ID. Options: as those of the e-mail adapter."""

    name = "email_notice"
    sends_texts = False

    def __init__(self, configuration: RouteConfiguration) -> None:
        self._from = option_value(OPTIONS, configuration, "from_address")
        if not MAILBOX.fullmatch(self._from):
            raise Misconfigured("The notices have no sender address.")
        self._server = MailServer(
            host=option_value(OPTIONS, configuration, "smtp_host"),
            port=int(option_value(OPTIONS, configuration, "smtp_port")),
            tls=option_value(OPTIONS, configuration, "tls"),
            login=configuration.secret.strip(),
            timeout=configuration.timeout,
        )

    def send_email(
        self, to: str, template: str, personalisation: Mapping[str, str], reference: str, typed: Collection[str] = ()
    ) -> Receipt:
        """Send subject and body; nothing in plain text can hide a link, so nothing has to be made harmless. Raises as
        `smtp.send`, and `Permanent` for an address that is none."""
        if not MAILBOX.fullmatch(to):
            raise Permanent("The notice's address is no e-mail address.")
        message = EmailMessage(policy=POLICY)
        message["From"] = self._from
        message["To"] = to
        message["Subject"] = one_line(personalisation[SUBJECT])[:200]
        message["Date"] = format_datetime(datetime.now(UTC))
        message["Message-ID"] = identifier = make_msgid(domain=self._from.rpartition("@")[2])
        message["X-Notice-Reference"] = one_line(reference)
        message["Auto-Submitted"] = "auto-generated"
        message.set_content("\n".join(clean_lines(personalisation[BODY])) + "\n")
        send(self._server, from_address=self._from, mailbox=to, message=message.as_bytes())
        return Receipt(identifier, datetime.now(UTC))

    def send_text(
        self, to: str, template: str, personalisation: Mapping[str, str], reference: str, typed: Collection[str] = ()
    ) -> Receipt:
        """A mail server sends no texts. Always raises `Misconfigured`."""
        raise Misconfigured("Texts need a service of GOV.UK Notify.")
