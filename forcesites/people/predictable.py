"""Passwords that are long and still among the first that anybody would try."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

FEWEST_CHARACTERS = 5
"""Different ones."""

OUR_WORDS = ("police", "policing", "constabulary", "singleonlinehome", "handler", "administrator", "reports")
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
)
_NEXT = {pair for row in _ROWS for pair in (*pairwise(row), *pairwise(row[::-1]))}
_LOOKS_LIKE = str.maketrans("@4301!5$7", "aaeoiisst")


class PredictablePasswordValidator:
    """Refuses few characters again and again, walks along the keyboard, and a common word with digits around it.

    The list of common passwords holds hardly any of 12 characters; people make long ones from it. What a password is
    made of is never asked (NIST SP 800-63B §3.1.1.2, ASVS 6.2.5).
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        plain = "".join(password.lower().split())
        if len(set(plain)) < FEWEST_CHARACTERS or _is_a_walk(plain) or _cores(plain) & _common():
            raise ValidationError("This password is easily guessed. Choose words that have no connection.")

    def get_help_text(self) -> str:
        return "Do not use a common word with digits around it, or keys that stand beside each other."


def _is_a_walk(plain: str) -> bool:
    """Whether nearly every character is the neighbour of the one before it."""
    neighbours = sum(pair in _NEXT or pair[0] == pair[1] for pair in pairwise(plain))
    return neighbours >= 0.8 * (len(plain) - 1)


def _cores(plain: str) -> set[str]:
    """The word in the middle, as it is read: of "P@ssw0rd2026!" it is "password". Said twice it is still one word."""
    found = set()
    for bare in (re.sub(r"[\W\d_]+$", "", plain), re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)):
        word = re.sub(r"[\W\d_]+", "", bare.translate(_LOOKS_LIKE))
        repeated = re.fullmatch(r"(.{4,}?)\1+", word)
        found.add(repeated[1] if repeated else word)
    return found


@cache
def _common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords | set(OUR_WORDS))
