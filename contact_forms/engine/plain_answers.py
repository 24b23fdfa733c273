"""Answers as a program sends them: plain JSON in the shape of what a person would type.

A text input takes a text (or a number, which is taken as its digits), a group of checkboxes a list of texts, and a
question with several inputs an object with a text for each part. None, and what is left out, is left blank. The shape
comes from the kind itself, so a new kind needs nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from contact_forms.engine.asking import kind_of
from contact_forms.engine.definition import Form, Question, Repeat, Step
from contact_forms.engine.journey import raws_of
from contact_forms.engine.messages import in_english
from contact_forms.engine.questions import Raw, Showing

Plain: TypeAlias = Any
"""An answer as plain JSON, before anything is known of its shape."""

_TEXT: dict[str, Any] = {"type": ["string", "number", "null"]}


class WrongShape(Exception):
    """An answer that cannot be put into the question's inputs."""


def posted_of(question: Question, answer: Plain) -> dict[str, list[str]]:
    """What a browser would post for this answer: input name -> texts. Raises `WrongShape`."""
    posted: dict[str, list[str]] = {}
    kind = kind_of(question)
    _put(posted, question.key, kind.gather(question, {}), answer)
    if kind.own_part:
        own = posted.pop(f"{question.key}-{kind.own_part}", None)
        posted |= {question.key: own} if own is not None else {}
    return posted


def answers_schema(form: Form) -> dict[str, Any]:
    """Question key -> the JSON Schema of its answer, for every question that is asked; repeat key -> that of a list of
    its items."""
    schemas: dict[str, Any] = {}
    for part in form.steps:
        if isinstance(part, Repeat):
            items = {"type": "object", "properties": _of_steps(part.steps), "additionalProperties": False}
            schemas[part.key] = {"type": ["array", "null"], "items": items, "maxItems": part.at_most}
        else:
            schemas |= _of_steps((part,))
    return schemas


def _of_steps(steps: Iterable[Step]) -> dict[str, Any]:
    asked = (question for step in steps for question in step.questions if kind_of(question).asks)
    return {question.key: answer_schema(question) for question in asked}


def unconfirmed_mark(question_key: str) -> str:
    """The key under which an answer lies among a draft's answers that somebody else filled in: a plain answer, shown
    to the person in its field, and no answer until they go on from its page."""
    return f"?{question_key}"


def raws_to_show(step: Step, answers: Mapping[str, Any]) -> dict[str, Raw]:
    """What to fill the fields of a step with: the answers kept so far, else what was filled in for the person."""
    raws = raws_of(step, answers)
    for question in step.questions:
        filled_in = answers.get(unconfirmed_mark(question.key))
        if filled_in is None or question.key in answers:
            continue
        try:
            raws[question.key] = kind_of(question).gather(question, posted_of(question, filled_in))
        except WrongShape:
            continue  # the form has changed since: the person answers afresh
    return raws


def answer_schema(question: Question) -> dict[str, Any]:
    """The JSON Schema of an answer to this question."""
    kind = kind_of(question)
    blank = kind.gather(question, {})
    choices = getattr(kind.field(question, blank, Showing("en", in_english)), "choices", None)
    values = [choice.value for choice in choices] if choices else []
    schema = _schema(blank, values)
    longest = question.settings.get("max_length") or getattr(kind.settings.get("max_length"), "default", None)
    if longest and isinstance(blank, str):
        schema["maxLength"] = longest
    if question.required and isinstance(blank, list):
        schema["minItems"] = 1
    return schema


def _put(posted: dict[str, list[str]], name: str, blank: Any, answer: Plain) -> None:
    if answer is None:
        return
    if isinstance(blank, str):
        posted[name] = [_text(answer)]
    elif isinstance(blank, list) and isinstance(answer, list):
        posted[name] = [_text(item) for item in answer]
    elif isinstance(blank, Mapping) and isinstance(answer, Mapping) and answer.keys() <= blank.keys():
        for part, given in answer.items():
            _put(posted, f"{name}-{part}", blank[part], given)
    else:
        raise WrongShape(name)


def _text(answer: Plain) -> str:
    if isinstance(answer, str):
        return answer
    if isinstance(answer, float) and answer.is_integer() and abs(answer) < 10**15:
        return str(int(answer))
    if isinstance(answer, int | float) and not isinstance(answer, bool):
        return str(answer)
    raise WrongShape


def _schema(blank: Any, values: list[str]) -> dict[str, Any]:
    if isinstance(blank, str):
        return {"enum": [*values, None]} if values else dict(_TEXT)
    if isinstance(blank, list):
        return {"type": ["array", "null"], "items": {"enum": values} if values else dict(_TEXT)}
    if isinstance(blank, Mapping):
        properties = {part: _schema(inner, []) for part, inner in blank.items()}
        return {"type": ["object", "null"], "properties": properties, "additionalProperties": False}
    return {"type": "null"}
