"""The answers as a records system takes them: coded values, the same whatever language the person used."""

from __future__ import annotations

from typing import Any

from contact_forms.engine.asking import kind_of
from contact_forms.engine.definition import Form, Question
from contact_forms.engine.journey import Walk
from contact_forms.engine.repeats import ItemStep, ListStep, count_mark


def record_values(form: Form, walk: Walk) -> dict[str, Any]:
    """Question key -> coded value as plain JSON, in the order of the walk; None where it was left blank.

    Under a repeat's key stands a list: for each item its own question key -> value, under the author's keys.
    """
    values: dict[str, Any] = {}
    repeats = {repeat.key: repeat for repeat in form.repeats}
    for step in walk.path:
        if isinstance(step, ListStep):
            values.setdefault(step.key, [])
        into = values
        suffix = ""
        if isinstance(step, ItemStep):
            repeat = repeats[step.item.repeat_key]
            items = values.setdefault(repeat.key, [{} for _ in range(walk.answers[count_mark(repeat)])])
            into = items[step.item.number - 1]
            suffix = f"--{step.item.number}"
        for question in step.questions:
            if question.key in walk.answers:
                into[question.key.removesuffix(suffix)] = _coded(question, walk.answers[question.key])
    return values


def _coded(question: Question, value: Any) -> Any:
    return None if value is None else kind_of(question).as_record(question, value)
