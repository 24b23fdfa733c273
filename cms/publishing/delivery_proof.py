"""What keeps a delivery plan from being published: the questions and conditions that it names must be there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from contact_forms.engine import Step
from contact_forms.engine.clocks import LONGEST

if TYPE_CHECKING:
    from cms.publishing.compile import CompiledService

Found = tuple[str, tuple[str | int, ...], str]
"""Field of the page, place in its blocks, what is wrong."""

_WRITES = {"reporter_email": "email", "reporter_phone": "phone"}
_DATES = frozenset({"date", "approximate_date"})


def delivery_problems(compiled: CompiledService) -> Iterator[Found]:
    """Every problem of a draft's plan, in the editor's words."""
    form, plan = compiled.form, compiled.plan
    kinds = {
        question.key: question.kind for step in form.steps if isinstance(step, Step) for question in step.questions
    }
    for field, kind in _WRITES.items():
        key = getattr(plan, field)
        if key and kinds.get(key) != kind:
            yield field, (), f"“{key}” is no {kind} question of this form, outside parts that repeat."
    if plan.safe_contact and plan.safe_contact not in {condition.name for condition in form.conditions}:
        yield "safe_contact", (), f"There is no condition “{plan.safe_contact}”."
    if form.safety_mode and (plan.reporter_email or plan.reporter_phone) and not plan.safe_contact:
        yield "safe_contact", (), "In safety mode, name the condition under which it is safe to write to the person."
    taken = Counter(clock.key for clock in plan.clocks)
    for place, clock in enumerate(plan.clocks):
        if taken[clock.key] > 1:
            yield "clocks", (place, "key"), "Another time limit has this key. Each needs its own."
        if not 1 <= clock.amount <= LONGEST:
            yield "clocks", (place, "amount"), f"Enter a whole number from 1 to {LONGEST:,}."
        if clock.starts and kinds.get(clock.starts) not in _DATES:
            yield "clocks", (place, "starts"), f"“{clock.starts}” is no date question of this form."
        if clock.binds == "person" and not clock.warning:
            yield "clocks", (place, "warning"), "Write what the start page says of this limit."
