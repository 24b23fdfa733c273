"""Every message of a question is found by trying, so that its author can look at each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from contact_forms.engine import KINDS, Invalid, example_of, mistakes_of
from contact_forms.engine.definition import Text
from tests.unit.engine.building import TODAY, question

# Settings under which a code can be met that a bare question never gives.
WITH: dict[tuple[str, str], dict[str, Any]] = {
    ("text", "too_short"): {"min_length": 10},
    ("long_text", "too_short"): {"min_length": 10},
    ("number", "too_small"): {"minimum": 5},
    ("number", "too_large"): {"maximum": 50},
    ("date", "in_future"): {"past_only": True},
    ("date", "in_past"): {"future_only": True},
    ("date", "too_small"): {"not_before": "2020-01-01"},
}
CODES = sorted({(name, code.partition("/")[0]) for name, kind in KINDS.items() for code in kind.wording})


@pytest.mark.parametrize(("name", "code"), CODES)
def test_each_code_of_each_kind_is_found_by_trying(name: str, code: str) -> None:
    asked = question(kind=name, settings=WITH.get((name, code), {}))
    found = {problem.code for mistake in mistakes_of(asked, TODAY) for problem in mistake.problems}
    assert code in found


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_mistake_is_refused_for_what_it_says_and_the_example_is_taken(name: str) -> None:
    asked = question(kind=name)
    for mistake in mistakes_of(asked, TODAY):
        with pytest.raises(Invalid) as refused:
            KINDS[name].clean(asked, mistake.raw, TODAY)
        assert refused.value.problems == mistake.problems
    assert KINDS[name].revalidated(asked, example_of(asked), TODAY) == example_of(asked)


def test_no_message_comes_twice_and_none_that_the_settings_rule_out() -> None:
    asked = question(kind="date", settings={"past_only": True})
    said = [str(problem.message) for mistake in mistakes_of(asked, TODAY) for problem in mistake.problems]
    assert len(said) == len(set(said))
    assert not any("in the future" in message and "today or in" in message for message in said)


def test_an_authors_own_wording_is_what_is_found() -> None:
    asked = question(kind="text", errors={"required": Text("Tell us", "Dywedwch wrthym")})
    [first, *_] = mistakes_of(asked, TODAY + timedelta(days=1))
    assert first.problems[0].render(str, "cy") == "Dywedwch wrthym"
