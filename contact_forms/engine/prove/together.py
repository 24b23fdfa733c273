"""Do the questions of a form fit together: those under a choice, and those worked out from others?"""

from __future__ import annotations

from collections.abc import Iterator

from contact_forms.engine.definition import Form, Question, Repeat, Step, Under
from contact_forms.engine.messages import Message
from contact_forms.engine.prove.problem import FormProblem, Path, placed
from contact_forms.engine.questions import KINDS


def together_problems(form: Form) -> Iterator[FormProblem]:
    """Everything wrong with what questions say about one another."""
    before: dict[str, Question] = {}
    outside: dict[str, Question] = {}
    for path, step in placed(form):
        if len(path) == 2:
            before = dict(outside)
        if isinstance(step, Repeat):
            continue
        kinds = [KINDS[question.kind] for question in step.questions if question.kind in KINDS]
        if kinds and not any(kind.shown for kind in kinds) and not step.guidance:
            message = Message("Nothing of this step is on the page: put its questions into another step.")
            yield FormProblem(path, message, step.key)
        for at, question in enumerate(step.questions):
            where: Path = (*path, "questions", at)
            if question.under:
                for message in _under_problems(question, question.under, step, at):
                    yield FormProblem((*where, "under"), message, step.key, question.key)
            if question.kind in KINDS:
                for message in KINDS[question.kind].prove_among(question, before):
                    yield FormProblem((*where, "settings"), message, step.key, question.key)
            before[question.key] = question
            if len(path) == 2:
                outside[question.key] = question


def _under_problems(question: Question, under: Under, step: Step, at: int) -> Iterator[Message]:
    holder = next((other for other in step.questions[:at] if other.key == under.question), None)
    if holder is None or holder.kind not in KINDS:
        yield Message("“%(key)s” is not a question before this one in the same step.", {"key": under.question})
        return
    if question.kind in KINDS and not KINDS[question.kind].asks:
        yield Message("Only a question that is asked can stand under a choice.")
    choices = KINDS[holder.kind].revealing(holder)
    if not choices:
        yield Message("Nothing can stand under “%(key)s”: use radios, checkboxes or yes or no.", {"key": holder.key})
    elif under.value not in choices:
        facts = {"value": under.value, "key": holder.key}
        yield Message("“%(value)s” is not a choice of “%(key)s”.", facts)
    if holder.under:
        yield Message("“%(key)s” itself stands under a choice: nothing can stand under it.", {"key": holder.key})
