"""The entities that one whole answer makes: a name, an address, a person with all that is known, a vehicle, an item.

Attribute names are those of the Standard Data Model (domain reference §6.2); what the published model does not show has
a name of the same make.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from integrations.pole import EntityKind

_ADDRESS = {
    "line1": "addressLine1",
    "line2": "addressLine2",
    "town": "town",
    "county": "county",
    "postcode": "postcode",
}
_PERSON = {
    "description": "personDescription",
    "born": "dateOfBirth",
    "age": "age",
    "gender": "gender",
    "relationship": "relationshipToReporter",
}
_CONTACTS: Mapping[str, EntityKind] = {"address": "location", "email": "email", "phone": "telephone"}
_VEHICLE = {
    "registration": "vehicleRegistrationMark",
    "type": "vehicleType",
    "make": "make",
    "model": "model",
    "colour": "colour",
    "insurer": "insuranceCompany",
    "policy": "insurancePolicyNumber",
    "damage": "damageDescription",
    "description": "objectDescription",
}
_ITEM = {
    "what": "objectDescription",
    "make": "make",
    "model": "model",
    "serial": "serialNumber",
    "colour": "colour",
    "value": "valuePence",
    "marks": "distinguishingMarks",
}
_OBJECTS = {"vehicle": _VEHICLE, "property": _ITEM}
_PLAIN: Mapping[str, str] = {
    "person": "personDescription",
    "location": "locationDescription",
    "email": "emailAddress",
    "telephone": "telephoneNumber",
    "object": "objectDescription",
}


def whole_entities(entity: str, kind: EntityKind, value: Any) -> dict[str, dict[str, Any]]:
    """Entity -> its attributes, from the record's value of a whole answer. entity, kind: where the answer maps to. The
    contacts of a person are entities of their own, "<entity>-address" and so on."""
    if not isinstance(value, Mapping):
        return {entity: {_PLAIN[kind]: value}}
    if kind == "person":
        return _person(entity, value)
    if kind == "location":
        return {entity: _named(value, _ADDRESS)}
    return {entity: _named(value, _OBJECTS.get(entity, {}))}


def _person(entity: str, value: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    named = value["name"] if isinstance(value.get("name"), Mapping) else value
    names = {
        "givenName": [named["first"]] if named.get("first") else [],
        "middleName": [named["middle"]] if named.get("middle") else [],
        "surname": named.get("last", ""),
        "previousNames": named.get("previous", ""),
    }
    found = {entity: {name: part for name, part in names.items() if part}}
    found[entity] |= {_PERSON[part]: known for part, known in value.items() if part in _PERSON}
    for part, kind in _CONTACTS.items():
        if part in value:
            found |= whole_entities(f"{entity}-{part}", kind, value[part])
    return found


def _named(value: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {names.get(str(part), str(part)): known for part, known in value.items() if known not in ("", None)}
