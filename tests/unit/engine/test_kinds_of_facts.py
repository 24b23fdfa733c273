"""Kinds that take one fact each: what people type for it, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from contact_forms.engine import Invalid, Showing, kind_of
from contact_forms.engine.definition import Text
from contact_forms.engine.lists import LISTS, BrokenList, read_list
from contact_forms.engine.questions.money import pence_of, pounds
from contact_forms.engine.questions.registration import uk_mark
from tests.unit.engine.building import TODAY, posted, question


def taken(kind: str, typed: Any, **settings: Any) -> Any:
    asked = question(kind=kind, settings=settings)
    return kind_of(asked).clean(asked, kind_of(asked).gather(asked, posted(asked, typed)), TODAY)


def refused(kind: str, typed: Any, **settings: Any) -> tuple[str, str]:
    """The code, and the message."""
    with pytest.raises(Invalid) as error:
        taken(kind, typed, **settings)
    (problem,) = error.value.problems
    return problem.code, str(problem.message)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("£1,200.50", 120_050),
        ("1200.50", 120_050),
        ("1 200.50", 120_050),
        ("£ 7", 700),
        ("0", 0),
        ("٧", 700),
        ("1200.5", None),
        ("1,20.00", None),
        ("-5", None),
        ("12p", None),
        ("$5", None),
        ("1e3", None),
        ("", None),
        ("9" * 40, None),
    ],
)
def test_money_is_pounds_as_people_write_them(typed: str, pence: int | None) -> None:
    assert pence_of(typed) == pence


def test_money_is_kept_as_pence_and_read_out_in_pounds() -> None:
    assert taken("money", "£1,200.50") == 120_050
    assert (pounds(120_050), pounds(120_000), pounds(5)) == ("£1,200.50", "£1,200", "£0.05")
    assert refused("money", "£5", minimum=1_000) == ("too_small", "The amount for “What is it?” must be £10 or more")
    assert refused("money", "£50", maximum=1_000)[0] == "too_large"


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("ab12cde", "AB12 CDE"),
        ("AB12-CDE", "AB12 CDE"),
        ("ABI2 CDE", "AB12 CDE"),  # I for 1
        ("AB12 CD0", "AB12 CDO"),  # 0 for O
        ("ABO2 CDE", "AB02 CDE"),
        ("a1 abc", "A1 ABC"),
        ("abc 123d", "ABC 123D"),
        ("1 abc", "1 ABC"),
        ("BIG 1234", "BIG 1234"),
        ("W-AB 123", "WAB 123"),
        ("12cde", "12 CDE"),
        ("AA-123-AA", "AA123AA"),
        ("Q", "Q"),
    ],
)
def test_a_registration_is_read_as_it_stands_on_the_plate(typed: str, mark: str) -> None:
    assert taken("registration", typed) == mark


@pytest.mark.parametrize("typed", ["AA123AA", "B", "AB12 CD"])
def test_a_whole_uk_registration_can_be_asked_for(typed: str) -> None:
    assert uk_mark(typed.replace(" ", "")) is None
    assert refused("registration", typed, uk_only=True)[0] == "invalid"


@pytest.mark.parametrize(("typed", "code"), [("AB12 CD£", "invalid"), ("ÄB12", "invalid"), ("A" * 11, "too_long")])
def test_what_no_plate_has_is_refused(typed: str, code: str) -> None:
    assert refused("registration", typed)[0] == code


@pytest.mark.parametrize("typed", ["QQ123456C", "qq 12 34 56 c", "AB-12-34-56-D"])
def test_a_national_insurance_number_is_taken_with_or_without_spaces(typed: str) -> None:
    assert len(taken("national_insurance", typed)) == 9


@pytest.mark.parametrize(
    "typed", ["QQ123456E", "BG123456A", "DA123456A", "AO123456A", "AB12345C", "AB1234567C", "x" * 50]
)
def test_what_is_no_national_insurance_number_is_refused(typed: str) -> None:
    assert refused("national_insurance", typed)[0] == "invalid"


@pytest.mark.parametrize(
    ("month", "year", "value"), [("3", "2026", "2026-03"), ("Mawrth", "2026", "2026-03"), ("sept", "1999", "1999-09")]
)
def test_a_month_is_a_number_or_a_name_in_either_language(month: str, year: str, value: str) -> None:
    assert taken("month_year", {"month": month, "year": year}) == value


@pytest.mark.parametrize(
    ("month", "year", "code"),
    [("13", "2026", "invalid"), ("3", "26", "invalid"), ("", "2026", "incomplete"), ("3", "", "incomplete")],
)
def test_what_is_no_month_is_refused(month: str, year: str, code: str) -> None:
    assert refused("month_year", {"month": month, "year": year})[0] == code


def test_a_month_can_be_only_in_the_past_or_the_future_and_this_month_is_both() -> None:
    this, next_, last = ({"month": month, "year": "2026"} for month in ("3", "4", "2"))
    assert taken("month_year", this, past_only=True) == taken("month_year", this, future_only=True) == "2026-03"
    assert refused("month_year", next_, past_only=True)[0] == "in_future"
    assert refused("month_year", last, future_only=True)[0] == "in_past"


@pytest.mark.parametrize(
    ("day", "settings", "code"),
    [
        (("31", "3", "2026"), {}, "in_future"),
        (("30", "3", "1890"), {}, "too_small"),
        (("31", "3", "2008"), {"minimum_age": 18}, "too_young"),
        (("30", "3", "2008"), {"maximum_age": 17}, "too_old"),
        (("30", "2", "2000"), {}, "invalid"),
    ],
)
def test_a_date_of_birth_is_of_somebody_of_a_possible_age(day: tuple[str, str, str], settings: dict, code: str) -> None:
    assert refused("date_of_birth", dict(zip(("day", "month", "year"), day, strict=True)), **settings)[0] == code


def test_somebody_is_eighteen_on_the_day_itself() -> None:
    born = {"day": "30", "month": "3", "year": "2008"}
    assert taken("date_of_birth", born, minimum_age=18, maximum_age=18) == "2008-03-30"


def test_the_browser_fills_in_ones_own_date_of_birth_only() -> None:
    for own in (True, False):
        asked = question(kind="date_of_birth", settings={"about_self": own})
        field = kind_of(asked).field(asked, {}, Showing("en", str))
        assert field.autocomplete_birthday is own  # type: ignore[union-attr]


def test_a_number_is_read_out_with_its_unit_in_the_readers_language() -> None:
    asked = question(kind="number", settings={"unit": "mph"})
    assert kind_of(asked).as_lines(asked, 30, "cy", lambda text: {"mph": "mya"}.get(text, text)) == ("30 mya",)
    assert kind_of(asked).field(asked, "30", Showing("en", str)).suffix == "mph"  # type: ignore[union-attr]
    assert kind_of(asked).as_record(asked, 30) == 30


def test_a_name_with_its_other_parts_is_read_out_whole() -> None:
    asked = question(kind="name", settings={"middle": True, "previous": True})
    value = taken(
        "name", {"first": "Sam", "middle": "Jo", "last": "Example", "previous": "Sample"}, middle=True, previous=True
    )
    assert kind_of(asked).as_lines(asked, value, "en", str) == ("Sam Jo Example", "Previous names: Sample")
    assert kind_of(asked).clean(asked, {"first": "Sam", "last": "Example"}, TODAY)["previous"] == ""
    assert "middle" not in taken("name", {"first": "Sam", "last": "Example", "middle": "Jo"})


def test_a_text_counts_its_characters_only_where_the_author_says_so() -> None:
    for count, shown in ((True, 40), (False, 0)):
        asked = question(settings={"max_length": 40, "count": count})
        assert kind_of(asked).field(asked, "", Showing("en", str)).max_length == shown  # type: ignore[union-attr]


def test_a_coded_list_brings_its_own_words_and_sends_its_ids() -> None:
    asked = question(kind="coded_list", settings={"list": "gender", "shown": "radios"})
    of = kind_of(asked)
    assert of.as_lines(asked, "GNDR_0001", "cy", str) == ("Benyw",)
    assert of.as_record(asked, "GNDR_0001") == "GNDR_0001"
    assert of.field(asked, "GNDR_0001", Showing("cy", str)).type == "radios"
    assert refused("coded_list", "GNDR_9999")[0] == "not_an_option"
    assert refused("coded_list", "", list="country")[0] == "required"


def test_every_list_has_ids_once_and_words_in_both_languages() -> None:
    assert {"gender", "country", "vehicle-colour"} <= LISTS.keys()
    assert all(option.label.en and option.label.cy for options in LISTS.values() for option in options)
    assert LISTS["gender"][0].value == "GNDR_0001" and LISTS["gender"][0].label == Text("Female", "Benyw")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("id,en\nA,B\n", "first line"),
        ("id,en,cy\nA,B,\n", "line 2"),
        ("id,en,cy\nA,B,C\nA,B,C\n", "stands twice"),
        ("id,en,cy\n A,B,C\n", "without spaces"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_with_its_line(tmp_path: Any, content: str, words: str) -> None:
    path = tmp_path / "colours.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BrokenList, match=words):
        read_list(path)
