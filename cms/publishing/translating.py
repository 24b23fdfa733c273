"""Taking in Welsh texts from a translator: all of them, or none with a reason for each that cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cms.publishing.texts import PageText, put_welsh
from cms.publishing.welsh import OUTDATED, Translation, confirm, text_hash, translations_of
from contact_forms.blocks import clean_pair, pair_of

if TYPE_CHECKING:
    from cms.models.library import ServicePage


@dataclass(frozen=True)
class Entry:
    """What a translator gives for one text.

    number: of its row, for errors. place: as in `PageText`. english: hash of the English they saw; was: hash of the
    Welsh they saw, "" where that is not known. welsh: the new text, None to leave it as it is. fits: the Welsh that is
    there fits the English as it is now.
    """

    number: int
    place: str
    english: str
    was: str = ""
    welsh: str | None = None
    fits: bool = False


@dataclass(frozen=True)
class EntryProblem:
    """Why one entry was not taken, and what to do."""

    number: int
    place: str
    reason: str


def take_welsh(page: ServicePage, entries: Iterable[Entry]) -> tuple[int, list[EntryProblem]]:
    """Put the entries into the draft, without saving it, and say how many changed something.

    With any problem nothing is put in, and the number is 0.
    """
    known = {each.text.place: each for each in translations_of(page)}
    problems: list[EntryProblem] = []
    changed: dict[str, str] = {}
    fitting: set[str] = set()
    seen: set[str] = set()
    for entry in entries:
        reason = _refused(entry, known.get(entry.place), seen)
        seen.add(entry.place)
        if reason:
            problems.append(EntryProblem(entry.number, entry.place, reason))
            continue
        there = known[entry.place]
        if entry.welsh is not None and _is_other(there.text, entry.welsh):
            changed[entry.place] = entry.welsh
        elif entry.fits and there.state == OUTDATED:
            fitting.add(entry.place)
    if problems:
        return 0, problems
    put_welsh(page, changed)
    confirm(page, {*changed, *fitting})
    return len(changed) + len(fitting), []


def _clean(text: PageText, welsh: str) -> str:
    pair = {"en": "", "cy": welsh}
    return (clean_pair(pair) if text.html else pair_of(pair)).cy


def _is_other(text: PageText, welsh: str) -> bool:
    return text_hash(_clean(text, welsh)) != text_hash(text.text.cy)


def _refused(entry: Entry, there: Translation | None, seen: set[str]) -> str:
    if there is None:
        return "The service has no such text any more. Take this row out."
    if entry.place in seen:
        return "This text has a row already. Take one of them out."
    if entry.english != text_hash(there.text.text.en):
        return "The English has changed since. Look at it as it is now, and translate that."
    if entry.welsh is None:
        return ""
    new = _clean(there.text, entry.welsh)
    if entry.was and entry.was != text_hash(there.text.text.cy) and _is_other(there.text, entry.welsh):
        return "Somebody else has changed the Welsh since. Look at it as it is now."
    if there.text.longest and len(new) > there.text.longest:
        return f"Use {there.text.longest} characters or fewer: this has {len(new)}."
    return ""
