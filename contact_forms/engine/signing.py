"""What is signed is signed as it stands: under changed answers an older signature counts no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contact_forms.engine.asking import kind_of
from contact_forms.engine.definition import Form


def without_old_signatures(form: Form, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The answers after a step was taken, without the signatures that stood before it where it changed another answer.

    before, after: question key -> value, as they are kept. A signature given by this very step stays.
    """
    signatures = {asked.key for step in form.every_step for asked in step.questions if kind_of(asked).signs}
    old = {key for key in signatures if before.get(key) is not None and after.get(key) == before[key]}
    if not old or _told(before, signatures) == _told(after, signatures):
        return dict(after)
    return {key: value for key, value in after.items() if key not in old}


def _told(answers: Mapping[str, Any], signatures: set[str]) -> dict[str, Any]:
    """The answers alone, without signatures, marks and what counts for nothing."""
    return {
        key: value
        for key, value in answers.items()
        if key not in signatures and not key.startswith("@") and value is not None
    }
