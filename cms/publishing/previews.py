"""Previews of a service, in both languages: its start page, every step, every error message, check your answers, the
confirmation, and the report as the force receives it."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from django.utils import timezone

from cms.documents import bridging_document, start_document
from cms.publishing.compile import CompiledService, compile_service
from cms.publishing.gate import FormNotProved, prove_service
from contact_forms.documents import (
    Language,
    Surroundings,
    check_answers_document,
    confirmation_document,
    form_exit_document,
    step_document,
    task_list_document,
)
from contact_forms.engine import (
    Form,
    ListStep,
    Problem,
    Repeat,
    Step,
    Task,
    Walk,
    count_mark,
    example_of,
    form_from_json,
    form_to_json,
    item_steps,
    kind_of,
    mistakes_of,
)
from contact_forms.engine.repeats import list_step
from contact_forms.engine.tasks import sections_of
from govuk_theme.documents import Document

if TYPE_CHECKING:
    from cms.models.library import ServicePage

LANGUAGES = {"en": "", "cy": " (Welsh)"}
FIXED = [("start", "Start page"), ("bridging", "Instead of the form"), ("choose", "Choose your force")]
TASKS = [("tasks", "Task list")]
LAST = [("check", "Check your answers"), ("confirmation", "Confirmation")]
SENT = [("email", "E-mail to the force"), ("pdf", "PDF of the report")]


def service_preview_modes(page: ServicePage) -> list[tuple[str, str]]:
    """Everything of the draft that can be looked at: ("step-where", "1. Where did it happen"), …

    "errors-where.2": the step after each of its questions was got wrong in the second of the ways it can be.
    """
    form = compile_service(page).form
    modes = [*FIXED, *(TASKS if form.task_list else ())]
    for number, step in enumerate(_pages(form), start=1):
        if not step.key:
            continue
        name = f"{number}. {step.title.en or step.key}"
        modes.append((f"step-{step.key}", name))
        rounds = _rounds(step)
        modes += [
            (f"errors-{step.key}.{place}", f"{name}: errors {place} of {rounds}") for place in range(1, rounds + 1)
        ]
    modes += [*LAST, *SENT]
    return [(f"{mode}:{language}", f"{name}{suffix}") for language, suffix in LANGUAGES.items() for mode, name in modes]


def service_preview(page: ServicePage, mode: str) -> Document:
    """The Document of a mode. Raises FormNotProved, in the editor's words, where the form cannot be walked yet.

    ValueError for a mode that is not one.
    """
    name, _, language = mode.partition(":")
    if name == "choose":
        return page.document(language or "en")
    frame = page.frame(language or "en")
    if name in ("bridging", "start"):
        compiled = compile_service(page)
        if name == "bridging":
            return bridging_document(frame, compiled.content, {})
        return start_document(frame, compiled.content, compiled.slots, {})
    compiled = proved(page)
    return _form_page(compiled, _surroundings(page, frame, compiled), name)


def proved(page: ServicePage) -> CompiledService:
    """The draft, compiled. Raises FormNotProved where it cannot be walked yet."""
    problems = prove_service(page)
    if problems:
        raise FormNotProved(problems)
    return compile_service(page)


def example_walk(form: Form) -> Walk:
    """A walk past every question, whatever the conditions say, so that each can be seen."""
    asking = tuple(step for step in _pages(form) if step.exit is None)
    answers = {question.key: example_of(question) for step in asking for question in step.questions}
    answers |= {count_mark(repeat): 1 for repeat in form.repeats}
    tasks = tuple(
        Task(section.title, "not_started", asking[0], ()) for section in sections_of(form)[1] if form.task_list
    )
    return Walk(path=asking, current=None, exit=None, answers=answers, urgent=False, tasks=tasks)


def example_reference(compiled: CompiledService) -> str:
    """A reference in the shape of real ones, that no report has."""
    return f"{compiled.plan.reference_prefix}-0000-0000-0"


def _surroundings(page: ServicePage, frame: dict[str, Any], compiled: CompiledService) -> Surroundings:
    return Surroundings(
        chrome=frame["chrome"],
        language=cast(Language, frame["language"]),
        service_title=compiled.title,
        service_path=page.path_on_site,
    )


def _form_page(compiled: CompiledService, surroundings: Surroundings, name: str) -> Document:
    form = compiled.form
    if name == "check":
        return check_answers_document(surroundings, form, example_walk(form))
    if name == "confirmation":
        return confirmation_document(surroundings, form, compiled.plan, example_reference(compiled))
    if name == "tasks":
        return task_list_document(surroundings, form, example_walk(form))
    what, _, rest = name.partition("-")
    key, _, place = rest.partition(".")
    step = next((step for step in _pages(form) if step.key == key), None)
    if step is not None and what == "step":
        build = form_exit_document if step.exit else step_document
        return build(surroundings, form, step)
    if step is not None and what == "errors" and place.isdecimal():
        return _with_errors(surroundings, form, step, int(place) - 1)
    raise ValueError("This draft has no such page any more.")


def _with_errors(surroundings: Surroundings, form: Form, step: Step, place: int) -> Document:
    """The step as it comes back: each question wrong in its own way number `place`, or well answered."""
    raws: dict[str, Any] = {}
    problems: list[Problem] = []
    for question in step.questions:
        mistakes = mistakes_of(question, timezone.localdate())
        if place < len(mistakes):
            raws[question.key] = mistakes[place].raw
            problems += mistakes[place].problems
        else:
            raws[question.key] = kind_of(question).raw_of(question, example_of(question))
    return step_document(surroundings, form, step, raws=raws, problems=problems)


def _pages(form: Form) -> list[Step]:
    """Every page of a form once: of a repeat its first item, and the page that lists them."""
    pages: list[Step] = []
    for part in form.steps:
        pages += [*item_steps(part, 1), list_step(part, 1)] if isinstance(part, Repeat) else [part]
    return pages


def _rounds(step: Step) -> int:
    """How many pages it takes to show every message of a step."""
    if step.exit or isinstance(step, ListStep) or any(not question.key for question in step.questions):
        return 0
    alone = Step(step.key, step.title, step.questions)
    return _rounds_of(json.dumps(form_to_json(Form(steps=(alone,)))))


@lru_cache(maxsize=512)
def _rounds_of(form_of_one_step: str) -> int:
    """Remembered, because each page of the editor asks for the list of its previews several times."""
    [step] = form_from_json(json.loads(form_of_one_step)).every_step
    return max((len(mistakes_of(question, timezone.localdate())) for question in step.questions), default=0)
