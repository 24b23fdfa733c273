"""The look-up of postcodes against the sandbox that plays its source, in good and bad weather."""

from __future__ import annotations

import time

import httpx
import pytest

from integrations.errors import DeliveryError
from integrations.postcodes import PostcodeSource, ResultUnavailable, look_up
from integrations.postcodes.source import FAILURES_BEFORE_REST, LONGEST_WAIT, REST


def test_a_postcode_has_its_facts_and_its_addresses(sandbox):
    facts = look_up(sandbox.url, "RG1 1AA", seconds=5)
    assert (facts.postcode, facts.district, facts.police_force_area) == ("RG1 1AA", "Reading", "E23000029")
    assert facts.latitude == pytest.approx(51.4551) and len(facts.addresses) == 12
    assert (facts.addresses[0].line1, facts.addresses[0].town) == ("1 Example Street", "Reading")


def test_a_source_without_addresses_still_knows_the_place(sandbox):
    facts = look_up(sandbox.url, "SO14 7DU", seconds=5)
    assert facts.district == "Southampton" and facts.addresses == ()


def test_a_postcode_that_nobody_has_is_none_and_no_failure(sandbox):
    assert look_up(sandbox.url, "ZY1 1AA", seconds=5) is None


@pytest.mark.parametrize("fault", ["500", "503", "429", "garbage", "reset"])
def test_every_failure_of_the_source_is_said_to_be_one(sandbox, fault):
    sandbox.fault("postcodes", fault)
    with pytest.raises(DeliveryError) as failed:
        look_up(sandbox.url, "RG1 1AA", seconds=5)
    assert "RG1" not in str(failed.value)


def test_nobody_waits_long_for_a_slow_source(sandbox):
    sandbox.fault("postcodes", "slow", seconds=8)
    began = time.monotonic()
    with pytest.raises(ResultUnavailable):
        PostcodeSource(sandbox.url).facts("RG1 1AA")
    assert time.monotonic() - began < LONGEST_WAIT + 1.5


def test_a_source_that_keeps_failing_is_left_alone_and_asked_again_later(sandbox):
    now = [1000.0]
    source = PostcodeSource(sandbox.url, clock=lambda: now[0])
    sandbox.fault("postcodes", "500", times=FAILURES_BEFORE_REST)
    for _ in range(FAILURES_BEFORE_REST):
        with pytest.raises(ResultUnavailable, match="failed"):
            source.facts("RG1 1AA")
    with pytest.raises(ResultUnavailable, match="left alone"):
        source.facts("RG1 1AA")
    now[0] += REST
    assert source.facts("RG1 1AA").postcode == "RG1 1AA"


def test_without_a_source_nothing_is_asked():
    source = PostcodeSource("")
    assert not source.is_there
    with pytest.raises(ResultUnavailable, match="no source"):
        source.facts("RG1 1AA")


def test_a_name_cannot_lead_the_question_elsewhere(sandbox):
    assert look_up(sandbox.url, "../control", seconds=5) is None


def test_a_switch_that_the_source_does_not_have_is_refused(sandbox):
    answer = httpx.post(f"{sandbox.url}/control/postcodes/fault", json={"fault": "refuse"}, trust_env=False)
    assert answer.status_code == 400
