"""What all kinds promise, whatever they ask."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter

from contact_forms.engine import KINDS, Invalid, Problem, Showing, kind_of
from contact_forms.engine.definition import Question, Text
from contact_forms.engine.messages import Message
from contact_forms.engine.questions.base import QuestionKind, input_names, register
from govuk_theme.documents import Field
from tests.unit.engine.building import ASKED_KINDS, GOOD, TODAY, posted, question

each_kind = pytest.mark.parametrize("name", ASKED_KINDS)
HOSTILE = [
    "\x00",
    "\ud800",
    "\u202eevil",
    "\u200f\u200e",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "%s %(label)s {0}",
    "a" * 1_000_000,
    "\u0301\u0323" * 50_000,
    "٣" * 300,
    "🏳️‍🌈",
    "\ufdd0",
    "../../etc/passwd",
    "-0",
    "inf",
    "1" * 4_400,
    "\r\n\x0b\x85",
]


def in_turn(text: str) -> str:
    return text


def says_an_error(field: Field) -> bool:
    """Whether a field, or one inside it, shows an error."""
    inside = [*getattr(field, "fields", ()), *(f for c in getattr(field, "choices", ()) for f in c.fields)]
    return bool(field.error or getattr(field, "errors", None) or any(says_an_error(inner) for inner in inside))


@each_kind
def test_a_good_answer_comes_back_the_same_through_its_fields(name: str) -> None:
    asked = question(kind=name)
    raw = KINDS[name].raw_of(asked, GOOD[name])
    gathered = KINDS[name].gather(asked, posted(asked, raw))
    assert gathered == raw
    assert KINDS[name].clean(asked, gathered, TODAY) == GOOD[name]


@each_kind
def test_an_answer_is_plain_json_and_so_is_its_record(name: str) -> None:
    asked = question(kind=name)
    assert json.loads(json.dumps(GOOD[name])) == GOOD[name]
    record = KINDS[name].as_record(asked, GOOD[name])
    assert json.loads(json.dumps(record)) == record


@each_kind
def test_a_blank_is_no_answer_where_it_may_be_and_refused_where_it_must_not(name: str) -> None:
    optional, required = question(kind=name, required=False), question(kind=name)
    blank = KINDS[name].gather(optional, {})
    assert KINDS[name].clean(optional, blank, TODAY) is None
    assert KINDS[name].raw_of(optional, None) == blank
    with pytest.raises(Invalid) as refused:
        KINDS[name].clean(required, blank, TODAY)
    assert {problem.code for problem in refused.value.problems} == {"required"}


@each_kind
def test_the_field_shows_what_was_typed_and_what_is_wrong_with_it(name: str) -> None:
    asked = question(kind=name, hint=Text("Hint", "Awgrym"))
    blank = KINDS[name].gather(asked, {})
    with pytest.raises(Invalid) as refused:
        KINDS[name].clean(asked, blank, TODAY)
    field = KINDS[name].field(asked, blank, Showing("cy", in_turn, refused.value.problems))
    assert (field.name, field.label, field.hint, field.optional) == ("answer", "Beth yw e?", "Awgrym", False)
    assert says_an_error(field)
    showing = Showing("en", in_turn, heading="As heading")
    filled = KINDS[name].field(asked, KINDS[name].raw_of(asked, GOOD[name]), showing)
    assert filled.label == "As heading" and not filled.error
    assert TypeAdapter(Field).validate_python(filled.model_dump()) == filled


@each_kind
def test_the_error_summary_can_link_to_an_input_that_is_there(name: str) -> None:
    asked = question(kind=name)
    with pytest.raises(Invalid) as refused:
        KINDS[name].clean(asked, KINDS[name].gather(asked, {}), TODAY)
    assert {problem.field_id for problem in refused.value.problems} <= set(input_names(KINDS[name], asked))


@each_kind
def test_an_author_may_word_every_error(name: str) -> None:
    own = Text("Our own words", "Ein geiriau ein hunain")
    asked = question(kind=name, errors={"required": own})
    with pytest.raises(Invalid) as refused:
        KINDS[name].clean(asked, KINDS[name].gather(asked, {}), TODAY)
    (problem,) = refused.value.problems
    assert problem.render(in_turn, "en") == "Our own words"
    assert problem.render(in_turn, "cy") == "Ein geiriau ein hunain"


def test_an_authors_wording_is_said_once_for_all_the_parts_it_is_about() -> None:
    asked = question(kind="address", errors={"required": Text("Tell us where")})
    with pytest.raises(Invalid) as refused:
        KINDS["address"].clean(asked, KINDS["address"].gather(asked, {}), TODAY)
    (problem,) = refused.value.problems
    assert (problem.parts, problem.field_id) == (("line1", "town"), "answer-line1")


@each_kind
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_typing_is_taken_or_refused_and_nothing_else(name: str, text: str) -> None:
    asked = question(kind=name)
    kind = KINDS[name]
    everywhere = {key: ["x", text] for key in (*input_names(kind, asked), asked.key, "unknown", text[:50])}
    raw = kind.gather(asked, everywhere)
    assert len(json.dumps(raw, ensure_ascii=False).encode()) < 3_000_000
    problems: tuple[Problem, ...] = ()
    try:
        value = kind.clean(asked, raw, TODAY)
        assert kind.clean(asked, kind.raw_of(asked, value), TODAY) == value
        assert "".join(kind.as_lines(asked, value, "en", in_turn)).encode()
    except Invalid as refused:
        problems = refused.problems
        assert problems and all(problem.render(in_turn, "en") for problem in problems)
    assert kind.field(asked, raw, Showing("en", in_turn, problems)).model_dump_json().encode()


@each_kind
@pytest.mark.parametrize("stored", [None, "", 7, 1.5, True, [], ["x"], [None], {}, {"day": 3}, "2026-99-99", {"x": {}}])
def test_a_stored_answer_of_another_shape_never_breaks_anything(name: str, stored: object) -> None:
    asked = question(kind=name, required=False)
    KINDS[name].raw_of(asked, stored)
    KINDS[name].field(asked, stored, Showing("en", in_turn))
    try:
        again = KINDS[name].revalidated(asked, stored, TODAY)
    except Invalid:
        return
    assert (again is None) == (stored is None)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_default_error_can_be_said(name: str) -> None:
    facts = dict.fromkeys(("label", "max", "min", "option", "decimals", "month", "year", "days"), "x")
    for code, wording in KINDS[name].wording.items():
        assert code.partition("/")[0] in KINDS[name].wording
        said = Message(wording, facts).render(in_turn)
        assert "%" not in said and not said.endswith(".")


def test_lines_are_in_the_readers_language() -> None:
    welsh = {"March": "Mawrth", "Yes": "Ie"}
    day, yes, colour = question(kind="date"), question(kind="yes_no"), question(kind="radios")
    assert kind_of(day).as_lines(day, "2026-03-05", "cy", lambda text: welsh.get(text, text)) == ("5 Mawrth 2026",)
    assert kind_of(yes).as_lines(yes, "yes", "cy", lambda text: welsh.get(text, text)) == ("Ie",)
    assert kind_of(colour).as_lines(colour, "red", "cy", in_turn) == ("Coch",)


@pytest.mark.parametrize(
    ("name", "value", "lines"),
    [
        ("phone", "+447700900982", ("07700 900982",)),
        ("phone", "+33123456789", ("+33 1 23 45 67 89",)),
        ("phone", "+442079460958;ext=12", ("020 7946 0958 x12",)),
        ("name", GOOD["name"], ("Sam Example",)),
        ("address", GOOD["address"], ("1 Example Street", "Reading", "RG1 1AA")),
        ("long_text", GOOD["long_text"], ("It was here.", "", "Then it was gone.")),
        ("checkboxes", ["red", "blue"], ("Red", "Blue")),
        ("number", 0, ("0",)),
        ("money", 120_050, ("£1,200.50",)),
        ("money", 120_000, ("£1,200",)),
        ("month_year", "2026-03", ("March 2026",)),
        ("national_insurance", "QQ123456C", ("QQ 12 34 56 C",)),
        ("coded_list", "GNDR_0002", ("Male",)),
        ("approximate_date", {"how": "exact", "day": "2026-03-05"}, ("5 March 2026",)),
        ("approximate_date", {"how": "unknown"}, ("I do not know exactly when",)),
        (
            "approximate_date",
            GOOD["approximate_date"],
            ("The earliest date: 1 March 2026", "The latest date: 5 March 2026"),
        ),
        ("location", {"how": "postcode", "postcode": "RG1 1AA"}, ("RG1 1AA",)),
        ("vehicle", GOOD["vehicle"], ("Registration number: AB12 CDE", "Make: Example", "Colour: Blue")),
        ("person", GOOD["person"], ("Name: Alex", "What they look like: Tall.", "Blue coat.")),
        (
            "declaration",
            GOOD["declaration"],
            (
                "I have read this and it is true to the best of my knowledge",
                "Signed by Sam Example on 30 March 2026",
            ),
        ),
    ],
)
def test_answers_read_as_people_write_them(name: str, value: object, lines: tuple[str, ...]) -> None:
    assert KINDS[name].as_lines(question(kind=name), value, "en", in_turn) == lines


def test_a_half_made_kind_fails_when_it_is_registered() -> None:
    class HalfMade(QuestionKind):
        def gather(self, question: Question, posted: object) -> str:
            return ""

    with pytest.raises(TypeError, match=r"leaves out: as_lines, clean, field, raw_of, settings, wording, operators"):
        register("half-made")(HalfMade)
    assert "half-made" not in KINDS


def test_two_kinds_cannot_have_one_name() -> None:
    with pytest.raises(TypeError, match="two question kinds named 'text'"):
        register("text")(type(KINDS["text"]))
