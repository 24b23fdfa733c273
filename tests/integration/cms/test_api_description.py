"""What the API says of itself is whole: every address with examples, its errors, and one way to send a body."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests.integration.cms.library import ForceSite, Library, publish

ELY = {"host": "ely.localhost"}


@pytest.fixture
def description(library: Library, force: ForceSite, visitor: Client) -> dict[str, Any]:
    force.takes(publish(library.service()))
    said: dict[str, Any] = visitor.get("/api/v1/openapi.json", headers=ELY).json()
    return said


def operations(description: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        f"{method} {path}": operation
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    }


def resolved(description: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = description["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return (
        schema.get("items", schema) if "$ref" not in schema.get("items", {}) else resolved(description, schema["items"])
    )


def without_example(description: dict[str, Any], schema: dict[str, Any], place: str) -> list[str]:
    """Places of a body or an answer whose value nobody could guess from their type."""
    schema = resolved(description, schema)
    found = []
    for name, member in schema.get("properties", {}).items():
        inner = resolved(description, member)
        plain = {"examples", "example", "enum", "format", "anyOf", "properties"} & {*member, *inner}
        if not plain:
            found.append(f"{place}.{name}")
    return found


def test_it_is_openapi_3_1_with_every_address_of_forms(description: dict[str, Any]) -> None:
    assert description["openapi"].startswith("3.1")
    assert {operation["operationId"] for operation in operations(description).values()} == {
        "document",
        "services",
        "form",
        "validate_step",
        "validate",
        "submit",
    }


def test_every_error_is_a_problem_and_every_address_names_the_common_ones(description: dict[str, Any]) -> None:
    for name, operation in operations(description).items():
        assert {"400", "404", "429", "503"} <= set(operation["responses"]), name
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], (name, status)


def test_everything_of_forms_has_examples(description: dict[str, Any]) -> None:
    missing: list[str] = []
    for name, operation in operations(description).items():
        if operation.get("tags") != ["forms"]:
            continue
        missing += [
            f"{name} {parameter['name']}"
            for parameter in operation["parameters"]
            if "example" not in parameter and "enum" not in parameter["schema"]
        ]
        contents = [operation["requestBody"]["content"]] if "requestBody" in operation else []
        contents += [response.get("content", {}) for response in operation["responses"].values()]
        for content in contents:
            for kind, shape in content.items():
                missing += without_example(description, shape["schema"], f"{name} {kind}")
    assert not missing


def test_every_address_that_takes_a_body_takes_json_alone(description: dict[str, Any], visitor: Client) -> None:
    taking = [name.split()[1] for name, operation in operations(description).items() if "requestBody" in operation]
    assert len(taking) == 3
    for path in taking:
        filled = re.sub(r"\{\w+\}", "lost-dog", path)
        for content_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
            answer = visitor.generic("POST", filled, '{"answers": {}}', content_type, headers=ELY)
            assert answer.status_code == 415, path
