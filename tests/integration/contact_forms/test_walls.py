"""The walls of the database, with the ORM's own filters left out on purpose."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from contact_forms.jobs import claim_due
from contact_forms.models import Attempt, AuditEntry, Job, Receipt, Submission, SubmissionKey
from contact_forms.walls import NATION, within_sites
from tests.integration.contact_forms.world import make_submission

WALLED = (Submission, SubmissionKey, Receipt, Job, Attempt, AuditEntry)


@pytest.fixture
def two_forces(transactional_db, make_force, worker):
    """Two forces, each with a delivered report, so that every walled table has rows of both."""
    forces = make_force(), make_force()
    for force in forces:
        make_submission(force)
    worker.drain()
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


def test_the_owner_of_the_tables_is_bound_too(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname = ANY (%s) AND NOT (relrowsecurity AND relforcerowsecurity)",
            [[model._meta.db_table for model in WALLED]],
        )
        assert cursor.fetchall() == []


def test_the_doors_through_the_wall_hand_out_ids_and_numbers_only(db):
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT p.proname, p.proconfig, pg_get_function_result(p.oid),
                      has_function_privilege('public', p.oid, 'execute')
               FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
               WHERE n.nspname = 'public' AND p.prosecdef AND p.proname LIKE 'soh%%'"""
        )
        doors = cursor.fetchall()
    assert len(doors) == 4
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
