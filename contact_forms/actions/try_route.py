"""Trying a route: a made-up report, marked as a test all over, goes through the adapter that real ones go through."""

from __future__ import annotations

from uuid import uuid4

from django.db.models.functions import Now
from django.utils import timezone

from contact_forms.actions.carrier import carrier_of
from contact_forms.actions.note import note
from contact_forms.actions.sending import refuse_inside_a_transaction
from contact_forms.models import Route
from contact_forms.tenant import tenant_for_site
from contact_forms.walls import within_sites
from integrations.errors import DeliveryError
from integrations.report import AnswerLine, AnswerSection, DigitalReport

TEST = "TEST – NOT A REAL REPORT"
LONGEST_RESULT = 300


def send_test_report(
    route_id: int, site_id: int, *, actor: str, actor_id: int, address: str | None = None
) -> tuple[bool, str]:
    """(whether it was taken, what became of it in plain words). Kept on the route and in the audit.

    Takes as long as one try of a delivery, ten seconds at most. Raises Route.DoesNotExist for a route of another site.
    """
    with within_sites(site_id):
        route = Route.objects.get(pk=route_id, site_id=site_id)
    refuse_inside_a_transaction()
    try:
        receipt = carrier_of(route).deliver(_test_report(site_id))
        taken, result = True, f"The test report was taken. The receiver calls it {receipt.reference}."
    except DeliveryError as error:
        taken, result = False, f"The test report was not taken. {error.reason}"
    with within_sites(site_id):
        Route.objects.filter(pk=route_id).update(tested_at=Now(), test_result=result[:LONGEST_RESULT])
        note(
            "route.tested",
            site_id=site_id,
            actor=actor,
            actor_id=actor_id,
            address=address,
            detail={"route": route_id, "taken": taken},
        )
    return taken, result


def _test_report(site_id: int) -> DigitalReport:
    tenant = tenant_for_site(site_id)
    submission_id = uuid4()
    line = AnswerLine("test", "What is this?", "A test of the route. Nothing happened and nobody is waiting.")
    return DigitalReport(
        submission_id=submission_id,
        reference=f"TEST-{submission_id.hex[:8].upper()}",
        service_slug="test",
        service_title=TEST,
        force_identifier=tenant.force_number,
        force_name=tenant.name,
        category="TEST",
        subcode="TEST",
        language="en",
        urgency="routine",
        protective_marking="OFFICIAL",
        submitted_at=timezone.now(),
        sections=(AnswerSection(TEST, (line,)),),
        answers={"test": TEST},
        service_facts={"test": TEST},
    )
