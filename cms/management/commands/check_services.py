"""`soh check-services`: reads and proves service files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.models import ServicePage
from cms.publishing.gate import prove_service
from cms.publishing.service_file import ServiceFileError, apply_service, read_service_file

FOLDER = "fixtures/services"


class Command(BaseCommand):
    help = "Reads and proves service files, without the database. Says what keeps each from being published."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="*", type=Path, help=f"Service files; without any, all in {FOLDER}.")

    def handle(self, *args: Any, **options: Any) -> None:
        files = options["files"] or sorted((settings.BASE_DIR / FOLDER).rglob("*.yaml"))
        if not files:
            raise CommandError(f"There is no service file in {FOLDER}.")
        found = {file: problems_of(file) for file in files}
        for file, problems in found.items():
            self.stdout.write(f"{file}: {'good' if not problems else ''}")
            for problem in problems:
                self.stdout.write(f"  {problem}")
        bad = sum(1 for problems in found.values() if problems)
        if bad:
            raise CommandError(f"{bad} of {len(files)} service files cannot be published.")


def problems_of(file: Path) -> list[str]:
    """What keeps a service file from being published, each with its place; an empty list where nothing does."""
    try:
        service = read_service_file(file)
    except ServiceFileError as error:
        return [str(error)]
    if service.section != file.parent.name or service.slug != file.stem:
        return [f"{file}: must be named {service.section}/{service.slug}.yaml, after its section and slug"]
    # A new page asks the database which type it is, unless it is told. This one is never saved.
    page = ServicePage(content_type_id=1)
    apply_service(page, service)
    return [*_field_problems(page, service.fields), *(str(problem) for problem in prove_service(page))]


def _field_problems(page: ServicePage, given: dict[str, Any]) -> list[str]:
    others = {field.name for field in page._meta.get_fields()} - set(given)
    try:
        page.clean_fields(exclude=others)
    except ValidationError as error:
        return [f"{name}: {message}" for name, messages in error.message_dict.items() for message in messages]
    return []
