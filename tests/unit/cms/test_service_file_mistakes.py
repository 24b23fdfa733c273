"""Mistakes in a service file are named by file, line and column, with what to write instead; nothing open is read."""

from __future__ import annotations

import pytest
import yaml

from cms.publishing.service_file import ServiceFileError, read_service_text
from tests.unit.cms.test_service_file import SMALL

GOOD = yaml.safe_dump(SMALL, sort_keys=False, allow_unicode=True)


def refused(text: str | bytes) -> str:
    with pytest.raises(ServiceFileError) as error:
        read_service_text(text.encode() if isinstance(text, str) else text, "report/lost-dog.yaml")
    return str(error.value)


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def test_the_file_as_it_stands_is_read() -> None:
    assert read_service_text(GOOD.encode(), "lost-dog.yaml").slug == "lost-dog"
    assert read_service_text(b"\xef\xbb\xbf" + GOOD.encode(), "lost-dog.yaml").slug == "lost-dog"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (changed("section: report", "section: reports"), ":3:1: section: cannot be “reports”: write “report”"),
        (changed("minutes: 5", "minutes: five"), "minutes: must be a whole number, not text: write it without quotes"),
        (changed("kind: long_text", "kind: longtext"), "cannot be “longtext”: write “long_text”"),
        (changed("value: small", "value: yes"), "true or false: YAML takes yes, no, on and off"),
        (changed("value: small", "value: 3"), "must be text, not a number: put it in quotes"),
        (changed("value: small", "value: 2020-01-31"), "is a timestamp to YAML: put it in quotes"),
        (changed("max_length: 500", "max_lenght: 500"), "settings.max_lenght: is not a known name: write “max_length”"),
        (changed("max_length: 500", "max_length: 0"), "must be at least 1"),
        (GOOD.replace("errors:\n        required:", "errors:\n        requird:"), "errors.requird"),
        (changed("key: account", "kye: account"), "questions[0].key: is missing: write “key: …”"),
        (changed("slug: lost-dog", "slug: Lost dog!"), "“Lost dog!” is not in the right form"),
        (changed("slug: lost-dog", "slug: lost-dog\nslug: found-dog"), ":3:1: slug: has “slug” twice: keep one"),
        (changed("summary:", "yes:"), "has the name yes, which is no text to YAML: put it in quotes"),
        (changed("schema: 1", "schema: 2"), "schema: must be 1: service-file.v1.json is the schema"),
        ("slug: [", "is no YAML"),
        ("slug: lost\n\tsection: report", "tab"),
        ("", "must be a list of names and values, not nothing"),
        ("- a\n- b", "must be a list of names and values, not a list"),
        ("a: 1\n---\nb: 2", "begins a second document"),
        ("a: &b 1\nc: *b", "has an anchor or alias"),
        ("a: !!python/object/apply:os.system [ls]", "has the tag"),
        ("a: !!set {b}", "has the tag"),
        ("[" * 41 + "]" * 41, "nested more than 40 deep"),
        ("a: b\n" * 250_000, "is larger than 1000 kB"),
        (b"title: \xff", "is not in UTF-8"),
        ("a: 0b", "must be"),
    ],
)
def test_a_mistake_is_named_with_what_to_write(text: str | bytes, words: str) -> None:
    said = refused(text)
    if words == "must be":
        assert "is not a known name" in said
    else:
        assert words in said
    assert said.startswith("report/lost-dog.yaml")


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    assert ":1:4: has an anchor" in refused(bomb)


def test_all_mistakes_of_a_file_are_named_at_once_in_its_order() -> None:
    text = changed("section: report", "section: nowhere").replace("kind: radios", "kind: radio")
    lines = refused(text.replace("minutes: 5", "minutes: many")).splitlines()
    assert [line.split(":")[3].strip() for line in lines] == ["section", "minutes", "form.steps[0].questions[1].kind"]
    numbers = [int(line.split(":")[1]) for line in lines]
    assert numbers == sorted(numbers)


def test_what_hangs_on_a_question_kind_is_checked_for_that_kind() -> None:
    said = refused(changed("kind: radios", "kind: text"))
    assert "options: must be left out" in said
