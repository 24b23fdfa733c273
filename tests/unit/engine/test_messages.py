"""Messages are words only when shown, in the language of who reads."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_from_dir, extract_python

import contact_forms.engine
from contact_forms.engine import KINDS
from contact_forms.engine.definition import Text
from contact_forms.engine.messages import Message
from contact_forms.engine.questions.date import MONTHS, said
from tests.unit.engine.building import TODAY


def in_welsh(msgid: str) -> str:
    return {"%(label)s by %(day)s": "%(label)s erbyn %(day)s", "March": "Mawrth"}.get(msgid, msgid)


def test_a_message_is_translated_with_its_facts() -> None:
    message = Message("%(label)s by %(day)s", {"label": Text("Reply", "Ateb"), "day": said(TODAY)})
    assert message.render(in_welsh, "cy") == "Ateb erbyn 30 Mawrth 2026"
    assert str(message) == "Reply by 30 March 2026"


def test_an_authors_words_are_said_as_they_are() -> None:
    message = Message("", text=Text("100% sure?", "Hollol siŵr?"))
    assert message.render(in_welsh, "en") == "100% sure?"
    assert message.render(in_welsh, "cy") == "Hollol siŵr?"


def test_percent_signs_in_a_label_do_no_harm() -> None:
    assert str(Message("Enter “%(label)s”", {"label": Text("%s of 100%")})) == "Enter “%s of 100%”"


def test_translators_find_every_default_message() -> None:
    folder = Path(contact_forms.engine.__file__).parent
    found = {entry[2] for entry in extract_from_dir(folder, keywords={"N_": None})}
    assert {wording for kind in KINDS.values() for wording in kind.wording.values()} <= found
    assert set(MONTHS) <= found and "Not provided" in found


def test_a_marked_text_is_found_by_the_extractor_under_its_usual_keyword() -> None:
    assert [entry[2] for entry in extract_python(BytesIO(b'x = N_("Hello")'), ["N_"], [], {})] == ["Hello"]
