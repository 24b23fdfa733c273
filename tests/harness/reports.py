"""Reports by the hundred over the demonstration's forces: many receivers, and children of a nursery that submit.

A child calls the action that the API calls (`submit_at_once`), so what it counts as submitted is committed.
"""

from __future__ import annotations

import json
import time
import uuid
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

from tests.harness.small_form import FORM, PLAN

ROUTINE: dict[str, Any] = {
    "danger": "no",
    "story": "They shouted all night and broke two windows of the shop on the corner. It is the third time.",
    "who": {"first": "Sam", "last": "Example"},
    "email": "sam@example.com",
}
URGENT = {**ROUTINE, "danger": "yes"}


def service_slug(number: int) -> str:
    """The address word of the nth service of these reports."""
    return f"trial-{number}"


@dataclass(frozen=True)
class RouteRow:
    """What a route of each force to each of the services is to be; address may hold {force}."""

    adapter: str
    address: str
    options: dict[str, str]
    secret: str = ""


def make_services(services: int, route: dict[str, Any]) -> None:
    """In a child: that many services, each with a route of its own at each force. route: fields of `RouteRow`."""
    from contact_forms.actions import rotate_force_key
    from contact_forms.models import FormVersion, Route
    from contact_forms.walls import within_sites
    from forcesites.models import Force

    wanted = RouteRow(**route)
    for force in Force.objects.all():
        # The loaded database is kept from run to run, and each run has an opening key of its own.
        rotate_force_key(force.site_id)
    for number in range(services):
        facts = {"title": f"Trial {number}", "definition": FORM, "plan": PLAN}
        FormVersion.objects.get_or_create(service_slug=service_slug(number), content_hash="t" * 64, defaults=facts)
        for force in Force.objects.all():
            with within_sites(force.site_id):
                Route.objects.update_or_create(
                    site_id=force.site_id,
                    service_slug=service_slug(number),
                    defaults={
                        "adapter": wanted.adapter,
                        "address": wanted.address.format(force=force.slug),
                        "secret_name": wanted.secret.format(force=force.slug),
                        "options": wanted.options,
                    },
                )


def lead_to_sandbox(force: str, service: str, profile: str) -> None:
    """In a child: this force's reports of the service go to its pretend records system. profile: "rms" (it knows a
    report again) or "published" (it promises nothing)."""
    from django.conf import settings

    from contact_forms.actions import rotate_force_key
    from contact_forms.models import Route
    from contact_forms.walls import within_sites
    from forcesites.models import Force
    from integrations.sandbox import demo_secret

    site_id = Force.objects.get(slug=force).site_id
    rotate_force_key(site_id)
    (settings.SOH_SECRETS_DIR / f"{force}-trial").write_text(demo_secret(force))
    facts = {
        "adapter": "niche_rms",
        "address": f"sandbox:/{profile}/{force}",
        "secret_name": f"{force}-trial",
        "options": {"profile": "extended" if profile == "rms" else "published"},
        # What dead workers held counts as in hand until its lease is over; many die here.
        "max_at_once": 50,
    }
    with within_sites(site_id):
        Route.objects.update_or_create(site_id=site_id, service_slug=service, defaults=facts)


def redeliver_all() -> None:
    """In a child: a handler sends again everything that needs attention."""
    from contact_forms.actions import redeliver
    from contact_forms.models import Job
    from contact_forms.walls import within_sites
    from forcesites.models import Force

    for site_id in Force.objects.values_list("site_id", flat=True):
        with within_sites(site_id):
            jobs = list(Job.objects.filter(state=Job.ATTENTION).values_list("pk", flat=True))
        for job_id in jobs:
            redeliver(job_id, site_id, actor="a handler", actor_id=1)


def submit_many(services: int, number: int, a_second: float, told: str, urgent: bool = False, first: int = 0) -> None:
    """In a child: submit so many reports, spread over forces and services, as fast as it goes or so many a second.

    told: a file that gets a line of JSON for each report after its commit: [submission, reference, when].
    """
    from contact_forms.actions import IdempotencyKey, submit_at_once
    from contact_forms.models import FormVersion
    from contact_forms.tenant import tenant_for_site
    from forcesites.models import Force

    slugs = [service_slug(each) for each in range(services)]
    versions = {version.service_slug: version for version in FormVersion.objects.filter(service_slug__in=slugs)}
    tenants = [
        tenant_for_site(site_id) for site_id in Force.objects.order_by("site_id").values_list("site_id", flat=True)
    ]
    answers = URGENT if urgent else ROUTINE
    places = cycle([(tenant, slug) for slug in slugs for tenant in tenants])
    for _ in range(first):
        next(places)
    began = time.monotonic()
    with Path(told).open("a", buffering=1) as acknowledged:
        for turn in range(number):
            if a_second:
                time.sleep(max(0.0, began + turn / a_second - time.monotonic()))
            tenant, slug = next(places)
            key = IdempotencyKey(tenant.site_id, slug, str(uuid.uuid4()))
            made = submit_at_once(key, versions[slug], answers, answers, tenant, "en", date.today())
            acknowledged.write(json.dumps([str(made.pk), made.reference, time.time()]) + "\n")


def told(*files: Path) -> list[tuple[str, str, float]]:
    """What submitters have written so far."""
    lines: list[tuple[str, str, float]] = []
    for file in files:
        if file.exists():
            lines += [
                tuple(json.loads(line)) for line in file.read_text().splitlines(keepends=True) if line.endswith("\n")
            ]
    return lines
