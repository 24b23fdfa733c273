"""Can every step and every piece of guidance be reached, and can the form be sent at all?

Conditions only ask so much of an answer: whether it is this option, or past this number. So a few answers stand for all
(`contact_forms.engine.prove.ways`), and the form is walked with each of their combinations, forgetting an answer once
nothing later asks for it. One item of a repeat stands for all of them: items cannot ask about one another. Where there
would still be too many walks nothing is claimed: a form is never accused of what was not proved.

Tasks are done in any order, so an exit closes its own task and those that need it, and the walk goes on to the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product

from contact_forms.engine.asking import asks_nothing
from contact_forms.engine.conditions import Conditions
from contact_forms.engine.definition import Form, Part, Repeat, Step
from contact_forms.engine.messages import Message
from contact_forms.engine.prove.problem import FormProblem, Path, placed
from contact_forms.engine.prove.ways import Compared, TooMany
from contact_forms.engine.questions import Value
from contact_forms.engine.repeats import Item, ItemStep, count_mark, item_steps
from contact_forms.engine.tasks import sections_of

MOST_STATES = 5_000
"""Combinations kept at one time before giving up."""

_CLOSED = "@closed-"
"""Begins the mark of a task that an exit closed; no key of a question can begin so."""

State = tuple[tuple[str, Value], ...]


def route_problems(form: Form) -> Iterator[FormProblem]:
    """Steps and guidance that no answers lead to, and whether no answers lead to the end. The form must have passed the
    other proofs."""
    if all(asks_nothing(step) for step in form.every_step):
        yield FormProblem(("steps",), Message("The form asks nothing: give it a step with a question."))
        return
    compared = Compared(form)
    try:
        explored = [_Explorer(form, compared, today) for today in compared.todays()]
        ends = [explorer.explore() for explorer in explored]
    except TooMany:
        return
    reached = {path for explorer in explored for path in explorer.reached}
    for path, part in placed(form):
        if path not in reached:
            message = Message("No answers lead to this step.")
            yield FormProblem(path, message, part.key, condition_name=part.only_if)
        for at, piece in enumerate(part.content if isinstance(part, Step) else ()):
            if path in reached and (*path, "content", at) not in reached:
                message = Message("No answers lead to this guidance.")
                yield FormProblem((*path, "content", at), message, part.key, condition_name=piece.only_if)
    if not any(ends):
        yield FormProblem(("steps",), Message("Every route ends at an exit: no answers lead to sending the form."))


class _Explorer:
    """All walks of one form on one day. reached: the places of the steps and guidance that some walk came to."""

    def __init__(self, form: Form, compared: Compared, today: date) -> None:
        self.reached: set[Path] = set()
        self._form = form
        self._compared = compared
        self._today = today
        self._conditions = Conditions(form)
        self._closes = ""

    def explore(self) -> bool:
        """Whether some walk comes to the end. Raises TooMany."""
        states: set[State] = {()}
        for place, (part, needs) in enumerate(_with_needs(self._form)):
            self._closes = needs[0] if needs else ""
            closed = {state for state in states if not dict(state).keys().isdisjoint(needs)}
            path: Path = ("steps", place)
            open_ = states - closed
            walked = self._repeat(part, path, open_) if isinstance(part, Repeat) else self._step(part, path, open_)
            walked |= {_state(dict(state) | {self._closes: True}) for state in closed}
            states = {self._remembered(state, place) for state in walked}
        return any(not any(key.startswith(_CLOSED) for key, _ in state) for state in states)

    def _step(self, step: Step, path: Path, states: Iterable[State]) -> set[State]:
        after: set[State] = set()
        item = step.item if isinstance(step, ItemStep) else None
        ways = self._compared.ways(step, self._today)
        for state in states:
            answers = dict(state)
            if self._closes in answers or not self._holds(step.only_if, answers, item):
                after.add(state)
                continue
            self.reached.add(path)
            self.reached.update(
                (*path, "content", at)
                for at, piece in enumerate(step.content)
                if self._holds(piece.only_if, answers, item)
            )
            if step.exit is not None:
                if self._closes:
                    after.add(_state(answers | {self._closes: True}))
                continue
            if ways is None:
                raise TooMany
            for chosen in product(*ways.values()):
                after.add(_state(answers | dict(zip(ways, chosen, strict=True))))
                if len(after) > MOST_STATES:
                    raise TooMany
        return after

    def _repeat(self, repeat: Repeat, path: Path, states: Iterable[State]) -> set[State]:
        met = {state for state in states if self._holds(repeat.only_if, dict(state), None)}
        after = set(states) - met
        if met:
            self.reached.add(path)
        inside = met
        for at, step in enumerate(item_steps(repeat, 1)):
            inside = self._step(step, (*path, "steps", at), inside)
        own = {question.key for step in item_steps(repeat, 1) for question in step.questions}
        with_items = {_state({key: value for key, value in state if key not in own}) for state in inside}
        for count in self._compared.counts(repeat):
            for state in with_items if count else met:
                after.add(_state(dict(state) | {count_mark(repeat): count}))
        if len(after) > MOST_STATES:
            raise TooMany
        return after

    def _holds(self, name: str, answers: Mapping[str, Value], item: Item | None) -> bool:
        return not name or self._conditions.hold(name, answers, self._today, item)

    def _remembered(self, state: State, place: int) -> State:
        used = self._compared.last_use
        return tuple((key, value) for key, value in state if used.get(key, -1) > place or key.startswith(_CLOSED))


def _with_needs(form: Form) -> Iterator[tuple[Part, tuple[str, ...]]]:
    """Every part, with the marks of its own task and of the tasks that this one needs, any of which closes it."""
    before, sections = sections_of(form) if form.task_list else (form.steps, ())
    yield from ((part, ()) for part in before)
    for place, section in enumerate(sections):
        marks = tuple(f"{_CLOSED}{task}" for task in (place, *sorted(section.needs)))
        yield from ((part, marks) for part in section.parts)


def _state(answers: Mapping[str, Value]) -> State:
    return tuple(sorted((key, value) for key, value in answers.items() if value is not None))
