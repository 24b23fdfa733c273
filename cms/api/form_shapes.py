"""What goes in and out of the addresses of forms, with examples, as OpenAPI describes it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import ConfigDict, WithJsonSchema

from contact_forms.engine import CHECK_YOUR_ANSWERS

MOST_ANSWERS = 2_000

_PLAIN = [{"type": "string"}, {"type": "number"}, {"type": "null"}]
_LIST = {"type": "array", "items": {"anyOf": _PLAIN[:2]}}
_ANSWERS_EXAMPLE: dict[str, Any] = {
    "in-danger": "no",
    "kinds": ["noise", "litter"],
    "when": {"day": "5", "month": "3", "year": "2026"},
}
Answers = Annotated[
    dict[str, Any],
    WithJsonSchema(
        {
            "type": "object",
            "maxProperties": MOST_ANSWERS,
            "additionalProperties": {
                "anyOf": [
                    *_PLAIN,
                    _LIST,
                    {"type": "object", "additionalProperties": {"anyOf": [*_PLAIN, _LIST]}},
                ]
            },
            "description": (
                "Question key → what a person would type: a text (or a number) for one input, a list of texts for "
                "checkboxes, an object of part → text for a question with several inputs, such as a date. null, and "
                "what is left out, is left blank. `answers` of the form says it for each question."
            ),
            "examples": [_ANSWERS_EXAMPLE],
        }
    ),
]


class AnswersIn(Schema):
    """Answers to a form. Whatever the journey does not ask counts for nothing."""

    model_config = ConfigDict(extra="forbid")

    version: int | None = Field(
        default=None,
        ge=1,
        le=2**63 - 1,
        description="The version of the form that was shown. Without it, the form as it is now.",
        examples=[12],
    )
    answers: Answers = Field(max_length=MOST_ANSWERS)


class FormOut(Schema):
    """A form. Texts are in every language that they are written in, as {"en", "cy"}."""

    service: str = Field(examples=["antisocial-behaviour"])
    version: int = Field(description="Answers are sent under it.", examples=[12])
    release: int = Field(examples=[3])
    in_force_from: datetime
    languages: list[str] = Field(description="The languages that this site speaks.", examples=[["en", "cy"]])
    definition: dict[str, Any] = Field(
        description="Steps in order with their questions, named conditions and exits; schema 1.",
        examples=[{"schema": 1, "steps": [{"key": "where", "title": {"en": "Where"}, "questions": []}]}],
    )
    answers: dict[str, dict[str, Any]] = Field(
        description="Question key → the JSON Schema of its answer.",
        examples=[
            {"when": {"type": ["object", "null"], "properties": {"day": {"type": ["string", "number", "null"]}}}}
        ],
    )


class NextOut(Schema):
    """Where the journey goes on."""

    kind: Literal["step", "exit", "check-your-answers"]
    key: str = Field(description="The key of the step.", examples=["where", CHECK_YOUR_ANSWERS])


class StepOut(Schema):
    """A step whose answers can be taken. urgent: an answer so far is a risk signal: show the advice to call 999."""

    step: str = Field(examples=["in-danger"])
    next: NextOut
    urgent: bool = Field(examples=[False])


class ExitOut(Schema):
    """An end of the road that is not a submission: what to do instead. body: HTML."""

    key: str = Field(examples=["call-999"])
    title: str = Field(examples=["Call 999 now"])
    body: str = Field(examples=["<p>Do not use this form.</p>"])
    link_text: str = Field(examples=[""])
    link: str = Field(examples=[""])


class LineOut(Schema):
    """A question and its answer as a person reads it. step: where to change it."""

    question: str = Field(examples=["where"])
    step: str = Field(examples=["where"])
    label: str = Field(examples=["Where did it happen?"])
    lines: list[str] = Field(examples=[["High Street"]])


class SectionOut(Schema):
    """The answers under one heading; "" where their steps name none."""

    title: str = Field(examples=["What happened"])
    lines: list[LineOut]


class CheckedOut(Schema):
    """Answers that can all be taken."""

    complete: bool = Field(description="They can be submitted. Otherwise they lead to an exit.", examples=[True])
    exit: ExitOut | None
    path: list[str] = Field(description="The keys of the steps of this journey, in order.", examples=[["in-danger"]])
    passed_over: list[str] = Field(
        description="Keys of answers to questions that this journey does not ask. They are not sent.", examples=[[]]
    )
    urgent: bool = Field(description="An answer is a risk signal: show the advice to call 999.", examples=[False])
    summary: list[SectionOut] = Field(description="Check your answers: what will be sent, in the language asked for.")
    declaration: str = Field(
        description="What the person agrees to by sending, as HTML. Show it beside the button that sends.",
        examples=["<p>What I have said is true.</p>"],
    )


class SubmissionOut(Schema):
    """A report that the platform has promised to deliver. The same for each request with the same key and body."""

    reference: str = Field(description="What the person quotes.", examples=["ASB-7K2M-9QXD-4"])
    track_code: str = Field(
        description="With the reference it opens /track/ on the force's site. Told here alone: show it to the person.",
        examples=["4F7K-9NXP-3CDM"],
    )
    submitted_at: datetime
    urgent: bool = Field(description="Show the advice to call 999 again.", examples=[False])
    language: Literal["en", "cy"]
    title: str = Field(examples=["Report received"])
    next: str = Field(
        description="What happens next, as HTML; may be empty.", examples=["<p>We will reply in 3 days.</p>"]
    )
