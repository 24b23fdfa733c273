"""Report antisocial behaviour."""

from __future__ import annotations

from tests.walks.people import PLACE, YOU, day

ANONYMOUS = {
    "happening-now": "no",
    "what-kind": "nuisance",
    "what-happened": "Motorbikes were ridden round the car park for an hour.",
    "happened-before": "yes",
    **day("date", "28 3 2026"),
    **PLACE,
    "worries": ["daily-life"],
    "leave-details": "no",
}
NAMED = {**ANONYMOUS, "leave-details": "yes", **YOU, "contact-preference": "email", "email": "sam@example.com"}

TO_THE_END = {
    "without details": ANONYMOUS,
    "by email": NAMED,
    "by phone": {**NAMED, "contact-preference": "phone", "phone": "01632 960 001"},
}
TO_AN_EXIT = {
    "call-us-now": {**NAMED, "happening-now": "yes"},
    "tell-your-council": {**NAMED, "what-kind": "council"},
}
