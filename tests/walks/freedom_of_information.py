"""Make a freedom of information request."""

from __future__ import annotations

from tests.walks.people import HOME, YOU

QUESTION = {
    "about-whom": "the-police",
    "what-you-want": "1. How many bicycles were reported stolen in Reading each year?",
    "which-dates": "2020 to 2025",
    "file-format": "spreadsheet",
    "asking-as": "myself",
    **YOU,
    "how-to-answer": "email",
    "email": "sam@example.com",
}

TO_THE_END = {
    "by email": QUESTION,
    "for an organisation, by post": {
        **QUESTION,
        "asking-as": "organisation",
        "organisation": "Example Cycling Club",
        "how-to-answer": "post",
        **HOME,
    },
}
TO_AN_EXIT = {
    "your-own-data": {**QUESTION, "about-whom": "myself"},
    "your-own-case": {**QUESTION, "about-whom": "my-case"},
}
