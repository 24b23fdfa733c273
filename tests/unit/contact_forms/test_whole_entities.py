"""A whole answer becomes the entities of the record, each with the model's names."""

from __future__ import annotations

from contact_forms.engine import KINDS
from contact_forms.engine.prove import RECORD_ENTITIES
from contact_forms.outputs.pole_mapping import PLACES, build_record
from contact_forms.outputs.whole_entities import whole_entities
from tests.unit.engine.building import form, question, step

ADDRESS = {"line1": "1 Example Street", "line2": "", "town": "Reading", "county": "", "postcode": "RG1 1AA"}


def test_the_engine_and_the_record_know_the_same_entities():
    assert set(RECORD_ENTITIES) == PLACES.keys()


def test_a_person_is_an_entity_and_so_is_each_way_to_reach_them():
    asked = question("who", "person", settings={"role": "suspect", "parts": list(KINDS["person"].members)})
    value = {
        "name": {"first": "Alex", "last": "Sample"},
        "description": "Tall",
        "born": "1990-02-28",
        "gender": "GNDR_0002",
        "phone": "+447700900982",
        "address": ADDRESS,
    }
    record = build_record(form(step("a", asked)), {"who": KINDS["person"].as_record(asked, value)})
    entities = {entity.id: dict(entity.attributes) for entity in record.entities}
    assert entities["suspect"] == {
        "givenName": ["Alex"],
        "surname": "Sample",
        "personDescription": "Tall",
        "dateOfBirth": "1990-02-28",
        "gender": "GNDR_0002",
    }
    assert entities["suspect-phone"] == {"telephoneNumber": "+447700900982"}
    assert entities["suspect-address"] == {"addressLine1": "1 Example Street", "town": "Reading", "postcode": "RG1 1AA"}
    relations = {(relation.source, relation.name, relation.target) for relation in record.relations}
    assert ("incident", "suspect", "suspect") in relations
    assert ("suspect", "personalTelephone", "suspect-phone") in relations


def test_a_place_of_its_own_counts_more_than_the_role():
    asked = question("who", "person", settings={"role": "suspect"}, maps_to="witness")
    record = build_record(form(step("a", asked)), {"who": {"description": "Tall"}})
    assert {entity.id for entity in record.entities} == {"incident", "witness"}


def test_vehicles_and_property_are_objects_of_the_incident():
    asked = form(
        step("a", question("car", "vehicle", maps_to="vehicle"), question("bike", "item", maps_to="property")),
    )
    record = build_record(
        asked,
        {"car": {"registration": "AB12 CDE", "colour": "VCOL_0005"}, "bike": {"what": "Bicycle", "value": 45_000}},
    )
    kinds = {entity.id: (entity.kind, dict(entity.attributes)) for entity in record.entities}
    assert kinds["vehicle"] == ("object", {"vehicleRegistrationMark": "AB12 CDE", "colour": "VCOL_0005"})
    assert kinds["property"] == ("object", {"objectDescription": "Bicycle", "valuePence": 45_000})


def test_a_place_goes_into_the_record_however_it_was_named():
    assert whole_entities("incident-location", "location", {"postcode": "RG1 1AA"}) == {
        "incident-location": {"postcode": "RG1 1AA"}
    }
    assert whole_entities("incident-location", "location", {"latitude": "51.4", "longitude": "-0.9"}) == {
        "incident-location": {"latitude": "51.4", "longitude": "-0.9"}
    }


def test_names_used_before_and_other_names_go_along():
    name = {"first": "Sam", "middle": "Jo", "last": "Example", "previous": "Sample"}
    assert whole_entities("reporter", "person", name) == {
        "reporter": {"givenName": ["Sam"], "middleName": ["Jo"], "surname": "Example", "previousNames": "Sample"}
    }
