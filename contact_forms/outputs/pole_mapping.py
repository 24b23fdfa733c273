"""From answers to the POLE record, by each question's `maps_to`. What maps to nothing stays in the report's text.

Each item of a repeat has entities of its own: three vehicles are three objects.

`maps_to` is "<entity>.<attribute>", or "<entity>" alone for a whole name, address, e-mail address or phone number.
Attribute names are those of the Standard Data Model; relation names too (domain reference §6.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from contact_forms.engine import KINDS
from contact_forms.engine.definition import Form, Question, Repeat
from contact_forms.outputs.whole_entities import whole_entities
from integrations.pole import Entity, EntityKind, PoleRecord, Relation

VERSION = "pole/1"
INCIDENT = "incident"


@dataclass(frozen=True)
class _Place:
    """An entity that answers can map to. of, relation: the entity it belongs to and by what name."""

    kind: EntityKind
    of: str = ""
    relation: str = ""


_OTHERS = ("suspect", "victim", "witness")

PLACES: Mapping[str, _Place] = {
    INCIDENT: _Place("incident"),
    "reporter": _Place("person", INCIDENT, "personReporting"),
    "victim": _Place("person", INCIDENT, "victim"),
    "suspect": _Place("person", INCIDENT, "suspect"),
    "witness": _Place("person", INCIDENT, "witness"),
    "incident-location": _Place("location", INCIDENT, "incidentLocation"),
    "reporter-address": _Place("location", "reporter", "currentAddress"),
    "reporter-email": _Place("email", "reporter", "personalEmail"),
    "reporter-phone": _Place("telephone", "reporter", "personalTelephone"),
    "vehicle": _Place("object", INCIDENT, "vehicle"),
    "property": _Place("object", INCIDENT, "property"),
    **{f"{person}-address": _Place("location", person, "currentAddress") for person in _OTHERS},
    **{f"{person}-email": _Place("email", person, "personalEmail") for person in _OTHERS},
    **{f"{person}-phone": _Place("telephone", person, "personalTelephone") for person in _OTHERS},
}

_ONE = frozenset({INCIDENT, "reporter", "reporter-address", "reporter-email", "reporter-phone"})
"""Entities of which a report has one, wherever it is asked about them."""

# The model has one attribute for a moment; forms ask for the day and the time of day.
_MOMENTS = {
    "incidentStartDateTime": ("incidentStartDate", "incidentStartTime"),
    "incidentEndDateTime": ("incidentEndDate", "incidentEndTime"),
}


def mapping_problem(maps_to: str) -> str:
    """What is wrong with a question's `maps_to`, in plain words for its author; "" when it is good or empty."""
    entity, dot, attribute = maps_to.partition(".")
    if not maps_to or (entity in PLACES and (attribute if dot else PLACES[entity].kind != "incident")):
        return ""
    if entity not in PLACES:
        return f"“{entity}” is no entity of the record: use one of {', '.join(PLACES)}."
    return f"“{maps_to}” needs an attribute, such as “{entity}.incidentDescription”."


@dataclass
class _Record:
    """Entities by their id, which is the word of `PLACES`, from the second one on with its number ("suspect-2").

    places: id -> word. owners: id -> id of the entity that it belongs to.
    """

    attributes: dict[str, dict[str, Any]] = field(default_factory=lambda: {INCIDENT: {}})
    places: dict[str, str] = field(default_factory=lambda: {INCIDENT: INCIDENT})
    owners: dict[str, str] = field(default_factory=dict)

    def another(self, place: str) -> str:
        """The id of a further entity of this kind."""
        number = sum(known == place for known in self.places.values()) + 1
        return place if number == 1 else f"{place}-{number}"

    def put(self, entity: str, place: str, values: Mapping[str, Any], owner: str = "") -> None:
        self.places.setdefault(entity, place)
        held = self.attributes.setdefault(entity, {})
        for name, value in values.items():
            held[name] = _both(held[name], value) if name in held else value
        if PLACES[place].of:
            # An e-mail address without a name still belongs to the person who reports.
            self.owners[entity] = owner or PLACES[place].of
            if self.owners[entity] not in self.attributes:
                self.put(self.owners[entity], PLACES[place].of, {})

    def built(self) -> PoleRecord:
        for moment, (day, time) in _MOMENTS.items():
            _join_moment(self.attributes[INCIDENT], moment, day, time)
        return PoleRecord(
            incident=INCIDENT,
            entities=tuple(
                Entity(name, PLACES[self.places[name]].kind, values) for name, values in self.attributes.items()
            ),
            relations=tuple(
                Relation(owner, PLACES[self.places[name]].relation, name) for name, owner in self.owners.items()
            ),
        )


def build_record(form: Form, values: Mapping[str, Any]) -> PoleRecord:
    """The record of the engine's `record_values`. A mapping that is wrong is passed over: publishing refuses it, and
    a report that is already made must still go out, with the answer in its text."""
    record = _Record()
    for part in form.steps:
        if not isinstance(part, Repeat):
            _put_answers(record, part.questions, values)
            continue
        questions = [question for step in part.steps for question in step.questions]
        for item in values.get(part.key) or []:
            _put_answers(record, questions, item, is_item=True)
    return record.built()


def _put_answers(
    record: _Record, questions: Iterable[Question], values: Mapping[str, Any], *, is_item: bool = False
) -> None:
    """The answers of one item, or those outside of repeats."""
    own: dict[str, str] = {}

    def entity_of(place: str) -> str:
        if not is_item or not place or place in _ONE:
            return place
        if place not in own:
            own[place] = record.another(place)
        return own[place]

    for question in questions:
        value = values.get(question.key)
        target = KINDS[question.kind].place(question)
        if value is None or not target or mapping_problem(target):
            continue
        place, _, attribute = target.partition(".")
        found = {place: {attribute: value}} if attribute else whole_entities(place, PLACES[place].kind, value)
        for other, attributes in found.items():
            owner = PLACES[other].of
            record.put(entity_of(other), other, attributes, entity_of(owner))


def _both(first: Any, second: Any) -> Any:
    """Two answers for one attribute, neither lost."""
    if first == second:
        return first
    if isinstance(first, str) and isinstance(second, str):
        return f"{first}\n\n{second}"
    return [*(first if isinstance(first, list) else [first]), *(second if isinstance(second, list) else [second])]


def _join_moment(attributes: dict[str, Any], moment: str, day: str, time: str) -> None:
    # A time of day without its day is no moment; it stays in the report's text.
    at = attributes.pop(time, None)
    if isinstance(attributes.get(day), str):
        on = attributes.pop(day)
        attributes[moment] = {"dateFrom": f"{on}T{at}:00" if isinstance(at, str) else on}
