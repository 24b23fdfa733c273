"""The pages of a form in the order they are walked, and where each of them leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cms.authoring.route_map.in_words import condition_in_words
from contact_forms.engine.definition import Form, Step


@dataclass(frozen=True)
class Way:
    """Where people go from a stop. to: the words of the next one. when: what leads there; "" for everybody."""

    to: str
    when: str = ""


@dataclass(frozen=True)
class Stop:
    """One page of the form.

    number: its place in the list, from 1. condition: the name under which it is shown, "" for everybody; when: the
    same in words. group: the section that it stands in. ways: where it leads, in the order in which they are tried.
    anchor: its block in the editor. wrong: how many problems it has.
    """

    number: int
    key: str
    title: str
    is_exit: bool
    condition: str
    when: str
    group: str
    questions: tuple[str, ...]
    ways: tuple[Way, ...]
    anchor: str
    wrong: int


LAST = Way("Check your answers, then confirmation")


def stops_of(form: Form, anchors: Mapping[int, str], wrong: Mapping[int, int]) -> list[Stop]:
    """Every page of a form. anchors, wrong: by the place of the step."""
    groups = _groups(form)
    return [
        Stop(
            number=place + 1,
            key=step.key,
            title=step.title.en or step.key or "(no title yet)",
            is_exit=step.exit is not None,
            condition=step.only_if,
            when=condition_in_words(form, step.only_if) if step.only_if else "",
            group=groups[place],
            questions=tuple(question.label.en or question.key for question in step.questions),
            ways=() if step.exit else tuple(_ways(form.steps[place + 1 :])),
            anchor=anchors.get(place, ""),
            wrong=wrong.get(place, 0),
        )
        for place, step in enumerate(form.steps)
    ]


def _groups(form: Form) -> list[str]:
    """The section of each step; an exit, which has none, stands in that of the step before it."""
    groups: list[str] = []
    for step in form.steps:
        groups.append(groups[-1] if step.exit and groups else step.section.en)
    return groups


def _ways(after: tuple[Step, ...]) -> list[Way]:
    """The next steps that can come: each that has a condition, up to the first that everybody sees."""
    ways: list[Way] = []
    for step in after:
        name = step.title.en or step.key
        if not step.only_if:
            return [*ways, Way(name, "otherwise" if ways else "")]
        ways.append(Way(name, f"if “{step.only_if}”"))
    return [*ways, Way(LAST.to, "otherwise" if ways else "")]
