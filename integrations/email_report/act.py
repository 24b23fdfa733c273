"""Act: deliver a report to a mailbox."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from integrations.adapters import Option, adapter, option_value
from integrations.email_report.compose import compose, message_id
from integrations.email_report.smtp import MailServer, send
from integrations.errors import Misconfigured
from integrations.ports import Promises, RouteConfiguration
from integrations.report import DigitalReport, Receipt

MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
HOST = re.compile(r"[A-Za-z0-9:](?:[A-Za-z0-9.:-]{0,250}[A-Za-z0-9])?")


def address_problem(address: str, inside_allowed: bool = False) -> str:
    """What is wrong with a mailbox, or ""."""
    return "" if MAILBOX.fullmatch(address) else "Enter an e-mail address, like reports@force.police.uk."


def _port_problem(value: str) -> str:
    good = value.isascii() and value.isdigit() and 0 < int(value[:6]) < 65536
    return "" if good else "Enter the mail server's port as a number from 1 to 65535."


OPTIONS = (
    Option(
        name="smtp_host",
        label="Mail server",
        help="Host name or address.",
        problem=lambda value: "" if HOST.fullmatch(value) else "Enter the mail server's host name.",
    ),
    Option(name="smtp_port", label="Port of the mail server", default="25", problem=_port_problem),
    Option(
        name="from_address",
        label="Sender address",
        problem=lambda value: "" if MAILBOX.fullmatch(value) else "Enter the sender as an e-mail address.",
    ),
    Option(
        name="tls",
        label="TLS",
        help="when-offered: used if the mail server offers it. required: nothing is sent without it.",
        default="when-offered",
        choices=("when-offered", "required"),
    ),
    Option(
        name="largest_files",
        label="Largest files, in MB",
        help="What does not fit into an e-mail together is named in it, with its size.",
        default="10",
        problem=lambda value: "" if re.fullmatch(r"[0-9]{1,3}", value) else "Enter megabytes as a whole number.",
    ),
)


@adapter(
    name="email_report",
    label="E-mail",
    options=OPTIONS,
    address_label="Mailbox",
    address_problem=address_problem,
    credentials_label="Mail login as user:password, or nothing",
)
class EmailReceiver:
    """A mailbox. It promises nothing: a mail server cannot be asked what it holds, nor does it refuse a second copy.

    `Receipt.reference` is the Message-ID, worked out from the submission id. Made by `registry.receiver`, which has
    checked the mailbox and the options.
    """

    name = "email_report"
    options = OPTIONS
    promises = Promises()

    def __init__(self, configuration: RouteConfiguration) -> None:
        self._mailbox = configuration.address
        self._from = option_value(OPTIONS, configuration, "from_address")
        self._largest = int(option_value(OPTIONS, configuration, "largest_files"))
        self._server = MailServer(
            host=option_value(OPTIONS, configuration, "smtp_host"),
            port=int(option_value(OPTIONS, configuration, "smtp_port")),
            tls=option_value(OPTIONS, configuration, "tls"),
            login=configuration.secret.strip(),
            timeout=configuration.timeout,
        )

    def deliver(self, report: DigitalReport) -> Receipt:
        """Send the report; see `smtp.send` for what each refusal means."""
        now = datetime.now(UTC)
        message = compose(
            report, mailbox=self._mailbox, from_address=self._from, now=now, largest=self._largest * 1_000_000
        )
        send(self._server, from_address=self._from, mailbox=self._mailbox, message=message.as_bytes())
        return Receipt(message_id(report.submission_id, self._from), datetime.now(UTC))

    def look_up(self, submission_id: str) -> Receipt | None:
        """A mailbox cannot be asked. Always raises `Misconfigured`."""
        raise Misconfigured("A mailbox cannot be asked for a submission.")
