"""The API's own description (OpenAPI 3.1), with what is the same for every address said once."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI

from cms.api.problems import CONTENT_TYPE

_PROBLEM = {"$ref": "#/components/schemas/Problem"}
_ALWAYS = {
    400: "The request cannot be read",
    404: "This site has no such thing",
    429: "Too many requests: wait for the seconds of Retry-After",
    503: "The service is unavailable for the moment",
}
_WITH_A_BODY = {413: "The body is too long", 415: "The body is not application/json"}
_SECONDS = {
    "description": "Seconds to wait before the next try.",
    "schema": {"type": "integer", "minimum": 1},
}


class DescribedAPI(NinjaAPI):
    """An API whose description names the errors that any request can meet, in the type that they have."""

    def get_openapi_schema(self, **options: Any) -> Any:
        """The description. Every error is a Problem."""
        schema = super().get_openapi_schema(**options)
        for methods in schema["paths"].values():
            for operation in methods.values():
                for parameter in operation["parameters"]:
                    _tidy(parameter)
                _describe_errors(operation)
        return schema

    def get_openapi_operation_id(self, operation: Any) -> str:
        """The name of the view: "submit"."""
        name: str = operation.view_func.__name__
        return name


def _tidy(parameter: dict[str, Any]) -> None:
    """An optional parameter is left out, never null; and its examples are a mapping in OpenAPI, not a list."""
    given = parameter["schema"]
    choices = [choice for choice in given.pop("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        given |= choices[0]
    elif choices:
        given["anyOf"] = choices
    if "examples" in parameter:
        parameter["example"] = parameter.pop("examples")[0]


def _describe_errors(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    always = {**_ALWAYS, **(_WITH_A_BODY if "requestBody" in operation else {})}
    for status, description in always.items():
        responses[status] = {"description": description, "content": {}}
    for status, response in responses.items():
        if int(status) >= 400:
            response["content"] = {CONTENT_TYPE: {"schema": _PROBLEM}}
    responses[429]["headers"] = {"Retry-After": _SECONDS}
    operation["responses"] = dict(sorted(responses.items()))
