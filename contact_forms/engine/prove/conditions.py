"""Can every condition be worked out, and only from what was asked before?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set

from contact_forms.engine.conditions import (
    DEEPEST,
    OPERATORS,
    WITHOUT_VALUE,
    count_operand,
    named_in,
    operand_of,
)
from contact_forms.engine.definition import Condition, Form, Part, Question, Repeat, Row, Step
from contact_forms.engine.messages import Message
from contact_forms.engine.prove.problem import FormProblem, Path
from contact_forms.engine.questions import KINDS


def condition_problems(form: Form) -> Iterator[FormProblem]:
    """Everything wrong with the conditions of a form and with the steps that use them."""
    conditions = {condition.name: condition for condition in form.conditions}
    questions = {question.key: question for step in form.every_step for question in step.questions}
    repeats = {repeat.key for repeat in form.repeats}
    times = Counter(condition.name for condition in form.conditions)
    depths: dict[str, int | None] = {}
    for place, condition in enumerate(form.conditions):
        path: tuple[str | int, ...] = ("conditions", place)
        for where, message in _own_problems(condition, times[condition.name], conditions, depths):
            yield FormProblem((*path, where), message, condition_name=condition.name)
        for at, row in enumerate(condition.rows):
            for message in _row_problems(row, conditions, questions, repeats):
                yield FormProblem((*path, "rows", at), message, "", row.question, condition.name)
    yield from _uses(form, conditions)


def _own_problems(
    condition: Condition, times: int, conditions: Mapping[str, Condition], depths: dict[str, int | None]
) -> Iterator[tuple[str, Message]]:
    name = condition.name
    if not name.strip():
        yield "name", Message("The condition needs a name.")
    if times > 1:
        yield "name", Message("There are %(times)s conditions named “%(name)s”.", {"times": times, "name": name})
    if condition.match not in ("all", "any", "none"):
        yield "match", Message("“%(match)s” must be all, any or none.", {"match": str(condition.match)})
    if not condition.rows:
        yield "rows", Message("The condition “%(name)s” needs at least one row.", {"name": name})
    depth = _depth(name, conditions, depths)
    if depth is None:
        yield "rows", Message("The condition “%(name)s” runs in a circle: it cannot rest on itself.", {"name": name})
    elif depth > DEEPEST:
        yield "rows", Message("More than %(most)s conditions name one another in a chain.", {"most": DEEPEST})


def _depth(name: str, conditions: Mapping[str, Condition], known: dict[str, int | None]) -> int | None:
    """How many conditions stand in the longest chain from this one down; None where it runs in a circle. It walks with
    a stack of its own, so that no definition is too deep for it. known: what was found before."""
    stack = [name]
    while stack:
        below = {row.condition for row in conditions[stack[-1]].rows if row.condition in conditions}
        waiting = next((other for other in below if other not in known), None)
        if waiting is None:
            depths = [known[other] for other in below]
            known[stack.pop()] = None if None in depths else 1 + max(filter(None, depths), default=0)
        elif waiting in stack:
            known.update(dict.fromkeys(stack))
            break
        else:
            stack.append(waiting)
    return known[name]


def _row_problems(
    row: Row, conditions: Mapping[str, Condition], questions: Mapping[str, Question], repeats: Set[str]
) -> Iterator[Message]:
    if row.condition:
        if row.question or row.operator or row.value:
            yield Message("A row names another condition or compares an answer, not both.")
        if row.condition not in conditions:
            yield Message("There is no condition “%(name)s”.", {"name": row.condition})
        return
    if row.question in repeats:
        try:
            count_operand(row)
        except ValueError as error:
            yield Message("%(reason)s.", {"reason": str(error)})
        return
    question = questions.get(row.question)
    if question is None:
        yield Message("There is no question “%(key)s”.", {"key": row.question})
    if row.operator not in OPERATORS:
        known = ", ".join(OPERATORS)
        yield Message("“%(operator)s” is not an operator: use %(known)s.", {"operator": row.operator, "known": known})
        return
    if row.operator in WITHOUT_VALUE and row.value:
        yield Message("“%(operator)s” compares with nothing: leave the value out.", {"operator": row.operator})
    if question is None or question.kind not in KINDS:
        return
    if row.operator not in WITHOUT_VALUE and not row.value.strip():
        yield Message("The row needs a value to compare “%(key)s” with.", {"key": row.question})
        return
    try:
        operand_of(KINDS[question.kind], question, row)
    except ValueError as error:
        yield Message("%(reason)s.", {"reason": str(error)})


def _uses(form: Form, conditions: Mapping[str, Condition]) -> Iterator[FormProblem]:
    """Names that lead nowhere, and conditions that ask for what is not known yet where they stand."""
    uses = _Uses(form, conditions)
    asked: set[str] = set()
    for place, part in enumerate(form.steps):
        path: Path = ("steps", place)
        if not isinstance(part, Repeat):
            yield from uses.problems(part, path, asked)
            asked.update(question.key for question in part.questions)
            continue
        yield from uses.problems(part, path, asked)
        inside = set(asked)
        for at, step in enumerate(part.steps):
            yield from uses.problems(step, (*path, "steps", at), inside)
            inside.update(question.key for question in step.questions)
        asked.add(part.key)


class _Uses:
    """What the steps of one form ask of its conditions."""

    def __init__(self, form: Form, conditions: Mapping[str, Condition]) -> None:
        self._conditions = conditions
        self._asked_in = {
            question.key: repeat for repeat in form.repeats for step in repeat.steps for question in step.questions
        }
        self._everything = {question.key for step in form.every_step for question in step.questions}
        self._everything |= {repeat.key for repeat in form.repeats}

    def problems(self, part: Part, path: Path, asked: Set[str]) -> Iterator[FormProblem]:
        """What is wrong where this part names a condition. asked: what is known by then."""
        named: list[tuple[Path, str]] = [((*path, "only_if"), part.only_if)]
        if isinstance(part, Step):
            named += [((*path, "content", at, "only_if"), piece.only_if) for at, piece in enumerate(part.content)]
        for where, name in named:
            if name and name not in self._conditions:
                message = Message("There is no condition “%(name)s”.", {"name": name})
                yield FormProblem(where, message, part.key, condition_name=name)
            needed = {row.question for condition in named_in(self._conditions, name) for row in condition.rows}
            for key in sorted((needed & self._everything) - asked):
                yield FormProblem(where, self._not_known(name, key, part), part.key, key, name)

    def _not_known(self, name: str, key: str, part: Part) -> Message:
        repeat = self._asked_in.get(key)
        if repeat is not None and part not in repeat.steps:
            return Message(
                "The condition “%(name)s” of this step needs “%(key)s”, which is asked of each %(item)s. Outside the "
                "repeat only the number of them can be compared, under its key “%(repeat)s”.",
                {"name": name, "key": key, "item": repeat.item, "repeat": repeat.key},
            )
        return Message(
            "The condition “%(name)s” of this step needs the answer to “%(key)s”, which is not asked before it.",
            {"name": name, "key": key},
        )
