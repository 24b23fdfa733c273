"""One conversation with a mail server, each step an error named by what to do next.

Nothing is taken until the server answers the end of the data, so every failure before that point is safe to repeat
and every silence after it is an unknown outcome.
"""

from __future__ import annotations

import contextlib
import re
import smtplib
import socket
import ssl
from dataclasses import dataclass

from integrations.deadline import Deadline
from integrations.errors import DeliveryError, Misconfigured, Permanent, Retryable, UnknownOutcome

LONGEST_TRY = 10.0
"""Seconds for the whole conversation."""


@dataclass(frozen=True)
class MailServer:
    """A mail server. tls: "required" or "when-offered". login: "user:password", or "" for none."""

    host: str
    port: int
    tls: str
    login: str
    timeout: float


def send(server: MailServer, *, from_address: str, mailbox: str, message: bytes) -> None:
    """Hand one message over; returns only when the server has said that it took it (250 after the data).

    Raises `Retryable` (no connection, any 4xx, a break before the data), `UnknownOutcome` (a break after it),
    `Misconfigured` (login, sender or mailbox refused, TLS missing), `Permanent` (the message itself refused).
    """
    sending = False
    # Naming ourselves by the sender's domain spares a look-up of this machine's own name, which has no time-out.
    connection = smtplib.SMTP(local_hostname=from_address.rpartition("@")[2], timeout=min(server.timeout, LONGEST_TRY))
    with Deadline(min(server.timeout, LONGEST_TRY)) as deadline:
        try:
            _open(connection, server, deadline)
            _expect(connection.mail(from_address), "The mail server refuses our sender address", Misconfigured)
            _expect(connection.rcpt(mailbox), "The mail server refuses the mailbox of the route", Misconfigured)
            _expect(connection.docmd("DATA"), "The mail server takes no message", Permanent, good=(354,))
            sending = True
            connection.send(_dot_stuffed(message))
            reply = connection.getreply()
            if not 200 <= reply[0] < 600:
                raise UnknownOutcome("The mail server's answer to the message cannot be read.")
            _expect(reply, "The mail server refuses this message", Permanent)
        except ssl.SSLCertVerificationError:
            raise Misconfigured("The mail server's certificate is not one we trust.") from None
        except (OSError, smtplib.SMTPException):
            if sending:
                raise UnknownOutcome("The mail server broke off after the message was sent.") from None
            raise Retryable("The mail server could not be reached or broke off; nothing was sent.") from None
        finally:
            _leave(connection)


def _leave(connection: smtplib.SMTP) -> None:
    # What was taken is taken: a server that fumbles the goodbye changes nothing, so its reply is not awaited.
    with contextlib.suppress(OSError, smtplib.SMTPException):
        connection.putcmd("QUIT")
    connection.close()


def _open(connection: smtplib.SMTP, server: MailServer, deadline: Deadline) -> None:
    # Connected here rather than by smtplib, which would read the greeting before the deadline can watch.
    connection.sock = socket.create_connection((server.host, server.port), connection.timeout)
    deadline.watch(connection.sock)
    _expect(connection.getreply(), "The mail server is closed to us", Misconfigured)
    connection.ehlo_or_helo_if_needed()
    encrypted = connection.has_extn("starttls")
    if encrypted:
        _encrypt(connection, server.host, deadline)
    if server.tls == "required" and not encrypted:
        raise Misconfigured("The mail server offers no TLS, which the route requires.")
    if server.login:
        if not encrypted:
            raise Misconfigured("The route has a mail login, and the mail server offers no TLS to send it under.")
        user, _, password = server.login.partition(":")
        try:
            connection.login(user, password)
        except smtplib.SMTPAuthenticationError as error:
            raise _named(error.smtp_code, "The mail server refuses our login", Misconfigured) from None


def _encrypt(connection: smtplib.SMTP, host: str, deadline: Deadline) -> None:
    """STARTTLS with the name we were given: smtplib's own takes the name only when it also connects unwatched."""
    _expect(connection.docmd("STARTTLS"), "The mail server refuses TLS", Retryable)
    connection.sock = ssl.create_default_context().wrap_socket(_socket(connection), server_hostname=host)
    deadline.watch(connection.sock)
    # What the server said before TLS may have been slipped in by somebody else (RFC 3207, 4.2).
    connection.file = None
    connection.helo_resp = connection.ehlo_resp = None
    connection.esmtp_features = {}
    connection.does_esmtp = False
    connection.ehlo()


def _socket(connection: smtplib.SMTP) -> socket.socket:
    if connection.sock is None:
        raise smtplib.SMTPServerDisconnected("no connection")
    return connection.sock


def _expect(
    reply: tuple[int, bytes], sentence: str, refused: type[DeliveryError], *, good: tuple[int, ...] = (220, 250, 251)
) -> None:
    if reply[0] not in good:
        raise _named(reply[0], sentence, refused)


def _named(code: int, sentence: str, refused: type[DeliveryError]) -> DeliveryError:
    """4xx: try again. 5xx: what this step says. Anything else (-1 is a broken reply): nothing was taken."""
    if 500 <= code < 600:
        return refused(f"{sentence} ({code}).", code)
    return Retryable(f"{sentence} for now ({code}).", code)


def _dot_stuffed(message: bytes) -> bytes:
    """The message as it goes over the wire (RFC 5321, 4.5.2): CRLF line ends, leading dots doubled, a dot to end."""
    lines = re.sub(rb"\r\n|\r|\n", b"\r\n", message)
    if not lines.endswith(b"\r\n"):
        lines += b"\r\n"
    return re.sub(rb"(?m)^\.", b"..", lines) + b".\r\n"
