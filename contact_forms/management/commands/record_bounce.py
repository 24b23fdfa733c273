"""`soh record-bounce`: an e-mail with a report came back."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contact_forms.actions.bounce import NoBounce, record_bounce

LARGEST = 50 * 1024 * 1024
"""Bytes. A notification may quote the whole e-mail."""


class Command(BaseCommand):
    help = (
        "Read a delivery status notification from standard input, as a mail server pipes it, and put the report whose "
        "e-mail failed for good on the attention list of its force."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            job = record_bounce(sys.stdin.buffer.read(LARGEST))
        except NoBounce:
            raise CommandError("This is no failure of an e-mail with a report that is held here.") from None
        self.stdout.write(f"{job.submission} is on the attention list.")
