"""Do the repeats and the task list of a form make sense?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from contact_forms.engine.definition import Form, Repeat
from contact_forms.engine.messages import Message
from contact_forms.engine.order import is_date
from contact_forms.engine.prove.parts import without_english
from contact_forms.engine.prove.problem import FormProblem, Path, placed

MOST_ITEMS = 50
"""Items that any repeat may have: more would make a page too long to read and a walk too slow."""


def structure_problems(form: Form) -> Iterator[FormProblem]:
    """Everything wrong with how the parts of a form stand together."""
    questions = {question.key for step in form.every_step for question in step.questions}
    names = Counter(repeat.item.en.strip().casefold() for repeat in form.repeats)
    for place, part in enumerate(form.steps):
        if isinstance(part, Repeat):
            path: Path = ("steps", place)
            yield from _repeat_problems(part, path)
            if part.key in questions:
                message = Message("A question has the key “%(key)s” too: choose another.", {"key": part.key})
                yield FormProblem((*path, "key"), message, part.key)
            if part.item.en.strip() and names[part.item.en.strip().casefold()] > 1:
                message = Message(
                    "Another repeat calls its items “%(item)s” too: people could not tell them apart.",
                    {"item": part.item},
                )
                yield FormProblem((*path, "item"), message, part.key)
    yield from _order_problems(form)
    if form.task_list:
        yield from _task_list_problems(form)


def _repeat_problems(repeat: Repeat, path: Path) -> Iterator[FormProblem]:
    if not repeat.title.en.strip():
        yield FormProblem((*path, "title"), Message("The repeat needs an English title."), repeat.key)
    if not repeat.item.en.strip():
        yield FormProblem(
            (*path, "item"), Message("The repeat needs English words for what one is called."), repeat.key
        )
    for name in ("section", "guidance", "ask", "ask_more"):
        for problem in without_english(getattr(repeat, name), (*path, name), f"“{name}”"):
            yield FormProblem(problem.path, problem.message, repeat.key)
    if not 0 <= repeat.at_least <= repeat.at_most:
        message = Message("“At least” must be a number from 0 to what “at most” says.")
        yield FormProblem((*path, "at_least"), message, repeat.key)
    if not 1 <= repeat.at_most <= MOST_ITEMS:
        message = Message("“At most” must be a number from 1 to %(most)s.", {"most": MOST_ITEMS})
        yield FormProblem((*path, "at_most"), message, repeat.key)
    if repeat.at_least == 0 and not repeat.ask.en.strip():
        message = Message("The repeat needs its first question in English, since there may be none.")
        yield FormProblem((*path, "ask"), message, repeat.key)
    if not any(step.questions for step in repeat.steps):
        message = Message("The repeat asks nothing: give it a step with a question.")
        yield FormProblem((*path, "steps"), message, repeat.key)
    for at, step in enumerate(repeat.steps):
        if step.section:
            message = Message("A step of a repeat has no section of its own: name it with the repeat.")
            yield FormProblem((*path, "steps", at, "section"), message, step.key)


def _order_problems(form: Form) -> Iterator[FormProblem]:
    """Dates that must not be before something that is no date, or is not asked before them."""
    outside: set[str] = set()
    inside: set[str] = set()
    for path, part in placed(form):
        if isinstance(part, Repeat) or len(path) == 2:
            inside = set()
        if isinstance(part, Repeat):
            continue
        for at, question in enumerate(part.questions):
            if question.not_before and not (is_date(question) and question.not_before in outside | inside):
                message = Message(
                    "“%(key)s” cannot follow “%(other)s”: both must be dates, and the other asked before it, for "
                    "everybody or of the same item.",
                    {"key": question.key, "other": question.not_before},
                )
                yield FormProblem((*path, "questions", at, "not_before"), message, part.key, question.key)
            if is_date(question):
                (outside if len(path) == 2 else inside).add(question.key)


def _task_list_problems(form: Form) -> Iterator[FormProblem]:
    met: list[str] = []
    for place, part in enumerate(form.steps):
        section = part.section.en.strip()
        if not section or met[-1:] == [section]:
            continue
        if section in met:
            message = Message(
                "The section “%(section)s” is a task, so its steps must stand together.", {"section": section}
            )
            yield FormProblem(("steps", place, "section"), message, part.key)
        met.append(section)
    if len(met) < 2:
        yield FormProblem(("task_list",), Message("A task list needs at least two sections."))
