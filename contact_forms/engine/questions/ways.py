"""What the kinds share that can be answered in one of a few ways, each with inputs of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from contact_forms.engine.definition import Question, Text
from contact_forms.engine.messages import Message, Translate
from contact_forms.engine.questions.base import EQUALITY, KINDS, Posted, Raw, Showing, Value
from contact_forms.engine.questions.composite import Composite
from contact_forms.engine.typed import last
from govuk_theme.documents import Choice, Field, RadiosField


@dataclass(frozen=True)
class Way:
    """One way to answer: what its radio says, and the members asked under it."""

    label: Text
    members: tuple[str, ...] = ()


class OneOfWays(Composite):
    """A radio for each way; under it, its inputs. Raw: {"how": way, part: raw of every part}. Value: {"how": way, part:
    value of the parts of that way}. The setting `ways` says which are offered. Conditions ask which way was taken."""

    ways_known: ClassVar[Mapping[str, Way]]
    operators = EQUALITY

    def offered(self, question: Question) -> dict[str, Way]:
        """The ways that are offered, in their order."""
        chosen = self.setting(question, "ways")
        return {name: way for name, way in self.ways_known.items() if name in chosen}

    def asked(self, question: Question) -> dict[str, Question]:
        return {
            part: self.part(question, part, self.members[part], required=True)
            for way in self.offered(question).values()
            for part in way.members
        }

    def names(self, question: Question) -> tuple[str, ...]:
        return (question.key, *super().names(question))

    own_part = "how"

    def gather(self, question: Question, posted: Posted) -> dict[str, Raw]:
        return {"how": last(posted, question.key), **super().gather(question, posted)}

    def clean(self, question: Question, raw: Raw, today: date) -> Value:
        kept = raw if isinstance(raw, Mapping) else {}
        how = kept.get("how")
        if not isinstance(how, str) or not how:
            if question.required:
                raise self.invalid(question, "required")
            return None
        way = self.offered(question).get(how)
        if way is None:
            raise self.invalid(question, "not_an_option")
        asked = self.asked(question)
        values = self.checked(question, {part: asked[part] for part in way.members}, raw, today)
        return self.agreed(question, {"how": how, **values})

    def agreed(self, question: Question, value: dict[str, Any]) -> dict[str, Any]:
        """The value, once its parts agree with one another. Raises `Invalid`."""
        return value

    def raw_of(self, question: Question, value: Value) -> dict[str, Raw]:
        how = value.get("how") if isinstance(value, Mapping) else ""
        return {"how": how if isinstance(how, str) else "", **super().raw_of(question, value)}

    def field(self, question: Question, raw: Raw, showing: Showing) -> Field:
        kept = raw if isinstance(raw, Mapping) else {}
        asked = self.asked(question)
        whole = replace(showing, problems=[problem for problem in showing.problems if not problem.parts])
        return RadiosField(
            **self.common(question, whole),
            choices=tuple(
                Choice(
                    value=name,
                    text=way.label.in_(showing.language),
                    checked=kept.get("how") == name,
                    fields=self.fields({part: asked[part] for part in way.members}, raw, showing),
                )
                for name, way in self.offered(question).items()
            ),
        )

    def as_lines(self, question: Question, value: Value, language: str, translate: Translate) -> tuple[str, ...]:
        way = self.ways_known[value["how"]]
        if not way.members:
            return (way.label.in_(language),)
        asked = self.asked(question)
        lines: list[str] = []
        for part in way.members:
            said = KINDS[asked[part].kind].as_lines(asked[part], value[part], language, translate)
            several = len(way.members) > 1
            lines += [f"{asked[part].label.in_(language)}: {said[0]}", *said[1:]] if several else said
        return tuple(lines)

    def prove(self, question: Question) -> list[Message]:
        found = super().prove(question)
        if not found and len(self.setting(question, "ways")) < 2:
            found.append(Message("Offer at least two ways to answer."))
        return found

    def ways(self, question: Question, texts: Sequence[str]) -> list[Value]:
        # As `comparable` gives them: a way is all that conditions ask about. Here it is wrapped, as answers are.
        return [_Way(name) for name in self.offered(question)]

    def operand(self, question: Question, text: str) -> str:
        if text not in self.offered(question):
            raise ValueError(f"“{text}” is not one of the ways to answer “{question.key}”")
        return text

    def comparable(self, value: Value) -> str:
        return value if isinstance(value, _Way) else str(value["how"])


class _Way(str):
    """Stands for any answer given in one way, in the proof that steps can be reached: a dict has no hash."""

    __slots__ = ()
