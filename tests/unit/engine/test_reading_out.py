"""The answers as people read them, and as a record takes them."""

from __future__ import annotations

import json

from contact_forms.engine import record_values, summary, walk
from contact_forms.engine.definition import Text
from tests.unit.engine.building import GOOD, TODAY, condition, form, question, step

YOU = Text("About you", "Amdanoch chi")
FORM = form(
    step("a", question("danger", "yes_no")),
    step("b", question("name", "name"), question("phone", "phone", required=False), section=YOU),
    step("c", question("colour", "radios"), only_if="danger"),
    step("d", question("email", "email"), question("unseen", "text", in_summary=False), section=YOU),
    conditions=(condition("danger", ("danger", "is", "yes")),),
)
ANSWERS = {
    "danger": "no",
    "name": GOOD["name"],
    "phone": None,
    "colour": "red",
    "email": "sam@example.com",
    "unseen": "x",
}


def in_turn(text: str) -> str:
    return {"No": "Na", "Not provided": "Heb ei ddarparu"}.get(text, text)


def test_the_summary_is_by_section_in_the_order_of_the_form() -> None:
    sections = summary(FORM, walk(FORM, ANSWERS, TODAY), "en", str)
    assert [section.title for section in sections] == ["", "About you"]
    assert [line.key for line in sections[1].lines] == ["name", "phone", "email"]
    assert [line.step_key for line in sections[1].lines] == ["b", "b", "d"]
    assert sections[1].lines[0].lines == ("Sam Example",)


def test_the_summary_says_what_was_left_blank_and_leaves_out_what_is_stale_or_hidden() -> None:
    lines = {
        line.key: line.lines for part in summary(FORM, walk(FORM, ANSWERS, TODAY), "en", str) for line in part.lines
    }
    assert lines["phone"] == ("Not provided",)
    assert "colour" not in lines and "unseen" not in lines


def test_the_summary_is_in_the_language_asked_for() -> None:
    sections = summary(FORM, walk(FORM, ANSWERS, TODAY), "cy", in_turn)
    assert [section.title for section in sections] == ["", "Amdanoch chi"]
    assert sections[0].lines[0].label == "Beth yw e?" and sections[0].lines[0].lines == ("Na",)
    assert sections[1].lines[1].lines == ("Heb ei ddarparu",)


def test_the_record_has_coded_values_and_no_stale_answer() -> None:
    values = record_values(FORM, walk(FORM, {**ANSWERS, "danger": "yes"}, TODAY))
    assert values["danger"] is True and values["colour"] == "COLR_0001" and values["phone"] is None
    assert values["unseen"] == "x" and json.loads(json.dumps(values)) == values
    assert "colour" not in record_values(FORM, walk(FORM, ANSWERS, TODAY))


def test_marks_of_read_steps_are_no_part_of_the_record() -> None:
    answers = {**ANSWERS, "@a": True}
    assert not any(key.startswith("@") for key in record_values(FORM, walk(FORM, answers, TODAY)))
