"""What a person typed, made safe to keep, without changing what it says.

Posted text can hold anything: NULs (PostgreSQL refuses them), lone surrogates (UTF-8 refuses them), marks that turn
the direction of the following text (a reader of the report would see other words than were sent), a megabyte.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

MOST_CHARACTERS = 100_000
"""Characters kept of one input. Every kind refuses far shorter answers, so a cut answer is always too long."""

MOST_CHOICES = 200
"""Posted values kept of one group of checkboxes."""

# UAX #15 "stream-safe text": no language stacks more marks on one letter. Beyond it normalising is quadratic:
# 100,000 marks cost 8 seconds.
MOST_MARKS = 30

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters (tabs and line ends are dealt with before)
    "\ud800-\udfff"  # lone surrogates
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of direction
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"  # non-characters and annotation marks
)
_SPACES = re.compile(r"[^\S\n]+")


def made_safe(text: str, *, lines: bool = False) -> str:
    """Text as typed, bounded, in NFC, free of control characters and trimmed.

    lines: keep line ends (as "\\n"); otherwise they become spaces. Marks that Arabic, Hebrew or Persian writing and
    emoji need are kept. A text of nothing visible comes back empty.
    """
    text = _LINE_ENDS.sub("\n", text[:MOST_CHARACTERS]).replace("\t", " ")
    text = _UNWANTED.sub("", text if lines else text.replace("\n", " "))
    if not text.isascii():
        text = unicodedata.normalize("NFC", _without_stacked_marks(text))[:MOST_CHARACTERS]
    text = text.strip() if lines else _SPACES.sub(" ", text).strip()
    return text if text.isascii() or any(map(_is_visible, text)) else ""


def last(posted: Mapping[str, Sequence[str]], name: str, *, lines: bool = False) -> str:
    """The last value posted under a name, made safe; "" where there is none. Never raises."""
    values = every(posted, name)
    return made_safe(values[-1], lines=lines) if values else ""


def every(posted: Mapping[str, Sequence[str]], name: str) -> list[str]:
    """All texts posted under a name, as they came."""
    values = posted.get(name) or ()
    if isinstance(values, str):
        return [values]
    return [value for value in values if isinstance(value, str)]


def plain_digits(text: str) -> str:
    """The digits of any script as 0 to 9: some keyboards type ٣ for 3."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(mark)) if mark.isdecimal() else mark for mark in text)


def _is_visible(mark: str) -> bool:
    return unicodedata.category(mark)[0] not in "ZC"


def _without_stacked_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for mark in text:
        marks = marks + 1 if unicodedata.combining(mark) else 0
        if marks <= MOST_MARKS:
            kept.append(mark)
    return "".join(kept)
