"""Imports and model relations point down, never up or sideways."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {"govuk_theme": 1, "integrations": 1, "contact_forms": 2, "cms": 3, "forcesites": 4, "people": 4}


def test_imports_point_down():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]


def is_inherited(model, name: str) -> bool:
    """Whether a library's base class brings the field: a page's owner and a file's uploader are Wagtail's own."""
    return any(
        name in {field.name for field in base._meta.local_fields}
        for base in model.__mro__[1:]
        if hasattr(base, "_meta") and base.__module__.partition(".")[0] not in FLOORS
    )


def relations():
    for model in apps.get_models(include_auto_created=True):
        floor = FLOORS.get(model._meta.app_label)
        if floor is None:
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if target is None or field.auto_created or target._meta.app_label not in FLOORS:
                continue
            if is_inherited(model, field.name):
                continue
            yield model, field.name, target, floor


def test_there_are_relations_to_check():
    assert len(list(relations())) > 15


@pytest.mark.parametrize(("model", "name", "target", "floor"), list(relations()))
def test_a_relation_points_to_its_own_floor_or_below(model, name, target, floor):
    assert FLOORS[target._meta.app_label] <= floor, f"{model.__name__}.{name} points up to {target.__name__}"


@pytest.mark.parametrize("model", [model for model in apps.get_models() if model._meta.app_label == "contact_forms"])
def test_wagtail_indexes_no_row_of_reports(model):
    assert getattr(model, "wagtail_reference_index_ignore", False), f"{model.__name__} is no Row"
