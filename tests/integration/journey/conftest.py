"""A force that offers one form, and people who fill it in."""

from __future__ import annotations

import pytest
from django.conf import settings as project_settings
from django.utils import timezone
from wagtail.models import Page, Site

from contact_forms import sealing, tenant
from contact_forms.engine.definition import Text
from contact_forms.models import Attempt, ForceKey, FormVersion, Job, Route, Submission, SubmissionKey
from contact_forms.sealing import open_submission, opening_keys
from contact_forms.tenant import Contact, FormOffer, Tenant
from contact_forms.views import failures
from contact_forms.views.visit import form_version
from contact_forms.walls import within_sites
from govuk_theme.documents import Chrome
from tests.integration.journey import offering
from tests.integration.journey.colleagues import HANDLER, colleague
from tests.integration.journey.form import FORM, PLAN
from tests.integration.journey.person import Person

SERVICE = "antisocial-behaviour"


def make_force(name: str, languages: tuple[str, ...] = ("en", "cy")) -> Tenant:
    """A site with a key and a tenant."""
    host = f"{name}.localhost"
    site = Site.objects.create(hostname=host, site_name=name, root_page=Page.get_first_root_node())
    public, sealed, _ = sealing.new_force_pair(sealing.sealing_key())
    with within_sites(site.pk):
        key = ForceKey.objects.create(site=site, public_key=public, sealed_private=sealed)
        Route.objects.create(site=site, adapter="standard_api", address="http://127.0.0.1:9/")
    made = Tenant(
        site_id=site.pk,
        slug=name,
        name=f"{name.title()} Police",
        name_cy=f"Heddlu {name.title()}",
        languages=languages,
        stage="beta",
        force_number="43",
        public_key=public,
        public_key_id=key.pk,
        fallback_address="desk@example.com",
        duty=Contact("duty@example.com"),
        operations=Contact("operations@example.com"),
        address=f"http://{host}",
        chrome={
            "en": Chrome(site_name=f"{name.title()} Police", languages=languages),
            "cy": Chrome(site_name=f"Heddlu {name.title()}", home_href="/cy/", languages=languages),
        },
    )
    offering.SITES[host] = site
    offering.TENANTS[site.pk] = made
    return made


def make_version(definition: dict = FORM, content_hash: str = "a" * 64) -> FormVersion:
    return FormVersion.objects.create(
        service_slug=SERVICE,
        content_hash=content_hash,
        title="Report antisocial behaviour",
        title_cy="Rhoi gwybod am ymddygiad gwrthgymdeithasol",
        definition=definition,
        plan=PLAN,
    )


def offer(force: Tenant, version: FormVersion) -> None:
    title: Text = version.title_text
    offering.OFFERS[force.site_id] = {
        f"report/{SERVICE}": FormOffer(f"report/{SERVICE}", SERVICE, title.en, title.cy, version.pk, force.languages)
    }


def _forget() -> None:
    tenant._hook.cache_clear()
    failures._chrome_factory.cache_clear()
    form_version.cache_clear()
    for remembered in (offering.SITES, offering.TENANTS, offering.OFFERS):
        remembered.clear()


@pytest.fixture(autouse=True)
def public_process(settings):
    """The middleware of the public process, with the floor above in the shape of `offering`."""
    settings.ROOT_URLCONF = "tests.integration.journey.urls"
    settings.MIDDLEWARE = [
        name
        for name in project_settings.MIDDLEWARE_BY_ROLE["public"]
        if not name.startswith(("cms.", "whitenoise.", "forcesites."))
    ]
    place = settings.MIDDLEWARE.index("contact_forms.views.failures.FailureMiddleware")
    settings.MIDDLEWARE.insert(place, "tests.integration.journey.offering.SiteAndLanguage")
    settings.SOH_TENANT_FACTORY = "tests.integration.journey.offering.tenant_of"
    settings.SOH_FORM_OFFERS = "tests.integration.journey.offering.offers_of"
    settings.SOH_CHROME_FACTORY = "tests.integration.journey.offering.chrome_of"
    _forget()
    yield
    _forget()


@pytest.fixture
def version(db) -> FormVersion:
    return make_version()


@pytest.fixture
def force(db, version) -> Tenant:
    """A bilingual force that offers the form."""
    made = make_force("north")
    offer(made, version)
    return made


@pytest.fixture
def person(force) -> Person:
    return Person("north.localhost")


@pytest.fixture
def submissions(force):
    """The submissions of the force, and what each says."""

    def opened():
        with within_sites(force.site_id):
            return [
                (row, open_submission(row, key, key.force_key, opening_keys()))
                for row in Submission.objects.all()
                for key in SubmissionKey.objects.filter(submission=row).select_related("force_key")
            ]

    return opened


@pytest.fixture
def report(person, force):
    """A report that was sent."""
    person.walk(car="yes", story="<script>alert('a')</script>\nSecond line")
    person.send()
    with within_sites(force.site_id):
        return Submission.objects.get()


@pytest.fixture
def admin_process(settings, report):
    """From here on the requests go to the admin process."""
    settings.ROOT_URLCONF = "tests.integration.journey.admin_urls"
    settings.MIDDLEWARE = [
        name
        for name in project_settings.MIDDLEWARE_BY_ROLE["admin"]
        if not name.startswith(("cms.", "whitenoise.", "forcesites."))
    ]


@pytest.fixture
def handler(admin_process, force):
    return colleague("north.handler", force.site_id, HANDLER)


@pytest.fixture
def stranger(admin_process):
    """A handler of another force."""
    return colleague("south.handler", make_force("south").site_id, HANDLER)


@pytest.fixture
def superuser(admin_process):
    return colleague("root", is_superuser=True)


@pytest.fixture
def job(report, force):
    """The delivery job, in the attention list after two tries."""
    with within_sites(force.site_id):
        job = Job.objects.get(kind="deliver")
        Job.objects.filter(pk=job.pk).update(state=Job.ATTENTION, failures=6, reason="The receiver refused it.")
        for fence in (1, 2):
            Attempt.objects.create(
                job=job, site_id=force.site_id, fence=fence, started_at=timezone.now(), outcome="retryable",
                reason=f"Try number {fence} failed.", status=503,
            )  # fmt: skip
    return job
