"""Each kind that is typed into takes what people type and says what to do about the rest."""

from __future__ import annotations

from typing import Any

import pytest

from contact_forms.engine import Invalid, kind_of
from tests.unit.engine.building import TODAY, posted, question

TAKEN: list[tuple[str, dict[str, Any], Any, Any]] = [
    ("text", {}, "  Blue   bicycle ", "Blue bicycle"),
    ("text", {"max_length": 3}, "żół", "żół"),
    ("text", {}, "two\nlines", "two lines"),
    ("long_text", {}, "one\r\ntwo\rthree", "one\ntwo\nthree"),
    ("long_text", {"max_length": 7}, "one\r\ntwo", "one\ntwo"),
    ("email", {}, "Sam@EXAMPLE.com", "Sam@example.com"),
    ("phone", {}, "07700 900 982", "+447700900982"),
    ("phone", {}, "(01632) 960 001", "+441632960001"),
    ("phone", {}, "020 7946 0958", "+442079460958"),
    ("phone", {}, "+44 808 157 0192", "+448081570192"),
    ("phone", {}, "+33 1 23 45 67 89", "+33123456789"),
    ("phone", {}, "020 7946 0958 ext 12", "+442079460958;ext=12"),
    ("phone", {}, "٠٧٧٠٠٩٠٠٩٨٢", "+447700900982"),
    ("number", {}, "1,234", 1234),
    ("number", {}, "0", 0),
    ("number", {}, "-5", -5),
    ("number", {"minimum": 0, "maximum": 10}, "10", 10),
    ("number", {"decimals": 2}, "1,234.50", "1234.50"),
    ("number", {"decimals": 2}, ".5", "0.5"),
    ("date", {}, {"day": "5", "month": "3", "year": "2026"}, "2026-03-05"),
    ("date", {}, {"day": "05", "month": "March", "year": "2026"}, "2026-03-05"),
    ("date", {}, {"day": "5", "month": "sept.", "year": "2025"}, "2025-09-05"),
    ("date", {}, {"day": "5", "month": "Mawrth", "year": "2026"}, "2026-03-05"),
    ("date", {}, {"day": "29", "month": "2", "year": "2024"}, "2024-02-29"),
    ("date", {"past_only": True}, {"day": "30", "month": "3", "year": "2026"}, "2026-03-30"),
    ("date", {"future_only": True}, {"day": "30", "month": "3", "year": "2026"}, "2026-03-30"),
    ("date", {"not_before": "2020-01-01"}, {"day": "1", "month": "1", "year": "2020"}, "2020-01-01"),
    ("date", {}, {"day": "31", "month": "12", "year": "9999"}, "9999-12-31"),
    ("time", {}, {"hour": "9", "minute": "5"}, "09:05"),
    ("time", {}, {"hour": "0", "minute": "00"}, "00:00"),
    ("time", {}, {"hour": "23", "minute": "59"}, "23:59"),
    ("name", {}, {"first": "Sam", "last": "O’Example"}, {"first": "Sam", "last": "O’Example"}),
    (
        "address",
        {},
        {"line1": "1 Example Street", "town": "Reading", "postcode": "rg11aa"},
        {"line1": "1 Example Street", "line2": "", "town": "Reading", "county": "", "postcode": "RG1 1AA"},
    ),
    (
        "address",
        {},
        {"line1": "The park", "town": "Reading"},
        {"line1": "The park", "line2": "", "town": "Reading", "county": "", "postcode": ""},
    ),
]

REFUSED: list[tuple[str, dict[str, Any], Any, str, str, str]] = [
    # kind, settings, typed, code, field id, the message
    ("text", {}, "", "required", "answer", "Enter an answer to “What is it?”"),
    ("text", {"max_length": 3}, "long", "too_long", "answer", "must be 3 characters or fewer"),
    ("text", {"min_length": 3}, "ab", "too_short", "answer", "must be 3 characters or more"),
    ("long_text", {}, " \n ", "required", "answer", "Enter an answer"),
    ("email", {}, "sam@example", "invalid", "answer", "like name@example.com"),
    ("email", {}, "sam example.com", "invalid", "answer", "like name@example.com"),
    ("email", {}, "a" * 300 + "@example.com", "too_long", "answer", "254 characters or fewer"),
    ("phone", {}, "12345", "invalid", "answer", "Enter a phone number, like"),
    ("phone", {}, "07700 900 98", "invalid", "answer", "Enter a phone number, like"),
    ("phone", {}, "call me", "invalid", "answer", "Enter a phone number, like"),
    ("phone", {}, "9" * 500, "invalid", "answer", "Enter a phone number, like"),
    ("number", {}, "twelve", "invalid", "answer", "must be a number, like 30"),
    ("number", {}, "1,2,3", "invalid", "answer", "must be a number, like 30"),
    ("number", {}, "9" * 5000, "invalid", "answer", "must be a number, like 30"),
    ("number", {}, "NaN", "invalid", "answer", "must be a number, like 30"),
    ("number", {}, "1e9", "invalid", "answer", "must be a number, like 30"),
    ("number", {}, "1.5", "invalid", "answer", "must be a whole number, like 30"),
    ("number", {"decimals": 2}, "1.555", "invalid", "answer", "must have 2 decimal places or fewer"),
    ("number", {"minimum": 1}, "0", "too_small", "answer", "must be 1 or more"),
    ("number", {"maximum": 10}, "11", "too_large", "answer", "must be 10 or less"),
    ("date", {}, {}, "required", "answer-day", "Enter a date for “What is it?”"),
    ("date", {}, {"day": "5", "month": "3"}, "incomplete", "answer-year", "must include a year"),
    ("date", {}, {"year": "2026"}, "incomplete", "answer-day", "must include a day, a month and a year"),
    (
        "date",
        {},
        {"day": "31", "month": "2", "year": "2026"},
        "invalid",
        "answer-day",
        "February 2026 has only 28 days",
    ),
    ("date", {}, {"day": "0", "month": "2", "year": "2026"}, "invalid", "answer-day", "a number from 1 to 31"),
    ("date", {}, {"day": "1", "month": "13", "year": "2026"}, "invalid", "answer-month", "or the name of a month"),
    ("date", {}, {"day": "1", "month": "2", "year": "26"}, "invalid", "answer-year", "must have 4 numbers"),
    ("date", {}, {"day": "1", "month": "2", "year": "0000"}, "invalid", "answer-year", "must have 4 numbers"),
    ("date", {}, {"day": "x", "month": "y", "year": "2026"}, "invalid", "answer-day", "must be a real date"),
    (
        "date",
        {"past_only": True},
        {"day": "31", "month": "3", "year": "2026"},
        "in_future",
        "answer-day",
        "today or in the past",
    ),
    (
        "date",
        {"birthday": True},
        {"day": "31", "month": "3", "year": "2026"},
        "in_future",
        "answer-day",
        "today or in the past",
    ),
    (
        "date",
        {"birthday": True},
        {"day": "1", "month": "1", "year": "1066"},
        "too_small",
        "answer-day",
        "must be 1 January 1896 or later",
    ),
    (
        "date",
        {"future_only": True},
        {"day": "29", "month": "3", "year": "2026"},
        "in_past",
        "answer-day",
        "today or in the future",
    ),
    (
        "date",
        {"not_before": "2020-01-01"},
        {"day": "31", "month": "12", "year": "2019"},
        "too_small",
        "answer-day",
        "must be 1 January 2020 or later",
    ),
    ("time", {}, {}, "required", "answer-hour", "Enter a time"),
    ("time", {}, {"hour": "9"}, "incomplete", "answer-minute", "must include minutes"),
    ("time", {}, {"minute": "9"}, "incomplete", "answer-hour", "must include an hour"),
    ("time", {}, {"hour": "24", "minute": "0"}, "invalid", "answer-hour", "from 0 to 23"),
    ("time", {}, {"hour": "2pm", "minute": "0"}, "invalid", "answer-hour", "like 14 for 2 in the afternoon"),
    ("time", {}, {"hour": "2", "minute": "60"}, "invalid", "answer-minute", "from 0 to 59"),
    ("name", {}, {"first": "Sam"}, "required", "answer-last", "Enter a last name"),
    ("name", {"about_self": True}, {"first": "Sam"}, "required", "answer-last", "Enter your last name"),
    ("name", {"about_self": True}, {"last": "Example"}, "required", "answer-first", "Enter your first name"),
    ("name", {}, {"first": "S" * 36, "last": "E"}, "too_long", "answer-first", "35 characters or fewer"),
    ("address", {}, {"line1": "1 Example Street"}, "required", "answer-town", "Enter a town or city"),
    ("address", {}, {"line1": "A", "town": "B", "postcode": "RG1"}, "invalid", "answer-postcode", "full UK postcode"),
    (
        "address",
        {},
        {"line1": "A", "town": "B", "postcode": "R" * 99},
        "too_long",
        "answer-postcode",
        "full UK postcode",
    ),
    (
        "address",
        {"postcode_required": True},
        {"line1": "A", "town": "B"},
        "required",
        "answer-postcode",
        "Enter a postcode",
    ),
]


@pytest.mark.parametrize(("kind", "settings", "typed", "value"), TAKEN)
def test_what_people_type_is_understood(kind: str, settings: dict[str, Any], typed: Any, value: Any) -> None:
    asked = question(kind=kind, settings=settings)
    raw = kind_of(asked).gather(asked, posted(asked, typed))
    assert kind_of(asked).clean(asked, raw, TODAY) == value


@pytest.mark.parametrize(("kind", "settings", "typed", "code", "field_id", "message"), REFUSED)
def test_what_is_wrong_is_said_with_the_input_it_is_about(
    kind: str, settings: dict[str, Any], typed: Any, code: str, field_id: str, message: str
) -> None:
    asked = question(kind=kind, settings=settings)
    raw = kind_of(asked).gather(asked, posted(asked, typed))
    with pytest.raises(Invalid) as refused:
        kind_of(asked).clean(asked, raw, TODAY)
    (problem,) = refused.value.problems
    assert (problem.question_key, problem.code, problem.field_id) == ("answer", code, field_id)
    assert message in str(problem.message)


@pytest.mark.parametrize(
    "postcode", ["SW1A 2AA", "m1 1ae", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB", "GIR 0AA", "JE2 3XX"]
)
def test_every_shape_of_postcode_is_taken(postcode: str) -> None:
    asked = question(kind="address")
    raw = kind_of(asked).gather(asked, posted(asked, {"line1": "A", "town": "B", "postcode": postcode}))
    assert kind_of(asked).clean(asked, raw, TODAY)["postcode"] == postcode.upper()


@pytest.mark.parametrize("postcode", ["QA1 1AA", "A1 1", "AA11 1CA", "12345", "SW1A 2A", "AAA1 1AA", "SW1A2AAA"])
def test_what_is_no_postcode_is_refused(postcode: str) -> None:
    asked = question(kind="address")
    raw = kind_of(asked).gather(asked, posted(asked, {"line1": "A", "town": "B", "postcode": postcode}))
    with pytest.raises(Invalid):
        kind_of(asked).clean(asked, raw, TODAY)


def test_half_a_name_is_enough_where_the_question_is_optional() -> None:
    asked = question(kind="name", required=False)
    raw = kind_of(asked).gather(asked, posted(asked, {"first": "Sam"}))
    assert kind_of(asked).clean(asked, raw, TODAY) == {"first": "Sam", "last": ""}


def test_half_an_address_is_not_enough_even_where_it_is_optional() -> None:
    asked = question(kind="address", required=False, settings={"about_self": True})
    with pytest.raises(Invalid):
        kind_of(asked).clean(asked, {"county": "Berkshire"}, TODAY)


def test_of_a_place_that_may_be_left_out_any_line_is_enough() -> None:
    asked = question(kind="address", required=False)
    assert kind_of(asked).clean(asked, {"town": "Reading"}, TODAY)["town"] == "Reading"
    with pytest.raises(Invalid):
        kind_of(asked).clean(asked, {"postcode": "not one"}, TODAY)


def test_every_part_of_an_address_in_error_has_its_own_message_in_order() -> None:
    asked = question(kind="address")
    with pytest.raises(Invalid) as refused:
        kind_of(asked).clean(asked, {"county": "C" * 61, "postcode": "X"}, TODAY)
    assert [problem.field_id for problem in refused.value.problems] == [
        "answer-line1",
        "answer-town",
        "answer-county",
        "answer-postcode",
    ]
