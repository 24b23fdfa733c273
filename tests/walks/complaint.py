"""Make a complaint about the police."""

from __future__ import annotations

from tests.walks.people import BY_EMAIL, BY_POST, BY_TEXT_WITH_CARE, YOU, day

RUDE = {
    "about-whom": "person",
    "why-you": "to-me",
    "officer": "PC 1234",
    "what-happened": "The officer shouted at me when I asked the way.",
    **day("date", "20 3 2026"),
    "harm": ["upset"],
    **YOU,
    **BY_EMAIL,
    "equality": "no",
}

TO_THE_END = {
    "about an officer": RUDE,
    "for a child who was hurt, with equality questions": {
        **RUDE,
        "why-you": "parent",
        "affected-name-first": "Jo",
        "affected-name-last": "Example",
        "harm": ["hurt"],
        "injury": "A cut on the arm, seen by a nurse.",
        "equality": "yes",
        "ethnic-group": "mixed",
        **BY_POST,
    },
    "about how the force works, for someone who agreed": {
        **RUDE,
        "about-whom": "organisation",
        "why-you": "agent",
        "consent": "yes",
        "affected-name-first": "Jo",
        "affected-name-last": "Example",
        **BY_TEXT_WITH_CARE,
    },
}
TO_AN_EXIT = {
    "commissioner": {**RUDE, "about-whom": "chief-constable"},
    "feedback-instead": {**RUDE, "why-you": "none"},
    "get-consent": {**RUDE, "why-you": "agent", "consent": "no"},
}
