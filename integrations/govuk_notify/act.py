"""Act: send a notice by GOV.UK Notify (API v2; error types are told by status, as its documentation asks)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from integrations.errors import Misconfigured, Permanent, Retryable, UnknownOutcome
from integrations.govuk_notify.client import NotifyClient
from integrations.http import Answer, named_error
from integrations.ports import RouteConfiguration
from integrations.report import Receipt
from integrations.standard_api.act import address_problem

BASE = "https://api.notifications.service.gov.uk"
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
KEY = re.compile(rf"[\w-]*-{UUID}-{UUID}")
"""A key as Notify writes it: its name, the service's id, the secret."""
TEMPLATE = "template_"
"""Options `template_<word>` and `template_<word>_text` hold the ids of the force's templates. A Welsh notice is a word
of its own, such as "receipt_cy"."""


class NotifySender:
    """A force's own Notify service. Raises `Misconfigured` at once for a key or an address of the wrong shape."""

    name = "govuk_notify"
    sends_texts = True

    def __init__(self, configuration: RouteConfiguration) -> None:
        self._key = configuration.secret.strip()
        if not KEY.fullmatch(self._key):
            raise Misconfigured("The secret of the notices is missing or is no API key of GOV.UK Notify.")
        self._base = configuration.address or BASE
        problem = address_problem(self._base)
        if problem:
            raise Misconfigured(problem)
        self._templates = configuration.options
        self._timeout = configuration.timeout

    def send_email(
        self, to: str, template: str, personalisation: Mapping[str, str], reference: str, typed: Collection[str] = ()
    ) -> Receipt:
        """See `_taken` for what each answer means."""
        answer = self._client().send_email_notification(
            to,
            self._template(template),
            personalisation=dict(personalisation),
            reference=reference,
            sanitise_content_for=sorted(set(typed) & set(personalisation)) or None,
        )
        return _taken(answer)

    def send_text(
        self, to: str, template: str, personalisation: Mapping[str, str], reference: str, typed: Collection[str] = ()
    ) -> Receipt:
        """A text has no Markdown to make harmless, and its links cannot be hidden behind words."""
        answer = self._client().send_sms_notification(
            to, self._template(f"{template}_text"), personalisation=dict(personalisation), reference=reference
        )
        return _taken(answer)

    def _client(self) -> NotifyClient:
        return NotifyClient(self._key, base_url=self._base, timeout=self._timeout)

    def _template(self, word: str) -> str:
        found = self._templates.get(f"{TEMPLATE}{word}", "")
        if not re.fullmatch(UUID, found):
            raise Misconfigured(f"The notices have no template of GOV.UK Notify for {word}.")
        return found


def _taken(answer: Answer) -> Receipt:
    """201: taken, and `Receipt.reference` is Notify's own id. 400: `Permanent`. 401 and 403: `Misconfigured`. 429 and
    every 5xx: `Retryable`; at worst somebody gets the same notice twice."""
    now = datetime.now(UTC)
    if answer.status in (401, 403):
        raise Misconfigured(f"GOV.UK Notify does not accept our key ({answer.status}).", answer.status)
    error = named_error(answer, now)
    if answer.status >= 500 and not isinstance(error, Retryable):
        raise Retryable(f"GOV.UK Notify failed ({answer.status}).", answer.status)
    if error is not None:
        raise error
    if answer.status != 201:
        raise Permanent(f"GOV.UK Notify refuses this notice ({answer.status}).", answer.status)
    try:
        identifier = answer.json()["id"]
    except (ValueError, KeyError, TypeError):
        identifier = None
    if not isinstance(identifier, str) or not re.fullmatch(UUID, identifier):
        raise UnknownOutcome("GOV.UK Notify's answer (201) cannot be read.", answer.status)
    return Receipt(identifier, now)
