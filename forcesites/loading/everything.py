"""The whole demonstration, once."""

from __future__ import annotations

import csv
from collections.abc import Callable

from django.db import transaction
from wagtail.models import Page, Site

from forcesites.loading.files import FIXTURES, FixtureError, names_in, read_yaml
from forcesites.loading.forces import load_force
from forcesites.loading.national import load_national
from forcesites.loading.people import add_people


def load_everything(password: str, say: Callable[[str], None]) -> None:
    """National site, library, forces and accounts, all or nothing. Raises FixtureError, also for a used database."""
    if Site.objects.exclude(is_default_site=True).exists():
        raise FixtureError("the database already has sites: `soh load` fills an empty one only")
    national = read_yaml("content/national.yaml")
    pages = read_yaml("content/pages.yaml")["pages"]
    with (FIXTURES / "forces" / "register.csv").open(encoding="utf-8") as file:
        register = {line["slug"]: line for line in csv.DictReader(file)}
    with transaction.atomic():
        _clear_wagtail_welcome()
        load_national(national, pages, names_in("services"), say)
        add_people("national", None, password)
        for name in names_in("forces"):
            content = read_yaml(name)
            if not content.get("demo"):
                continue
            say(f"The force {content['name']['en']}")
            force = load_force(content, national, pages, register[content["slug"]])
            add_people(force.slug, force.site, password)


def _clear_wagtail_welcome() -> None:
    """Wagtail's migrations leave a welcome page on a default site; a default site would answer for unknown hosts."""
    Site.objects.filter(is_default_site=True).delete()
    for page in Page.objects.filter(depth=2):
        page.delete()
