"""`soh keys`: the key pairs of forces."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from contact_forms.actions.keys import KeyRefused, create_force_key, delete_force_key, reports_under, rotate_force_key
from contact_forms.models import ForceKey
from contact_forms.sealing import CannotOpen, force_private, opening_key
from contact_forms.walls import within_sites

ACTOR = "command line"


class Command(BaseCommand):
    help = (
        "Make, change, list and delete the key pairs of forces. A key that still opens a held report is never "
        "deleted: nothing could open that report again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        for verb, what in (("create", "make a force's first pair"), ("rotate", "begin a new period with a new pair")):
            verbs.add_parser(verb, help=what).add_argument("site", help="The site's host name or number.")
        verbs.add_parser("list", help="list all pairs").add_argument("site", nargs="?", help="Only of this site.")
        verbs.add_parser("delete", help="delete a retired pair").add_argument("key", type=int, help="The key's number.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['verb']}")(options)
        except (KeyRefused, CannotOpen) as refused:
            raise CommandError(str(refused)) from None

    def _create(self, options: dict[str, Any]) -> None:
        site = _site(options["site"])
        self.stdout.write(f"Key {create_force_key(site.pk, actor=ACTOR).pk} made for {site.hostname}.")

    def _rotate(self, options: dict[str, Any]) -> None:
        site = _site(options["site"])
        self.stdout.write(f"Key {rotate_force_key(site.pk, actor=ACTOR).pk} is now the key of {site.hostname}.")

    def _delete(self, options: dict[str, Any]) -> None:
        with within_sites(*_every_site()):
            site_id = ForceKey.objects.filter(pk=options["key"]).values_list("site_id", flat=True).first()
        if site_id is None:
            raise CommandError(f"There is no key {options['key']}.")
        delete_force_key(options["key"], site_id, actor=ACTOR)
        self.stdout.write(f"Key {options['key']} is deleted.")

    def _list(self, options: dict[str, Any]) -> None:
        keys = ForceKey.objects.select_related("site").order_by("site__hostname", "created_at")
        if options["site"]:
            keys = keys.filter(site=_site(options["site"]))
        with within_sites(*_every_site()):
            found = list(keys)
        for key in found:
            period = f"{key.created_at:%Y-%m-%d} to " + (f"{key.retired_at:%Y-%m-%d}" if key.retired_at else "now")
            facts = f"{reports_under(key.pk)} held reports, {_opens(key)}"
            self.stdout.write(f"{key.pk:>6}  {key.site.hostname}  {period}  {facts}")


def _opens(key: ForceKey) -> str:
    try:
        force_private(key, opening_key())
    except CannotOpen:
        return "does not open here"
    return "opens"


def _every_site() -> list[int]:
    return list(Site.objects.values_list("pk", flat=True))


def _site(given: str) -> Site:
    found = Site.objects.filter(pk=int(given)) if given.isdecimal() else Site.objects.filter(hostname=given.lower())
    site = found.first()
    if site is None:
        raise CommandError(f"There is no site {given}. Name it by its host, such as metropolitan.localhost.")
    return site
