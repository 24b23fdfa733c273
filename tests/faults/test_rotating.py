"""Keys of a force and of the platform change while reports are sent and delivered."""

from __future__ import annotations

import time
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from contact_forms.actions.after_restore import unopened_reports
from contact_forms.models import SubmissionKey
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites
from tests.contract.sandbox_process import Sandbox
from tests.faults.conftest import Start
from tests.faults.telling import Tell, people_sending, tell
from tests.faults.test_killed_worker import all_done, assert_each_is_there_once, wait_for

__all__ = ["tell"]

ROTATIONS = 5


def keys(*arguments: object) -> str:
    said = StringIO()
    call_command("keys", *(str(argument) for argument in arguments), stdout=said)
    return said.getvalue()


def test_keys_change_under_load(
    force: Tenant,
    sandbox: Sandbox,
    start_worker: Start,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    tell: Tell,
) -> None:
    """The worker is started anew with both opening keys, then with the new one alone, as whoever runs it does."""
    worker = start_worker()
    old = settings.SOH_OPENING_KEY
    with people_sending(force) as sent:
        began = time.monotonic()
        for turn in range(ROTATIONS):
            wait_for(lambda turn=turn: len(sent.reports) > 4 * turn)
            keys("rotate", force.site_id)
        settings.SOH_SEALING_KEY = keys("new-pair", tmp_path / "new").strip().rsplit(" ", 1)[-1]
        settings.SOH_OPENING_KEY = (tmp_path / "new").read_text().strip()
        settings.SOH_OLD_OPENING_KEY = old
        monkeypatch.setenv("SOH_SEALING_KEY", settings.SOH_SEALING_KEY)
        monkeypatch.setenv("SOH_OPENING_KEY", settings.SOH_OPENING_KEY)
        monkeypatch.setenv("SOH_OLD_OPENING_KEY", old)
        worker.terminate()
        worker.wait()
        both = start_worker()
        so_far = len(sandbox.held(force.slug))
        wait_for(lambda: len(sandbox.held(force.slug)) > so_far)
        assert "can be taken away" in keys("reseal")
        settings.SOH_OLD_OPENING_KEY = ""
        monkeypatch.delenv("SOH_OLD_OPENING_KEY")
        both.terminate()
        both.wait()
        start_worker()
        keys("rotate", force.site_id)
        so_far = len(sandbox.held(force.slug))
        wait_for(lambda: len(sandbox.held(force.slug)) > so_far)
        took = time.monotonic() - began
    wait_for(lambda: all_done(force), seconds=120)
    assert_each_is_there_once(force, sandbox, sent.reports)
    assert list(unopened_reports()) == []
    with within_sites(force.site_id):
        periods = SubmissionKey.objects.values("force_key").distinct().count()
    tell(
        f"{len(sent.reports)} reports sent meanwhile under {periods} keys, 0 lost, 0 that do not open; "
        f"{ROTATIONS + 1} rotations and a new opening key in {took:.1f} s"
    )
