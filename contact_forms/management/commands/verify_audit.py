"""`soh verify-audit`: whether the audit is as it was written."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

from contact_forms.actions.verify_audit import HeadsUnreadable, Verified, read_heads, verify_audit, write_heads
from contact_forms.audit_chain import Fault
from contact_forms.sealing import CannotOpen
from contact_forms.walls import NATION


class Command(BaseCommand):
    help = (
        "Read every chain of the audit and name each row that was changed, added, moved or taken away. Keep the file "
        "of --write off this machine: with --against it, also an audit whose end and seals were cut off is found."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--against", type=Path, metavar="FILE", help="Heads written earlier and kept elsewhere.")
        parser.add_argument("--write", type=Path, metavar="FILE", help="Write the signed heads of now to this file.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            elsewhere = read_heads(options["against"]) if options["against"] else []
            names = {NATION: "the nation", **dict(Site.objects.values_list("pk", "hostname"))}
            found = 0
            for verified in verify_audit(elsewhere):
                self._tell(names.get(verified.chain, f"chain {verified.chain}"), verified)
                found += len(verified.faults)
            if found:
                raise CommandError(f"The audit is not as it was written: {found} faults.")
            if options["write"]:
                self.stdout.write(f"{write_heads(options['write'])} heads written to {options['write']}.")
        except (CannotOpen, HeadsUnreadable) as problem:
            raise CommandError(str(problem)) from None

    def _tell(self, name: str, verified: Verified) -> None:
        state = f"{len(verified.faults)} faults" if verified.faults else "whole"
        self.stdout.write(f"{name}: {verified.entries} entries, sealed to {verified.sealed}: {state}")
        for fault in verified.faults:
            self.stdout.write(f"  {_in_words(fault)}")


def _in_words(fault: Fault) -> str:
    if fault.row is None:
        return f"entry {fault.number}: {fault.what}"
    return f"row {fault.row}, entry {fault.number}: {fault.what}"
