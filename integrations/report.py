"""What an adapter is handed, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from integrations.pole import PoleRecord


@dataclass(frozen=True)
class AnswerLine:
    """One question and its answer as a person reads them, in the language of the report."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class AnswerSection:
    """A titled group of answers, in the order of the check-your-answers page."""

    title: str
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class RiskSign:
    """An answer that is a sign of risk. kind, level: the words of the form engine ("weapon", "urgent"). label: what the
    kind is called. question, answer: what was asked and what was said, in the language of the report."""

    kind: str
    level: str
    label: str
    question: str
    answer: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a report. `sha256` is the hex digest of `content`."""

    name: str
    content_type: str
    content: bytes
    sha256: str


@dataclass(frozen=True)
class LinkedFile:
    """A file that the receiver fetches. size: bytes. sha256: hex digits."""

    link: str
    size: int
    sha256: str


@dataclass(frozen=True)
class DigitalReport:
    """What leaves the platform for one submission.

    submission_id: the same on every try, so that a receiver can refuse a second copy.
    reference: what the person was shown.
    force_identifier: the Home Office force number as text, such as "43".
    category, subcode: the receiver's service codes from the delivery plan ("OCR", "ASB", …).
    language: "en" or "cy", the language the person used.
    urgency: "routine" or "urgent". risks: the answers that are signs of risk, in the order of the form.
    protective_marking: such as "OFFICIAL-SENSITIVE".
    answers: question key -> language-neutral value, as the engine's `value_for_record` gives it.
    record: the POLE entities, or None where the service is not modelled yet (a skeleton record is sent).
    links: file name -> where the receiver fetches it; a file without a link travels inside.
    status_callback: where the receiver may tell later states of this report, "" for nowhere.
    make_pdf: makes the PDF copy, None where it cannot be made; asked by `pdf` alone.
    possible_duplicate, already_emailed: marks for the reader, set by the delivery job.
    redacted: labels of the questions whose answers the force left out of what is sent.
    """

    submission_id: UUID
    reference: str
    service_slug: str
    service_title: str
    force_identifier: str
    force_name: str
    category: str
    subcode: str
    language: str
    urgency: str
    protective_marking: str
    submitted_at: datetime
    sections: tuple[AnswerSection, ...]
    answers: Mapping[str, Any]
    record: PoleRecord | None = None
    links: Mapping[str, LinkedFile] = field(default_factory=dict)
    status_callback: str = ""
    make_pdf: Callable[[DigitalReport], bytes | None] | None = None
    attachments: tuple[Attachment, ...] = ()
    service_facts: Mapping[str, str] = field(default_factory=dict)
    possible_duplicate: bool = False
    already_emailed: bool = False
    risks: tuple[RiskSign, ...] = ()
    redacted: tuple[str, ...] = ()

    @cached_property
    def pdf(self) -> bytes | None:
        """The PDF copy, made when it is first asked for: a receiver that does not take it does not pay for it. A
        report marked anew by `dataclasses.replace` has a copy of its own, with its marks."""
        return self.make_pdf(self) if self.make_pdf is not None else None


@dataclass(frozen=True)
class Receipt:
    """The receiver's proof that it holds the report.

    reference: the receiver's own reference (a Niche occurrence number, a message id).
    received_at: when the receiver says it took it, else when its answer reached us (aware, UTC).
    duplicate: the receiver already held this submission id and said so.
    """

    reference: str
    received_at: datetime
    duplicate: bool = False
    details: Mapping[str, str] = field(default_factory=dict)
