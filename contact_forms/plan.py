"""The delivery plan: what a service promises and how its reports are labelled. Frozen with the form version."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from contact_forms.engine.definition import NO_TEXT, Text


@dataclass(frozen=True)
class DeliveryPlan:
    """What happens to a submission of one service.

    category, subcode: the receiver's codes for this service ("OCR", "ASB"). reference_prefix: up to four capital
    letters that begin the person's reference. protective_marking: such as "OFFICIAL-SENSITIVE".
    structured: True when the answers map to POLE entities, False for a skeleton record.
    promise: when the person will hear, in words. retention_days: days kept after confirmed delivery.
    panel: title of the confirmation panel. next: clean HTML, what happens next.
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


def plan_to_json(plan: DeliveryPlan) -> dict[str, object]:
    """The plan as plain JSON; texts as {"en", "cy"}."""
    return asdict(plan)


def plan_from_json(data: dict[str, object]) -> DeliveryPlan:
    """The plan from its JSON. Raises TypeError for unknown names and KeyError for missing ones."""
    return DeliveryPlan(
        **{  # type: ignore[arg-type]
            name: Text(value["en"], value.get("cy", "")) if isinstance(value, dict) else value
            for name, value in data.items()
        }
    )
