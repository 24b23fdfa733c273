"""From a force to the plain facts that lower floors may know. The factories that settings name."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.epochs import EpochMemory
from cms.models import Adoption, SectionPage
from contact_forms.models import ForceKey
from contact_forms.tenant import Contact, Tenant
from contact_forms.walls import within_sites
from forcesites.models import Brand, Force
from govuk_theme import brand_css_name
from govuk_theme.documents import Chrome, ForceChoice, Link

NATIONAL_NAME = {"en": "Single Online Home", "cy": "Un Cartref Ar-lein"}


def site_address(site: Site, path: str = "/") -> str:
    """The whole address of a path on a site; the scheme follows the port (443 is https)."""
    scheme = "https" if site.port == 443 else "http"
    port = "" if site.port in (80, 443) else f":{site.port}"
    return f"{scheme}://{site.hostname}{port}{path}"


def _prefix(language: str) -> str:
    return "/cy" if language == "cy" else ""


def _make_chrome(site_id: int) -> dict[str, Chrome]:
    site = Site.objects.select_related("root_page", "force", "brand").get(pk=site_id)
    force: Force | None = getattr(site, "force", None)
    brand: Brand | None = getattr(site, "brand", None)
    sections = list(SectionPage.objects.child_of(site.root_page).live().filter(show_in_menus=True).order_by("path"))
    languages = force.languages if force else ("en", "cy")
    made = {}
    for language in languages:
        prefix = _prefix(language)
        with translation.override(language):
            name = ((language == "cy" and force.name_cy) or force.name) if force else NATIONAL_NAME[language]
            made[language] = Chrome(
                site_name=name,
                mark=brand.mark if brand else "",
                home_href=f"{prefix}/",
                brand_css=f"/{brand_css_name(brand.tokens())}" if brand else "",
                phase="beta" if force is None or force.stage == "beta" else "",
                feedback_href=f"{prefix}/contact/",
                navigation=tuple(
                    Link(text=section.title_in(language), href=f"{prefix}/{section.slug}/") for section in sections
                ),
                footer=(
                    Link(text=_("Accessibility statement"), href=f"{prefix}/accessibility-statement/"),
                    Link(text=_("Cookies"), href=f"{prefix}/cookies/"),
                    Link(text=_("Privacy"), href=f"{prefix}/privacy/"),
                    Link(text=_("Contact us"), href=f"{prefix}/contact/"),
                    *((Link(text=_("Track your report"), href=f"{prefix}/track/"),) if force else ()),
                ),
                languages=languages,
                national=force is None,
            )
    return made


def _make_tenant(site_id: int) -> Tenant:
    force = Force.objects.select_related("site").filter(site_id=site_id).first()
    if force is None:
        raise LookupError(f"site {site_id} is no force")
    with within_sites(site_id):
        key = ForceKey.objects.filter(site_id=site_id, retired_at__isnull=True).first()
    if key is None:
        raise LookupError(f"{force.name} has no key yet: `soh keys create {force.site.hostname}` makes one")
    return Tenant(
        site_id=site_id,
        slug=force.slug,
        name=force.name,
        name_cy=force.name_cy,
        languages=force.languages,
        stage="live" if force.stage == "live" else "beta",
        force_number=force.force_number,
        public_key=bytes(key.public_key),
        public_key_id=key.pk,
        fallback_address=force.fallback_address,
        duty=Contact(force.duty_address or force.fallback_address, phone=force.duty_phone),
        operations=Contact(force.operations_address or force.fallback_address, force.operations_name),
        address=site_address(force.site, ""),
        chrome=chrome_for_site(site_id),
    )


chrome_for_site: EpochMemory[dict[str, Chrome]] = EpochMemory(_make_chrome)
tenant_for_site: EpochMemory[Tenant] = EpochMemory(_make_tenant)


def languages_of_site(site_id: int) -> tuple[str, ...]:
    """The languages a site speaks, English first."""
    return next(iter(chrome_for_site(site_id).values())).languages


def force_directory(path: str, language: str = "en") -> tuple[ForceChoice, ...]:
    """The forces that take the service at this path, by name, each with the address of the service on its own site."""
    adopted = (
        Adoption.objects.exclude(mode=Adoption.NOT_OFFERED)
        .filter(page__in=Page.objects.live(), service__slug=path.strip("/").rpartition("/")[2])
        .values_list("site_id", flat=True)
    )
    forces = Force.objects.select_related("site").filter(site_id__in=adopted)
    choices = []
    for force in forces:
        spoken = language if language in force.languages else "en"
        name = (spoken == "cy" and force.name_cy) or force.name
        href = site_address(force.site, f"{_prefix(spoken)}/{path.strip('/')}/")
        choices.append(ForceChoice(name=name, href=href))
    return tuple(sorted(choices, key=lambda choice: choice.name))
