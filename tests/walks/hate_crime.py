"""Report a hate crime."""

from __future__ import annotations

from tests.walks.people import BY_EMAIL, BY_PHONE, BY_POST, BY_TEXT_WITH_CARE, PLACE, YOU, day

ANONYMOUS = {
    "happening-now": "no",
    "how-involved": "witness",
    "victim-agrees": "no",
    "hate-reason": ["race"],
    "what-happened": "A man shouted at a woman at the bus stop.",
    "hurt": ["none"],
    **day("date", "28 3 2026"),
    "happened-before": "no",
    "where-kind": "place",
    **PLACE,
    "suspect-known": "yes",
    "suspect-description": "A tall man in a red coat.",
    "afraid": "no",
    "leave-details": "no",
}
NAMED = {**ANONYMOUS, "how-involved": "victim", "suspect-known": "no", "leave-details": "yes", **YOU, **BY_EMAIL}

TO_THE_END = {
    "without details": ANONYMOUS,
    "by email": NAMED,
    "online, by phone": {**NAMED, "where-kind": "online", "where-online": "A game chat", **BY_PHONE},
    "by text, with care": {**NAMED, **BY_TEXT_WITH_CARE},
    "by post": {**NAMED, **BY_POST},
}
TO_AN_EXIT = {
    "call-us-now": {**NAMED, "happening-now": "yes"},
    "transport-police": {**NAMED, "where-kind": "railway"},
}
