"""Report domestic abuse."""

from __future__ import annotations

from tests.walks.people import BY_EMAIL, BY_POST, BY_TEXT_WITH_CARE, PLACE, YOU

MINE = {
    "happening-now": "no",
    "how-involved": "victim",
    "relationship": "former-partners",
    "what-happened": "They come to my work and send messages all night.",
    "kinds": ["following"],
    "getting-worse": "no",
    "afraid": "no",
    "children": "no",
    **PLACE,
    **YOU,
    **BY_EMAIL,
}

TO_THE_END = {
    "to me": MINE,
    "to a neighbour with children, with care": {
        **MINE,
        "how-involved": "on-behalf",
        "victim-agrees": "no",
        "kinds": ["choked", "control"],
        "children": "yes",
        "about-children": "A girl of about 6.",
        **BY_TEXT_WITH_CARE,
    },
    "by post": {**MINE, **BY_POST},
}
TO_AN_EXIT = {"call-us-now": {**MINE, "happening-now": "yes"}}
