"""`soh purge`: erase reports that were delivered and whose time is over; without `--now`, say what that would be."""

from __future__ import annotations

from argparse import ArgumentParser
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand
from wagtail.models import Site

from contact_forms.actions.erasable import ERASABLE, count_by_service
from contact_forms.actions.purge import purge

ACTOR = "command line"


class Command(BaseCommand):
    help = (
        "Show, by force and service, which reports would be erased and why the others are kept. With --now, erase "
        "them: keys first, then everything else. The worker does so once a day unless SOH_PURGE is off."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--now", action="store_true", help="Erase. There is no way back.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["now"]:
            self.stdout.write(f"{purge(actor=ACTOR)} reports erased.")
            return
        total = 0
        for site in Site.objects.order_by("hostname"):
            total += self._tell(site)
        self.stdout.write(f"{total} reports would be erased. `soh purge --now` erases them.")

    def _tell(self, site: Site) -> int:
        erasable = 0
        for service, fates in groupby(count_by_service(site.pk), key=lambda counted: counted.service_slug):
            parts = []
            for fate in fates:
                if fate.kept == ERASABLE:
                    erasable += fate.number
                    parts.append(f"{fate.number} to erase, the oldest sent on {fate.oldest:%Y-%m-%d}")
                else:
                    parts.append(f"{fate.number} kept: {fate.kept}")
            self.stdout.write(f"{site.hostname}  {service}: {'; '.join(parts)}")
        return erasable
