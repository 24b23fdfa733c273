"""Every public text of this floor has its Welsh, with the same facts in it."""

import re
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOM = Path(__file__).resolve().parents[3] / "contact_forms"
PLACES = re.compile(r"%\((\w+)\)[sd]")


def catalogue():
    with (ROOM / "locale/cy/LC_MESSAGES/django.po").open("rb") as file:
        return read_po(file, locale="cy")


def texts():
    found = extract_from_dir(
        ROOM,
        method_map=[("admin/**.py", "ignore"), ("**.py", "python")],
        keywords={"_": None, "gettext": None, "N_": None},
    )
    return {message for _, _, message, _, _ in found}


def test_there_are_texts_to_translate():
    assert len(texts()) > 90


def test_every_text_has_its_welsh():
    welsh = catalogue()
    assert not [text for text in texts() if text not in welsh or not welsh[text].string or welsh[text].fuzzy]


def test_no_welsh_is_left_over():
    found = texts()
    assert not [message.id for message in catalogue() if message.id and message.id not in found]


def test_the_welsh_has_the_same_places_as_the_english():
    wrong = [
        message.id
        for message in catalogue()
        if message.id and set(PLACES.findall(message.id)) != set(PLACES.findall(message.string))
    ]
    assert not wrong
