"""Is each step, question and exit right in itself: keys, texts, kind, settings, options, place in the record?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from contact_forms.engine.definition import Exit, Form, Question, Repeat, Step, Text
from contact_forms.engine.journey import RESERVED_STEP_KEYS
from contact_forms.engine.messages import Message
from contact_forms.engine.prove.problem import FormProblem, Path, placed
from contact_forms.engine.questions import KINDS, input_names

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_KEY = 60

RESERVED_QUESTION_KEYS = frozenset({"csrfmiddlewaretoken", "main-content"})
"""Names and ids that the page itself uses."""

RECORD_ENTITIES = (
    "incident",
    "reporter",
    "suspect",
    "victim",
    "witness",
    "incident-location",
    "vehicle",
    "property",
    "reporter-address",
    "reporter-email",
    "reporter-phone",
    "vehicle",
    "property",
    *(
        f"{person}-{contact}"
        for person in ("suspect", "victim", "witness")
        for contact in ("address", "email", "phone")
    ),
)
"""The entities of the POLE record that a question may map to."""

_ATTRIBUTE = re.compile(r"[a-z][A-Za-z0-9]*")


def part_problems(form: Form) -> Iterator[FormProblem]:
    """Everything wrong with the parts of a form, in the order of the form."""
    page_keys = Counter([*(step.key for step in form.every_step), *(repeat.key for repeat in form.repeats)])
    question_keys = Counter(question.key for step in form.every_step for question in step.questions)
    yield from without_english(form.declaration, ("declaration",), "The declaration")
    for path, part in placed(form):
        for message in _key_problems(part.key, page_keys[part.key], RESERVED_STEP_KEYS):
            yield FormProblem((*path, "key"), message, part.key)
        if isinstance(part, Repeat):
            continue
        yield from _step_problems(part, path)
        for at, question in enumerate(part.questions):
            for message in _key_problems(question.key, question_keys[question.key], RESERVED_QUESTION_KEYS):
                yield FormProblem((*path, "questions", at, "key"), message, part.key, question.key)
            for where, message in _question_problems(question):
                yield FormProblem((*path, "questions", at, where), message, part.key, question.key)


def _key_problems(key: str, times: int, reserved: frozenset[str]) -> Iterator[Message]:
    if not KEY.fullmatch(key) or len(key) > LONGEST_KEY:
        yield Message(
            "The key “%(key)s” must be at most %(most)s small letters, numbers and single hyphens.",
            {"key": key, "most": LONGEST_KEY},
        )
    if key in reserved:
        yield Message("The key “%(key)s” is kept for the platform's own pages: choose another.", {"key": key})
    if times > 1:
        yield Message("The key “%(key)s” is used %(times)s times: use it once.", {"key": key, "times": times})


def _step_problems(step: Step, path: Path) -> Iterator[FormProblem]:
    if not step.title.en.strip():
        yield FormProblem((*path, "title"), Message("The step needs an English title."), step.key)
    for name, text in (("guidance", step.guidance), ("section", step.section)):
        for problem in without_english(text, (*path, name), f"The {name}"):
            yield FormProblem(problem.path, problem.message, step.key)
    for at, piece in enumerate(step.content):
        place: Path = (*path, "content", at)
        if not piece.html.en.strip():
            yield FormProblem((*place, "html"), Message("The guidance needs an English text."), step.key)
        if not piece.only_if:
            message = Message("Guidance for some people only needs a condition.")
            yield FormProblem((*place, "only_if"), message, step.key)
    if step.exit is not None and step.questions:
        yield FormProblem((*path, "exit"), Message("A step has questions or an exit, not both."), step.key)
    if step.exit is None and not step.questions and not step.guidance and not step.content:
        message = Message("The step is empty: give it questions, an exit or guidance.")
        yield FormProblem(path, message, step.key)
    if step.exit is not None:
        if not step.only_if:
            message = Message("The exit ends the form for everybody: say under “Only if” who comes to it.")
            yield FormProblem((*path, "only_if"), message, step.key)
        for where, message in _exit_problems(step.exit):
            yield FormProblem((*path, "exit", where), message, step.key)
    ids = Counter(name for question in step.questions for name in _ids(question))
    for at, question in enumerate(step.questions):
        if ids[question.key] > 1:
            message = Message("“%(key)s” is also a part of another question of this step.", {"key": question.key})
            yield FormProblem((*path, "questions", at, "key"), message, step.key, question.key)


def _ids(question: Question) -> set[str]:
    """The names and ids that the inputs of a question take up on the page."""
    ids = {question.key, f"{question.key}-hint", f"{question.key}-error"}
    ids |= {f"{question.key}-{number}" for number in range(2, max(2, len(question.options)) + 1)}
    kind = KINDS.get(question.kind)
    return ids | set(input_names(kind, question)) if kind else ids


def _exit_problems(end: Exit) -> Iterator[tuple[str, Message]]:
    if not end.title.en.strip():
        yield "title", Message("The exit needs an English title.")
    if not end.body.en.strip():
        yield "body", Message("The exit needs English words for what to do instead.")
    if end.link and (not end.link.startswith(("https://", "/")) or end.link.startswith("//")):
        yield "link", Message("The exit's link must begin with https:// or, on this site, with /.")
    for name, text in (("link_text", end.link_text), ("hands_to", end.hands_to)):
        for problem in without_english(text, (), f"“{name}”"):
            yield name, problem.message
    if bool(end.link) != bool(end.link_text.en.strip()):
        yield "link_text", Message("The exit's link needs both an address and an English text, or neither.")


def _question_problems(question: Question) -> Iterator[tuple[str, Message]]:
    if not question.label.en.strip():
        yield "label", Message("The question needs an English label.")
    for name, text in (("hint", question.hint), *question.errors.items()):
        where = "hint" if text is question.hint else "errors"
        for problem in without_english(text, (), f"“{name}”"):
            yield where, problem.message
    kind = KINDS.get(question.kind)
    if kind is None:
        known = ", ".join(sorted(KINDS))
        yield (
            "kind",
            Message("“%(kind)s” is not a kind of question: use %(known)s.", {"kind": question.kind, "known": known}),
        )
        return
    for message in kind.prove(question):
        yield "settings", message
    if question.maps_to:
        yield from _mapping_problems(question.maps_to, kind.whole)


def _mapping_problems(maps_to: str, whole: bool) -> Iterator[tuple[str, Message]]:
    entity, dot, attribute = maps_to.partition(".")
    if entity not in RECORD_ENTITIES:
        known = ", ".join(RECORD_ENTITIES)
        yield "maps_to", Message("The record has no “%(entity)s”: use %(known)s.", {"entity": entity, "known": known})
    if dot and not _ATTRIBUTE.fullmatch(attribute):
        yield "maps_to", Message("“%(maps_to)s” must be an entity, a full stop and an attribute.", {"maps_to": maps_to})
    if not dot and not whole:
        yield (
            "maps_to",
            Message("Only people, places, things, emails and phones map to a whole entity: add an attribute."),
        )


def without_english(text: Text, path: Path, what: str) -> Iterator[FormProblem]:
    """A text that is there in Welsh alone. what: its name, to begin a sentence with."""
    if text.cy.strip() and not text.en.strip():
        yield FormProblem(path, Message("%(what)s has Welsh but no English.", {"what": what}))
