"""The pretend mail server: every message to any mailbox lands in the inbox."""

from __future__ import annotations

import asyncio
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from integrations.sandbox.faults import MAIL
from integrations.sandbox.store import Store

LARGEST_MESSAGE = 60 * 1024 * 1024
"""Bytes."""
SLOW_SECONDS = 15.0


def mail_server(store: Store, port: int) -> Controller:
    """A mail server on this machine's loopback; `start()` and `stop()` it."""
    return Controller(_Mailboxes(store), hostname="127.0.0.1", port=port, data_size_limit=LARGEST_MESSAGE)


def read_message(raw: bytes) -> EmailMessage:
    """A message as it was kept."""
    return cast(EmailMessage, message_from_bytes(raw, policy=cast(Any, default)))


class _Mailboxes:
    """The hooks that aiosmtpd calls by these names."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        fault = self._store.take_fault(MAIL, "4xx", "refuse")
        if fault is not None:
            return "451 4.3.0 Try again later" if fault.kind == "4xx" else "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        fault = self._store.take_fault(MAIL, "slow", "reject", "reset", "accept-then-die")
        kind = fault.kind if fault is not None else ""
        if kind == "reject":
            return "554 5.6.0 Message refused"
        if fault is not None and kind == "slow":
            await asyncio.sleep(fault.seconds if fault.seconds is not None else SLOW_SECONDS)
        if kind != "reset":
            self._keep(envelope)
        if kind in ("reset", "accept-then-die") and server.transport is not None:
            cast(asyncio.Transport, server.transport).abort()
        return "250 OK"

    def _keep(self, envelope: Envelope) -> None:
        raw = cast(bytes, envelope.content)
        message = read_message(raw)
        self._store.keep_mail(
            sender=envelope.mail_from or "",
            mailbox=", ".join(envelope.rcpt_tos),
            subject=str(message.get("Subject", "")),
            message_id=str(message.get("Message-ID", "")),
            raw=raw,
        )
