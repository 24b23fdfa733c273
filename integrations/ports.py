"""The protocols that adapters fulfil."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, runtime_checkable

from integrations.report import DigitalReport, Receipt


@dataclass(frozen=True)
class Promises:
    """What the system behind an adapter promises; the delivery job reads it after an unknown outcome.

    deduplicates: a second report under the same submission id is refused or merged.
    looks_up: `ReportsReceiver.look_up` can tell whether a submission id is held.
    reports_status: later states (allocated, closed) are told to `DigitalReport.status_callback`.
    """

    deduplicates: bool = False
    looks_up: bool = False
    reports_status: bool = False


@dataclass(frozen=True)
class RouteConfiguration:
    """What a route hands its adapter; nothing else is read from anywhere.

    address: base URL or mailbox. secret: the content of the named secret file, already read ("" for none).
    options: the adapter's own settings, validated by the adapter when the route is saved.
    timeout: seconds for one whole try, at most 10.
    files: option -> the secret file that it names, for options that name one.
    inside_allowed: demonstrations and tests alone: the address may lead to this machine or an inside network.
    """

    address: str
    secret: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    timeout: float = 10.0
    files: Mapping[str, Path] = field(default_factory=dict)
    inside_allowed: bool = False


@runtime_checkable
class ReportsReceiver(Protocol):
    """An adapter that delivers digital reports.

    `deliver` returns a Receipt only when the receiver holds the report, else raises from `integrations.errors`.
    `look_up` returns the Receipt of a held submission, or None when the receiver says it does not hold it;
    it raises `Retryable` when the receiver cannot be asked. Only called when `promises.looks_up`.
    """

    name: str
    promises: Promises

    def deliver(self, report: DigitalReport) -> Receipt: ...

    def look_up(self, submission_id: str) -> Receipt | None: ...


SUBJECT = "subject"
BODY = "body"
"""What every notice is filled with, whole and in the person's language: a plain e-mail is made of these two, and a
template may use them or the finer values beside them."""


@runtime_checkable
class NoticeSender(Protocol):
    """An adapter that sends short notices to people.

    to: an e-mail address, or a phone number. template: what the notice is, as a word of ours ("receipt").
    personalisation: what the template is filled with, `SUBJECT` and `BODY` among it. reference: ours, by which a later
    receipt finds the notice; it holds no personal data. typed: the keys whose values the public typed, which are made
    harmless.
    sends_texts: whether `send_text` can succeed. Each returns the provider's id when the notice was taken, else raises
    from `integrations.errors`.
    """

    name: str
    sends_texts: bool

    def send_email(
        self, to: str, template: str, personalisation: Mapping[str, str], reference: str, typed: Collection[str] = ()
    ) -> Receipt: ...

    def send_text(
        self, to: str, template: str, personalisation: Mapping[str, str], reference: str, typed: Collection[str] = ()
    ) -> Receipt: ...
