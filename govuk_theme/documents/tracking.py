"""What a person sees of a report that they sent: its way so far and what the force says; nothing of its content."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from govuk_theme.documents.base import Document, Part
from govuk_theme.documents.forms import SummaryRow


class TrackEvent(Part):
    """Something that happened to the report. more: a sentence about it, "" for none."""

    text: str
    at: datetime
    more: str = ""


class TrackMessage(Part):
    """A word from the force, as plain text. answer_href: "" where nothing is asked, or it was answered."""

    text: str
    at: datetime
    is_question: bool = False
    answer_href: str = ""
    answered_at: datetime | None = None


class TrackDocument(Document):
    """The track page of one report.

    service_title: "" on a safety page. events: in the order of time. standing: one sentence, where the report is now.
    facts: the force's own reference, by when it answers. add_href: where more can be told. done_action: the address
    that forgets reference and code on this device (POST). just_sent: more information was sent a moment ago.
    """

    kind: Literal["track"] = "track"
    service_title: str = ""
    reference: str
    standing: str
    events: tuple[TrackEvent, ...]
    facts: tuple[SummaryRow, ...] = ()
    messages: tuple[TrackMessage, ...] = ()
    add_href: str
    done_action: str
    csrf_token: str = ""
    just_sent: bool = False
