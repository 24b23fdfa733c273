"""What a form is: steps of questions, named conditions, exits. Immutable, and the same as JSON.

Keys are stable names: they outlive wording and are what answers, conditions and mappings refer to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeAlias

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

Risk = Literal["", "urgent", "danger", "child", "weapon", "repeated", "vulnerable"]
"""What an answer is a sign of: immediate danger, a child, a weapon, something that happened before, somebody who needs
more care; "urgent" names no kind."""

RiskLevel = Literal["", "urgent", "raised"]
"""urgent: the submission is urgent and the person is told to call 999. raised: handlers see it, and the person is told
of 101. "" is the usual level of the kind of risk (`contact_forms.engine.risk`)."""


@dataclass(frozen=True)
class Option:
    """One choice. `value` is stored and sent; `code` is its language-neutral coded value where one exists.

    risk: what choosing it is a sign of (an author's risk signal), at `risk_level`.
    exclusive: for checkboxes, "none of these": it cannot be chosen with others.
    """

    value: str
    label: Text
    hint: Text = NO_TEXT
    code: str = ""
    risk: Risk = ""
    risk_level: RiskLevel = ""
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
    not_before: the key of a date asked earlier, in the same step or item or outside, that this date cannot be before.
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
    not_before: str = ""


Operator = Literal[
    "is",
    "is_not",
    "includes",
    "excludes",
    "answered",
    "not_answered",
    "more_than",
    "less_than",
    "contains",
    "more_than_days_ago",
    "less_than_days_ago",
]


@dataclass(frozen=True)
class Row:
    """One line of a condition: a comparison of an answer, or (when `condition` is set) another condition by name.

    question: the key of a question, or of a repeat, whose answer is the number of its items. In the steps of a repeat
    a question of the repeat is that of the same item.
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
    hands_to: the name of the body that deals with this instead of the police, such as "Your council".
    """

    title: Text
    body: Text
    link_text: Text = NO_TEXT
    link: str = ""
    hands_to: Text = NO_TEXT


@dataclass(frozen=True)
class Content:
    """Guidance that is shown under a condition. html: clean HTML pair. only_if: the condition's name."""

    html: Text
    only_if: str


@dataclass(frozen=True)
class Step:
    """One page of the journey.

    key: also its URL segment. only_if: the name of the condition under which it is asked; "" for always.
    guidance: clean HTML pair above the questions. content: more of it, each piece under a condition.
    exit: when set, the step asks nothing and ends the journey.
    section: heading under which its answers stand on check-your-answers, and the task of the form's task list.
    """

    key: str
    title: Text
    questions: tuple[Question, ...] = ()
    only_if: str = ""
    guidance: Text = NO_TEXT
    exit: Exit | None = None
    section: Text = NO_TEXT
    content: tuple[Content, ...] = ()


@dataclass(frozen=True)
class Repeat:
    """Steps that are asked once for each of several things alike: vehicles, people, items of property.

    After the steps of the items comes one page, under the repeat's own key, that lists them with ways to change and
    remove each, and asks whether there is another.

    title: heading of that page. item: what one is called, without article and in small letters ("vehicle").
    ask: the question while there is none yet (needed where at_least is 0). ask_more: the question after that, where
    "Do you need to add another vehicle?" does not fit. at_least, at_most: how many items there may be.
    only_if, section, guidance: as of a step; the guidance stands on the page that lists the items.
    """

    key: str
    title: Text
    item: Text
    steps: tuple[Step, ...]
    at_least: int = 1
    at_most: int = 10
    only_if: str = ""
    section: Text = NO_TEXT
    guidance: Text = NO_TEXT
    ask: Text = NO_TEXT
    ask_more: Text = NO_TEXT

    @cached_property
    def made(self) -> dict[int, tuple[Any, ...]]:
        """The steps of each item that were made before: see `contact_forms.engine.repeats`."""
        return {}


Part: TypeAlias = Step | Repeat


@dataclass(frozen=True)
class Form:
    """A whole form. Parts are walked in order; one whose condition is false is passed over; an exit ends it.

    declaration: what the person agrees to above the submit button.
    safety_mode: exit-this-page on every step, neutral titles.
    task_list: the sections are tasks that can be done in any order. Parts before the first section come first; a part
    without a section belongs to the task before it.
    """

    steps: tuple[Part, ...]
    conditions: tuple[Condition, ...] = ()
    declaration: Text = NO_TEXT
    safety_mode: bool = False
    task_list: bool = False
    schema: int = SCHEMA_VERSION

    @cached_property
    def every_step(self) -> tuple[Step, ...]:
        """The steps in order, those of repeats once each, as the author wrote them."""
        return tuple(step for part in self.steps for step in (part.steps if isinstance(part, Repeat) else (part,)))

    @property
    def repeats(self) -> tuple[Repeat, ...]:
        return tuple(part for part in self.steps if isinstance(part, Repeat))
