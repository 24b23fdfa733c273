"""The one HTTP client of all adapters: one request, one bounded answer, or an error named by what to do next.

- A whole try takes at most `timeout` seconds, 10 at the longest.
- Each try has a connection of its own: on a kept-alive one, a closed connection cannot be told from an answer lost.
- Redirects are not followed (a report must not travel to an address that nobody approved), proxies and other
  settings of the environment are not read, and an answer is read up to 1 MiB.
- Nothing is logged, and no reason holds an address, a body or a secret.
"""

from __future__ import annotations

import json
import logging
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from integrations.deadline import Deadline
from integrations.errors import DeliveryError, Misconfigured, Permanent, Retryable, UnknownOutcome
from integrations.tls import Identity, context_for, tls_error

LONGEST_TRY = 10.0
"""Seconds."""
LONGEST_CONNECT = 5.0
"""Seconds for one address of the host; a dead address must not eat the whole try."""
LARGEST_ANSWER = 1024 * 1024
"""Bytes."""
LONGEST_WAIT = 24 * 3600.0
"""Seconds: what a receiver may ask of us by Retry-After."""
NOBODY = Identity()
"""No certificate of our own, and the authorities that everybody believes."""

# httpx logs each address with its query, and httpcore each header with its secret.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True)
class Answer:
    """What came back. Header names are in lower case. complete: False when the body was longer than 1 MiB and cut."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    complete: bool = True

    def json(self) -> Any:
        """The body as JSON. Raises ValueError when it is cut, is not JSON, or is nested beyond reason."""
        if not self.complete:
            raise ValueError("the answer is too long")
        try:
            return json.loads(self.body)
        except RecursionError:
            raise ValueError("the answer is nested too deep") from None


class _Watch:
    """Follows one request: hands its sockets to the deadline, and knows whether any of it may have been read."""

    def __init__(self, deadline: Deadline) -> None:
        self.deadline = deadline
        self.sending = False

    def __call__(self, event: str, facts: Mapping[str, Any]) -> None:
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            connection = facts["return_value"].get_extra_info("socket")
            if isinstance(connection, socket.socket):
                self.deadline.watch(connection)
        elif event.endswith("send_request_headers.started"):
            self.sending = True


def exchange(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    params: Mapping[str, str] | None = None,
    content: bytes | None = None,
    timeout: float = LONGEST_TRY,
    identity: Identity = NOBODY,
    connect_to: str = "",
) -> Answer:
    """Make one request and read its answer, whatever its status.

    identity: our certificate and the receiver's authority, where a route has them. connect_to: the IP address to
    connect to, already checked; the host of `url` is then not looked up again, and still names the request and the
    certificate.
    Raises `Retryable` when nothing was sent (name not found, refused, TLS not agreed), `UnknownOutcome` when the
    request may have been read and no answer came, `Misconfigured` when the address, a header or our certificate cannot
    be sent, or is refused.
    """
    timeout = min(timeout, LONGEST_TRY)
    context = context_for(identity)
    with Deadline(timeout) as deadline:
        watch = _Watch(deadline)
        try:
            with httpx.Client(
                verify=context,
                timeout=httpx.Timeout(timeout, connect=min(timeout, LONGEST_CONNECT)),
                follow_redirects=False,
                trust_env=False,
                headers={"User-Agent": "SingleOnlineHome/1", "Accept-Encoding": "identity", "Connection": "close"},
            ) as client:
                request = client.build_request(
                    method,
                    url,
                    headers=dict(headers or {}),
                    params=dict(params) if params else None,
                    content=content,
                    extensions={"trace": watch},
                )
                if connect_to:
                    # The Host header is set already, and stays.
                    request.extensions["sni_hostname"] = request.url.host
                    request.url = request.url.copy_with(host=connect_to)
                answer = client.send(request, stream=True)
                return _read(answer)
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpx.LocalProtocolError, UnicodeEncodeError):
            raise Misconfigured("The address or the secret of the route cannot be sent as it stands.") from None
        except httpx.TransportError as error:
            raise tls_error(error) or _transport_error(error, sending=watch.sending, late=deadline.passed) from None


def _read(answer: httpx.Response) -> Answer:
    body = bytearray()
    complete = True
    try:
        # Raw, because a small packed answer can unpack to more than this machine holds.
        for piece in answer.iter_raw():
            body += piece
            if len(body) > LARGEST_ANSWER:
                complete = False
                del body[LARGEST_ANSWER:]
                break
    finally:
        answer.close()
    return Answer(answer.status_code, {k.lower(): v for k, v in answer.headers.items()}, bytes(body), complete)


def _transport_error(error: httpx.TransportError, *, sending: bool, late: bool) -> DeliveryError:
    late = late or isinstance(error, httpx.TimeoutException)
    if not sending:
        if late:
            return Retryable("The receiver did not accept a connection in time; nothing was sent.")
        return Retryable("The receiver could not be reached; nothing was sent.")
    # Headers and body may have arrived although we never saw an answer: only the receiver knows.
    if late:
        return UnknownOutcome("The report was sent and no whole answer came in time.")
    return UnknownOutcome("The connection broke after sending began and before a whole answer came.")


def retry_after(answer: Answer, now: datetime) -> float | None:
    """Seconds that the receiver asked us to wait: a number or a date (RFC 9110, 10.2.3), at most a day."""
    value = answer.headers.get("retry-after", "").strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), LONGEST_WAIT)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return min(max((when - now).total_seconds(), 0.0), LONGEST_WAIT)


def named_error(answer: Answer, now: datetime) -> DeliveryError | None:
    """The error that a status means for every receiver, or None where the adapter must read the answer itself.

    None: 2xx, and 400, 409 and 422, which say something about the report. 408, 425, 429 and 503 promise that nothing
    was taken. Every other 5xx is an unknown outcome: a server that fails (500), or a gateway that lost the server
    behind it (502, 504), may have stored the report first, and sending again blindly would make a second record.
    """
    status = answer.status
    if 200 <= status < 300 or status in (400, 409, 422):
        return None
    if status in (408, 425, 429, 503):
        return Retryable(f"The receiver is busy or closed for now ({status}).", status, retry_after(answer, now))
    if status >= 500:
        return UnknownOutcome(f"The receiver failed while it had the report ({status}).", status)
    if status in (401, 403, 407):
        return Misconfigured(f"The receiver does not accept our client id and secret ({status}).", status)
    if status in (404, 405, 410):
        return Misconfigured(f"The receiver does not take reports at this address ({status}).", status)
    if status < 400:
        return Misconfigured(f"The receiver points to another address ({status}); the route must name it.", status)
    if status == 413:
        return Permanent("The report with its attachments is larger than the receiver takes (413).", status)
    return Permanent(f"The receiver refuses this report ({status}).", status)
