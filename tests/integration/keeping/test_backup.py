"""A backup taken while people work is whole, and becomes the same platform on another machine."""

from __future__ import annotations

import threading
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from contact_forms.actions.held import held
from contact_forms.models import Attempt, ForceKey, Job, Submission
from contact_forms.walls import within_sites
from tests.integration.contact_forms.world import ANSWERS, STORY, delivery_of, make_submission, tenant_of
from tests.integration.everywhere import everywhere
from tests.integration.keeping.conftest import soh


def test_what_was_acknowledged_before_the_backup_began_is_elsewhere_and_opens(
    force, here, elsewhere, move_to, kept, worker
):
    """Reports are sent while the backup is taken; some were delivered, the others wait."""
    before = [make_submission(force) for _ in range(4)]
    worker.drain()
    before += [make_submission(force) for _ in range(3)]
    (here.media / "original_images").mkdir()
    (here.media / "original_images" / "photo.jpg").write_bytes(b"a photo")
    stop, during = threading.Event(), []

    def send() -> None:
        try:
            while not stop.is_set():
                during.append(make_submission(force))
                stop.wait(0.1)
        finally:
            connection.close()

    sender = threading.Thread(target=send)
    sender.start()
    try:
        said = here.soh("backup", kept)
    finally:
        stop.set()
        sender.join()
    assert len(during) > 3, "nothing was sent meanwhile"
    assert "keys of forces" in said

    said = elsewhere.soh("restore", kept)
    assert "0 faults" in said and " 0 do not" in said and "Took" in said

    move_to(elsewhere)
    with within_sites(force.site_id):
        there = {each.pk for each in Submission.objects.all()}
        assert {each.pk for each in before} <= there
        assert there <= {each.pk for each in before + during}
        assert all(held(each).answers() == ANSWERS for each in there)
        assert Job.objects.filter(state=Job.DONE).count() == 4
        waiting = Job.objects.filter(state=Job.WAITING)
        unknown = Attempt.objects.filter(job__in=waiting, outcome=Attempt.Outcome.UNKNOWN)
        assert unknown.count() == waiting.count() == len(there) - 4
    assert (elsewhere.media / "original_images" / "photo.jpg").read_bytes() == b"a photo"


def test_a_report_delivered_after_the_backup_is_found_at_its_receiver_and_not_doubled(
    force, here, elsewhere, move_to, kept, worker, sandbox
):
    report = make_submission(force)
    soh("backup", kept)
    worker.drain()
    move_to(elsewhere)
    assert "1 jobs were not done" in soh("restore", kept)
    assert delivery_of(report).state == Job.WAITING
    worker.drain()
    assert delivery_of(report).state == Job.DONE
    assert len(sandbox.posts(force.slug)) == 1, "it was asked for and not sent again"


def test_a_receiver_that_promises_nothing_is_told_that_it_may_have_the_report(
    transactional_db, make_force, here, elsewhere, move_to, kept, worker
):
    force = make_force(adapter="email_report", address="desk@example.com", secret_name="", options={})
    report = make_submission(force)
    soh("backup", kept)
    worker.drain()
    move_to(elsewhere)
    soh("restore", kept)
    worker.drain()
    assert delivery_of(report).possible_duplicate


def test_no_answer_and_no_opening_key_is_in_the_folder(force, here, kept):
    make_submission(force)
    soh("backup", kept)
    keys = here.house.keys
    secrets = [keys.opening_key.encode(), bytes.fromhex(keys.opening_key), STORY.encode(), keys.secret_key.encode()]
    found = [path for path in kept.rglob("*") if path.is_file()]
    assert {path.name for path in found} >= {"manifest.json", "database.dump", "files.tar"}
    for path in found:
        assert not any(secret in path.read_bytes() for secret in secrets), path
    assert kept.stat().st_mode & 0o077 == 0


def test_a_period_whose_key_file_is_gone_is_erased_from_the_backup(force, here, elsewhere, move_to, kept):
    erased = make_submission(force)
    soh("keys", "rotate", force.site_id)
    still_there = make_submission(tenant_of(force.site_id))
    soh("backup", kept)
    (kept / "keys" / f"{force.public_key_id}.json").unlink()
    move_to(elsewhere)
    said = soh("restore", kept)
    assert f"Key {force.public_key_id} was erased" in said
    assert f"  {erased.reference} of site" in said
    assert still_there.reference not in said
    assert "1 open, 1 do not" in said
    with within_sites(force.site_id):
        assert held(still_there.pk).answers() == ANSWERS


def test_a_number_of_a_key_is_never_given_twice(force, here, elsewhere, move_to, kept):
    with everywhere():
        long_ago = timezone.now() - timedelta(days=9)
        gone = ForceKey.objects.create(site_id=force.site_id, public_key=b"p", sealed_private=b"", retired_at=long_ago)
        number = gone.pk
        gone.delete()
    soh("backup", kept)
    move_to(elsewhere)
    soh("restore", kept)
    soh("keys", "rotate", force.site_id)
    with everywhere():
        assert ForceKey.objects.latest("pk").pk > number


def test_a_file_that_a_row_names_and_nobody_has_is_named(here, kept, admin_user, settings):
    from django.core.files.base import ContentFile
    from wagtail.documents import get_document_model

    document = get_document_model().objects.create(title="Plan", file=ContentFile(b"a plan", name="plan.txt"))
    (here.media / document.file.name).unlink()
    assert f"A row names {document.file.name}" in soh("backup", kept)


def test_a_newer_version_takes_an_older_backup_and_brings_its_tables_forward(
    force, here, elsewhere, move_to, kept, settings
):
    report = make_submission(force)
    soh("backup", kept)
    move_to(elsewhere)
    settings.MIGRATION_MODULES = {"contact_forms": "tests.faults.one_more_migration"}
    assert "The tables were brought to this code's" in soh("restore", kept)
    with connection.cursor() as cursor:
        cursor.execute("SELECT harmless FROM contact_forms_submission WHERE false")
    with within_sites(force.site_id):
        assert held(report.pk).answers() == ANSWERS
