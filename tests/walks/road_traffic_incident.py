"""Report a road traffic incident."""

from __future__ import annotations

from tests.walks.people import BY_EMAIL, BY_POST, BY_TEXT_WITH_CARE, YOU, day

CLOSE_PASS = {
    "happening-now": "no",
    "what-kind": "driving",
    "go-to-court": "yes",
    "your-role": "rider",
    **day("date", "28 3 2026"),
    "time-hour": "8",
    "time-minute": "15",
    "place": "description",
    "place-description": "London Road, going into town, by the hospital",
    "what-happened": "A van passed me with less than an arm's length.",
    "vehicles--more": "no",
    "people--more": "no",
    "evidence": ["helmet"],
    **YOU,
    **BY_EMAIL,
    "statement-of-truth-agree": ["yes"],
    "statement-of-truth-name": "Sam Example",
}
CRASH = {**CLOSE_PASS, "what-kind": "collision", "collision-facts": ["hurt"], "injuries": "A broken arm.", **BY_POST}

TO_THE_END = {
    "a close pass": CLOSE_PASS,
    "a crash, by post": CRASH,
    "a crash, with care": {**CRASH, **BY_TEXT_WITH_CARE},
}
TO_AN_EXIT = {
    "call-us-now": {**CLOSE_PASS, "happening-now": "yes"},
    "tell-the-council": {**CLOSE_PASS, "what-kind": "road"},
    "tell-your-insurer": {**CRASH, "collision-facts": ["none"]},
    "pass-it-on": {**CLOSE_PASS, "go-to-court": "no"},
}
