"""The guidance of a step that this person sees."""

from __future__ import annotations

from contact_forms.engine.conditions import Conditions
from contact_forms.engine.definition import Form, Step, Text
from contact_forms.engine.journey import Walk
from contact_forms.engine.repeats import ItemStep


def guidance_of(form: Form, step: Step, walk: Walk | None) -> tuple[Text, ...]:
    """Clean HTML pairs in order: the step's guidance, then each piece whose condition holds for the answers that count
    (every piece where there is no walk, as in a preview). Raises `BrokenCondition`."""
    always = (step.guidance,) if step.guidance else ()
    if not step.content:
        return always
    conditions = Conditions(form)
    item = step.item if isinstance(step, ItemStep) else None
    return always + tuple(
        piece.html
        for piece in step.content
        if walk is None or conditions.hold(piece.only_if, walk.answers, walk.today, item)
    )
