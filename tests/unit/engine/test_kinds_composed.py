"""Kinds made of others: each part is checked as if it stood alone, and says so in its own place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from contact_forms.engine import KINDS, Invalid, Problem, Showing, kind_of, prove
from contact_forms.engine.definition import Question, Text
from contact_forms.engine.questions.composite import Composite
from tests.unit.engine.building import TODAY, form, posted, question, step


def taken(asked: Question, typed: Any, today: date = TODAY) -> Any:
    return kind_of(asked).clean(asked, kind_of(asked).gather(asked, posted(asked, typed)), today)


def refused(asked: Question, typed: Any) -> tuple[Problem, ...]:
    with pytest.raises(Invalid) as error:
        taken(asked, typed)
    return error.value.problems


def test_every_part_of_a_composite_is_of_a_kind_that_is_there_and_has_both_languages() -> None:
    for kind in KINDS.values():
        if isinstance(kind, Composite):
            for member in kind.members.values():
                assert member.kind in KINDS and member.label.en and member.label.cy
                assert bool(member.hint.en) == bool(member.hint.cy)
                wordable = {code.partition("/")[0] for code in kind.wording}
                # No composite has an option that excludes others.
                assert {c.partition("/")[0] for c in KINDS[member.kind].wording} - {"exclusive"} <= wordable


def test_a_part_in_error_is_named_linked_and_shown_where_it_stands() -> None:
    asked = question(kind="person", settings={"parts": ["name", "born", "email"]})
    typed = {"name": {"first": "Sam"}, "born": {"day": "31", "month": "2", "year": "2000"}, "email": "x"}
    born, email = refused(asked, typed)
    assert (born.question_key, born.parts, born.field_id) == ("answer", ("born-day",), "answer-born-day")
    assert (email.parts, email.field_id) == (("email",), "answer-email")
    raw = kind_of(asked).gather(asked, posted(asked, typed))
    field = kind_of(asked).field(asked, raw, Showing("en", str, [born, email]))
    shown = {inner.name: inner.error for inner in field.fields}  # type: ignore[union-attr]
    assert field.error == "" and shown["answer-name"] == ""
    assert "February" in shown["answer-born"] and "email address" in shown["answer-email"]


def test_only_the_parts_that_are_asked_are_taken() -> None:
    asked = question(kind="vehicle", settings={"parts": ["make"]})
    assert taken(asked, {"make": "Example", "model": "Estate", "registration": "$$$"}) == {"make": "Example"}


def test_a_required_composite_needs_something_and_what_its_author_needs() -> None:
    (nothing,) = refused(question(kind="vehicle"), {})
    assert (nothing.code, nothing.field_id) == ("required", "answer-registration")
    (make,) = refused(question(kind="vehicle", settings={"needed": ["make"]}), {"colour": "VCOL_0001"})
    assert (make.code, make.parts) == ("required", ("make",))
    assert taken(question(kind="vehicle", required=False, settings={"needed": ["make"]}), {}) is None


def test_an_item_is_named_by_default_and_its_value_is_pence() -> None:
    asked = question(kind="item")
    (what,) = refused(asked, {"value": "£450"})
    assert what.parts == ("what",)
    assert taken(asked, {"what": "Bicycle", "value": "£450"}) == {"what": "Bicycle", "value": 45_000}


def test_a_composite_reads_out_each_part_in_the_readers_language() -> None:
    asked = question(kind="vehicle")
    value = {"registration": "AB12 CDE", "colour": "VCOL_0005", "description": "Old.\nLoud."}
    assert kind_of(asked).as_lines(asked, value, "cy", str) == (
        "Rhif cofrestru: AB12 CDE",
        "Lliw: Glas",
        "Unrhyw beth arall amdano: Old.",
        "Loud.",
    )


@pytest.mark.parametrize(
    ("typed", "code", "parts"),
    [
        ({"how": ""}, "required", ()),
        ({"how": "never"}, "not_an_option", ()),
        ({"how": "exact"}, "required", ("day-day", "day-month", "day-year")),
        ({"how": "exact", "day": {"day": "31", "month": "3", "year": "2026"}}, "in_future", None),
        (
            {
                "how": "between",
                "from": {"day": "5", "month": "3", "year": "2026"},
                "to": {"day": "4", "month": "3", "year": "2026"},
            },
            "wrong_order",
            ("to-day", "to-month", "to-year"),
        ),
    ],
)
def test_an_approximate_date_that_cannot_be_is_refused(typed: Any, code: str, parts: tuple[str, ...] | None) -> None:
    asked = question(kind="approximate_date", settings={"past_only": True})
    (problem,) = refused(asked, typed)
    assert problem.code == code
    assert parts is None or problem.parts == parts
    raw = kind_of(asked).gather(asked, posted(asked, typed))
    field = kind_of(asked).field(asked, raw, Showing("en", str, [problem]))
    inside = [inner.error for choice in field.choices for inner in choice.fields]  # type: ignore[union-attr]
    assert bool(field.error) == (not problem.parts) and any(inside) == bool(problem.parts)


def test_what_is_typed_under_another_way_counts_for_nothing() -> None:
    asked = question(kind="approximate_date")
    assert taken(asked, {"how": "unknown", "day": {"day": "99", "month": "x", "year": ""}}) == {"how": "unknown"}


def test_an_approximate_date_goes_into_the_record_as_far_as_it_is_known() -> None:
    asked = question(kind="approximate_date")
    of = kind_of(asked)
    assert of.as_record(asked, {"how": "unknown"}) == {"known": "unknown"}
    assert of.as_record(asked, {"how": "between", "from": "2026-03-01", "to": "2026-03-05"}) == {
        "known": "between",
        "dateFrom": "2026-03-01",
        "dateTo": "2026-03-05",
    }


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ("51.4545, -0.9781", "51.45450, -0.97810"),
        ("51.4545 -0.9781", "51.45450, -0.97810"),
        ("51.4545,−0.978123456", "51.45450, -0.97812"),
        ("+55;-4", "55.00000, -4.00000"),
    ],
)
def test_a_point_is_a_latitude_and_a_longitude(typed: str, point: str) -> None:
    assert taken(question(kind="location"), {"how": "point", "point": typed}) == {"how": "point", "point": point}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("nowhere", "invalid"),
        ("51.4545", "invalid"),
        ("-0.9781, 51.4545", "outside"),
        ("0, 0", "outside"),
        ("", "required"),
    ],
)
def test_what_is_no_point_of_the_uk_is_refused(typed: str, code: str) -> None:
    (problem,) = refused(question(kind="location"), {"how": "point", "point": typed})
    assert (problem.code, problem.field_id) == (code, "answer-point")


def test_a_place_can_always_be_told_in_words() -> None:
    asked = question(kind="location", settings={"ways": ["address", "postcode"]})
    assert [str(problem) for problem in prove(form(step("a", asked)))] == [
        "Offer “description” too: not everybody knows an address, a postcode or a point."
    ]
    assert (
        taken(question(kind="location"), {"how": "description", "description": "By the weir"})["how"] == "description"
    )


def test_a_declaration_needs_both_the_tick_and_the_name() -> None:
    asked = question(kind="declaration")
    assert [problem.field_id for problem in refused(asked, {})] == ["answer-agree", "answer-name"]
    assert [problem.parts for problem in refused(asked, {"agree": ["yes"]})] == [("name",)]
    assert [problem.code for problem in refused(asked, {"agree": ["no"], "name": "Sam"})] == ["not_an_option"]
    assert [problem.parts for problem in refused(question(kind="declaration", required=False), {"name": "Sam"})] == [
        ("agree",)
    ]


def test_the_day_of_a_signature_is_the_platforms_and_stays() -> None:
    asked = question(kind="declaration")
    signed = taken(asked, {"agree": ["yes"], "name": "Sam Example", "signed": "1999-01-01"})
    assert signed["signed"] == TODAY.isoformat()
    later = TODAY + timedelta(days=3)
    assert kind_of(asked).revalidated(asked, signed, later) == signed
    forged = {**signed, "signed": "2099-01-01"}
    assert kind_of(asked).revalidated(asked, forged, later)["signed"] == later.isoformat()


def test_the_part_that_must_be_given_must_be_asked() -> None:
    asked = question(kind="person", settings={"parts": ["name"], "needed": ["email"]})
    assert "must also be one of the parts" in str(prove(form(step("a", asked)))[0])
    assert "at least one part" in str(prove(form(step("a", question(kind="person", settings={"parts": []}))))[0])


def test_an_own_wording_is_said_once_for_all_parts() -> None:
    asked = question(
        kind="person",
        settings={"parts": ["email", "phone"]},
        errors={"invalid": Text("Check how to reach them", "Gwiriwch")},
    )
    (problem,) = refused(asked, {"email": "x", "phone": "y"})
    assert problem.parts == ("phone", "email")
