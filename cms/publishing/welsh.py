"""Which Welsh texts of a service are missing, which are older than their English, and whether somebody reviewed them.

With each Welsh text the page keeps the hash of the English that it was made from. A new Welsh text is made from the
English beside it; when only the English changes afterwards, the Welsh is out of date until somebody writes it anew or
says that it still fits.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cms.publishing.texts import PageText, texts_of

if TYPE_CHECKING:
    from cms.models.library import ServicePage

MISSING = "missing"
OUTDATED = "outdated"
FITS = "fits"

DRAFT = "draft"
REVIEWED = "reviewed"

_AROUND_TAGS = re.compile(r" ?(<[^>]*>) ?")

MadeFrom = dict[str, list[str]]
"""Hash of a Welsh text -> hashes of the English texts that it was made from."""


def text_hash(text: str) -> str:
    """Stands for a text: 12 hexadecimal digits. Line ends and the spaces around tags do not count: rich text loses
    them when it passes through the editor."""
    words = _AROUND_TAGS.sub(r"\1", " ".join(text.split()))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True)
class Translation:
    """One text and how its Welsh stands: "missing", "outdated" or "fits"."""

    text: PageText
    state: str


@dataclass(frozen=True)
class Review:
    """Who says that the Welsh is right. by: a name. on: the day."""

    by: str
    on: date


def translations_of(page: ServicePage) -> list[Translation]:
    """Every text that has English, with the state of its Welsh as of the last `note_translations`."""
    recorded = _recorded(page)
    return [Translation(text, _state(text, recorded)) for text in texts_of(page) if text.text.en]


def gaps_of(page: ServicePage) -> list[Translation]:
    """The texts whose Welsh is missing or out of date."""
    return [each for each in translations_of(page) if each.state != FITS]


def note_translations(page: ServicePage, given: Mapping[str, list[str]] | None = None) -> None:
    """Write down, in the draft, which English each Welsh text was made from. Called whenever a draft is kept.

    A Welsh text that is kept at the same place keeps what it was made from; one that came from another place, with its
    block, keeps it too; every other is made from the English beside it. given: what a service file knows of it.
    """
    before = _recorded(page)
    known: dict[str, set[str]] = {}
    for english, welsh in before.values():
        known.setdefault(welsh, set()).add(english)
    for welsh, sources in (given or {}).items():
        known[welsh] = set(sources)
    made: dict[str, list[str]] = {}
    for text in texts_of(page):
        if not (text.text.en and text.text.cy):
            continue
        english, welsh = text_hash(text.text.en), text_hash(text.text.cy)
        kept = before.get(text.place)
        if given and welsh in given:
            source = english if english in given[welsh] else next(iter(given[welsh]), english)
        elif kept is not None:
            source = kept[0] if kept[1] == welsh else english
        else:
            of_other_places = known.get(welsh, {english})
            source = english if english in of_other_places else min(of_other_places)
        made[text.place] = [source, welsh]
    page.welsh = {**(page.welsh or {}), "made_from": made}


def confirm(page: ServicePage, places: Iterable[str]) -> None:
    """Say of Welsh texts, by place, that they fit the English as it is now."""
    made = dict(_recorded(page))
    for text in texts_of(page):
        if text.place in set(places) and text.text.cy:
            made[text.place] = [text_hash(text.text.en), text_hash(text.text.cy)]
    page.welsh = {**(page.welsh or {}), "made_from": made}


def outdated_sources(page: ServicePage) -> MadeFrom:
    """What a service file must say of Welsh texts that are out of date."""
    outdated = {text_hash(each.text.text.cy) for each in translations_of(page) if each.state == OUTDATED}
    sources: MadeFrom = {}
    for english, welsh in _recorded(page).values():
        if welsh in outdated and english not in sources.setdefault(welsh, []):
            sources[welsh].append(english)
    return {welsh: sorted(each) for welsh, each in sorted(sources.items())}


# --- reviewing -------------------------------------------------------------------------------------------------------


def welsh_hash(page: ServicePage) -> str:
    """Stands for all the Welsh of a draft, in whatever order."""
    return text_hash("".join(sorted({text_hash(text.text.cy) for text in texts_of(page) if text.text.cy})))


def review_of(page: ServicePage) -> Review | None:
    """Who reviewed the Welsh as it is now; None for a draft translation, and since a text of it changed."""
    kept = page.welsh or {}
    if not kept.get("reviewed_by") or kept.get("reviewed_text") != welsh_hash(page):
        return None
    return Review(kept["reviewed_by"], date.fromisoformat(kept["reviewed_on"]))


def mark_reviewed(page: ServicePage, review: Review) -> None:
    """Write down, in the draft, that its Welsh was reviewed as it is now."""
    page.welsh = {**(page.welsh or {}), **review_facts(review, welsh_hash(page))}


def review_facts(review: Review, of: str) -> dict[str, str]:
    """A review as the page keeps it. of: `welsh_hash` of what was reviewed."""
    return {"reviewed_by": review.by, "reviewed_on": review.on.isoformat(), "reviewed_text": of}


def _recorded(page: ServicePage) -> Mapping[str, Any]:
    made: Mapping[str, Any] = (page.welsh or {}).get("made_from") or {}
    return made


def _state(text: PageText, recorded: Mapping[str, Any]) -> str:
    if not text.text.cy:
        return MISSING
    source = recorded.get(text.place)
    made_from_other = (
        source is not None and source[1] == text_hash(text.text.cy) and source[0] != text_hash(text.text.en)
    )
    return OUTDATED if made_from_other else FITS
