"""One force of the demonstration: its site, pages, adoption, routes and key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Page, Site

from cms.models import SectionPage, ServicePage
from contact_forms.actions import create_force_key
from contact_forms.models import Route
from contact_forms.walls import within_sites
from forcesites.loading.files import FixtureError
from forcesites.loading.national import words_of
from forcesites.loading.pages import add_content_page, add_section, put_page
from forcesites.models import Brand, Force, ForceHomePage, ForceHost, ForceServicePage
from forcesites.roles import FORCE_ROLES, make_groups
from integrations.sandbox import demo_secret


def load_force(
    content: dict[str, Any], national: dict[str, Any], pages: list[dict[str, Any]], register: dict[str, str]
) -> Force:
    """Make one force from its file and its line of the register, open for use."""
    contact, name = content["contact"], content["name"]
    home = put_page(
        Page.get_first_root_node(),
        ForceHomePage(
            title=name["en"],
            title_cy=name["cy"],
            slug=content["slug"],
            introduction=content["introduction"]["en"],
            introduction_cy=content["introduction"]["cy"],
            phone=contact["phone"],
            textphone=contact["textphone"],
            email=contact["email"],
            address="\n".join(contact["address"]),
            opening_hours=contact["opening_hours"]["en"],
            opening_hours_cy=contact["opening_hours"]["cy"],
            contact_title=contact["title"]["en"],
            contact_title_cy=contact["title"]["cy"],
        ),
    )
    site = Site.objects.create(hostname=content["demo_host"], port=80, site_name=name["en"], root_page=home)
    Brand.objects.create(site=site, **content["brand"])
    force = Force.objects.create(
        site=site,
        slug=content["slug"],
        name=name["en"],
        name_cy=name["cy"],
        short_name=content["short_name"],
        force_number=content["force_number"],
        pfa_code=register["pfa_code"],
        stage=content["stage"],
        welsh="cy" in content["languages"],
        fallback_address=content["fallback_address"],
        duty_address=content["duty"]["address"],
        operations_name=content["operations"]["name"],
        operations_address=content["operations"]["address"],
    )
    for alias in content.get("aliases", []):
        ForceHost.objects.create(force=force, host=alias)
    with within_sites(site.pk):
        create_force_key(site.pk)
    words = words_of(content)
    sections = {section["slug"]: add_section(home, section, words) for section in national["sections"]}
    for page in national.get("advice", []):
        add_content_page(sections["advice"], page, words)
    for page in pages:
        add_content_page(home, page, words)
    for adoption in content["adoption"]:
        _adopt(sections, adoption)
    with within_sites(site.pk):
        for route in content["routes"]:
            _add_route(site, content["slug"], route)
    make_groups(force.slug, site, FORCE_ROLES)
    return force


def _adopt(sections: dict[str, SectionPage], adoption: dict[str, Any]) -> None:
    service = ServicePage.objects.filter(slug=adoption["service"]).first()
    if service is None:
        raise FixtureError(f"a force adopts {adoption['service']}, which is no service of the library")
    slots = [
        {"type": "slot", "value": {"key": key, "text": {"en": pair["en"], "cy": pair.get("cy") or ""}}}
        for key, pair in (adoption.get("slots") or {}).items()
    ]
    put_page(
        sections[service.get_parent().slug],
        ForceServicePage(
            title=service.title,
            title_cy=service.title_cy,
            slug=service.slug,
            service=service,
            mode=adoption["mode"],
            slots=slots,
        ),
    )


def _add_route(site: Site, slug: str, route: dict[str, str]) -> None:
    secret = route.get("secret", "")
    if secret:
        _keep_demo_secret(settings.SOH_SECRETS_DIR, secret, demo_secret(slug))
    Route.objects.create(
        site=site,
        service_slug=route["service"],
        adapter=route["adapter"],
        address=route.get("address") or f"{'sandbox-tls' if 'certificate' in route else 'sandbox'}:{route['path']}",
        secret_name=secret,
        options=_options(route),
    )


def _options(route: dict[str, str]) -> dict[str, str]:
    if route["adapter"] == "email_report":
        return {}
    return {"profile": "extended", **{name: route[name] for name in ("certificate", "authority") if name in route}}


def _keep_demo_secret(folder: Path, name: str, secret: str) -> None:
    """The sandbox's own secret under the name that the route holds, readable by this user alone."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / name
    path.write_text(secret, encoding="utf-8")
    path.chmod(0o600)
