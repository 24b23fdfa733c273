"""Every text of the theme has its Welsh."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from django.utils import translation

import govuk_theme

ROOM = Path(govuk_theme.__file__).parent
TEXTS = ROOM / "locale" / "cy" / "LC_MESSAGES" / "django.po"


@pytest.fixture(scope="module")
def used() -> set[str]:
    """The msgid of every text in templates and code; of a plural, its singular."""
    with (ROOM / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = extract_from_dir(ROOM, method_map=methods, options_map=options)
    return {text[0] if isinstance(text, tuple) else text for _, _, text, _, _ in found}


@pytest.fixture(scope="module")
def welsh() -> Catalog:
    with TEXTS.open("rb") as texts:
        return read_po(texts)


def test_every_text_has_its_welsh_and_no_welsh_is_left_over(used: set[str], welsh: Catalog) -> None:
    assert len(used) > 60
    translated = {
        message.id[0] if isinstance(message.id, tuple) else message.id
        for message in welsh
        if message.id
        and not message.fuzzy
        and all([message.string] if isinstance(message.string, str) else message.string)
    }
    assert used - translated == set()
    assert translated - used == set()


def test_a_text_has_the_same_places_to_fill_in_both_languages(welsh: Catalog) -> None:
    for message in welsh:
        places = [re.findall(r"%[({]\w+[)}]s?", text) for text in (*_all(message.id)[:1], *_all(message.string))]
        assert all(sorted(one) == sorted(places[0]) for one in places), message.id


def test_texts_hold_no_markup(welsh: Catalog) -> None:
    for message in welsh:
        if message.id:
            assert not re.search(r'[<>"&]', "".join((*_all(message.id), *_all(message.string)))), message.id


def test_no_other_app_speaks_over_the_theme(welsh: Catalog) -> None:
    with translation.override("cy"):
        for message in welsh:
            if isinstance(message.id, str) and message.id:
                assert translation.gettext(message.id) == message.string


def _all(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)
