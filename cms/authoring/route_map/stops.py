"""The pages of a form in the order they are walked, and where each of them leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from cms.authoring.route_map.in_words import condition_in_words
from contact_forms.engine.definition import Form, Part, Repeat, Step

Path: TypeAlias = tuple[str | int, ...]


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


def stops_of(form: Form, anchors: Mapping[Path, str], wrong: Mapping[int, int]) -> list[Stop]:
    """Every page of a form. anchors: by the path in the
    definition, such as ("steps", 2). wrong: by the place of the part."""
    stops: list[Stop] = []
    for place, part in enumerate(form.steps):
        path: Path = ("steps", place)
        after = form.steps[place + 1 :]
        if isinstance(part, Repeat):
            group = f"Each {part.item.en or part.key}"
            for at, step in enumerate(part.steps):
                inner = replace(step, only_if=step.only_if or (part.only_if if not at else ""))
                number, anchor = len(stops) + 1, anchors.get((*path, "steps", at), "")
                stops.append(_stop(form, inner, number, group, (*part.steps[at + 1 :], part), anchor, 0))
            another = Way(part.steps[0].title.en or part.steps[0].key, "if there is another") if part.steps else None
            listed = Step(part.key, part.title, only_if=part.only_if)
            stop = _stop(form, listed, len(stops) + 1, group, after, anchors.get(path, ""), wrong.get(place, 0))
            stops.append(replace(stop, ways=(*([another] if another else ()), *stop.ways)))
            continue
        # An exit, which has no section, stands in that of the step before it.
        group = stops[-1].group if part.exit and stops else part.section.en
        stops.append(_stop(form, part, len(stops) + 1, group, after, anchors.get(path, ""), wrong.get(place, 0)))
    return stops


def _stop(form: Form, step: Step, number: int, group: str, after: tuple[Part, ...], anchor: str, wrong: int) -> Stop:
    return Stop(
        number=number,
        key=step.key,
        title=step.title.en or step.key or "(no title yet)",
        is_exit=step.exit is not None,
        condition=step.only_if,
        when=condition_in_words(form, step.only_if) if step.only_if else "",
        group=group,
        questions=tuple(question.label.en or question.key for question in step.questions),
        ways=() if step.exit else tuple(_ways(after)),
        anchor=anchor,
        wrong=wrong,
    )


def _ways(after: tuple[Part, ...]) -> list[Way]:
    """The next steps that can come: each that has a condition, up to the first that everybody sees."""
    ways: list[Way] = []
    for step in after:
        name = step.title.en or step.key
        if not step.only_if:
            return [*ways, Way(name, "otherwise" if ways else "")]
        ways.append(Way(name, f"if “{step.only_if}”"))
    return [*ways, Way(LAST.to, "otherwise" if ways else "")]
