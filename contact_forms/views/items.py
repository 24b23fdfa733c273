"""Taking an item out of a repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contact_forms.documents import mark_of_item
from contact_forms.engine import ListStep, Problem, StepResult, without_item
from contact_forms.engine.messages import N_, Message

CHANGED = N_("The list changed in another tab or window. Check it before you remove anything.")


def number_of(step: ListStep, typed: str) -> int:
    """The number of an item that can be removed; 0 where there is none of this number, or none may be."""
    number = int(typed) if len(typed) <= 3 and typed.isascii() and typed.isdigit() else 0
    return number if number <= step.count and step.count > step.of.at_least else 0


def without(step: ListStep, answers: Mapping[str, Any], typed: str, seen: str) -> StepResult:
    """All answers without the item. seen: the mark of the item on the page that asked: where it is another one now, as
    when the button was pressed in two tabs, nothing is removed and the problem says so."""
    number = number_of(step, typed)
    if number and seen == mark_of_item(step.of, answers, number):
        return StepResult(without_item(step.of, answers, number), {}, ())
    place = "items" if step.count else step.key
    return StepResult({}, {}, (Problem(step.key, "changed", Message(CHANGED), (), place),))
