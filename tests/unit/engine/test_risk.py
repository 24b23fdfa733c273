"""Signs of risk: of what kind, at which level, and whose answer they are."""

from __future__ import annotations

from typing import get_args

import pytest

from contact_forms.engine import RiskSignal, walk
from contact_forms.engine.definition import Option, Risk, Text
from contact_forms.engine.risk import RISK_WORDS, USUAL_LEVEL
from tests.unit.engine.building import TODAY, form, question, step

OPTIONS = (
    Option("knife", Text("A knife"), risk="weapon"),
    Option("before", Text("It happened before"), risk="repeated"),
    Option("old", Text("Long before"), risk="repeated", risk_level="urgent"),
    Option("no", Text("No")),
)


def test_every_kind_of_risk_has_a_level_and_words() -> None:
    assert USUAL_LEVEL.keys() == RISK_WORDS.keys() == set(get_args(Risk)) - {""}


def test_several_answers_are_several_signs() -> None:
    asked = form(step("a", question("a", "checkboxes", options=OPTIONS)), step("b", question("b", "radios")))
    where = walk(asked, {"a": ["knife", "before"], "b": "green"}, TODAY)
    assert where.signals == (
        RiskSignal("weapon", "urgent", "a"),
        RiskSignal("repeated", "raised", "a"),
        RiskSignal("urgent", "urgent", "b"),
    )
    assert where.urgent and where.raised


@pytest.mark.parametrize(
    ("answer", "urgent", "raised"), [("before", False, True), ("old", True, False), ("no", False, False)]
)
def test_a_level_of_the_authors_own_counts_before_the_usual_one(answer: str, urgent: bool, raised: bool) -> None:
    where = walk(form(step("a", question("a", "radios", options=OPTIONS))), {"a": answer}, TODAY)
    assert (where.urgent, where.raised) == (urgent, raised)


def test_a_yes_or_no_can_name_its_kind_of_risk() -> None:
    child = question("a", "yes_no", settings={"urgent_when": "yes", "risk": "child", "risk_level": "raised"})
    assert walk(form(step("a", child)), {"a": "yes"}, TODAY).signals == (RiskSignal("child", "raised", "a"),)
    assert walk(form(step("a", child)), {"a": "no"}, TODAY).signals == ()


def test_an_answer_that_does_not_count_is_no_sign() -> None:
    asked = form(step("a", question("a")), step("b", question("b", "radios", options=OPTIONS)))
    assert walk(asked, {"b": "knife"}, TODAY).signals == ()
