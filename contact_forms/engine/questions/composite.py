"""What the kinds made of others share: person, vehicle, item, declaration. Each part is checked by its own kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from contact_forms.engine.definition import NO_TEXT, Option, Question, Text
from contact_forms.engine.messages import Message, Translate
from contact_forms.engine.problems import Invalid, Problem
from contact_forms.engine.questions.base import KINDS, PRESENCE, Posted, QuestionKind, Raw, Showing, Value
from contact_forms.engine.questions.settings import Setting, SomeOf
from govuk_theme.documents import Field, GroupField


@dataclass(frozen=True)
class Member:
    """One part: its kind, what it is called (these words are the platform's own, in both languages), its settings."""

    kind: str
    label: Text
    hint: Text = NO_TEXT
    settings: Mapping[str, Any] = field(default_factory=dict)
    options: tuple[Option, ...] = ()


def choosing_parts(members: Iterable[str], asked: tuple[str, ...], needed: tuple[str, ...] = ()) -> dict[str, Setting]:
    """The settings `parts` (which are asked) and `needed` (which must be given) of a composite."""
    words = tuple(members)
    wanted = f"a list of some of {', '.join(words)}"
    return {
        "parts": SomeOf(default=asked, wanted=wanted, words=words),
        "needed": SomeOf(default=needed, wanted=wanted, words=words),
    }


def codes_of(*kinds: type[QuestionKind]) -> dict[str, str]:
    """The errors of the kinds that a composite is made of, but for "required", which is its own."""
    found: dict[str, str] = {}
    for kind in kinds:
        found |= {code: text for code, text in kind.wording.items() if "/" not in code and code != "required"}
    return found


class Composite(QuestionKind):
    """Several parts under one legend. Raw: part -> the part's raw. Value: part -> the part's value, blank ones left
    out. A required question needs at least one part, and those that the setting `needed` names."""

    members: ClassVar[Mapping[str, Member]]
    operators = PRESENCE

    def asked(self, question: Question) -> dict[str, Question]:
        """The parts that are asked, each as a question of its own kind, in the order of the members."""
        chosen, needed = self.setting(question, "parts"), self.needed(question)
        return {
            part: self.part(question, part, member, required=part in needed)
            for part, member in self.members.items()
            if part in chosen
        }

    def needed(self, question: Question) -> Sequence[str]:
        """The parts that must be given."""
        return self.setting(question, "needed") if question.required else ()

    def part(self, question: Question, part: str, member: Member, *, required: bool) -> Question:
        """One part as a question."""
        codes = {code.partition("/")[0] for code in KINDS[member.kind].wording}
        return Question(
            key=f"{question.key}-{part}",
            kind=member.kind,
            label=member.label,
            hint=member.hint,
            required=required,
            options=member.options,
            settings=member.settings,
            errors={code: text for code, text in question.errors.items() if code in codes},
        )

    def names(self, question: Question) -> tuple[str, ...]:
        return tuple(name for sub in self.asked(question).values() for name in KINDS[sub.kind].names(sub))

    def gather(self, question: Question, posted: Posted) -> dict[str, Raw]:
        return {part: KINDS[sub.kind].gather(sub, posted) for part, sub in self.asked(question).items()}

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        values = self.checked(question, self.asked(question), raw, today)
        if values:
            return values
        if question.required:
            names = self.names(question)
            raise self.invalid(question, "required", [names[0].removeprefix(f"{question.key}-")])
        return None

    def checked(self, question: Question, asked: Mapping[str, Question], raw: Raw, today: date) -> dict[str, Value]:
        """Part -> value of these parts, without blank ones. Raises `Invalid` with the problems of all of them."""
        kept = raw if isinstance(raw, Mapping) else {}
        values: dict[str, Value] = {}
        problems: list[Problem] = []
        for part, sub in asked.items():
            try:
                value = KINDS[sub.kind].clean(sub, kept.get(part), today)
            except Invalid as invalid:
                problems += [_outward(question, part, problem) for problem in invalid.problems]
                continue
            if value is not None:
                values[part] = value
        if problems:
            raise Invalid(_said_once(problems))
        return values

    def raw_of(self, question: Question, value: Value) -> dict[str, Raw]:
        kept = value if isinstance(value, Mapping) else {}
        return {part: KINDS[sub.kind].raw_of(sub, kept.get(part)) for part, sub in self.asked(question).items()}

    def field(self, question: Question, raw: Raw, showing: Showing) -> Field:
        needed = self.needed(question)
        of_all = [
            p
            for p in showing.problems
            if p.code == "required" and p.parts and p.parts[0].partition("-")[0] not in needed
        ]
        of_parts = [problem for problem in showing.problems if problem not in of_all]
        return GroupField(
            **self.common(question, replace(showing, problems=of_all)),
            html=self.words(question, showing.language),
            fields=self.fields(self.asked(question), raw, replace(showing, problems=of_parts)),
        )

    def words(self, question: Question, language: str) -> str:
        """Clean HTML above the parts."""
        return ""

    def fields(self, asked: Mapping[str, Question], raw: Raw, showing: Showing) -> tuple[Field, ...]:
        """The inputs of these parts, each under its own label. showing: of the whole."""
        kept = raw if isinstance(raw, Mapping) else {}
        return tuple(
            KINDS[sub.kind].field(
                sub, kept.get(part), replace(showing, problems=_inward(part, sub, showing.problems), heading="")
            )
            for part, sub in asked.items()
        )

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        lines: list[str] = []
        for part, sub in self.asked(question).items():
            if part in value:
                first, *others = KINDS[sub.kind].as_lines(sub, value[part], language, translate)
                lines += [f"{sub.label.in_(language)}: {first}", *others]
        return tuple(lines)

    def as_record(self, question: Question, value: Value) -> dict[str, Any]:
        return {
            part: KINDS[sub.kind].as_record(sub, value[part])
            for part, sub in self.asked(question).items()
            if part in value
        }

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if not found and "parts" in self.settings:
            parts, needed = self.setting(question, "parts"), self.setting(question, "needed")
            if not parts:
                found.append(Message("Ask at least one part."))
            found += [
                Message("“%(part)s” is needed, so it must also be one of the parts asked.", {"part": part})
                for part in needed
                if part not in parts
            ]
        return found


def _outward(question: Question, part: str, problem: Problem) -> Problem:
    """The problem of a part as a problem of the whole."""
    parts = tuple(f"{part}-{inner}" for inner in problem.parts) or (part,)
    return replace(problem, question_key=question.key, parts=parts)


def _inward(part: str, sub: Question, problems: Sequence[Problem]) -> list[Problem]:
    """The problems of the whole that are about a part, as its own."""
    found: list[Problem] = []
    for problem in problems:
        mine = [name for name in problem.parts if name.partition("-")[0] == part]
        if mine:
            inner = tuple(name.partition("-")[2] for name in mine if "-" in name)
            found.append(replace(problem, question_key=sub.key, parts=inner))
    return found


def _said_once(problems: Sequence[Problem]) -> list[Problem]:
    """An author's own wording of one code is said once, for all the parts it is about."""
    merged: dict[object, Problem] = {}
    for place, problem in enumerate(problems):
        first = merged.setdefault(problem.code if problem.message.text else place, problem)
        if first is not problem:
            merged[problem.code] = replace(first, parts=first.parts + problem.parts)
    return list(merged.values())
