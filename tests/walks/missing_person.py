"""Report a missing person."""

from __future__ import annotations

from tests.walks.people import PLACE, YOU, day

BROTHER = {
    "dangers": ["none"],
    "missing-name-first": "Alex",
    "missing-name-last": "Example",
    "missing-home-line1": "2 Example Street",
    "missing-home-town": "Reading",
    "looks": "Tall, short brown hair, glasses.",
    **day("date", "29 3 2026"),
    "missing-from": "uk",
    **PLACE,
    "what-happened": "He did not come home from work and does not answer his phone.",
    "phone-with-them": "yes",
    "their-number": "07700 900 982",
    **YOU,
    "your-link": "Brother",
    "phone": "01632 960 001",
}

TO_THE_END = {
    "a brother": BROTHER,
    "a friend abroad, without a phone": {
        **BROTHER,
        "missing-from": "abroad",
        "where-abroad": "Lisbon, Portugal",
        "phone-with-them": "no",
    },
}
TO_AN_EXIT = {
    "call-now": {**BROTHER, "dangers": ["child", "ill"]},
    "call-now-for-a-child": {**BROTHER, **day("missing-date-of-birth", "1 2 2012")},
}
