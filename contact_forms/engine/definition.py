"""What a form is: steps of questions, named conditions, exits. Immutable, and the same as JSON.

Keys are stable names: they outlive wording and are what answers, conditions and mappings refer to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Language = Literal["en", "cy"]
SCHEMA_VERSION = 1


@dataclass(frozen=True)
class Text:
    """A public text in English and Welsh. An empty `cy` means there is no Welsh yet; readers then see English."""

    en: str
    cy: str = ""

    def in_(self, language: str) -> str:
        return self.cy if language == "cy" and self.cy else self.en

    def __bool__(self) -> bool:
        return bool(self.en)


NO_TEXT = Text("")

Risk = Literal["", "urgent"]


@dataclass(frozen=True)
class Option:
    """One choice. `value` is stored and sent; `code` is its language-neutral coded value where one exists.

    risk: "urgent" makes the submission urgent when chosen (an author's risk signal).
    exclusive: for checkboxes, "none of these": it cannot be chosen with others.
    """

    value: str
    label: Text
    hint: Text = NO_TEXT
    code: str = ""
    risk: Risk = ""
    exclusive: bool = False


@dataclass(frozen=True)
class Under:
    """Under which choice of an earlier question of the same step another one stands: it is asked only with that choice.

    question: the key of the radios, checkboxes, coded list shown as radios, or yes-or-no. value: the choice.
    """

    question: str
    value: str


@dataclass(frozen=True)
class Question:
    """One thing asked.

    kind: a name in `contact_forms.engine.questions.KINDS`.
    settings: the kind's own settings as plain JSON (max_length, rows, past_only, minimum, …).
    errors: error code -> the author's own wording, used instead of the kind's default.
    maps_to: where the value goes in the POLE record, such as "incident.incidentDescription" or
        "reporter.surname"; empty leaves it in the plain-text submission content only.
    in_summary: False keeps it off check-your-answers (guidance only).
    under: the choice that reveals it; None where it is always asked.
    """

    key: str
    kind: str
    label: Text
    hint: Text = NO_TEXT
    required: bool = True
    options: tuple[Option, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, Text] = field(default_factory=dict)
    maps_to: str = ""
    in_summary: bool = True
    under: Under | None = None


Operator = Literal["is", "is_not", "includes", "excludes", "answered", "not_answered", "more_than", "less_than"]


@dataclass(frozen=True)
class Row:
    """One line of a condition: a comparison of an answer, or (when `condition` is set) another condition by name.

    Unknown operators, questions or conditions are problems at publish (`prove`) and raise at run time.
    """

    question: str = ""
    operator: str = ""
    value: str = ""
    condition: str = ""


@dataclass(frozen=True)
class Condition:
    """A named list of rows under all, any or none."""

    name: str
    match: Literal["all", "any", "none"]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Exit:
    """An end of the road that is not a submission: the right body, or what to do instead.

    body: clean HTML (already through nh3), as a pair. link: where to go next, with its text.
    """

    title: Text
    body: Text
    link_text: Text = NO_TEXT
    link: str = ""


@dataclass(frozen=True)
class Step:
    """One page of the journey.

    key: also its URL segment. only_if: the name of the condition under which it is asked; "" for always.
    guidance: clean HTML pair above the questions. exit: when set, the step asks nothing and ends the journey.
    section: heading under which its answers stand on check-your-answers.
    """

    key: str
    title: Text
    questions: tuple[Question, ...] = ()
    only_if: str = ""
    guidance: Text = NO_TEXT
    exit: Exit | None = None
    section: Text = NO_TEXT


@dataclass(frozen=True)
class Form:
    """A whole form. Steps are walked in order; a step whose condition is false is passed over; an exit ends it.

    declaration: what the person agrees to above the submit button.
    safety_mode: exit-this-page on every step, neutral titles.
    """

    steps: tuple[Step, ...]
    conditions: tuple[Condition, ...] = ()
    declaration: Text = NO_TEXT
    safety_mode: bool = False
    schema: int = SCHEMA_VERSION
