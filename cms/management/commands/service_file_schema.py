"""`soh service-file-schema`: the published JSON Schema of service files, as the code has it."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand

from cms.publishing.service_file import service_schema


def schema_page() -> str:
    """The text of the published schema."""
    return json.dumps(service_schema(), indent=2, ensure_ascii=False) + "\n"


class Command(BaseCommand):
    help = "Prints the JSON Schema of service files. The published one is docs/schemas/service-file.v1.json."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(schema_page(), ending="")
