"""Nothing that came from outside is read by a reader that can run it, or that one small file can exhaust."""

import ast
from pathlib import Path

from django.conf import settings

from tests.house_rules.test_rooms import ROOT, python_files

DANGEROUS = {"pickle", "cPickle", "marshal", "shelve", "dill", "xmlrpc"}
XML_READERS = {"xml.etree", "xml.dom", "xml.sax.expatreader", "lxml", "xml.parsers"}


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def ours() -> list[Path]:
    return [path for path in python_files() if "tests" not in path.relative_to(ROOT).parts]


def begins(name: str, with_any_of: set[str]) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in with_any_of)


def test_nothing_is_read_that_could_run():
    found = {f"{path.name}: {name}" for path in ours() for name in imported(path) if begins(name, DANGEROUS)}
    assert not found


def test_no_xml_is_read():
    """What we write as XML is escaped text. A system read in XML would need a reader without entities first."""
    found = {f"{path.name}: {name}" for path in ours() for name in imported(path) if begins(name, XML_READERS)}
    assert not found


def test_yaml_is_read_as_plain_data():
    found = [
        f"{path.name}:{node.lineno}"
        for path in ours()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("load", "load_all", "unsafe_load", "full_load")
        and isinstance(node.value, ast.Name)
        and node.value.id == "yaml"
    ]
    assert not found


def test_sessions_and_messages_are_json():
    assert getattr(settings, "SESSION_SERIALIZER", "").endswith("JSONSerializer")
    assert settings.MESSAGE_STORAGE.endswith("SessionStorage")
