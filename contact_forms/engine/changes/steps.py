"""What changed in the steps of a form, in what is asked on them, and in the conditions that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from contact_forms.engine.changes.change import Change, Path, breaking, safe
from contact_forms.engine.changes.meaning import meaning_of
from contact_forms.engine.changes.parts import Found, names_used, questions_of, steps_of, wordless
from contact_forms.engine.changes.questions import question_changes, taken_from_record
from contact_forms.engine.definition import Form, Question, Step
from contact_forms.engine.questions import KINDS

_WORDS = frozenset({"title", "guidance", "section"})


def step_changes(old: Form, new: Form) -> Iterator[Change]:
    """Every change of a form."""
    before, after = steps_of(old), steps_of(new)
    homes_before, homes_after = _homes(before), _homes(after)
    yield from _form_fields(old, new)
    yield from _conditions_elsewhere(old, new)
    for key, found in before.items():
        if key not in after:
            yield from _removed_step(found.part)
    yield from _gone_questions(before, homes_before, homes_after)
    for key, found in after.items():
        path: Path = ("steps", key)
        if key in before:
            yield from _kept_step(old, new, before[key], found, path)
        else:
            yield from _added_step(found, path)
        yield from _questions(before, homes_before, found.part, path)
    kept = [key for key in before if key in after]
    if kept != [key for key in after if key in before]:
        yield safe("moved", ("steps",), "The steps stand in another order.")


def _homes(steps: dict[str, Found]) -> dict[str, str]:
    """Question -> the step it is asked on."""
    homes: dict[str, str] = {}
    for key, found in steps.items():
        for question in questions_of(found.part):
            homes.setdefault(question, key)
    return homes


def _form_fields(old: Form, new: Form) -> Iterator[Change]:
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name in ("steps", "conditions") or before == after:
            continue
        name = field.name.replace("_", " ")
        if field.name == "safety_mode":
            yield safe("altered", (field.name,), "“Exit this page” is now %(on)s.", on="on" if after else "off")
        elif wordless(before) == wordless(after):
            yield safe("reworded", (field.name,), "The %(name)s has other words.", name=name)
        else:
            yield breaking("altered", (field.name,), "The %(name)s of the form changed.", name=name)


def _conditions_elsewhere(old: Form, new: Form) -> Iterator[Change]:
    """Conditions that something else than a step's `only_if` names, and that mean something else now."""
    named = names_used(new)
    for condition in new.conditions:
        if condition.name in named and meaning_of(old, condition.name) != meaning_of(new, condition.name):
            path = ("conditions", condition.name)
            yield breaking("altered", path, "The condition “%(name)s” changed.", name=condition.name)


def _removed_step(step: Step) -> Iterator[Change]:
    path = ("steps", step.key)
    if step.exit is not None:
        yield breaking("removed", path, "The exit “%(key)s” is gone.", key=step.key)
    elif not questions_of(step):
        yield safe("removed", path, "The step “%(key)s”, which asked nothing, is gone.", key=step.key)


def _gone_questions(
    before: dict[str, Found], homes_before: dict[str, str], homes_after: dict[str, str]
) -> Iterator[Change]:
    for key, home in homes_before.items():
        if key not in homes_after:
            question = questions_of(before[home].part)[key].part
            yield breaking(
                "removed",
                ("steps", home, "questions", key),
                "“%(key)s” is no longer asked: answers given so far would be lost.",
                taken_from_record(question) or _coded(question),
                key=key,
            )


def _coded(question: Question) -> str:
    return question.key if any(option.code for option in question.options) else ""


def _kept_step(old: Form, new: Form, before: Found, after: Found, path: Path) -> Iterator[Change]:
    step = after.part
    if before.around != after.around:
        yield breaking("moved", path, "The step “%(key)s” stands in another part of the form.", key=step.key)
    if meaning_of(old, before.part.only_if) != meaning_of(new, step.only_if):
        yield breaking("altered", (*path, "only_if"), "Other people than before come to “%(key)s”.", key=step.key)
    for field in fields(step):
        one, other = getattr(before.part, field.name), getattr(step, field.name)
        if field.name in ("only_if", "questions") or one == other:
            continue
        at = (*path, field.name)
        if field.name in _WORDS or wordless(one) == wordless(other) or (field.name == "exit" and one and other):
            yield safe("reworded", at, "“%(key)s” has other words.", key=step.key)
        elif field.name == "exit":
            ends = "now ends the form" if other else "no longer ends the form"
            yield breaking("altered", at, "“%(key)s” %(ends)s.", key=step.key, ends=ends)
        else:
            yield breaking(
                "altered", at, "“%(name)s” of “%(key)s” changed.", key=step.key, name=field.name.replace("_", " ")
            )


def _added_step(found: Found, path: Path) -> Iterator[Change]:
    step: Step = found.part
    if step.exit is not None:
        yield breaking("added", path, "The new exit “%(key)s” can end a form that was begun.", key=step.key)
    elif found.around:
        yield breaking("added", path, "The new step “%(key)s” stands inside another part of the form.", key=step.key)
    else:
        yield safe("added", path, "There is a new step, “%(key)s”.", key=step.key)


def _questions(before: dict[str, Found], homes: dict[str, str], step: Step, path: Path) -> Iterator[Change]:
    for key, found in questions_of(step).items():
        at = (*path, "questions", key)
        question: Question = found.part
        home = homes.get(key)
        if home is None:
            yield from _added_question(found, at)
            continue
        was = questions_of(before[home].part)[key]
        if home != step.key or was.around != found.around:
            yield breaking("moved", at, "“%(key)s” is asked in another place than before.", key=key)
        yield from question_changes(was.part, question, at)


def _added_question(found: Found, path: Path) -> Iterator[Change]:
    question: Question = found.part
    kind = KINDS.get(question.kind)
    if kind is not None and not getattr(kind, "asks", True):
        yield safe("added", path, "There is something new to read, “%(key)s”.", key=question.key)
    elif question.required:
        yield breaking("added", path, "The new question “%(key)s” must be answered.", key=question.key)
    elif found.around:
        yield breaking("added", path, "The new question “%(key)s” hangs on another answer.", key=question.key)
    else:
        yield safe("added", path, "The new question “%(key)s” may be left blank.", key=question.key)
