"""`soh keys`: the key pairs of forces, and of the platform that opens them."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import autodiscover_modules
from wagtail.models import Site

from contact_forms.actions.escrow import new_pair_in, private_key_in, read_escrow, recover, write_escrow
from contact_forms.actions.keys import KeyRefused, create_force_key, delete_force_key, reports_under, rotate_force_key
from contact_forms.actions.reseal import KeysDoNotMatch, reseal_everything
from contact_forms.models import ForceKey
from contact_forms.sealing import CannotOpen, force_private, name_of_key_of, opening_keys
from contact_forms.walls import every_site, within_sites

ACTOR = "command line"


class Command(BaseCommand):
    help = (
        "Make, change, list and delete the key pairs of forces; change the platform's own; keep and use the escrow. A "
        "key that still opens a held report is never deleted: nothing could open that report again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        for verb, what in (("create", "make a force's first pair"), ("rotate", "begin a new period with a new pair")):
            verbs.add_parser(verb, help=what).add_argument("site", help="The site's host name or number.")
        verbs.add_parser("list", help="list all pairs").add_argument("site", nargs="?", help="Only of this site.")
        verbs.add_parser("delete", help="delete a retired pair").add_argument("key", type=int, help="The key's number.")
        pair = verbs.add_parser("new-pair", help="make a pair for the platform or for the escrow")
        pair.add_argument("file", type=Path, help="New file for the private half; the public half is printed.")
        verbs.add_parser("reseal", help="seal everything anew to the platform's present opening key")
        escrow = verbs.add_parser("escrow", help="write every force's key, sealed to the escrow, to a file")
        escrow.add_argument("file", type=Path)
        back = verbs.add_parser("recover", help="after the opening key was lost: take the keys out of the escrow")
        back.add_argument("--escrow-key", type=Path, required=True, metavar="FILE", help="The escrow's private half.")
        back.add_argument("--from", type=Path, metavar="FILE", help="What `soh keys escrow` wrote.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            getattr(self, f"_{options['verb'].replace('-', '_')}")(options)
        except (KeyRefused, CannotOpen, KeysDoNotMatch) as refused:
            raise CommandError(str(refused)) from None

    def _create(self, options: dict[str, Any]) -> None:
        site = _site(options["site"])
        self.stdout.write(f"Key {create_force_key(site.pk, actor=ACTOR).pk} made for {site.hostname}.")

    def _rotate(self, options: dict[str, Any]) -> None:
        site = _site(options["site"])
        self.stdout.write(f"Key {rotate_force_key(site.pk, actor=ACTOR).pk} is now the key of {site.hostname}.")

    def _delete(self, options: dict[str, Any]) -> None:
        with within_sites(*every_site()):
            site_id = ForceKey.objects.filter(pk=options["key"]).values_list("site_id", flat=True).first()
        if site_id is None:
            raise CommandError(f"There is no key {options['key']}.")
        delete_force_key(options["key"], site_id, actor=ACTOR)
        self.stdout.write(
            f"Key {options['key']} is deleted. Delete keys/{options['key']}.json in every kept backup too."
        )

    def _list(self, options: dict[str, Any]) -> None:
        keys = ForceKey.objects.select_related("site").order_by("site__hostname", "created_at")
        if options["site"]:
            keys = keys.filter(site=_site(options["site"]))
        with within_sites(*every_site()):
            found = list(keys)
        for key in found:
            period = f"{key.created_at:%Y-%m-%d} to " + (f"{key.retired_at:%Y-%m-%d}" if key.retired_at else "now")
            facts = f"{reports_under(key.pk)} held reports, {_opens(key)}"
            self.stdout.write(f"{key.pk:>6}  {key.site.hostname}  {period}  {facts}")

    def _new_pair(self, options: dict[str, Any]) -> None:
        public = new_pair_in(options["file"])
        self.stdout.write(f"Private half in {options['file']}. Public half: {public.hex()}")

    def _reseal(self, options: dict[str, Any]) -> None:
        # Other rooms declare what they keep sealed in a module `resealing` of their app.
        autodiscover_modules("resealing")
        lost = 0
        for name, resealed in reseal_everything(actor=ACTOR).items():
            self.stdout.write(f"{name}: {resealed.done} sealed anew, {len(resealed.lost)} that nothing here opens")
            for each in resealed.lost:
                self.stdout.write(f"  {each}")
            lost += len(resealed.lost)
        if lost:
            raise CommandError(f"{lost} do not open. Keep the older opening key until they do.")
        self.stdout.write("Everything opens with the present opening key. The older one can be taken away.")

    def _escrow(self, options: dict[str, Any]) -> None:
        self.stdout.write(f"{write_escrow(options['file'])} keys, sealed to the escrow, are in {options['file']}.")

    def _recover(self, options: dict[str, Any]) -> None:
        elsewhere = read_escrow(options["from"]) if options["from"] else None
        recovered = recover(private_key_in(options["escrow_key"]), elsewhere, actor=ACTOR)
        self.stdout.write(f"{len(recovered.keys)} keys open again.")
        if recovered.lost:
            raise CommandError(f"The escrow does not open {', '.join(f'key {key}' for key in recovered.lost)}.")


def _opens(key: ForceKey) -> str:
    try:
        force_private(key, opening_keys())
    except CannotOpen:
        needed = f"; needs opening key {name_of_key_of(key.sealed_private).hex()}" if key.sealed_private else ""
        return f"does not open here{needed}"
    return "opens"


def _site(given: str) -> Site:
    found = Site.objects.filter(pk=int(given)) if given.isdecimal() else Site.objects.filter(hostname=given.lower())
    site = found.first()
    if site is None:
        raise CommandError(f"There is no site {given}. Name it by its host, such as metropolitan.localhost.")
    return site
