"""What every kind of question can do, and the register of kinds.

A kind is a class in a file of this package, with `@register("its-name")`. It says what it needs (settings, wording of
its errors, operators of conditions); a kind that leaves something out fails when it is imported.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, TypeAlias, TypeVar

from contact_forms.engine.definition import Question, Text
from contact_forms.engine.messages import Message, Translate
from contact_forms.engine.problems import Invalid, Problem
from contact_forms.engine.questions.settings import Setting, unsuitable_settings
from govuk_theme.documents import Field

Raw: TypeAlias = Any
"""What was typed, as plain JSON: a text, a list of texts (checkboxes) or part -> text (date, time, name, address)."""

Value: TypeAlias = Any
"""A good answer as plain JSON; None where the question was left blank on purpose. Each kind says its shape."""

Posted: TypeAlias = Mapping[str, Sequence[str]]

ANYTHING_ELSE = "\x00"
"""Stands for an answer that is none of those compared with: no one can type it."""

PRESENCE = frozenset({"answered", "not_answered"})
EQUALITY = PRESENCE | {"is", "is_not"}
ORDER = PRESENCE | {"more_than", "less_than"}
MEMBERSHIP = PRESENCE | {"includes", "excludes"}
AGO = frozenset({"more_than_days_ago", "less_than_days_ago"})
"""For kinds whose `comparable` is a date."""


@dataclass(frozen=True)
class Showing:
    """How a question is shown: in which language, with which problems of its own. heading: shown as the label instead
    of the question's, where the label is also the heading of the page."""

    language: str
    translate: Translate
    problems: Sequence[Problem] = ()
    heading: str = ""

    def render(self, problem: Problem) -> str:
        """The message of a problem, in the language."""
        return problem.render(self.translate, self.language)

    @property
    def parts_in_error(self) -> tuple[str, ...]:
        """The parts that the problems are about."""
        return tuple(part for problem in self.problems for part in problem.parts)

    @property
    def errors_by_part(self) -> dict[str, str]:
        """Part -> the message under its input."""
        return {part: self.render(problem) for problem in self.problems for part in problem.parts}


class QuestionKind(ABC):
    """One kind of question. It holds no state: everything about one question comes with its definition.

    name: as in `Question.kind`. settings: the settings it knows. wording: error code (or "code/part") -> the default
    message in GOV.UK's wording. operators: what a condition may ask of it. parts: names of its inputs after the
    question's key, in order; empty for a single input. takes_options: its choices are the question's options.
    whole: its answer can stand for a whole entity of the record ("reporter"), not just one attribute.
    asks: False for a kind that takes nothing from the person (guidance, computed, hidden). shown: False for one that is
    not on the page at all. signs: its answer is a signature under the others.
    own_part: the part of its raw value that is posted under the question's own name; "" for none.
    """

    name: ClassVar[str] = ""
    settings: ClassVar[Mapping[str, Setting]]
    wording: ClassVar[Mapping[str, str]]
    operators: ClassVar[frozenset[str]]
    parts: ClassVar[tuple[str, ...]] = ()
    takes_options: ClassVar[bool] = False
    whole: ClassVar[bool] = False
    asks: ClassVar[bool] = True
    shown: ClassVar[bool] = True
    signs: ClassVar[bool] = False
    own_part: ClassVar[str] = ""

    @abstractmethod
    def gather(self, question: Question, posted: Posted) -> Raw:
        """What was typed for this question, bounded and safe to keep. Never raises."""

    @abstractmethod
    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        """The answer, or None where it was left blank and may be. Raises `Invalid`."""

    @abstractmethod
    def raw_of(self, question: Question, value: Value) -> Raw:
        """What would have been typed to give this stored value. A value of another shape reads as blank."""

    @abstractmethod
    def field(self, question: Question, raw: Raw, showing: Showing) -> Field:
        """The input as the theme shows it, with what was typed."""

    @abstractmethod
    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        """The answer as lines for a reader. value is never None."""

    def as_record(self, question: Question, value: Value) -> Any:
        """The answer as the record takes it: plain JSON, the same in every language. value is never None."""
        return value

    def place(self, question: Question) -> str:
        """Where the answer goes in the record: the question's `maps_to`, unless the kind knows better."""
        return question.maps_to

    def risk(self, question: Question, value: Value) -> str:
        """ "urgent" where this answer is one that the author marked as a risk signal."""
        return ""

    def names(self, question: Question) -> tuple[str, ...]:
        """The names its inputs are posted under, in order; each is also the id of an input."""
        return tuple(f"{question.key}-{part}" for part in self.parts) or (question.key,)

    def revealing(self, question: Question) -> tuple[str, ...]:
        """The choices under which other questions of the step may stand; none for most kinds."""
        return ()

    def has_chosen(self, value: Value, choice: str) -> bool:
        """Whether a stored value (or None) is, or includes, a choice of `revealing`."""
        return bool(value == choice)

    def prove(self, question: Question) -> list[Message]:
        """What is wrong with the settings, options and own wordings of a question of this kind, for its author."""
        found = unsuitable_settings(self.settings, question.settings)
        codes = {code.partition("/")[0] for code in self.wording}
        found += [
            Message("“%(code)s” is not an error of this kind of question: use %(codes)s.", _codes(code, codes))
            for code in question.errors
            if code not in codes
        ]
        if not self.takes_options and question.options:
            found.append(Message("This kind of question takes no options."))
        return found

    def worked_out(
        self,
        question: Question,
        before: Mapping[str, Question],
        answers: Mapping[str, Value],
        stored: Value,
        today: date,
    ) -> Value:
        """For a kind that does not ask: its value, None for none. before: the questions of the way so far; answers:
        theirs, as far as they count; stored: what the draft holds under its own key. Raises nothing."""
        return None

    def prove_among(self, question: Question, before: Mapping[str, Question]) -> list[Message]:
        """What is wrong with what it says about questions asked before it (key -> question)."""
        return []

    def operand(self, question: Question, text: str) -> Any:
        """What a condition compares with, from its text. Raises ValueError (saying why) where it cannot be one."""
        return text

    def comparable(self, value: Value) -> Any:
        """A stored value in the form that compares with an `operand`."""
        return value

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value] | None:
        """A few hashable answers that stand for all when compared with these texts: every comparison comes out each way
        it can for some of them. None where they would be too many. Used to prove that steps can be reached."""
        return [*texts, ANYTHING_ELSE]

    def revalidated(self, question: Question, value: Value, today: date) -> Value:
        """A stored value, checked again as if it were typed now. Raises `Invalid`, also where its shape is wrong."""
        again = self.clean(question, self.raw_of(question, value), today)
        if again is None and value is not None:
            raise self.invalid(question, "required" if "required" in self.wording else "invalid")
        return again

    def setting(self, question: Question, name: str) -> Any:
        """A setting, or its default."""
        return question.settings.get(name, self.settings[name].default)

    def problem(
        self,
        question: Question,
        code: str,
        parts: Sequence[str] = (),
        variant: str = "",
        **params: str | int | Text | Message,
    ) -> Problem:
        """A problem with this question in the author's wording, else the kind's own for "code/variant" or for
        "code". parts: the parts in error; a single one is the variant unless another is named."""
        own = question.errors.get(code)
        if own:
            message = Message("", text=own)
        else:
            specific = variant or (parts[0] if len(parts) == 1 else "")
            wording = self.wording.get(f"{code}/{specific}") or self.wording[code]
            message = Message(wording, {"label": question.label, **params})
        field_id = f"{question.key}-{parts[0]}" if parts else question.key
        return Problem(question.key, code, message, tuple(parts), field_id)

    def invalid(
        self,
        question: Question,
        code: str,
        parts: Sequence[str] = (),
        variant: str = "",
        **params: str | int | Text | Message,
    ) -> Invalid:
        """The exception for one `problem`, to be raised."""
        return Invalid([self.problem(question, code, parts, variant, **params)])

    def common(self, question: Question, showing: Showing) -> dict[str, Any]:
        """What every theme field has. error: the first message; a field with parts shows its own."""
        messages = [showing.render(problem) for problem in showing.problems]
        return {
            "name": question.key,
            "label": showing.heading or question.label.in_(showing.language),
            "hint": question.hint.in_(showing.language),
            "optional": not question.required,
            "error": messages[0] if messages else "",
        }


def input_names(kind: QuestionKind, question: Question) -> tuple[str, ...]:
    """The names its inputs are posted under."""
    return kind.names(question)


KINDS: dict[str, QuestionKind] = {}
"""Every kind by name, filled by `register`."""

K = TypeVar("K", bound=type[QuestionKind])


def register(name: str) -> Callable[[K], K]:
    """Class decorator: makes the kind known under a name. TypeError where it is half made or the name is taken."""

    def add(kind: K) -> K:
        missing = sorted(kind.__abstractmethods__)
        missing += [fact for fact in ("settings", "wording", "operators") if not hasattr(kind, fact)]
        if missing:
            raise TypeError(f"the question kind {name!r} leaves out: {', '.join(missing)}")
        if name in KINDS:
            raise TypeError(f"there are two question kinds named {name!r}")
        kind.name = name
        KINDS[name] = kind()
        return kind

    return add


def _codes(code: str, codes: Iterable[str]) -> dict[str, str | int | Text | Message]:
    return {"code": code, "codes": ", ".join(sorted(codes))}
