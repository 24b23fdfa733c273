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
)
from contact_forms.engine import Form, Question, Walk
from govuk_theme.documents import Document

if TYPE_CHECKING:
    from cms.models.library import ServicePage

LANGUAGES = {"en": "", "cy": " (Welsh)"}
FIXED = [("start", "Start page"), ("bridging", "Instead of the form"), ("choose", "Choose your force")]
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
    steps = [
        (f"step-{step.key}", f"Step: {step.title.en or step.key}")
        for step in compile_service(page).form.steps
        if step.key
    ]
    return [
        (f"{mode}:{language}", f"{name}{suffix}")
        for language, suffix in LANGUAGES.items()
        for mode, name in (*FIXED, *steps, *LAST)
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
    for step in form.steps:
        if name == f"step-{step.key}":
            build = form_exit_document if step.exit else step_document
            return build(surroundings, form, step)
    raise ValueError("This draft has no such page any more.")


def _example_walk(form: Form) -> Walk:
    """A walk past every question, whatever the conditions say, so that each can be seen."""
    asking = tuple(step for step in form.steps if step.exit is None)
    answers = {question.key: _example(question) for step in asking for question in step.questions}
    return Walk(path=asking, current=None, exit=None, answers=answers, urgent=False)


def _example(question: Question) -> Any:
    if question.options:
        first = question.options[0].value
        return [first] if question.kind == "checkboxes" else first
    return EXAMPLES.get(question.kind)
