"""The reference a person is given, such as "ASB-7K4M-9NXP-3", and reading one back from what they typed.

The alphabet leaves out what is misread as something else (0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V, and G, which looks like 6)
and every vowel, so that no reference spells a word on the report of a rape. Nineteen characters stay, a prime number:
so the weighted check character catches each single wrong character and each swap of two neighbours among those drawn.
Eight drawn characters give 1.7 * 10^10 references for each prefix; a unique index still has to catch the rare repeat.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "34679CDFHJKMNPRTWXY"
DRAWN = 8

_PREFIX = re.compile(r"[A-Z]{1,4}")
_PUNCTUATION = re.compile(r"[\s\-\u2010-\u2015\u2212._/]+")
_COMPACT = re.compile(rf"([A-Z]{{1,4}})([{ALPHABET}]{{{DRAWN}}})([{ALPHABET}])")


def new_reference(prefix: str) -> str:
    """A reference nobody can guess. prefix: one to four capital letters (ValueError otherwise)."""
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"a reference prefix is one to four capital letters, not {prefix!r}")
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(DRAWN))
    return _written(prefix, drawn, _check_character(prefix, drawn))


def normalise_reference(typed: str) -> str | None:
    """The reference a person meant, or None where it cannot be one. Takes lower case, spaces and any dashes."""
    match = _COMPACT.fullmatch(_PUNCTUATION.sub("", typed[:60]).upper())
    if match is None:
        return None
    prefix, drawn, check = match.groups()
    return _written(prefix, drawn, check) if _check_character(prefix, drawn) == check else None


def _written(prefix: str, drawn: str, check: str) -> str:
    return f"{prefix}-{drawn[:4]}-{drawn[4:]}-{check}"


def _check_character(prefix: str, drawn: str) -> str:
    values = [ord(letter) - ord("A") for letter in prefix] + [ALPHABET.index(mark) for mark in drawn]
    # The check character has weight 1, the one before it 2, and so on: neighbours always differ, no weight is 0 mod 19.
    total = sum(weight * value for weight, value in enumerate(reversed(values), start=2))
    return ALPHABET[-total % len(ALPHABET)]
