"""What is done once a minute, by one worker of all."""

from __future__ import annotations

import threading
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from contact_forms.jobs import each_minute, minutely, registry
from contact_forms.jobs.sweep import purge_drafts, sweep
from contact_forms.models import Draft, DraftHolder
from tests.integration.contact_forms.world import make_draft
from tests.integration.everywhere import everywhere


def test_the_sweep_deletes_drafts_whose_time_is_over_and_no_others(force):
    over, _ = make_draft(force)
    kept, _ = make_draft(force)
    with everywhere():
        Draft.objects.filter(pk=over.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert purge_drafts() == 1
    with everywhere():
        assert list(Draft.objects.values_list("pk", flat=True)) == [kept.pk]
    with everywhere():
        assert DraftHolder.objects.count() == 1


def test_one_sweep_runs_at_a_time_and_one_bad_chore_does_not_stop_the_others(transactional_db, monkeypatch):
    monkeypatch.setattr(registry, "_MINUTELY", {})
    ran: list[str] = []
    nested: list[bool] = []

    @each_minute("bad")
    def bad() -> None:
        ran.append("bad")
        with connection.cursor() as cursor:
            cursor.execute("SELECT no_such_function()")

    @each_minute("good")
    def good() -> None:
        ran.append("good")

        def other_worker() -> None:
            nested.append(sweep())
            connection.close()

        thread = threading.Thread(target=other_worker)
        thread.start()
        thread.join()

    assert sweep()
    assert ran == ["bad", "good"]
    assert nested == [False]
    assert sweep()


def test_everything_of_every_minute_is_declared():
    assert {"purge-drafts", "make-owed-deliveries", "watch"} <= set(minutely())
