"""SIGKILL of the worker at any point of a delivery: after a restart every report is at its receiver exactly once."""

from __future__ import annotations

import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable

import pytest

from contact_forms.models import Job, Submission
from contact_forms.tenant import Tenant
from tests.contract.sandbox_process import Sandbox
from tests.faults.conftest import Start
from tests.faults.points import POINTS
from tests.integration.contact_forms.world import delivery_of, jobs_of, make_submission

PATIENCE = 40.0


def wait_for(what: Callable[[], object], seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            pytest.fail(f"This did not come true within {seconds} seconds.")
        time.sleep(0.02)


def all_done(force: Tenant) -> bool:
    return all(job.state == Job.DONE for job in jobs_of(force))


def assert_each_is_there_once(force: Tenant, sandbox: Sandbox, submissions: list[Submission]) -> None:
    held = Counter(report["submission_id"] for report in sandbox.held(force.slug))
    assert held == Counter({str(each.pk): 1 for each in submissions})


def ended_by_kill(process: subprocess.Popen[bytes]) -> bool:
    return process.wait(PATIENCE) == -signal.SIGKILL


@pytest.mark.parametrize("point", POINTS)
def test_a_worker_killed_at_this_point_loses_and_doubles_nothing(force, sandbox, start_worker, point):
    submissions = [make_submission(force) for _ in range(3)]
    assert ended_by_kill(start_worker(point))
    start_worker()
    wait_for(lambda: all_done(force))
    assert_each_is_there_once(force, sandbox, submissions)


def test_a_worker_killed_while_the_receiver_holds_the_request_loses_and_doubles_nothing(
    force: Tenant, sandbox: Sandbox, start_worker: Start
) -> None:
    submission = make_submission(force)
    sandbox.fault(force.slug, "slow", seconds=1.5)
    worker = start_worker()
    wait_for(lambda: sandbox.posts(force.slug))
    worker.kill()
    assert ended_by_kill(worker)
    assert sandbox.held(force.slug) == []
    assert delivery_of(submission).state == Job.WAITING
    start_worker()
    wait_for(lambda: all_done(force))
    wait_for(lambda: all(post["status"] for post in sandbox.posts(force.slug)))
    assert_each_is_there_once(force, sandbox, [submission])


def test_sigterm_finishes_the_job_in_hand(force: Tenant, sandbox: Sandbox, start_worker: Start) -> None:
    submissions = [make_submission(force) for _ in range(2)]
    sandbox.fault(force.slug, "slow", seconds=0.7)
    worker = start_worker()
    wait_for(lambda: sandbox.posts(force.slug))
    worker.terminate()
    assert worker.wait(PATIENCE) == 0
    states = [delivery_of(each).state for each in submissions]
    assert states == [Job.DONE, Job.WAITING]


def test_a_worker_frozen_past_its_lease_writes_nothing_when_it_wakes(
    force: Tenant, sandbox: Sandbox, start_worker: Start
) -> None:
    submission = make_submission(force)
    sandbox.fault(force.slug, "slow", seconds=0.5)
    frozen = start_worker()
    wait_for(lambda: sandbox.posts(force.slug))
    frozen.send_signal(signal.SIGSTOP)
    start_worker()
    wait_for(lambda: all_done(force))
    fence = delivery_of(submission).fence
    frozen.send_signal(signal.SIGCONT)
    time.sleep(1.0)
    job = delivery_of(submission)
    assert (job.state, job.fence) == (Job.DONE, fence)
    assert_each_is_there_once(force, sandbox, [submission])
