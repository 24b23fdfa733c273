"""Which form of which force a request is about. A service that the host's site does not offer is not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.http import Http404, HttpRequest
from django.utils import timezone

from cms.api.problems import FORM_CHANGED, Refused
from cms.api.scope import site_of
from cms.serving import form_versions_since, offerings
from contact_forms.models import FormVersion
from contact_forms.tenant import Tenant, tenant_for_site
from contact_forms.views.visit import form_version

OLDER_FORM_HOURS = 24
"""How long answers are taken under a form after a newer one took its place: who was filling it in can finish."""


@dataclass(frozen=True)
class Offered:
    """A form that can be answered now. today: the day in the force's place."""

    tenant: Tenant
    version: FormVersion
    today: date


def tenant_of(request: HttpRequest) -> Tenant:
    """The force of the request's host. Raises Http404 where the host is the national site's."""
    try:
        return tenant_for_site(site_of(request).pk)
    except LookupError:
        raise Http404("This site takes no forms.") from None


def offered_form(request: HttpRequest, slug: str, version: int | None) -> Offered:
    """The form of a service as the force offers it. version: the one that the program knows; None for today's.

    Raises Http404 where the force does not offer it, and Refused where that version is no longer taken.
    """
    tenant = tenant_of(request)
    for offering in offerings(tenant.site_id).values():
        release = offering.release
        if offering.service_slug != slug or not offering.takes_form or release is None:
            continue
        if version is not None and version != release.form_version_id:
            now = datetime.now(UTC)
            if version not in form_versions_since(offering, now - timedelta(hours=OLDER_FORM_HOURS), now):
                raise Refused(409, "This form has changed. Ask for it again and send answers to it.", FORM_CHANGED)
        return Offered(tenant, form_version(version or release.form_version_id), timezone.localdate())
    raise Http404("This site does not offer that form.")
