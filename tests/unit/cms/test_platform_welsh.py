"""The public words that the upper floors bring with them have their Welsh, and none is left over."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("room", ["cms", "forcesites"])
def test_every_text_has_its_welsh_and_no_welsh_is_left_over(room: str) -> None:
    found = extract_from_dir(
        ROOT / room,
        method_map=[("**.py", "python")],
        keywords=dict.fromkeys(("_", "gettext", "gettext_lazy", "pgettext", "N_")),
    )
    used = {text for _, _, text, _, _ in found}
    with (ROOT / room / "locale/cy/LC_MESSAGES/django.po").open("rb") as file:
        welsh = {message.id for message in read_po(file, locale="cy") if message.id and message.string}
    assert used
    assert used == welsh


def test_every_room_that_speaks_has_a_test_of_its_welsh() -> None:
    rooms = {path.relative_to(ROOT).parts[0] for path in ROOT.glob("*/locale/cy/LC_MESSAGES/django.po")}
    assert rooms == {"cms", "forcesites", "contact_forms", "govuk_theme"}
