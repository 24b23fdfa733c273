"""`soh load`: the demonstration's content into an empty database."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.settings import env
from forcesites.loading import load_everything
from forcesites.loading.files import FixtureError


class Command(BaseCommand):
    """Loads `fixtures/` into an empty database, all or nothing."""

    help = "Load the national site, its services, the demo forces and accounts into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        password = env.DEMO_PASSWORD or secrets.token_urlsafe(12)
        try:
            load_everything(password, self.stdout.write)
        except FixtureError as problem:
            raise CommandError(str(problem)) from None
        if not env.DEMO_PASSWORD:
            self.stdout.write(f"The demo accounts' password is {password}")
