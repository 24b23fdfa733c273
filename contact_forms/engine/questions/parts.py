"""What the kinds with several inputs share: name, address, date, time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from contact_forms.engine.definition import Question
from contact_forms.engine.problems import Invalid, Problem
from contact_forms.engine.questions.base import Posted, QuestionKind, Raw, Value
from contact_forms.engine.typed import last


class InParts(QuestionKind):
    """Several inputs named "<key>-<part>". Raw: part -> what was typed, with every part."""

    def parts_of(self, question: Question) -> tuple[str, ...]:
        """The parts that this question asks, in order."""
        return self.parts

    def names(self, question: Question) -> tuple[str, ...]:
        return tuple(f"{question.key}-{part}" for part in self.parts_of(question))

    def gather(self, question: Question, posted: Posted) -> dict[str, str]:
        return {part: last(posted, f"{question.key}-{part}") for part in self.parts_of(question)}

    def raw_of(self, question: Question, value: Value) -> dict[str, str]:
        return self.typed(question, value)

    def all_typed(self, question: Question, raw: Raw) -> dict[str, str] | None:
        """Every part, where every part was typed; None where none was and the question may be left out. Raises
        `Invalid` for anything between, by the codes "required" and "incomplete"."""
        typed = self.typed(question, raw)
        missing = [part for part in self.parts if not typed[part]]
        if len(missing) == len(self.parts):
            if question.required:
                raise self.invalid(question, "required", self.parts)
            return None
        if missing:
            raise self.invalid(question, "incomplete", missing)
        return typed

    def typed(self, question: Question, raw: Raw) -> dict[str, str]:
        """Every part as a text, whatever was kept."""
        kept = raw if isinstance(raw, Mapping) else {}
        return {part: text if isinstance(text := kept.get(part), str) else "" for part in self.parts_of(question)}


class Lines(InParts):
    """Parts that are each a text of their own, with a greatest length: name, address. Value: part -> text."""

    longest: ClassVar[Mapping[str, int]]

    def too_long(self, question: Question, typed: Mapping[str, str]) -> list[Problem]:
        """A problem for each part that is longer than the record takes."""
        return [
            self.problem(question, "too_long", [part], max=self.longest[part])
            for part in typed
            if len(typed[part]) > self.longest[part]
        ]

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Raises `Invalid` in the order of the inputs, if there is any problem. An author's own wording of one code is
        said once, for all the parts it is about."""
        merged: dict[object, Problem] = {}
        for problem in sorted(problems, key=lambda problem: self.parts.index(problem.parts[0])):
            place = problem.code if problem.message.text else (problem.code, problem.parts)
            first = merged.setdefault(place, problem)
            if first is not problem:
                merged[place] = replace(first, parts=first.parts + problem.parts)
        if merged:
            raise Invalid(merged.values())
