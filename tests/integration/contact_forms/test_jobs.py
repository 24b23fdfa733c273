"""Leases, fences, turns, breakers: what holds however many workers there are."""

from __future__ import annotations

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone

from contact_forms.jobs import Claim, Result, claim_due, kind, record, registry
from contact_forms.jobs.breaker import OPENS_AFTER, open_for, receiver_answered, receiver_failed
from contact_forms.jobs.worker import UNFINISHED_LIMIT, Worker, do
from contact_forms.models import Attempt, Job, Route
from contact_forms.walls import NATION, within_sites
from tests.integration.contact_forms.world import URGENT_ANSWERS, delivery_of, make_submission
from tests.integration.everywhere import everywhere

DONE = Result(Job.DONE, Attempt.Outcome.DONE)


@pytest.fixture
def own_kind(monkeypatch):
    """A register of kinds that ends with the test."""
    monkeypatch.setattr(registry, "_KINDS", dict(registry._KINDS))


def make_job(name: str, site_id: int | None = None, **facts) -> Job:
    with within_sites(NATION if site_id is None else site_id):
        return Job.objects.create(kind=name, site_id=site_id, **{"due_at": Now(), **facts})


def again(job: Job) -> Job:
    with within_sites(job.site_id or NATION):
        return Job.objects.get(pk=job.pk)


def claims(count: int) -> list[Claim]:
    return [claim for claim in (claim_due() for _ in range(count)) if claim is not None]


def test_a_claim_leases_fences_and_writes_the_attempt_in_one_go(force):
    submission = make_submission(force)
    claim = claim_due()
    job = delivery_of(submission)
    assert claim == Claim(job.pk, force.site_id, 1)
    assert job.lease_until > timezone.now() + timedelta(seconds=20)
    with within_sites(force.site_id):
        attempt = Attempt.objects.get(job=job)
    assert (attempt.fence, attempt.finished_at, attempt.outcome) == (1, None, "")
    assert claim_due() is None


def test_a_lease_that_ran_out_is_taken_by_another_with_a_higher_fence(force, settings):
    make_submission(force)
    settings.SOH_LEASE_SECONDS = 0
    first, second = claim_due(), claim_due()
    assert (first.fence, second.fence) == (1, 2)
    assert first.job_id == second.job_id


def test_a_stale_worker_writes_nothing(force, settings):
    submission = make_submission(force)
    settings.SOH_LEASE_SECONDS = 0
    stale, holder = claim_due(), claim_due()
    assert not record(stale, Result(Job.DONE, "done", "from the stale worker"))
    job = delivery_of(submission)
    assert (job.state, job.reason) == (Job.WAITING, "")
    with within_sites(force.site_id):
        assert Attempt.objects.get(job=job, fence=stale.fence).finished_at is None
    assert record(holder, DONE)
    assert delivery_of(submission).state == Job.DONE
    assert not record(holder, DONE), "a result is written once"


def test_what_belongs_to_a_result_is_written_with_it_or_not_at_all(force):
    submission = make_submission(force)
    claim = claim_due()

    def broken(job: Job) -> None:
        raise RuntimeError("no receipt today")

    with pytest.raises(RuntimeError):
        record(claim, Result(Job.DONE, "done", also=broken))
    assert delivery_of(submission).state == Job.WAITING


def test_eight_workers_never_hold_one_job_together(transactional_db, own_kind, force):
    jobs = [make_job("slowly", force.site_id) for _ in range(40)]
    in_hand: set[int] = set()
    done: list[int] = []
    together: list[int] = []
    guard = threading.Lock()

    @kind("slowly")
    def slowly(claim: Claim) -> Result:
        with guard:
            together.extend(in_hand & {claim.job_id})
            in_hand.add(claim.job_id)
        time.sleep(0.01)
        with guard:
            in_hand.discard(claim.job_id)
            done.append(claim.job_id)
        return DONE

    start = threading.Barrier(8)

    def hand() -> None:
        start.wait()
        try:
            Worker(threads=100).drain()
        finally:
            connection.close()

    hands = [threading.Thread(target=hand) for _ in range(8)]
    for each in hands:
        each.start()
    for each in hands:
        each.join()
    assert together == []
    assert sorted(done) == [job.pk for job in jobs]


def test_urgent_goes_first_then_oldest_due(force):
    routine = delivery_of(make_submission(force))
    older = delivery_of(make_submission(force))
    with within_sites(force.site_id):
        Job.objects.filter(pk=older.pk).update(due_at=Now() - timedelta(hours=1))
    urgent = delivery_of(make_submission(force, URGENT_ANSWERS))
    with within_sites(force.site_id):
        alert = Job.objects.get(kind="alert")
    claimed = [claim.job_id for claim in claims(4)]
    assert set(claimed[:2]) == {urgent.pk, alert.pk}
    assert claimed[2:] == [older.pk, routine.pk]


def test_what_is_not_yet_due_is_left(force):
    make_job("later", force.site_id, due_at=Now() + timedelta(minutes=1))
    assert claim_due() is None


def test_a_route_with_thousands_waiting_does_not_starve_another(transactional_db, make_force):
    crowded, quiet = make_force(), make_force()
    with everywhere():
        route = Route.objects.get(site_id=crowded.site_id)
    long_ago = timezone.now() - timedelta(hours=1)
    with within_sites(crowded.site_id):
        Job.objects.bulk_create(
            Job(kind="deliver", site_id=crowded.site_id, route=route, due_at=long_ago) for _ in range(5000)
        )
    waiting = [delivery_of(make_submission(quiet)).pk for _ in range(3)]
    started = time.monotonic()
    claimed = [claim.job_id for claim in claims(8)]
    assert [place for place, job in enumerate(claimed) if job in waiting][-1] <= 6
    assert time.monotonic() - started < 2.0


def test_a_lane_never_holds_every_thread(force):
    for _ in range(5):
        make_submission(force)
    with everywhere():
        Route.objects.update(max_at_once=2)
    assert [claim is not None for claim in (claim_due() for _ in range(3))] == [True, True, False]


def test_a_route_that_is_off_waits(force):
    submission = make_submission(force)
    with everywhere():
        Route.objects.update(active=False)
    assert claim_due() is None
    with everywhere():
        Route.objects.update(active=True)
    assert claim_due() is not None
    assert delivery_of(submission).failures == 0


def test_an_open_breaker_holds_its_own_route_up_and_no_other(transactional_db, make_force, settings):
    settings.SOH_RETRY_BASE_SECONDS = 30
    dead, well = make_force(), make_force()
    with everywhere():
        route = Route.objects.get(site_id=dead.site_id)
    waiting, also_waiting = delivery_of(make_submission(dead)), delivery_of(make_submission(dead))
    for _ in range(OPENS_AFTER):
        with everywhere():
            receiver_failed(route.pk)
    delivered = delivery_of(make_submission(well))
    assert [claim.job_id for claim in claims(3)] == [delivered.pk]
    assert again(waiting).failures == 0
    with everywhere():
        Route.objects.update(breaker_open_until=Now())
    assert [claim.job_id for claim in claims(3)] == [waiting.pk], "half-open: one at a time"
    with everywhere():
        receiver_answered(route.pk)
    assert [claim.job_id for claim in claims(3)] == [also_waiting.pk]


def test_a_breaker_stays_open_longer_with_each_failure_and_never_too_long(settings):
    settings.SOH_RETRY_BASE_SECONDS = 30
    waits = [open_for(failures).total_seconds() for failures in range(OPENS_AFTER, OPENS_AFTER + 6)]
    assert waits == [30, 60, 120, 240, 240, 240]


def test_failures_trip_the_breaker_only_in_a_row(force):
    with everywhere():
        route = Route.objects.get(site_id=force.site_id)
        for _ in range(OPENS_AFTER - 1):
            receiver_failed(route.pk)
        receiver_answered(route.pk)
        receiver_failed(route.pk)
        assert Route.objects.get(pk=route.pk).breaker_open_until is None


def test_a_mistake_in_one_job_does_not_stop_the_others(transactional_db, own_kind, force, settings):
    settings.SOH_RETRY_BASE_SECONDS = 30

    @kind("mistaken")
    def mistaken(claim: Claim) -> Result:
        raise KeyError("an answer that must not be told")

    job = make_job("mistaken", force.site_id)
    other = make_submission(force)
    Worker(threads=1).drain()
    assert delivery_of(other).state == Job.DONE
    job = again(job)
    assert (job.state, job.failures) == (Job.WAITING, 1)
    assert "KeyError" in job.reason
    assert "an answer" not in job.reason


def test_a_job_that_kills_its_worker_again_and_again_comes_before_a_person(transactional_db, own_kind, force, settings):
    @kind("deadly")
    def deadly(claim: Claim) -> Result:
        raise AssertionError("never reached")

    job = make_job("deadly", force.site_id)
    settings.SOH_LEASE_SECONDS = 0
    for _ in range(UNFINISHED_LIMIT):
        claim_due()
    settings.SOH_LEASE_SECONDS = 30
    do(claim_due())
    job = again(job)
    assert job.state == Job.ATTENTION
    assert "stopping the worker" in job.reason


def test_a_job_of_an_unknown_kind_waits_for_a_worker_that_knows_it(force):
    job = make_job("made-by-a-newer-process", force.site_id)
    Worker(threads=1).drain()
    job = again(job)
    assert (job.state, job.failures) == (Job.WAITING, 0)
    assert job.due_at > timezone.now() + timedelta(seconds=30)


def test_a_job_of_the_nation_is_done_like_any_other(transactional_db, own_kind):
    kind("national")(lambda claim: DONE)
    job = make_job("national")
    Worker(threads=1).drain()
    assert again(job).state == Job.DONE


def test_a_running_worker_hears_of_a_new_job_and_stops_when_told(force):
    worker = Worker(threads=2)
    running = threading.Thread(target=worker.run)
    running.start()
    try:
        submission = make_submission(force)
        end = time.monotonic() + 10
        while delivery_of(submission).state != Job.DONE and time.monotonic() < end:
            time.sleep(0.02)
        assert delivery_of(submission).state == Job.DONE
    finally:
        worker.stop()
        running.join(10)
    assert not running.is_alive()


def test_two_functions_for_one_kind_are_refused(own_kind):
    with pytest.raises(ValueError, match="deliver"):
        kind("deliver")(lambda claim: DONE)


def test_after_two_crashes_in_a_row_a_job_comes_after_its_neighbours(force, settings):
    first, second = delivery_of(make_submission(force)), delivery_of(make_submission(force))
    settings.SOH_LEASE_SECONDS = 0
    assert [claim.job_id for claim in claims(4)] == [first.pk, first.pk, first.pk, second.pk]
