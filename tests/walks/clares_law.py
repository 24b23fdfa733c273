"""Ask about a partner's past under Clare's Law."""

from __future__ import annotations

from tests.walks.people import BY_EMAIL, BY_POST, BY_TEXT_WITH_CARE, YOU

FOR_ME = {
    "happening-now": "no",
    "for-whom": "myself",
    "partner-name-first": "Alex",
    "partner-name-last": "Example",
    "partner-age": "About 40",
    "relationship": "partners",
    "children": "no",
    "worry": "A friend told me that Alex hurt someone before.",
    "afraid": "no",
    **YOU,
    **BY_EMAIL,
}

TO_THE_END = {
    "for myself": FOR_ME,
    "for a daughter with children, with care": {
        **FOR_ME,
        "for-whom": "someone-else",
        "at-risk-name-first": "Jo",
        "at-risk-name-last": "Example",
        "your-link": "I am her mother",
        "children": "yes",
        "about-children": "Two boys, 3 and 5.",
        "afraid": "yes",
        **BY_TEXT_WITH_CARE,
    },
    "by post": {**FOR_ME, **BY_POST},
}
TO_AN_EXIT = {"call-us-now": {**FOR_ME, "happening-now": "yes"}}
