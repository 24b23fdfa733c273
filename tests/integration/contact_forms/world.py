"""A small world for deliveries: forces, a form, drafts and routes to the sandbox, in whichever database Django has."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from contact_forms import sealing
from contact_forms.actions import create_force_key, submit
from contact_forms.models import Draft, DraftHolder, ForceKey, FormVersion, Job, Route, Submission
from contact_forms.tenant import Contact, Tenant
from contact_forms.walls import within_sites
from integrations.sandbox import demo_secret
from tests.harness.small_form import FORM, PLAN

SERVICE = "antisocial-behaviour"
STORY = "Canary story: they shouted <script>alert(1)</script> all night"
ANSWERS: dict[str, Any] = {
    "danger": "no",
    "story": STORY,
    "who": {"first": "Aroha", "last": "Example"},
    "email": "aroha@example.com",
}
URGENT_ANSWERS = {**ANSWERS, "danger": "yes"}


def make_force(slug: str) -> Tenant:
    """A site with a key."""
    site = Site.objects.create(hostname=f"{slug}.localhost", site_name=slug, root_page=Page.get_first_root_node())
    create_force_key(site.pk)
    return tenant_of(site.pk)


def tenant_of(site_id: int) -> Tenant:
    """The tenant of a site of this world; named in settings as SOH_TENANT_FACTORY."""
    site = Site.objects.get(pk=site_id)
    with within_sites(site_id):
        key = ForceKey.objects.get(site=site, retired_at=None)
    slug = site.hostname.removesuffix(".localhost")
    return Tenant(
        site_id=site.pk,
        slug=slug,
        name=f"{slug} police",
        name_cy="",
        languages=("en", "cy"),
        stage="beta",
        force_number="43",
        public_key=bytes(key.public_key),
        public_key_id=key.pk,
        fallback_address=f"fallback@{slug}.example",
        duty=Contact(f"duty@{slug}.example"),
        operations=Contact(f"operations@{slug}.example", "Operations"),
        address=f"http://{slug}.localhost",
        chrome={},
    )


def make_version() -> FormVersion:
    """The one form of this world."""
    return FormVersion.objects.get_or_create(
        service_slug=SERVICE,
        content_hash="c" * 64,
        defaults={"title": "Report antisocial behaviour", "definition": FORM, "plan": PLAN},
    )[0]


def make_route(force: Tenant, sandbox_url: str, secrets: Path, **changes: Any) -> Route:
    """The force's route to its pretend records system, with its secret in a file."""
    (secrets / f"{force.slug}-rms").write_text(demo_secret(force.slug))
    profile = changes.pop("profile", "extended")
    path = "rms" if profile == "extended" else "published"
    facts = {
        "service_slug": "",
        "adapter": "niche_rms",
        "address": f"{sandbox_url}/{path}/{force.slug}",
        "secret_name": f"{force.slug}-rms",
        "options": {"profile": profile},
        "max_at_once": 50,
        **changes,
    }
    with within_sites(force.site_id):
        return Route.objects.create(site_id=force.site_id, **facts)


def make_draft(force: Tenant, answers: Mapping[str, Any] = ANSWERS, language: str = "en") -> tuple[Draft, str]:
    """A draft with these answers, as the database gives it back, and the secret of its one holder."""
    key, secret = sealing.new_key(), sealing.new_secret()
    draft = Draft(site_id=force.site_id, form_version=make_version(), language=language)
    draft.sealed = sealing.seal_answers(key, draft.pk, answers)
    draft.expires_at = timezone.now() + timedelta(hours=24)
    with within_sites(force.site_id):
        draft.save(force_insert=True)
        DraftHolder.objects.create(
            draft=draft,
            site_id=force.site_id,
            kind=DraftHolder.COOKIE,
            token_hash=sealing.token_hash(secret, SERVICE),
            session_hash=sealing.session_hash(secret),
            wrapped_key=sealing.wrap(key, secret, draft.pk),
        )
        return Draft.objects.get(pk=draft.pk), secret


def make_submission(force: Tenant, answers: Mapping[str, Any] = ANSWERS, language: str = "en") -> Submission:
    """A report of this force, submitted."""
    draft, _ = make_draft(force, answers, language)
    return submit(draft, answers, force, date.today(), "request-of-a-test")


def jobs_of(force: Tenant) -> list[Job]:
    """The force's jobs, oldest first, with their submissions."""
    with within_sites(force.site_id):
        return list(Job.objects.select_related("submission").filter(site_id=force.site_id).order_by("id"))


def delivery_of(submission: Submission) -> Job:
    """The delivery job of a report, as it is now."""
    with within_sites(submission.site_id):
        return Job.objects.select_related("route").get(submission=submission, kind="deliver")
