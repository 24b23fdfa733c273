"""The delivery plan: what a service promises and how its reports are labelled. Frozen with the form version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from contact_forms.engine.clocks import Clock
from contact_forms.engine.definition import NO_TEXT, Text


@dataclass(frozen=True)
class DeliveryPlan:
    """What happens to a submission of one service.

    category, subcode: the receiver's codes for this service ("OCR", "ASB"). reference_prefix: up to four capital
    letters that begin the person's reference. protective_marking: such as "OFFICIAL-SENSITIVE".
    structured: True when the answers map to POLE entities, False for a skeleton record.
    promise: when the person will hear, in words. retention_days: days kept after confirmed delivery.
    panel: title of the confirmation panel. next: clean HTML, what happens next.
    reporter_email, reporter_phone: keys of the questions whose answer a notice to the person may go to, "" for none.
    safe_contact: name of the condition under which a notice is sent; "" for always. clocks: its time limits.
    """

    category: str
    subcode: str
    reference_prefix: str
    protective_marking: str = "OFFICIAL"
    structured: bool = False
    promise: Text = NO_TEXT
    retention_days: int = 30
    panel: Text = NO_TEXT
    next: Text = NO_TEXT
    reporter_email: str = ""
    reporter_phone: str = ""
    safe_contact: str = ""
    clocks: tuple[Clock, ...] = ()


def plan_to_json(plan: DeliveryPlan) -> dict[str, Any]:
    """The plan as plain JSON; texts as {"en", "cy"}."""
    return {**asdict(plan), "clocks": [asdict(clock) for clock in plan.clocks]}


def plan_from_json(data: Mapping[str, Any]) -> DeliveryPlan:
    """The plan from its JSON. Raises TypeError for unknown names and KeyError for missing ones."""
    facts = _with_texts(data)
    return DeliveryPlan(**{**facts, "clocks": tuple(clock_from_json(each) for each in data.get("clocks", ()))})


def clock_from_json(data: Mapping[str, Any]) -> Clock:
    """A clock from its JSON. Raises as `plan_from_json`."""
    return Clock(**_with_texts(data))


def _with_texts(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: Text(value["en"], value.get("cy", "")) if isinstance(value, dict) else value
        for name, value in data.items()
    }
