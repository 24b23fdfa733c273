"""What a force shows of the library now: computed when it is read, from adoptions and releases.

A process remembers a site's adoptions and releases until an epoch moves, and works out from them at each reading
which release is in force, so a page or a form URL costs no query for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import Http404

from cms.documents import bridging_document, start_document
from cms.epochs import EpochMemory
from cms.models.adoption import Adoption
from cms.models.page import BasePage
from cms.models.release import Release, release_content
from contact_forms.blocks import pair_of
from contact_forms.tenant import FormOffer, Tenant, tenant_for_site
from govuk_theme.documents import BridgingDocument, SectionLink, ServiceStartDocument


@dataclass(frozen=True)
class Offering:
    """A service as a site shows it now. path: without slashes at the ends. release: None where only words stand."""

    page_id: int
    path: str
    service_slug: str
    adoption: Adoption
    release: Release | None

    @property
    def takes_form(self) -> bool:
        """Whether the form can be begun here now."""
        return self.release is not None and self.adoption.mode in (Adoption.FOLLOW, Adoption.HOLD)


class SiteOfferings:
    """The adoptions of one site with all releases they could show. `at(now)` says which they do show."""

    def __init__(self, site_id: int) -> None:
        self._tenant = tenant_for_site(site_id)
        self._adoptions = list(
            Adoption.objects.filter(site_id=site_id, page__live=True)
            .select_related("page", "site__root_page", "service")
            .order_by("page__path")
        )
        services = {adoption.service_id for adoption in self._adoptions}
        self._releases: dict[int, list[Release]] = {service: [] for service in services}
        for release in Release.objects.filter(service_id__in=services).defer("content").order_by("-number"):
            self._releases[release.service_id].append(release)
        self._made: tuple[datetime, datetime | None, dict[int, Offering]] | None = None

    def at(self, now: datetime) -> dict[int, Offering]:
        """Page id -> what it shows at this time."""
        made = self._made
        if made is None or now < made[0] or (made[1] is not None and now >= made[1]):
            offerings = {adoption.page_id: self._offering(adoption, now) for adoption in self._adoptions}
            made = self._made = (now, self.next_change(now), offerings)
        return made[2]

    def next_change(self, now: datetime) -> datetime | None:
        """When the next release comes into force; None while none is waiting."""
        waiting = (r.in_force_from for releases in self._releases.values() for r in releases if r.in_force_from > now)
        return min(waiting, default=None)

    def shown_since(self, page_id: int, since: datetime, now: datetime) -> set[int]:
        """Ids of the form versions that a page has shown at any time between the two, as far as releases tell."""
        adoption = next(adoption for adoption in self._adoptions if adoption.page_id == page_id)
        releases = self._releases[adoption.service_id]
        times = [since, *(release.in_force_from for release in releases if since < release.in_force_from <= now)]
        tenant = self._tenant
        shown = (choose_release(releases, adoption, tenant.stage, tenant.languages, time) for time in times)
        return {release.form_version_id for release in shown if release is not None}

    def _offering(self, adoption: Adoption, now: datetime) -> Offering:
        root = adoption.site.root_page.url_path
        return Offering(
            page_id=adoption.page_id,
            path=adoption.page.url_path[len(root) :].strip("/"),
            service_slug=adoption.service.slug,
            adoption=adoption,
            release=choose_release(
                self._releases[adoption.service_id], adoption, self._tenant.stage, self._tenant.languages, now
            ),
        )


_remembered: EpochMemory[SiteOfferings] = EpochMemory(SiteOfferings)


def choose_release(
    releases: Iterable[Release], adoption: Adoption, stage: str, languages: tuple[str, ...], now: datetime
) -> Release | None:
    """The release that a force shows, of a service's releases with the newest first.

    A following force shows the newest that is approved for its stage, in force, complete in its languages, and whose
    required slots it has filled; a hold stays on its release. None where there is none, or the service was withdrawn.
    """
    if not adoption.service.live:
        return None
    if adoption.mode == Adoption.HOLD:
        return next((release for release in releases if release.pk == adoption.held_release_id), None)
    return next(
        (
            release
            for release in releases
            if release.in_force_from <= now
            and release.fits(stage, languages)
            and (adoption.mode != Adoption.FOLLOW or release.has_its_slots(adoption.slot_values, languages))
        ),
        None,
    )


def effective_release(adoption: Adoption, stage: str, languages: tuple[str, ...], now: datetime) -> Release | None:
    """`choose_release` for one adoption, read from the database: one query."""
    releases = Release.objects.filter(service_id=adoption.service_id).defer("content").order_by("-number")
    return choose_release(releases, adoption, stage, languages, now)


def offerings(site_id: int, now: datetime | None = None) -> dict[int, Offering]:
    """Page id -> what it shows now, for every live page of a service on a site. Three queries after an epoch's move.

    Raises LookupError where the site is no force.
    """
    return _remembered(site_id).at(now or datetime.now(UTC))


def form_versions_since(offering: Offering, since: datetime, now: datetime) -> set[int]:
    """Ids of the form versions under which a form of this offering can have been begun since then."""
    return _remembered(offering.adoption.site_id).shown_since(offering.page_id, since, now)


def form_offers(site_id: int) -> dict[str, FormOffer]:
    """Path -> the form that can be begun there now. Empty where the site is no force. (`SOH_FORM_OFFERS`)"""
    try:
        tenant = tenant_for_site(site_id)
        shown = offerings(site_id).values()
    except LookupError:
        return {}
    return {offering.path: _form_offer(offering, tenant) for offering in shown if offering.takes_form}


def _form_offer(offering: Offering, tenant: Tenant) -> FormOffer:
    release = offering.release
    if release is None:
        raise LookupError(f"{offering.path} shows no release")
    title = pair_of(release_content(release.pk)["title"])
    return FormOffer(
        path=offering.path,
        service_slug=offering.service_slug,
        service_title=title.en,
        service_title_cy=title.cy,
        form_version_id=release.form_version_id,
        languages=tenant.languages,
    )


def service_document(
    adoption: Adoption, page: BasePage, language: str, *, now: datetime
) -> ServiceStartDocument | BridgingDocument:
    """A force's page of a service: its start page, or information instead of the form.

    Raises Http404 where the force does not offer it, or there is nothing to show yet.
    """
    if adoption.mode == Adoption.NOT_OFFERED:
        raise Http404("this force does not offer this service")
    site = _remembered(page.site_id)
    offering = site.at(now).get(page.pk)
    if offering is not None and offering.adoption.pk == adoption.pk:
        release = offering.release
    else:
        tenant = tenant_for_site(page.site_id)
        release = effective_release(adoption, tenant.stage, tenant.languages, now)
    fresh_until = site.next_change(now)
    shown = release or Release.objects.filter(service_id=adoption.service_id).only("pk").first()
    if shown is None:
        raise Http404("this service has no release yet")
    content = release_content(shown.pk)
    # The title is that of the release, so that a national change of it reaches every site that follows.
    frame = page.frame(language) | {"title": pair_of(content["title"]).in_(language)}
    if release is None or adoption.mode == Adoption.BRIDGING:
        return bridging_document(frame, content, adoption.bridging, fresh_until)
    return start_document(frame, content, release.slots, adoption.slot_values, fresh_until)


def service_link(page: BasePage, language: str, *, now: datetime | None = None) -> SectionLink | None:
    """How a force's page of a service stands in a list of links, without a query; None where it shows nothing."""
    offering = offerings(page.site_id, now).get(page.pk)
    if offering is None or offering.adoption.mode == Adoption.NOT_OFFERED:
        return None
    service = offering.adoption.service
    if offering.release is None:
        title, summary = page.title_in(language), service.summary_in(language)
    else:
        content = release_content(offering.release.pk)
        title, summary = (pair_of(content[name]).in_(language) for name in ("title", "summary"))
    return SectionLink(text=title, href=page.path_in(language), description=summary)
