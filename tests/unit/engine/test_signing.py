"""A signature stands under the answers as they were signed."""

from __future__ import annotations

from contact_forms.engine import without_old_signatures
from tests.unit.engine.building import form, question, step

SIGNED = {"agree": ["yes"], "name": "Sam Example", "signed": "2026-03-30"}
ASKED = form(step("a", question("a")), step("sign", question("sign", "declaration")))
BEFORE = {"a": "It hit me.", "sign": SIGNED, "@seen": True}


def test_another_answer_takes_the_signature_under_the_old_one_away() -> None:
    assert without_old_signatures(ASKED, BEFORE, {**BEFORE, "a": "I hit it."}) == {"a": "I hit it.", "@seen": True}


def test_the_same_answer_sent_again_leaves_it() -> None:
    assert without_old_signatures(ASKED, BEFORE, {**BEFORE, "@other": True})["sign"] == SIGNED


def test_who_signs_again_has_signed() -> None:
    again = {**SIGNED, "name": "Sam A Example"}
    assert without_old_signatures(ASKED, BEFORE, {**BEFORE, "sign": again})["sign"] == again
