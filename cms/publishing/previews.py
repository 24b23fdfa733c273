"""Previews of a service: its start page, any step, check your answers and the confirmation, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

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
from contact_forms.engine import Form, Question, Repeat, Step, Task, Walk, count_mark, item_steps
from contact_forms.engine.repeats import list_step
from contact_forms.engine.tasks import sections_of
from govuk_theme.documents import Document

if TYPE_CHECKING:
    from cms.models.library import ServicePage

LANGUAGES = {"en": "", "cy": " (Welsh)"}
FIXED = [("start", "Start page"), ("bridging", "Instead of the form"), ("choose", "Choose your force")]
TASKS = [("tasks", "Task list")]
LAST = [("check", "Check your answers"), ("confirmation", "Confirmation")]

# What a person might have said, in the stored form of each kind of question.
EXAMPLES: dict[str, Any] = {
    "text": "An example answer",
    "long_text": "An example answer.\nIt has two lines.",
    "date": "2026-03-05",
    "time": "14:05",
    "email": "name@example.com",
    "phone": "+447700900982",
    "name": {"first": "First name", "last": "Last name"},
    "address": {"line1": "1 High Street", "line2": "", "town": "Newtown", "county": "", "postcode": "SW1A 1AA"},
    "number": 3,
    "yes_no": "yes",
}


def service_preview_modes(page: ServicePage) -> list[tuple[str, str]]:
    """Every page of the draft that can be looked at: ("step-where", "Step: Where did it happen"), …"""
    form = compile_service(page).form
    steps = [(f"step-{step.key}", f"Step: {step.title.en or step.key}") for step in _pages(form) if step.key]
    return [
        (f"{mode}:{language}", f"{name}{suffix}")
        for language, suffix in LANGUAGES.items()
        for mode, name in (*FIXED, *(TASKS if form.task_list else ()), *steps, *LAST)
    ]


def service_preview(page: ServicePage, mode: str) -> Document:
    """The Document of a mode. Raises FormNotProved, in the editor's words, where the form cannot be walked yet.

    ValueError for a mode that is not one.
    """
    name, _, language = mode.partition(":")
    if name == "choose":
        return page.document(language or "en")
    frame = page.frame(language or "en")
    compiled = compile_service(page)
    if name == "bridging":
        return bridging_document(frame, compiled.content, {})
    if name == "start":
        return start_document(frame, compiled.content, compiled.slots, {})
    problems = prove_service(page)
    if problems:
        raise FormNotProved(problems)
    return _form_page(compiled, _surroundings(page, frame, compiled), name)


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
        return check_answers_document(surroundings, form, _example_walk(form))
    if name == "confirmation":
        reference = f"{compiled.plan.reference_prefix}-0000-0000-0"
        return confirmation_document(surroundings, form, compiled.plan, reference)
    if name == "tasks":
        return task_list_document(surroundings, form, _example_walk(form))
    for step in _pages(form):
        if name == f"step-{step.key}":
            build = form_exit_document if step.exit else step_document
            return build(surroundings, form, step)
    raise ValueError("This draft has no such page any more.")


def _pages(form: Form) -> list[Step]:
    """Every page of a form once: of a repeat its first item, and the page that lists them."""
    pages: list[Step] = []
    for part in form.steps:
        pages += [*item_steps(part, 1), list_step(part, 1)] if isinstance(part, Repeat) else [part]
    return pages


def _example_walk(form: Form) -> Walk:
    """A walk past every question, whatever the conditions say, so that each can be seen."""
    asking = tuple(step for step in _pages(form) if step.exit is None)
    answers = {question.key: _example(question) for step in asking for question in step.questions}
    answers |= {count_mark(repeat): 1 for repeat in form.repeats}
    tasks = tuple(
        Task(section.title, "not_started", asking[0], ()) for section in sections_of(form)[1] if form.task_list
    )
    return Walk(path=asking, current=None, exit=None, answers=answers, urgent=False, tasks=tasks)


def _example(question: Question) -> Any:
    if question.options:
        first = question.options[0].value
        return [first] if question.kind == "checkboxes" else first
    return EXAMPLES.get(question.kind)
