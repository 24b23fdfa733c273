"""Docs say what is true: pages made from code are as the code would make them, and every path named is there."""

import re
from pathlib import Path

import pytest

from cms.management.commands.environment import environment_page
from cms.management.commands.question_kinds import question_kinds_page
from cms.management.commands.service_file_schema import schema_page
from integrations.schemas import DIGITAL_REPORT, STANDARD_DATA_MODEL, schema_text

ROOT = Path(__file__).resolve().parents[2]


def test_every_environment_variable_is_documented():
    assert (ROOT / "docs" / "environment.md").read_text(encoding="utf-8") == environment_page(), (
        "run `.venv/bin/soh environment > docs/environment.md`"
    )


def test_every_kind_of_question_is_documented():
    assert (ROOT / "docs" / "question-kinds.md").read_text(encoding="utf-8") == question_kinds_page(), (
        "run `.venv/bin/soh question-kinds > docs/question-kinds.md`"
    )


def test_the_published_schema_of_service_files_is_the_codes_own():
    assert (ROOT / "docs" / "schemas" / "service-file.v1.json").read_text(encoding="utf-8") == schema_page(), (
        "run `.venv/bin/soh service-file-schema > docs/schemas/service-file.v1.json`"
    )


@pytest.mark.parametrize("name", [STANDARD_DATA_MODEL, DIGITAL_REPORT])
def test_the_published_schema_of_what_leaves_the_platform_is_the_one_that_runs(name):
    assert (ROOT / "docs" / "schemas" / f"{name}.json").read_text(encoding="utf-8") == schema_text(name), (
        f"run `cp integrations/schemas/{name}.json docs/schemas/`"
    )


def test_every_path_that_the_guides_name_is_there():
    missing = []
    for guide in (ROOT / "README.md", ROOT / "docs" / "changing.md"):
        for name in re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", guide.read_text(encoding="utf-8")):
            if name.startswith(("var/", ".venv/", "report/", "admin/")):
                continue
            if not (ROOT / name).exists():
                missing.append(f"{guide.name}: {name}")
    assert not missing


def test_every_make_target_that_the_guides_name_is_there():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for guide in (ROOT / "README.md", ROOT / "docs" / "changing.md"):
        named = set(re.findall(r"`make ([a-z-]+)", guide.read_text(encoding="utf-8")))
        assert named <= targets, f"{guide.name}: {named - targets}"
