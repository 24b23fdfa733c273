"""`soh keys`: makes, changes and never loses."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, Site

from contact_forms import sealing
from contact_forms.actions.held import held
from contact_forms.models import AuditEntry, ForceKey, Submission
from contact_forms.tenant import Tenant
from contact_forms.walls import within_sites
from tests.integration.contact_forms.world import ANSWERS, make_submission, tenant_of
from tests.integration.everywhere import everywhere


@pytest.fixture
def site(db) -> Site:
    return Site.objects.create(hostname="new.localhost", site_name="new", root_page=Page.get_first_root_node())


@pytest.fixture
def force(db, make_force) -> Tenant:
    """A force in a transaction of the test, which is taken back at its end."""
    return make_force()


def keys(*arguments: object) -> str:
    said = StringIO()
    call_command("keys", *(str(argument) for argument in arguments), stdout=said)
    return said.getvalue()


def retire_long_ago(key_id: int) -> None:
    with everywhere():
        ForceKey.objects.filter(pk=key_id).update(retired_at=timezone.now() - timedelta(days=2))


def test_a_pair_is_made_once_and_its_private_half_opens_with_the_platforms_key_alone(site):
    assert "made for new.localhost" in keys("create", "new.localhost")
    with everywhere():
        key = ForceKey.objects.get(site=site)
    assert sealing.force_private(key, sealing.opening_keys())
    with pytest.raises(CommandError, match="has a key"):
        keys("create", site.pk)
    with within_sites(site.pk):
        assert AuditEntry.objects.filter(action="key made").count() == 1


def test_a_site_that_is_not_there_is_named(db):
    with pytest.raises(CommandError, match="no site nowhere"):
        keys("create", "nowhere")


def test_after_a_rotation_old_reports_open_and_new_ones_go_to_the_new_key(force):
    old_report = make_submission(force)
    keys("rotate", force.site_id)
    now = tenant_of(force.site_id)
    assert now.public_key_id != force.public_key_id
    new_report = make_submission(now)
    with within_sites(force.site_id):
        found = held(old_report.pk), held(new_report.pk)
        assert [each.answers() for each in found] == [ANSWERS, ANSWERS]
        assert [each.force_key.pk for each in found] == [force.public_key_id, now.public_key_id]


def test_a_force_without_a_key_cannot_rotate(site):
    with pytest.raises(CommandError, match="no key yet"):
        keys("rotate", site.pk)


def test_a_key_that_still_opens_a_held_report_is_never_deleted(force):
    make_submission(force)
    keys("rotate", force.site_id)
    retire_long_ago(force.public_key_id)
    with pytest.raises(CommandError, match="still opens 1 held report"):
        keys("delete", force.public_key_id)
    with pytest.raises(CommandError, match="unrecognized arguments"):
        keys("delete", force.public_key_id, "--force")
    with everywhere():
        assert ForceKey.objects.filter(pk=force.public_key_id).exists()


def test_a_key_in_use_or_retired_a_moment_ago_is_not_deleted(force):
    with pytest.raises(CommandError, match="in use"):
        keys("delete", force.public_key_id)
    keys("rotate", force.site_id)
    with pytest.raises(CommandError, match="less than a day"):
        keys("delete", force.public_key_id)


def test_a_retired_key_that_opens_nothing_can_go(force):
    keys("rotate", force.site_id)
    retire_long_ago(force.public_key_id)
    keys("delete", force.public_key_id)
    with everywhere():
        assert not ForceKey.objects.filter(pk=force.public_key_id).exists()


def test_the_list_tells_what_each_key_still_opens(force, settings):
    make_submission(force)
    assert "1 held reports, opens" in keys("list", f"{force.slug}.localhost")
    settings.SOH_OPENING_KEY = ""
    assert "does not open here" in keys("list")


def test_a_worker_without_the_opening_key_does_not_start(settings):
    settings.SOH_OPENING_KEY = ""
    with pytest.raises(CommandError, match="deliver nothing"):
        call_command("work", "--once")


def test_work_once_does_what_is_due_and_ends(transactional_db, make_force):
    force = make_force()
    submission = make_submission(force)
    said = StringIO()
    call_command("work", "--once", stdout=said)
    assert "1 tries" in said.getvalue()
    with within_sites(force.site_id):
        assert Submission.objects.get(pk=submission.pk).receipts.count() == 1
