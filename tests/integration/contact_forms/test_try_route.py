"""A test report goes the way of real ones, says that it is a test, and leaves a record."""

from __future__ import annotations

import pytest

from contact_forms.actions.try_route import TEST, send_test_report
from contact_forms.models import AuditEntry, Job, Route
from contact_forms.walls import within_sites

pytestmark = pytest.mark.django_db(transaction=True)


def tried(force):
    with within_sites(force.site_id):
        route = Route.objects.get()
    answer = send_test_report(route.pk, force.site_id, actor="somebody", actor_id=1)
    with within_sites(force.site_id):
        return answer, Route.objects.get()


def test_a_test_report_is_taken_and_marked_all_over(make_force, sandbox):
    force = make_force()
    (taken, said), route = tried(force)
    (held,) = sandbox.held(force.slug)
    assert taken and held["occurrence_number"] in said and route.test_result == said and route.tested_at is not None
    assert held["service_title"] == TEST and held["reference"].startswith("TEST-")
    with within_sites(force.site_id):
        assert Job.objects.count() == 0
        assert AuditEntry.objects.get(action="route.tested").detail == {"route": route.pk, "taken": True}


def test_what_went_wrong_is_said_in_plain_words(make_force, sandbox):
    force = make_force()
    sandbox.fault(force.slug, "503")
    (taken, said), route = tried(force)
    assert not taken and "busy or closed" in said and route.test_result == said


def test_a_route_of_another_force_is_not_there(make_force):
    force, other = make_force(), make_force()
    with within_sites(other.site_id):
        route = Route.objects.get()
    with pytest.raises(Route.DoesNotExist):
        send_test_report(route.pk, force.site_id, actor="somebody", actor_id=1)
