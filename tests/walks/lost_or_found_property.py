"""Report lost or found property."""

from __future__ import annotations

from tests.walks.people import PLACE, YOU, day

WALLET = {
    "lost-or-found": "found",
    "what-found": "money",
    "what-it-is": "A brown wallet with 40 pounds and no name.",
    **day("date", "28 3 2026"),
    **PLACE,
    **YOU,
    "contact-preference": "email",
    "email": "sam@example.com",
}
RING = {
    **WALLET,
    "lost-or-found": "lost",
    "what-lost": "other",
    "what-it-is": "A silver ring with a blue stone.",
    "contact-preference": "phone",
    "phone": "01632 960 001",
}

TO_THE_END = {"a found wallet": WALLET, "a lost ring": RING}
TO_AN_EXIT = {
    "stolen": {"lost-or-found": "stolen"},
    "driving-licence": {**RING, "what-lost": "driving-licence"},
    "passport": {**RING, "what-lost": "passport"},
    "bank-card": {**RING, "what-lost": "bank-card"},
    "mobile-phone": {**RING, "what-lost": "phone"},
    "pet": {**RING, "what-lost": "pet"},
    "danger": {**WALLET, "what-found": "danger"},
    "send-back": {**WALLET, "what-found": "document"},
    "stray-dog": {**WALLET, "what-found": "dog"},
    "hand-it-in": {**WALLET, "what-found": "other"},
}
