"""`soh backup`: everything, in one folder."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.keeping import BackupRefused, back_up
from cms.keeping.programs import ProgramFailed
from cms.settings import env
from contact_forms.sealing import CannotOpen


class Command(BaseCommand):
    help = (
        "Write database, files and sealed keys to a new folder while the platform runs; everything is of one moment. "
        "Opening keys are not in it and must be kept elsewhere."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="A folder that is not there yet.")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            manifest = back_up(options["folder"], env.BACKUP_DATABASE_URL)
        except (BackupRefused, ProgramFailed, CannotOpen) as problem:
            raise CommandError(str(problem)) from None
        for name in manifest.missing:
            self.stdout.write(f"A row names {name}, and there is no such file.")
        needed = sorted({key.opened_by for key in manifest.keys if key.opened_by})
        self.stdout.write(
            f"{options['folder']}: {manifest.submissions} reports, {len(manifest.keys)} keys of forces, as of "
            f"{manifest.taken_at}. Opening keys needed: {', '.join(needed) or 'none'}. "
            f"Took {time.monotonic() - began:.1f} seconds."
        )
