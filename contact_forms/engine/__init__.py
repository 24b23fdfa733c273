"""The engine: from a form's definition and a person's answers to what happens next. Pure: no Django, no I/O."""

from contact_forms.engine.asking import UnknownKind, asks_nothing, kind_of
from contact_forms.engine.changes import Change, changes, is_safe
from contact_forms.engine.conditions import BrokenCondition, holds
from contact_forms.engine.definition import Form, Question, Repeat, Step, Text
from contact_forms.engine.guidance import guidance_of
from contact_forms.engine.journey import (
    CHECK_YOUR_ANSWERS,
    StepResult,
    Walk,
    accept_step,
    raws_of,
    seen_mark,
    walk,
)
from contact_forms.engine.messages import Message, Translate, in_english
from contact_forms.engine.mistakes import Mistake, example_of, mistakes_of
from contact_forms.engine.plain_answers import (
    Plain,
    WrongShape,
    answer_schema,
    answers_schema,
    posted_of,
    raws_to_show,
    unconfirmed_mark,
)
from contact_forms.engine.problems import Invalid, Problem
from contact_forms.engine.prove import RECORD_ENTITIES, FormProblem, placed, prove
from contact_forms.engine.questions import KINDS, QuestionKind, Raw, Showing, Value
from contact_forms.engine.reading import DefinitionError
from contact_forms.engine.record import record_values
from contact_forms.engine.reference import new_reference, normalise_reference
from contact_forms.engine.repeats import (
    Item,
    ItemStep,
    ListStep,
    answers_of_item,
    count_mark,
    is_page,
    item_steps,
    item_title,
    key_in_item,
    without_item,
)
from contact_forms.engine.risk import RISK_WORDS, RiskSignal
from contact_forms.engine.serialise import content_hash, form_from_json, form_to_json
from contact_forms.engine.signing import without_old_signatures
from contact_forms.engine.summary import SummaryLine, SummarySection, step_lines, summary
from contact_forms.engine.tasks import TASK_LIST, Task, first_page
from contact_forms.engine.whole import Whole, accept_all

__all__ = [
    "CHECK_YOUR_ANSWERS",
    "KINDS",
    "RECORD_ENTITIES",
    "RISK_WORDS",
    "TASK_LIST",
    "BrokenCondition",
    "Change",
    "DefinitionError",
    "Form",
    "FormProblem",
    "Invalid",
    "Item",
    "ItemStep",
    "ListStep",
    "Message",
    "Mistake",
    "Plain",
    "Problem",
    "Question",
    "QuestionKind",
    "Raw",
    "Repeat",
    "RiskSignal",
    "Showing",
    "Step",
    "StepResult",
    "SummaryLine",
    "SummarySection",
    "Task",
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
    "answers_of_item",
    "answers_schema",
    "asks_nothing",
    "changes",
    "content_hash",
    "count_mark",
    "example_of",
    "first_page",
    "form_from_json",
    "form_to_json",
    "guidance_of",
    "holds",
    "in_english",
    "is_page",
    "is_safe",
    "item_steps",
    "item_title",
    "key_in_item",
    "kind_of",
    "mistakes_of",
    "new_reference",
    "normalise_reference",
    "placed",
    "posted_of",
    "prove",
    "raws_of",
    "raws_to_show",
    "record_values",
    "seen_mark",
    "step_lines",
    "summary",
    "unconfirmed_mark",
    "walk",
    "without_item",
    "without_old_signatures",
]
