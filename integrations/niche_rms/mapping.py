"""Which occurrence type a service's report becomes.

The types are words for the receiving desk, under `sohExtension.occurrenceType`: Niche's own interface is not
published, so each force's gateway maps them on (our extension).
"""

from __future__ import annotations

UNSORTED = "Online report"
"""For a category without a type: a report in the general queue is better than a report refused."""

OCCURRENCE_TYPES = {
    "OCR": "Crime",
    "ASB": "Antisocial behaviour",
    "RTI": "Road traffic incident",
    "HC": "Hate crime or incident",
    "HCR": "Hate crime or incident",
    "DA": "Domestic abuse",
    "DAB": "Domestic abuse",
    "DVD": "Domestic violence disclosure request",
    "FOI": "Freedom of information request",
    "STK": "Stalking or harassment",
    "MIS": "Missing person",
    "LFP": "Lost or found property",
    "CMP": "Complaint",
    "THX": "Thanks",
    "AFR": "Accessible format request",
}


def occurrence_type(category: str) -> str:
    """The occurrence type of a service's category."""
    return OCCURRENCE_TYPES.get(category.upper(), UNSORTED)
