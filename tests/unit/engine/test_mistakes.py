"""Every message of a question is found by trying, so that its author can look at each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from contact_forms.engine import KINDS, Invalid, example_of, mistakes_of
from contact_forms.engine.definition import Text
from contact_forms.engine.questions.settings import SomeOf
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
    ("approximate_date", "in_future"): {"past_only": True},
    ("approximate_date", "in_past"): {"future_only": True},
    ("date_of_birth", "too_young"): {"minimum_age": 18},
    ("date_of_birth", "too_old"): {"maximum_age": 17},
    ("money", "too_small"): {"minimum": 500},
    ("month_year", "in_future"): {"past_only": True},
    ("month_year", "in_past"): {"future_only": True},
    ("organisation", "too_short"): {"min_length": 10},
}
# A code of its parts' kinds that a kind made of others never gives: the parts have no setting that leads to it.
NEVER = {
    ("approximate_date", "too_small"),
    ("item", "too_short"),
    ("item", "too_small"),
    ("location", "too_short"),
    ("person", "too_old"),
    ("person", "too_short"),
    ("person", "too_young"),
    ("vehicle", "too_short"),
}
CODES = sorted({(name, code.partition("/")[0]) for name, kind in KINDS.items() for code in kind.wording})


def every_part_of(name: str) -> dict[str, Any]:
    """The setting by which a kind whose parts are chosen asks them all."""
    parts = KINDS[name].settings.get("parts")
    return {"parts": parts.words} if isinstance(parts, SomeOf) else {}


@pytest.mark.parametrize(("name", "code"), CODES)
def test_each_code_of_each_kind_is_found_by_trying(name: str, code: str) -> None:
    asked = question(kind=name, settings=every_part_of(name) | WITH.get((name, code), {}))
    found = {problem.code for mistake in mistakes_of(asked, TODAY) for problem in mistake.problems}
    assert (code in found) != ((name, code) in NEVER)


@pytest.mark.parametrize("way", ["exact", "between"])
@pytest.mark.parametrize("limit", ["past_only", "future_only", ""])
def test_dates_in_the_wrong_order_are_found_whichever_days_are_taken(limit: str, way: str) -> None:
    asked = question(kind="approximate_date", settings={limit: True} if limit else {})
    mistakes = [mistake for mistake in mistakes_of(asked, TODAY) if mistake.raw["how"] == way]
    assert any(problem.code == "wrong_order" for mistake in mistakes for problem in mistake.problems) == (
        way == "between"
    )
    assert all(len(mistake.problems) == 1 for mistake in mistakes)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_a_mistake_is_refused_for_what_it_says_and_the_example_is_taken(name: str) -> None:
    asked = question(kind=name, settings=every_part_of(name))
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
