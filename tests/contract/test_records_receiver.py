"""The records adapters against the sandbox: what a force's system holds after each kind of answer."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest

from integrations.errors import Misconfigured, Permanent, Retryable, UnfitRecord, UnknownOutcome
from integrations.ports import RouteConfiguration
from integrations.registry import receiver
from integrations.sandbox import demo_secret
from tests.contract.reports import a_record, a_report
from tests.contract.sandbox_process import free_port


def test_a_report_arrives_and_brings_its_occurrence_number_back(sandbox, force):
    report = a_report(force_identifier="43")
    receipt = sandbox.route(force).deliver(report)
    (held,) = sandbox.held(force)
    assert receipt.reference == held["occurrence_number"]
    assert receipt.reference.startswith("43") and len(receipt.reference) >= 10
    assert held["submission_id"] == str(report.submission_id)
    assert (held["reference"], held["urgency"]) == (report.reference, "urgent")
    assert not receipt.duplicate and receipt.received_at.tzinfo is not None


def test_a_full_record_arrives(sandbox, force):
    receipt = sandbox.route(force).deliver(a_report(record=a_record()))
    assert sandbox.held(force)[0]["occurrence_number"] == receipt.reference


def test_a_second_copy_is_refused_and_counts_as_delivered(sandbox, force):
    route, report = sandbox.route(force), a_report()
    first, second = route.deliver(report), route.deliver(report)
    assert second.duplicate and second.reference == first.reference
    assert len(sandbox.held(force)) == 1
    assert [post["status"] for post in sandbox.posts(force)] == [409, 201]


def test_what_is_held_can_be_looked_up_and_what_is_not_is_none(sandbox, force):
    route, report = sandbox.route(force), a_report()
    assert route.look_up(str(report.submission_id)) is None
    receipt = route.deliver(report)
    found = route.look_up(str(report.submission_id))
    assert found is not None and found.reference == receipt.reference


def test_each_force_has_its_own_numbers(sandbox, force):
    first = sandbox.route(force + "-a").deliver(a_report(force_identifier="44"))
    second = sandbox.route(force + "-b").deliver(a_report(force_identifier="63"))
    assert first.reference[:2] == "44" and second.reference[:2] == "63"


def test_marks_for_the_reader_arrive(sandbox, force):
    sandbox.route(force).deliver(a_report(possible_duplicate=True, already_emailed=True))
    (held,) = sandbox.held(force)
    assert held["possible_duplicate"] and held["already_emailed"]
    content = sandbox.get(f"/reports/{held['id']}").text
    assert "POSSIBLE DUPLICATE" in content and "ALREADY E-MAILED" in content


@pytest.mark.parametrize(
    ("fault", "error", "status", "is_held"),
    [
        ("500", UnknownOutcome, 500, False),
        ("503", Retryable, 503, False),
        ("429", Retryable, 429, False),
        ("refuse", Permanent, 422, False),
        ("garbage", UnknownOutcome, 201, False),
        ("reset", UnknownOutcome, None, False),
        ("half", UnknownOutcome, None, True),
        ("accept-then-die", UnknownOutcome, None, True),
    ],
)
@pytest.mark.parametrize("adapter", ["niche_rms", "standard_api"])
def test_each_fault_is_an_error_named_by_what_to_do_next(sandbox, force, adapter, fault, error, status, is_held):
    sandbox.fault(force, fault)
    route, report = sandbox.route(force, adapter=adapter), a_report()
    with pytest.raises(error) as raised:
        route.deliver(report)
    assert type(raised.value) is error and raised.value.status == status
    assert "Ap-Tester" not in raised.value.reason and "only-for-the-sandbox" not in raised.value.reason
    assert (route.look_up(str(report.submission_id)) is not None) is is_held
    # The next try finds it held, or brings it: once in any case.
    assert route.deliver(report).duplicate is is_held
    assert len(sandbox.held(force)) == 1


def test_the_receivers_wish_to_wait_is_passed_on(sandbox, force):
    sandbox.fault(force, "429", seconds=7)
    with pytest.raises(Retryable) as raised:
        sandbox.route(force).deliver(a_report())
    assert raised.value.retry_after == 7


def test_a_conflict_is_a_receipt_because_the_report_is_held(sandbox, force):
    sandbox.fault(force, "409")
    receipt = sandbox.route(force).deliver(a_report())
    assert receipt.duplicate
    assert receipt.reference == sandbox.held(force)[0]["occurrence_number"]


def test_a_slow_receiver_is_left_in_time_and_then_found_to_hold_it(sandbox, force):
    sandbox.fault(force, "slow", seconds=1)
    route, report = sandbox.route(force, timeout=0.4), a_report()
    with pytest.raises(UnknownOutcome):
        route.deliver(report)
    patient = sandbox.route(force)
    receipt = patient.deliver(report)
    assert receipt.reference == patient.look_up(str(report.submission_id)).reference
    assert len(sandbox.held(force)) == 1


def test_a_fault_without_a_count_stays_until_it_is_turned_off(sandbox, force):
    sandbox.fault(force, "503", times=None)
    route = sandbox.route(force)
    for _ in range(3):
        with pytest.raises(Retryable):
            route.deliver(a_report())
    sandbox.fault(force, "none")
    assert route.deliver(a_report()).reference


def test_a_receiver_that_is_not_there_took_nothing():
    secret = demo_secret("nobody")
    configuration = RouteConfiguration(f"http://127.0.0.1:{free_port()}/rms/nobody", secret, {"profile": "extended"})
    with pytest.raises(Retryable):
        receiver("niche_rms", configuration).deliver(a_report())
    with pytest.raises(Retryable):
        receiver("niche_rms", configuration).look_up(str(a_report().submission_id))


def test_a_wrong_secret_is_for_a_person_to_mend(sandbox, force):
    route = sandbox.route(force, secret="somebody:else")
    with pytest.raises(Misconfigured) as raised:
        route.deliver(a_report())
    assert raised.value.status == 401
    with pytest.raises(Misconfigured):
        route.look_up(str(a_report().submission_id))
    assert not sandbox.held(force)


def test_a_wrong_address_is_for_a_person_to_mend_and_never_means_not_held(sandbox, force):
    route = sandbox.route(force, address=f"{sandbox.url}/nowhere/{force}")
    with pytest.raises(Misconfigured) as raised:
        route.deliver(a_report())
    assert raised.value.status == 404
    with pytest.raises(Misconfigured):
        route.look_up(str(a_report().submission_id))


def test_a_document_that_breaks_the_schema_is_never_sent(sandbox, force):
    with pytest.raises(UnfitRecord) as raised:
        sandbox.route(force).deliver(a_report(force_identifier="not a number"))
    assert "submission.forceIdentifier" in raised.value.reason
    assert "not a number" not in raised.value.reason
    assert not sandbox.posts(force)


def test_the_pretend_system_refuses_what_breaks_the_schema_itself(sandbox, force):
    client_id, secret = demo_secret(force).split(":", 1)
    answer = httpx.post(
        f"{sandbox.url}/rms/{force}/incidents",
        json={"jsonapi": {"version": "1.0"}, "data": {}, "included": []},
        headers={"X-Client-Id": client_id, "X-Client-Secret": secret},
        trust_env=False,
    )
    assert answer.status_code == 422 and answer.json()["errors"][0]["code"] == "schema"
    assert not sandbox.held(force)


def test_the_published_profile_promises_nothing_and_takes_what_it_gets(sandbox, force):
    route, report = sandbox.route(force, adapter="standard_api", profile="published"), a_report()
    assert not route.promises.deduplicates and not route.promises.looks_up
    first, second = route.deliver(report), route.deliver(report)
    assert not first.duplicate and not second.duplicate
    assert first.reference != second.reference
    held = sandbox.held(force)
    assert len(held) == 2 and len({each["occurrence_number"] for each in held}) == 2


def test_niche_without_an_occurrence_number_in_its_answer_is_delivered_all_the_same(sandbox, force):
    receipt = sandbox.route(force, profile="published").deliver(a_report())
    assert receipt.reference == f"{force}-{sandbox.held(force)[0]['id']}"
    assert receipt.details["occurrence"] == "not given"


def test_two_forces_share_one_system_by_the_same_address_and_secret(sandbox, force):
    shared = sandbox.route(force)
    thames_valley, hampshire = a_report(force_identifier="43"), a_report(force_identifier="44")
    first, second = shared.deliver(thames_valley), shared.deliver(hampshire)
    assert (first.reference[:2], second.reference[:2]) == ("43", "44")
    assert {held["submission_id"]: held["force_number"] for held in sandbox.held(force)} == {
        str(thames_valley.submission_id): "43",
        str(hampshire.submission_id): "44",
    }
    assert shared.deliver(thames_valley).duplicate


def test_an_answer_about_the_other_force_of_a_shared_system_is_not_believed(sandbox, force):
    shared, report = sandbox.route(force), a_report(force_identifier="43")
    shared.deliver(report)
    with pytest.raises(UnknownOutcome, match="another force"):
        shared.deliver(replace(report, force_identifier="44"))
