"""Request an accessible format."""

from __future__ import annotations

from tests.walks.people import HOME, YOU

LARGE_PRINT = {
    "what-you-need": "The privacy page",
    "formats": ["large-print"],
    **YOU,
    "how-to-send": "email",
    "email": "sam@example.com",
}

TO_THE_END = {
    "large print by email": LARGE_PRINT,
    "another language and another format by post": {
        **LARGE_PRINT,
        "formats": ["other-language", "other"],
        "which-language": "Polish",
        "which-format": "Yellow paper",
        "how-to-send": "post",
        **HOME,
    },
    "braille, after a call": {
        **LARGE_PRINT,
        "formats": ["braille"],
        "how-to-send": "phone",
        "phone": "01632 960 001",
    },
}
TO_AN_EXIT: dict[str, dict[str, str | list[str]]] = {}
