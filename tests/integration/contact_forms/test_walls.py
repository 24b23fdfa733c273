"""The walls of the database, with the ORM's own filters left out on purpose."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from cms.supervisor.environment import environment_for
from contact_forms.actions import read
from contact_forms.actions.count_exit import count_exit
from contact_forms.actions.held import held
from contact_forms.engine.definition import Exit, Step, Text
from contact_forms.jobs import claim_due
from contact_forms.models import (
    AuditEntry,
    Draft,
    ForceKey,
    Job,
    Route,
    SubmissionKey,
)
from contact_forms.views.drafts import begin_draft, end_drafts, find_draft
from contact_forms.walls import NATION, within_sites
from tests.harness.databases import TestServer, installation
from tests.harness.environment import database_name
from tests.harness.watch import make_watch
from tests.integration.contact_forms.looking import sites_seen, tables_with_a_site
from tests.integration.contact_forms.world import ANSWERS, SERVICE, make_draft, make_submission, make_version
from tests.integration.everywhere import everywhere

WALLED = [
    model
    for model in apps.get_app_config("contact_forms").get_models()
    if any(field.name == "site" for field in model._meta.get_fields())
]


EXIT = Step("council", Text("Council"), exit=Exit(Text("Ask your council"), Text("<p>Ask.</p>")))


@pytest.fixture
def two_forces(transactional_db, make_force, worker):
    """Two forces, each with a delivered report, so that every walled table has rows of both."""
    forces = make_force(), make_force()
    for force in forces:
        make_submission(force)
        with transaction.atomic():
            count_exit(force.site_id, SERVICE, EXIT)
    worker.drain()
    for force in forces:
        with within_sites(force.site_id):
            job = Job.objects.select_related("submission__site").get()
            make_watch(job.submission, ForceKey.objects.get(), Route.objects.get(), job, lambda kind: kind)
    return forces


def test_a_query_without_a_filter_sees_the_named_site_alone(two_forces):
    ours, theirs = two_forces
    for model in WALLED:
        with within_sites(ours.site_id):
            assert set(model.objects.values_list("site_id", flat=True)) == {ours.site_id}, model
        with within_sites(ours.site_id, theirs.site_id):
            assert set(model.objects.values_list("site_id", flat=True)) == {ours.site_id, theirs.site_id}, model


def test_outside_the_wall_there_are_no_rows(two_forces):
    for model in WALLED:
        assert model.objects.count() == 0, model
        with within_sites():
            assert model.objects.count() == 0, model
        with within_sites(NATION):
            assert model.objects.count() == 0, model


def test_rows_of_another_site_are_neither_changed_nor_deleted_nor_added(two_forces):
    ours, theirs = two_forces
    with within_sites(ours.site_id):
        assert Job.objects.filter(site_id=theirs.site_id).update(state=Job.DONE) == 0
        assert Job.objects.filter(site_id=theirs.site_id).delete()[0] == 0
    with pytest.raises(ProgrammingError, match="row-level security"), within_sites(ours.site_id):
        Job.objects.create(kind="deliver", site_id=theirs.site_id, due_at=timezone.now())
    with pytest.raises(ProgrammingError, match="row-level security"), within_sites(ours.site_id):
        Job.objects.update(site_id=theirs.site_id)


def test_a_row_of_no_site_is_behind_the_wall_of_the_nation(force):
    with within_sites(NATION):
        AuditEntry.objects.create(at=timezone.now(), actor="platform", action="something national")
        assert AuditEntry.objects.count() == 1
    with within_sites(force.site_id):
        assert not AuditEntry.objects.filter(action="something national").exists()


def test_the_wall_ends_with_its_block(two_forces):
    ours, theirs = two_forces
    with within_sites(ours.site_id):
        with within_sites(theirs.site_id):
            assert set(Job.objects.values_list("site_id", flat=True)) == {theirs.site_id}
        assert set(Job.objects.values_list("site_id", flat=True)) == {ours.site_id}
        with pytest.raises(ZeroDivisionError), within_sites(theirs.site_id):
            raise ZeroDivisionError
        assert set(Job.objects.values_list("site_id", flat=True)) == {ours.site_id}
    with transaction.atomic():
        assert Job.objects.count() == 0


FORBIDDEN = (
    "UPDATE contact_forms_auditentry SET actor = 'somebody else'",
    "DELETE FROM contact_forms_auditentry",
    "TRUNCATE contact_forms_auditentry",
    "TRUNCATE contact_forms_job CASCADE",
    "SELECT * FROM contact_forms_lane",
    "UPDATE contact_forms_audithead SET number = 0",
    "INSERT INTO contact_forms_audithead (chain, number, hash) VALUES (77, 1, '')",
    "UPDATE contact_forms_auditseal SET number = 0",
    "DELETE FROM contact_forms_auditseal",
    "ALTER TABLE contact_forms_auditentry DISABLE TRIGGER USER",
    "ALTER TABLE contact_forms_job DISABLE ROW LEVEL SECURITY",
    "SET ROLE soh_owner",
    "CREATE TABLE mine (id int)",
)


def test_the_applications_role_may_neither_change_the_audit_nor_the_wall(two_forces):
    ours, _ = two_forces
    for statement in FORBIDDEN:
        with (
            pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
            within_sites(ours.site_id),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_the_role_of_everything_is_no_superuser_and_passes_no_wall(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == ("soh_app", False, False)
        cursor.execute("SELECT tableowner FROM pg_tables WHERE tablename = 'contact_forms_job'")
        assert cursor.fetchone() == ("soh_owner",)


def test_every_table_with_a_site_is_behind_the_wall_its_owner_included(two_forces):
    """Read from the catalogue: a table made later is here by itself, and fails until it has its wall and its rows."""
    tables = tables_with_a_site()
    assert set(tables) >= {model._meta.db_table for model in WALLED}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname = ANY (%s) AND NOT (relrowsecurity AND relforcerowsecurity)",
            [tables],
        )
        assert cursor.fetchall() == [], "these tables have no wall: see WALLED in migration 0002"
    both = {force.site_id for force in two_forces}
    with everywhere():
        without = [table for table, sites in sites_seen().items() if not both <= set(sites)]
    assert without == [], "`two_forces` makes no rows of these tables, so nothing below proves their walls"


@pytest.mark.parametrize("role", ["public", "admin", "worker"])
def test_a_process_of_each_role_sees_no_row_of_another_force_without_any_filter(
    two_forces, database_server: TestServer, role
):
    ours, theirs = two_forces
    environment = environment_for(role, installation(database_server.addresses(database_name())))
    ran = subprocess.run(
        [sys.executable, "-m", "tests.integration.contact_forms.looking", str(ours.site_id)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    saw = json.loads(ran.stdout)
    assert saw["role"] == role
    assert saw["inside"] == {table: [ours.site_id] for table in tables_with_a_site()}
    assert saw["outside"] == {table: [] for table in tables_with_a_site()}
    assert theirs.site_id not in {site for sites in saw["inside"].values() for site in sites}


def test_the_own_doors_of_each_role_lead_to_no_row_of_another_force(two_forces):
    ours, theirs = two_forces
    _, secret = make_draft(theirs)
    submission = make_submission(theirs)
    assert find_draft(secret, SERVICE, theirs.site_id) is not None
    assert find_draft(secret, SERVICE, ours.site_id) is None
    with pytest.raises(SubmissionKey.DoesNotExist):
        read(submission.pk, ours.site_id, actor="ours.handler", actor_id=1)
    with pytest.raises(SubmissionKey.DoesNotExist), within_sites(ours.site_id):
        held(submission.pk)


def test_finding_a_draft_leaves_no_wall_up_unless_it_is_held_to_be_written(two_forces):
    ours, _ = two_forces
    _, secret = make_draft(ours)
    with transaction.atomic():
        find_draft(secret, SERVICE, ours.site_id)
        assert Draft.objects.count() == 0
        find_draft(secret, SERVICE, ours.site_id, lock=True)
        assert set(Draft.objects.values_list("site_id", flat=True)) == {ours.site_id}
    assert Draft.objects.count() == 0


def test_a_secret_carried_to_another_force_begins_a_draft_of_its_own_there(two_forces):
    ours, theirs = two_forces
    draft, secret = make_draft(theirs)
    begin_draft(
        secret, SERVICE, site_id=ours.site_id, form_version_id=make_version().pk, language="en", answers={"story": "x"}
    )
    assert find_draft(secret, SERVICE, ours.site_id).answers == {"story": "x"}
    there = find_draft(secret, SERVICE, theirs.site_id)
    assert (there.row.pk, there.answers) == (draft.pk, ANSWERS)


def test_leaving_ends_what_this_secret_holds_and_nothing_else(two_forces):
    ours, _ = two_forces
    _, leaving = make_draft(ours)
    _, staying = make_draft(ours)
    end_drafts(leaving)
    assert find_draft(leaving, SERVICE, ours.site_id) is None
    assert find_draft(staying, SERVICE, ours.site_id) is not None


def test_the_doors_through_the_wall_hand_out_ids_and_numbers_only(db):
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT p.proname, p.proconfig, pg_get_function_result(p.oid),
                      has_function_privilege('public', p.oid, 'execute')
               FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
               WHERE n.nspname = 'public' AND p.prosecdef AND p.proname LIKE 'soh%%'"""
        )
        doors = cursor.fetchall()
    assert len(doors) == 13
    for name, config, result, anybody in doors:
        assert config == ["search_path=pg_catalog, pg_temp"], name
        assert not anybody, name
        assert "text" not in result, name
        assert "character" not in result, name
        assert "bytea" not in result, name


def test_a_claim_passes_the_wall_with_ids_only(two_forces, make_force):
    third = make_force()
    make_submission(third)
    claim = claim_due()
    assert claim is not None
    assert (claim.site_id, claim.fence) == (third.site_id, 1)
