"""`soh export-service`: one service of the library as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.models import ServicePage
from cms.publishing.service_file import export_service


class Command(BaseCommand):
    help = "Writes a service of the library as a file, as its newest draft is. Reading it back gives the same service."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="The service's word in addresses, such as antisocial-behaviour.")
        parser.add_argument("--to", type=Path, help="The file to write. Without it, the service is printed.")

    def handle(self, *args: Any, **options: Any) -> None:
        page = ServicePage.objects.filter(slug=options["slug"]).first()
        if page is None:
            known = ", ".join(ServicePage.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"The library has no service “{options['slug']}”. It has: {known}.")
        text = export_service(page.get_latest_revision_as_object())
        if options["to"] is None:
            self.stdout.write(text, ending="")
            return
        try:
            options["to"].write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{options['to']} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{options['to']} holds {page.title}.")
