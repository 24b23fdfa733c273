"""The national site: its home page, sections, library and platform pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.models import Page, Site

from cms.models import NationalHomePage, ServicePage
from cms.publishing.service_file import apply_service, read_service_file
from forcesites.loading.files import FIXTURES
from forcesites.loading.pages import add_content_page, add_section, put_page
from forcesites.models import Brand
from forcesites.roles import NATIONAL_ROLES, make_groups

Words = dict[str, dict[str, str]]


def words_of(content: dict[str, Any]) -> Words:
    """What the placeholders of pages stand for on one site, by language."""
    contact = content["contact"]
    return {
        language: {
            "force_name": content["name"][language] or content["name"]["en"],
            "phone": contact["phone"],
            "email": contact["email"],
        }
        for language in ("en", "cy")
    }


def load_national(
    content: dict[str, Any], pages: list[dict[str, Any]], services: Iterable[str], say: Callable[[str], None]
) -> Site:
    """Make the national site and publish these services of the library on it. services: names of files."""
    say("The national site")
    home = put_page(
        Page.get_first_root_node(),
        NationalHomePage(
            title=content["name"]["en"],
            title_cy=content["name"]["cy"],
            slug=content["slug"],
            introduction=content["introduction"]["en"],
            introduction_cy=content["introduction"]["cy"],
        ),
    )
    site = Site.objects.create(hostname=content["demo_host"], port=80, site_name=content["name"]["en"], root_page=home)
    Brand.objects.create(site=site, **content["brand"])
    words = words_of(content)
    sections = {section["slug"]: add_section(home, section, words) for section in content["sections"]}
    for page in content.get("advice", []):
        add_content_page(sections["advice"], page, words)
    for page in pages:
        add_content_page(home, page, words)
    for name in services:
        say(f"The service {name}")
        file = read_service_file(FIXTURES / name)
        page = ServicePage()
        apply_service(page, file)
        put_page(sections[file.section], page)
    make_groups("national", site, NATIONAL_ROLES)
    return site
