"""`soh restore`: the platform again, out of a folder of `soh backup`."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.keeping import FolderRefused, Restored, RestoreRefused, restore
from cms.keeping.programs import ProgramFailed
from cms.settings import env
from contact_forms.actions.after_restore import unopened_reports
from contact_forms.actions.verify_audit import verify_audit
from contact_forms.sealing import CannotOpen, opening_keys


class Command(BaseCommand):
    help = (
        "Make an empty database and an empty folder of files what they were when the backup was taken, while the "
        "platform is stopped; then read the whole audit and open every report. A report that had not been delivered "
        "is asked for at its receiver, or marked as a possible duplicate."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--replace", action="store_true", help="Throw away what is here now.")
        parser.add_argument(
            "--unsigned",
            action="store_true",
            help="Take a manifest that cannot be checked, because the opening key is lost.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        try:
            restored = restore(
                options["folder"],
                env.DATABASE_OWNER_URL,
                opening_keys(),
                replace=options["replace"],
                unsigned=options["unsigned"],
            )
        except (FolderRefused, RestoreRefused, ProgramFailed, CannotOpen) as problem:
            raise CommandError(str(problem)) from None
        self._tell(restored)
        wrong = self._check_audit() + self._check_reports(restored)
        self.stdout.write(f"Took {time.monotonic() - began:.1f} seconds.")
        if wrong:
            raise CommandError(f"The platform is restored, and {wrong} things in it are not as they should be.")

    def _tell(self, restored: Restored) -> None:
        manifest = restored.manifest
        self.stdout.write(f"Restored as of {manifest.taken_at}: {manifest.submissions} reports.")
        self.stdout.write(f"The newest thing in it is of {manifest.newest or 'no time'}; what came after it is lost.")
        self.stdout.write(f"{restored.possibly_sent} jobs were not done and are marked as possibly sent.")
        if restored.migrated:
            self.stdout.write("The tables were brought to this code's.")
        for key in restored.erased:
            self.stdout.write(f"Key {key.id} was erased from the backup; reports of its period do not open.")
        for name in manifest.missing:
            self.stdout.write(f"A row names {name}, which was not there when the backup was taken.")

    def _check_audit(self) -> int:
        verified = list(verify_audit())
        faults = [fault for each in verified for fault in each.faults]
        entries = sum(each.entries for each in verified)
        self.stdout.write(f"Audit: {len(verified)} chains, {entries} entries, {len(faults)} faults.")
        for fault in faults:
            self.stdout.write(f"  chain {fault.chain}, entry {fault.number}: {fault.what}")
        return len(faults)

    def _check_reports(self, restored: Restored) -> int:
        erased = {key.id for key in restored.erased}
        unopened = list(unopened_reports())
        self.stdout.write(f"Reports: {restored.manifest.submissions - len(unopened)} open, {len(unopened)} do not.")
        for each in unopened:
            self.stdout.write(f"  {each.reference} of site {each.site_id}: {each.why}")
        return sum(each.force_key_id is not None and each.force_key_id not in erased for each in unopened)
