"""`soh import-service`: service files into drafts of the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from cms.publishing.importing import Imported, import_service
from cms.publishing.service_file import ServiceFileError, read_service_file


class Command(BaseCommand):
    help = "Reads service files into drafts of the library: all of them, or none. Nothing is published."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, help="Service files.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            services = [read_service_file(file) for file in options["files"]]
            with transaction.atomic():
                done = [import_service(service) for service in services]
        except ServiceFileError as error:
            raise CommandError(f"Nothing was imported.\n{error}") from error
        for service, imported in zip(services, done, strict=True):
            self.stdout.write(f"{service.file}: {summary_of(imported)}")
            for line in (*imported.changes, *(f"Before it can be published: {each}" for each in imported.problems)):
                self.stdout.write(f"  {line}")


def summary_of(imported: Imported) -> str:
    """One line on what an import did."""
    if imported.is_new:
        return f"{imported.page.title} is a new service, a draft"
    if not imported.changes:
        return f"{imported.page.title} is like this already"
    return f"{imported.page.title} has a new draft"
