"""Can every step be reached, and can the form be sent at all?

Conditions only ask so much of an answer: whether it is this option, or past this number. So a few answers stand for all
("ways"), and the form is walked with each of their combinations, forgetting an answer once no later step asks for it.
Where that would still be too many walks nothing is claimed: a form is never accused of what was not proved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from contact_forms.engine.asking import asks_nothing
from contact_forms.engine.conditions import Conditions, named_in
from contact_forms.engine.definition import Form, Step
from contact_forms.engine.messages import Message
from contact_forms.engine.prove.problem import FormProblem
from contact_forms.engine.questions import KINDS, Value

MOST_STATES = 5_000
"""Combinations kept at one time before giving up."""

State = tuple[tuple[str, Value], ...]


def route_problems(form: Form) -> Iterator[FormProblem]:
    """Steps that no answers lead to, and whether no answers lead to the end. The form must have passed the other
    proofs."""
    if all(asks_nothing(step) for step in form.steps):
        yield FormProblem(("steps",), Message("The form asks nothing: give it a step with a question."))
        return
    found = _explore(form)
    if found is None:
        return
    reached, ends = found
    for place, step in enumerate(form.steps):
        if place not in reached:
            message = Message("No answers lead to this step.")
            yield FormProblem(("steps", place), message, step.key, condition_name=step.only_if)
    if not ends:
        yield FormProblem(("steps",), Message("Every route ends at an exit: no answers lead to sending the form."))


def _explore(form: Form) -> tuple[set[int], bool] | None:
    conditions = Conditions(form)
    compared, last_use = _comparisons(form)
    reached: set[int] = set()
    states: set[State] = {()}
    for place, step in enumerate(form.steps):
        after: set[State] = set()
        ways = _ways(step, compared)
        for state in states:
            answers = dict(state)
            if step.only_if and not conditions.hold(step.only_if, answers):
                after.add(_remembered(answers, last_use, place))
                continue
            reached.add(place)
            if step.exit is not None:
                continue
            if ways is None:
                return None
            for chosen in product(*ways.values()):
                after.add(_remembered(answers | dict(zip(ways, chosen, strict=True)), last_use, place))
                if len(after) > MOST_STATES:
                    return None
        states = after
    return reached, bool(states)


def _comparisons(form: Form) -> tuple[dict[str, list[str]], dict[str, int]]:
    """What each question's answer is compared with, and the last step whose condition asks for it."""
    conditions = {condition.name: condition for condition in form.conditions}
    compared: dict[str, list[str]] = {}
    last_use: dict[str, int] = {}
    for place, step in enumerate(form.steps):
        for condition in named_in(conditions, step.only_if):
            for row in condition.rows:
                if row.question:
                    texts = compared.setdefault(row.question, [])
                    texts.extend([row.value] if row.value and row.value not in texts else [])
                    last_use[row.question] = place
    return compared, last_use


def _ways(step: Step, compared: Mapping[str, list[str]]) -> dict[str, tuple[Value, ...]] | None:
    """Question -> the answers that stand for all, for those that a condition asks about; None for too many."""
    ways: dict[str, tuple[Value, ...]] = {}
    combinations = 1
    for question in step.questions:
        if question.key in compared:
            found = KINDS[question.kind].ways(question, compared[question.key])
            if found is None:
                return None
            ways[question.key] = (*found, *(() if question.required and question.under is None else (None,)))
            combinations *= len(ways[question.key])
    return ways if combinations <= MOST_STATES else None


def _remembered(answers: Mapping[str, Value], last_use: Mapping[str, int], place: int) -> State:
    return tuple(sorted((key, value) for key, value in answers.items() if last_use[key] > place and value is not None))
