"""`soh work`: a worker process."""

from __future__ import annotations

import signal
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import autodiscover_modules

from contact_forms import actions
from contact_forms.jobs.sweep import sweep
from contact_forms.jobs.worker import Worker
from contact_forms.sealing import CannotOpen, opening_key

MOST_THREADS = 4


class Command(BaseCommand):
    help = (
        "Do what is due: deliver reports and send fallback e-mail, until told to stop (SIGTERM finishes what is in "
        "hand). Any number of workers may run at once."
    )
    # Each check walks every URL and model; a worker serves none and is started often.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--threads", type=int, default=2, help=f"Jobs in hand at once, 1 to {MOST_THREADS}.")
        parser.add_argument("--once", action="store_true", help="Do what is due now, sweep, and end.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["threads"] <= MOST_THREADS:
            raise CommandError(f"--threads must be from 1 to {MOST_THREADS}: each holds a database connection.")
        try:
            opening_key()
        except CannotOpen as problem:
            raise CommandError(f"A worker without the opening key can deliver nothing. {problem}") from None
        # Other rooms declare their kinds of jobs in a module `jobs` of their app.
        autodiscover_modules("jobs")
        worker = Worker(options["threads"])
        if options["once"]:
            sweep()
            tries = worker.drain()
            self.stdout.write(f"{tries} tries made ({', '.join((actions.DELIVER, actions.FALLBACK_EMAIL))}).")
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop())
        worker.run()
