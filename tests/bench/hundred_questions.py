"""The engine alone: a form of a hundred questions, every one answered, walked from its first step to its last."""

from __future__ import annotations

import time

from contact_forms.engine import walk
from tests.unit.engine.building import TODAY
from tests.unit.engine.test_journey import of_a_hundred_questions


def milliseconds(times: int) -> tuple[float, float]:
    """The median and the 95th percentile of this many walks, in CPU milliseconds. The tests' own form is walked."""
    form, answers = of_a_hundred_questions()
    took = []
    for _ in range(times):
        began = time.process_time()
        walked = walk(form, answers, TODAY)
        took.append((time.process_time() - began) * 1000)
        if not walked.complete:
            raise ValueError("The form of a hundred questions is not answered.")
    took.sort()
    return took[len(took) // 2], took[int(len(took) * 0.95)]
