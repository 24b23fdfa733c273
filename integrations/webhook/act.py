"""Act: POST a signed report to the force's own address."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from integrations.adapters import FILES, adapter
from integrations.addresses import web_address_problem, where_it_leads
from integrations.errors import Misconfigured
from integrations.http import exchange
from integrations.ports import Promises, RouteConfiguration
from integrations.report import DigitalReport, Receipt
from integrations.signatures import secrets_in, signed_headers
from integrations.webhook.parse import received
from integrations.webhook.request import build_message

OPTIONS = (FILES,)


@adapter(
    name="webhook",
    label="Webhook",
    options=OPTIONS,
    address_label="Address that takes the reports",
    address_problem=web_address_problem,
    credentials_label="Secrets that sign the reports, one a line, the newest first",
)
class WebhookReceiver:
    """A force's own address. By its contract (docs/webhooks.md) the receiver takes each delivery id once.

    Raises `Misconfigured` at once when the secret file holds no secret long enough.
    """

    name = "webhook"
    options = OPTIONS
    promises = Promises(deduplicates=True, reports_status=True)

    def __init__(self, configuration: RouteConfiguration) -> None:
        try:
            self._secrets = secrets_in(configuration.secret)
        except ValueError as problem:
            raise Misconfigured(f"The route's secret cannot sign: {problem}.") from None
        self._configuration = configuration

    def deliver(self, report: DigitalReport) -> Receipt:
        """POST the report; see `parse.received` for what each answer means."""
        its = self._configuration
        body = build_message(report)
        # Where the name leads is looked up once, checked, and connected to: not looked up again in between.
        place = where_it_leads(its.address, inside_allowed=its.inside_allowed)
        answer = exchange(
            "POST",
            its.address,
            headers={
                **signed_headers(self._secrets, str(report.submission_id), body, int(time.time())),
                "Content-Type": "application/json",
                "Accept": "application/json",
            },
            content=body,
            timeout=its.timeout,
            connect_to=place,
        )
        return received(answer, report.submission_id, datetime.now(UTC))

    def look_up(self, submission_id: str) -> Receipt | None:
        """A webhook cannot be asked. Always raises `Misconfigured`."""
        raise Misconfigured("This receiver cannot be asked for a submission.")
