"""The engine alone: forms of a hundred questions, every one answered, walked from the first step to the last."""

from __future__ import annotations

import time
from typing import Any

from contact_forms.engine import Form, walk
from tests.unit.engine.building import TODAY
from tests.unit.engine.test_journey import of_a_hundred_questions
from tests.unit.engine.test_repeats import of_a_hundred_in_items


def milliseconds(times: int) -> tuple[float, float]:
    """The median and the 95th percentile of this many walks, in CPU milliseconds. The tests' own form is walked."""
    return _walked(*of_a_hundred_questions(), times)


def milliseconds_with_items(times: int) -> tuple[float, float]:
    """The same for a form with tasks, whose hundred questions are those of five repeats with ten items each."""
    form, answers = of_a_hundred_in_items()
    return _walked(form, answers, times)


def _walked(form: Form, answers: dict[str, Any], times: int) -> tuple[float, float]:
    took = []
    for _ in range(times):
        began = time.process_time()
        walked = walk(form, answers, TODAY)
        took.append((time.process_time() - began) * 1000)
        if not walked.complete:
            raise ValueError("The form of a hundred questions is not answered.")
    took.sort()
    return took[len(took) // 2], took[int(len(took) * 0.95)]
