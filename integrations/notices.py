"""The one place where a sender of notices is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from integrations.email_notice.act import EmailNoticeSender
from integrations.errors import Misconfigured
from integrations.govuk_notify.act import NotifySender
from integrations.ports import NoticeSender, RouteConfiguration

SENDERS: Mapping[str, Callable[[RouteConfiguration], NoticeSender]] = {
    EmailNoticeSender.name: EmailNoticeSender,
    NotifySender.name: NotifySender,
}
"""Every sender by name, as `NoticeRoute.adapter` names it."""


def notice_sender(name: str, configuration: RouteConfiguration) -> NoticeSender:
    """The sender of this name, ready to send. Raises `Misconfigured` for an unknown one, or a wrong configuration."""
    make = SENDERS.get(name)
    if make is None:
        raise Misconfigured(f"There is no sender of notices called {name}.")
    return make(configuration)
