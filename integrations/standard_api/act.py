"""Act: deliver a report over the Standard API, and look a submission up where the receiver can."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from ipaddress import ip_address
from urllib.parse import urlsplit
from uuid import UUID

from integrations.adapters import FILES, Option, adapter, option_value
from integrations.errors import Misconfigured, Retryable, UnknownOutcome
from integrations.http import Answer, exchange
from integrations.ports import Promises, RouteConfiguration
from integrations.report import DigitalReport, Receipt
from integrations.standard_api.parse import delivered, looked_up
from integrations.standard_api.request import Json, build_document, document_bytes
from integrations.tls import Identity

MEDIA_TYPE = "application/vnd.api+json"
SECRET = re.compile(r"([!-9;-~]{1,200}):([!-~]{1,400})")
"""`id:secret`, both in printable ASCII without spaces, as headers need."""

PROFILE = Option(
    name="profile",
    label="Profile",
    help="published: POST only, as the national API is published. extended: the receiver also refuses a second copy "
    "(409) and can be asked for a submission (GET /incidents?submissionId=), which is our extension.",
    default="published",
    choices=("published", "extended"),
)
CERTIFICATE = Option(
    name="certificate",
    label="Our certificate",
    help="The name of a secret file in PEM with our private key and certificate, where the receiver asks for one.",
    default="",
    names_file=True,
)
AUTHORITY = Option(
    name="authority",
    label="The receiver's authority",
    help="The name of a secret file in PEM with the certificates of the receiver's own authority. Leave empty where "
    "its certificate is from a public one.",
    default="",
    names_file=True,
)
OPTIONS = (PROFILE, CERTIFICATE, AUTHORITY, FILES)
PROMISES = {"published": Promises(), "extended": Promises(deduplicates=True, looks_up=True, reports_status=True)}


def address_problem(address: str, inside_allowed: bool = False) -> str:
    """What is wrong with a base address, or "". Only this machine may be spoken to without TLS; a force's gateway may
    well stand in an inside network, so that is no problem here."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "Enter a web address that can be read."
    if parts.scheme not in ("https", "http") or not host or re.search(r"\s", address):
        return "Enter a web address that begins with https://."
    if parts.scheme == "http" and not _this_machine(host):
        return "Enter an address that begins with https://: reports do not travel unencrypted."
    if parts.username is not None or parts.query or parts.fragment:
        return "Enter the address without a user name, a question mark or a hash."
    if parts.path.rstrip("/").endswith("/incidents"):
        return "Enter the address without /incidents at its end; that is added."
    return ""


def _this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@adapter(
    name="standard_api",
    label="Standard API",
    options=OPTIONS,
    address_label="Address of the force's API, without /incidents",
    address_problem=address_problem,
    credentials_label="Client id and client secret, as id:secret",
)
class StandardApiReceiver:
    """A force's Standard API. Made by `registry.receiver`, which has checked the address and the options.

    Raises `Misconfigured` at once when the secret is not `id:secret`.
    """

    name = "standard_api"
    options = OPTIONS

    def __init__(self, configuration: RouteConfiguration) -> None:
        secret = SECRET.fullmatch(configuration.secret.strip())
        if secret is None:
            raise Misconfigured("The route's secret is missing or is not a client id and a client secret (id:secret).")
        self.promises = PROMISES[option_value(self.options, configuration, "profile")]
        self._incidents = configuration.address.rstrip("/") + "/incidents"
        self._credentials = {"X-Client-Id": secret[1], "X-Client-Secret": secret[2]}
        self._timeout = configuration.timeout
        self._identity = Identity(configuration.files.get("certificate"), configuration.files.get("authority"))

    def deliver(self, report: DigitalReport) -> Receipt:
        """POST the report; see `parse.delivered` for what each answer means."""
        answer = exchange(
            "POST",
            self._incidents,
            headers={
                **self._credentials,
                "Content-Type": MEDIA_TYPE,
                "Accept": MEDIA_TYPE,
                "Idempotency-Key": str(report.submission_id),
            },
            content=document_bytes(self.document(report)),
            timeout=self._timeout,
            identity=self._identity,
        )
        return self.receipt(delivered(answer, report.submission_id, report.force_identifier, datetime.now(UTC)))

    def look_up(self, submission_id: str) -> Receipt | None:
        """Ask whether a submission is held (extended profile only). Raises `Retryable` when it cannot be told."""
        if not self.promises.looks_up:
            raise Misconfigured("This receiver cannot be asked for a submission.")
        wanted = UUID(submission_id)
        found = looked_up(self._ask(wanted), wanted, datetime.now(UTC))
        return None if found is None else self.receipt(found)

    def document(self, report: DigitalReport) -> Json:
        """What is sent. A receiver with a mapping of its own adds to it."""
        return build_document(report)

    def receipt(self, receipt: Receipt) -> Receipt:
        """The receipt as this receiver's people know it. A receiver with a reference of its own puts it here."""
        return receipt

    def _ask(self, submission_id: UUID) -> Answer:
        try:
            return exchange(
                "GET",
                self._incidents,
                headers={**self._credentials, "Accept": MEDIA_TYPE},
                params={"submissionId": str(submission_id)},
                timeout=self._timeout,
                identity=self._identity,
            )
        except UnknownOutcome:
            # Asking changes nothing there, so it can be asked again.
            raise Retryable("The receiver did not answer the look-up.") from None
