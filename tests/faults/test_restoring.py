"""The platform goes back to a backup that was taken in the middle of the work."""

from __future__ import annotations

import time
from pathlib import Path

from contact_forms.actions.after_restore import unopened_reports
from contact_forms.models import Submission
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites
from tests.contract.sandbox_process import Sandbox
from tests.faults.conftest import Start
from tests.faults.telling import Tell, people_sending, tell
from tests.faults.test_killed_worker import all_done, wait_for
from tests.integration.keeping.conftest import Machine, here, kept, move_to, soh

__all__ = ["here", "kept", "move_to", "tell"]


def test_going_back_to_a_backup_loses_only_what_came_after_it(
    force: Tenant, sandbox: Sandbox, start_worker: Start, here: Machine, kept: Path, tell: Tell
) -> None:
    """Reports are sent and delivered before, during and after the backup; then the database is lost."""
    worker = start_worker()
    with people_sending(force) as sent:
        wait_for(lambda: len(sandbox.held(force.slug)) > 3)
        before = {each.pk for each in sent.reports}
        began = time.monotonic()
        soh("backup", kept)
        backup_took = time.monotonic() - began
        during = len(sent.reports)
        wait_for(lambda: len(sent.reports) > during + 5)
        late = str(sent.reports[during + 4].pk)
        wait_for(lambda: late in {report["submission_id"] for report in sandbox.held(force.slug)})
    worker.kill()
    worker.wait()

    began = time.monotonic()
    said = soh("restore", kept, "--replace")
    restore_took = time.monotonic() - began
    assert "0 faults" in said
    with within_sites(force.site_id):
        there = set(Submission.objects.values_list("pk", flat=True))
    assert before <= there
    assert list(unopened_reports()) == []

    start_worker()
    wait_for(lambda: all_done(force), seconds=120)
    held = [report["submission_id"] for report in sandbox.held(force.slug)]
    assert len(held) == len(set(held)), "a report was made twice at its receiver"
    assert {str(each) for each in there} <= set(held)
    after = {each.pk for each in sent.reports} - there
    undelivered = {str(each) for each in after} - set(held)
    tell(
        f"backup of {len(there)} reports in {backup_took:.1f} s, restored in {restore_took:.1f} s; of what was "
        f"acknowledged before it 0 lost, 0 doubled; sent after it: {len(after)}, of which the receiver had "
        f"{len(after) - len(undelivered)}"
    )
