"""What holds deliveries back, and what it does not: the cap, quiet hours, a pause, a route that is off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import Value
from django.utils import timezone

from contact_forms.actions.pause import end_pause, pause
from contact_forms.jobs import claim_due
from contact_forms.models import Job, Route
from contact_forms.walls import within_sites
from tests.integration.contact_forms.watching import HANDLER
from tests.integration.contact_forms.world import URGENT_ANSWERS, delivery_of, make_submission
from tests.integration.everywhere import everywhere


def claimed_kinds(most: int = 10) -> list[str]:
    """The kinds of whatever may be claimed now."""
    claims = [claim for claim in (claim_due() for _ in range(most)) if claim is not None]
    with everywhere():
        return sorted(Job.objects.get(pk=claim.job_id).kind for claim in claims)


def change_route(force, **facts) -> None:
    with within_sites(force.site_id):
        Route.objects.update(**facts)


def test_a_route_has_no_more_in_hand_than_its_cap(force):
    for _ in range(4):
        make_submission(force)
    change_route(force, max_at_once=2)
    assert claimed_kinds() == ["deliver", "deliver"]


@pytest.mark.parametrize(
    ("begins", "ends", "quiet"),
    [(-1, 1, True), (1, 3, False), (-3, -1, False), (-1, -3, True), (3, 1, True), (1, -1, False)],
)
def test_routine_reports_wait_while_it_is_quiet_over_midnight_too_and_urgent_ones_do_not(force, begins, ends, quiet):
    """Hours from now; an end before its beginning lies behind midnight."""
    make_submission(force)
    urgent = make_submission(force, URGENT_ANSWERS)
    noon = timezone.localtime()
    change_route(
        force,
        quiet_from=Value((noon + timedelta(hours=begins)).time().replace(microsecond=0)),
        quiet_until=Value((noon + timedelta(hours=ends)).time().replace(microsecond=0)),
    )
    assert claimed_kinds() == (["alert", "deliver"] if quiet else ["alert", "deliver", "deliver"])
    assert delivery_of(urgent).fence == 1


def test_a_pause_holds_every_delivery_of_the_force_and_no_alert_and_nobody_elses(force, make_force):
    other = make_force()
    make_submission(force, URGENT_ANSWERS)
    make_submission(other)
    with pytest.raises(ValueError, match="reason"):
        pause(force.site_id, " ", **HANDLER)
    assert pause(force.site_id, "The records system moves.", **HANDLER)
    assert not pause(force.site_id, "Again.", **HANDLER)
    assert claimed_kinds() == ["alert", "deliver"]
    assert end_pause(force.site_id, **HANDLER)
    assert not end_pause(force.site_id, **HANDLER)
    assert claimed_kinds() == ["deliver"]
