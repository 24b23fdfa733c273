"""The engine: from a form's definition and a person's answers to what happens next. Pure: no Django, no I/O."""

from contact_forms.engine.conditions import BrokenCondition, holds
from contact_forms.engine.definition import Form, Question, Step, Text
from contact_forms.engine.journey import (
    CHECK_YOUR_ANSWERS,
    StepResult,
    UnknownKind,
    Walk,
    accept_step,
    kind_of,
    raws_of,
    seen_mark,
    walk,
)
from contact_forms.engine.messages import Message, Translate, in_english
from contact_forms.engine.plain_answers import (
    Plain,
    WrongShape,
    answer_schema,
    posted_of,
    raws_to_show,
    unconfirmed_mark,
)
from contact_forms.engine.problems import Invalid, Problem
from contact_forms.engine.prove import RECORD_ENTITIES, FormProblem, prove
from contact_forms.engine.questions import KINDS, QuestionKind, Raw, Value
from contact_forms.engine.reading import DefinitionError
from contact_forms.engine.record import record_values
from contact_forms.engine.reference import new_reference, normalise_reference
from contact_forms.engine.serialise import content_hash, form_from_json, form_to_json
from contact_forms.engine.summary import SummaryLine, SummarySection, summary
from contact_forms.engine.whole import Whole, accept_all

__all__ = [
    "CHECK_YOUR_ANSWERS",
    "KINDS",
    "RECORD_ENTITIES",
    "BrokenCondition",
    "DefinitionError",
    "Form",
    "FormProblem",
    "Invalid",
    "Message",
    "Plain",
    "Problem",
    "Question",
    "QuestionKind",
    "Raw",
    "Step",
    "StepResult",
    "SummaryLine",
    "SummarySection",
    "Text",
    "Translate",
    "UnknownKind",
    "Value",
    "Walk",
    "Whole",
    "WrongShape",
    "accept_all",
    "accept_step",
    "answer_schema",
    "content_hash",
    "form_from_json",
    "form_to_json",
    "holds",
    "in_english",
    "kind_of",
    "new_reference",
    "normalise_reference",
    "posted_of",
    "prove",
    "raws_of",
    "raws_to_show",
    "record_values",
    "seen_mark",
    "summary",
    "unconfirmed_mark",
    "walk",
]
