"""Can this form be walked? What is wrong is said to its author, with its place. A form with problems stays a draft."""

from contact_forms.engine.definition import Form
from contact_forms.engine.messages import Message
from contact_forms.engine.prove.conditions import condition_problems
from contact_forms.engine.prove.parts import RECORD_ENTITIES, part_problems
from contact_forms.engine.prove.problem import FormProblem, placed
from contact_forms.engine.prove.routes import route_problems
from contact_forms.engine.prove.structure import structure_problems
from contact_forms.engine.prove.together import together_problems

__all__ = ["RECORD_ENTITIES", "FormProblem", "placed", "prove"]


def prove(form: Form) -> list[FormProblem]:
    """Everything wrong with a form; an empty list means that it can be walked, whatever the answers."""
    if not form.steps:
        return [FormProblem(("steps",), Message("The form has no steps."))]
    found = [
        *part_problems(form),
        *structure_problems(form),
        *together_problems(form),
        *condition_problems(form),
    ]
    return found or list(route_problems(form))
