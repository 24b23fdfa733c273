"""The API is as it describes itself, whatever it is sent: many requests made from its own description.

`make fuzz` sends a hundred times as many (`API_REQUESTS` of each kind).
"""

from __future__ import annotations

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.config import SchemathesisConfig

SERVICE, STEP = "antisocial-behaviour", "in-danger"
REQUESTS = int(os.environ.get("API_REQUESTS", "8"))


@pytest.fixture
def described(house):
    config = SchemathesisConfig.from_dict({"parameters": {"slug": SERVICE, "step_key": STEP}})
    address = f"http://127.0.0.1:{house.installation.ports.public}/api/v1/openapi.json"
    return schemathesis.openapi.from_url(address, headers={"Host": "dyfed-powys.localhost"}, config=config)


schema = schemathesis.pytest.from_fixture("described")

load_all_checks()
# What may be asked of an answer depends on the form, not on the API's description: 422 is no break of it.
LEFT_OUT = [CHECKS.get_one("positive_data_acceptance")]


@schema.parametrize()
@settings(max_examples=REQUESTS, suppress_health_check=list(HealthCheck), deadline=None)
def test_any_request_gets_an_answer_that_was_described(case, house):
    answer = case.call(headers={"Host": "dyfed-powys.localhost"})
    case.validate_response(answer, excluded_checks=LEFT_OUT)
    assert "Set-Cookie" not in answer.headers
