"""The kinds of question. Every file here that registers a kind is found by itself."""

import importlib
import pkgutil

from contact_forms.engine.questions.base import (
    KINDS,
    QuestionKind,
    Raw,
    Showing,
    Value,
    input_names,
    register,
)

for _file in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_file.name}")

__all__ = ["KINDS", "QuestionKind", "Raw", "Showing", "Value", "input_names", "register"]
