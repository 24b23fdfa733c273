"""Answers that many services ask for. Nobody real: the name is an example, the numbers are kept for fiction."""

from __future__ import annotations

PLACE = {"place-line1": "Outside the library, High Street", "place-town": "Reading"}
YOU = {"your-name-first": "Sam", "your-name-last": "Example"}
HOME = {"address-line1": "1 Example Street", "address-town": "Carmarthen", "address-postcode": "SA31 2PF"}
BY_EMAIL = {"contact-preference": "email", "safe-to-contact": "yes", "email": "sam@example.com"}
BY_PHONE = {"contact-preference": "phone", "safe-to-contact": "yes", "phone": "01632 960 001"}
BY_TEXT_WITH_CARE = {
    "contact-preference": "text-message",
    "safe-to-contact": "no",
    "safe-contact": "Only before 3 in the afternoon.",
    "phone": "07700 900 982",
}
BY_POST = {"contact-preference": "post", "safe-to-contact": "yes", **HOME}


def day(key: str, written: str) -> dict[str, str]:
    """The three inputs of a date, from "27 3 2026"."""
    return {f"{key}-{part}": figure for part, figure in zip(("day", "month", "year"), written.split(), strict=True)}
