"""A file has one idea, a telling name, and speaks of the project alone."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("cms", "contact_forms", "forcesites", "govuk_theme", "integrations", "tests")
MOST_LINES = 350
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"}


def kept_files(*patterns: str) -> list[Path]:
    """Every file that git keeps or would keep."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    return [ROOT / name for name in listed if name and (ROOT / name).exists()]


def python_files() -> list[Path]:
    return [path for path in kept_files("*.py") if "migrations" not in path.parts]


def test_a_file_has_one_idea():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert not long, f"over {MOST_LINES} lines: {long}"


def test_no_name_says_nothing():
    assert not [path for path in kept_files() if path.stem in EMPTY_NAMES]


def test_only_one_file_reads_the_environment():
    """Django's side reads `cms/settings/env.py`; programs that start processes pass an environment on."""
    allowed = {"cms/settings/env.py", "cms/settings/test.py", "cms/cli.py", "cms/wsgi.py"}
    readers = {
        str(path.relative_to(ROOT))
        for path in python_files()
        if "tests" not in path.parts and re.search(r"os\.(environ|getenv)", path.read_text(encoding="utf-8"))
    }
    beyond = {name for name in readers - allowed if not name.startswith(("cms/supervisor/", "integrations/sandbox/"))}
    assert not beyond


# The words are put together here so that this file does not hold them itself.
FOREIGN = [
    "/" + "work/",
    "/" + "tmp/brief",
    "shared/" + "reference",
    "shared/" + "design",
    "registry." + "npmjs",
    "files." + "pythonhosted",
    "pypi" + ".org",
    "deb." + "debian.org",
    "Cl" + "aude",
    "chat" + "gpt",
]


@pytest.mark.parametrize("word", FOREIGN)
def test_the_project_speaks_of_itself_alone(word):
    found = [
        str(path.relative_to(ROOT))
        for path in kept_files()
        if path.suffix not in (".png", ".jpg", ".woff2", ".ico")
        and word.lower() in path.read_text(encoding="utf-8", errors="ignore").lower()
    ]
    assert not found


def test_templates_take_documents_only():
    """A template of the theme reads the document and what it passes on, never a model, request or setting."""
    for path in kept_files("govuk_theme/jinja2/*"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(request|settings|objects|user)\.", text), path
        assert "|safe" not in text.replace(" ", ""), path


def test_no_row_holds_a_secret():
    from django.apps import apps

    suspicious = re.compile(r"secret|password|api_key|token$", re.IGNORECASE)
    found = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in ("cms", "contact_forms", "forcesites")
        for field in model._meta.get_fields()
        if suspicious.search(field.name) and field.name != "secret_name"
    ]
    assert not found
