"""Report a crime."""

from __future__ import annotations

from tests.walks.people import BY_EMAIL, BY_POST, BY_TEXT_WITH_CARE, PLACE, YOU, day

THEFT = {
    "happening-now": "no",
    "kinds": ["stolen"],
    "on-public-transport": "no",
    "how-involved": "victim",
    "reported-already": "no",
    "what-happened": "My bicycle was taken from the rack.",
    "exact-time-known": "no",
    **day("earliest-date", "27 3 2026"),
    **PLACE,
    "hate": "no",
    "afraid": "no",
    "items": "Blue town bicycle with a basket.",
    "suspect-known": "no",
    "witnesses": "no",
    "evidence": ["none"],
    **YOU,
    **BY_EMAIL,
}
ROBBERY_FOR_SOMEONE = {
    **THEFT,
    "kinds": ["stolen", "violence"],
    "how-involved": "on-behalf",
    "victim-name-first": "Alex",
    "victim-agrees": "yes",
    "reported-already": "yes",
    "exact-time-known": "yes",
    **day("date", "29 3 2026"),
    "time-hour": "22",
    "time-minute": "15",
    "assaulted": "yes",
    "threatened": "yes",
    "weapon": "yes",
    "weapon-details": "A knife",
    "hate": "yes",
    "hate-reason": ["disability", "race"],
    "suspect-known": "yes",
    "suspect-description": "Two people in dark coats.",
    "witnesses": "yes",
    **BY_TEXT_WITH_CARE,
}

TO_THE_END = {
    "a theft": THEFT,
    "a robbery, for someone else, with care": ROBBERY_FOR_SOMEONE,
    "damage to a business, by post": {
        **THEFT,
        "kinds": ["damaged"],
        "how-involved": "business",
        "business-name": "Example Bakery",
        **BY_POST,
    },
    "something else, as a witness": {**THEFT, "kinds": ["something-else"], "how-involved": "witness"},
}
TO_AN_EXIT = {
    "call-us-now": {**THEFT, "happening-now": "yes"},
    "report-fraud": {**THEFT, "kinds": ["fraud"]},
    "transport-police": {**THEFT, "on-public-transport": "yes"},
}
