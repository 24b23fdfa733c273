"""Several people, vehicles and places in one record."""

from __future__ import annotations

from contact_forms.engine.definition import Form, Question, Repeat, Step, Text
from contact_forms.outputs import build_record


def _ask(key: str, kind: str, maps_to: str) -> Question:
    return Question(key, kind, Text("What?"), maps_to=maps_to)


def _step(*questions: Question) -> Step:
    return Step(questions[0].key, Text("Ask"), questions)


FORM = Form(
    (
        _step(_ask("about", "text", "incident.incidentDescription"), _ask("known", "text", "suspect.surname")),
        Repeat(
            "people",
            Text("People"),
            Text("person"),
            (_step(_ask("who", "name", "suspect"), _ask("looks", "text", "suspect.personDescription")),),
        ),
        Repeat(
            "vehicles",
            Text("Vehicles"),
            Text("vehicle"),
            (
                _step(_ask("mark", "text", "vehicle.registration"), _ask("where", "address", "incident-location")),
                _step(_ask("note", "text", "incident.incidentDescription")),
            ),
        ),
    )
)
VALUES = {
    "about": "A crash",
    "known": "Example",
    "people": [{"who": {"first": "Sam", "last": "One"}, "looks": "Tall"}, {"who": None, "looks": "Short"}],
    "vehicles": [
        {"mark": "AA11 AAA", "where": {"line1": "1 High Street"}, "note": "It sped"},
        {"mark": "BB22 BBB", "where": None, "note": "It stood"},
    ],
}


def test_each_item_is_an_entity_of_its_own() -> None:
    record = build_record(FORM, VALUES)
    found = {entity.id: dict(entity.attributes) for entity in record.entities}
    assert found["suspect"] == {"surname": "Example"}
    assert found["suspect-2"] == {"givenName": ["Sam"], "surname": "One", "personDescription": "Tall"}
    assert found["suspect-3"] == {"personDescription": "Short"}
    assert (found["vehicle"], found["vehicle-2"]) == ({"registration": "AA11 AAA"}, {"registration": "BB22 BBB"})
    assert "incident-location-2" not in found
    relations = {(relation.source, relation.name, relation.target) for relation in record.relations}
    assert {("incident", "suspect", f"suspect{end}") for end in ("", "-2", "-3")} <= relations
    assert len(found) == len(record.entities)


def test_what_items_say_of_the_incident_stands_together() -> None:
    record = build_record(FORM, VALUES)
    (incident,) = (entity for entity in record.entities if entity.id == "incident")
    assert incident.attributes["incidentDescription"] == "A crash\n\nIt sped\n\nIt stood"


def test_no_items_are_no_entities() -> None:
    record = build_record(FORM, {"about": "A crash", "people": [], "vehicles": []})
    assert [entity.id for entity in record.entities] == ["incident"]
