"""`soh demo-code`: the code that a demo account's authenticator app would show now."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from forcesites.people.codes import code_at, step_now
from forcesites.people.models import User
from forcesites.people.sealing import unseal


class Command(BaseCommand):
    """Prints six digits that work once. Refused where this is no demonstration."""

    help = "Print the second factor's present code of a demo account, such as thames-valley.handler."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("account")

    def handle(self, *args: Any, account: str, **options: Any) -> None:
        if not settings.SOH_DEMO:
            raise CommandError("There are codes to print in a demonstration only.")
        person = User.objects.filter(username=account).first()
        if person is None:
            raise CommandError(f"There is no account {account}.")
        row = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
        if row is None:
            raise CommandError(f"{account} has no authenticator app: sign in with the password alone.")
        # A code works once: after it was used, the next one is taken early.
        step = max(step_now(), row.data.get("step", -1) + 1)
        if step > step_now() + settings.MFA_TOTP_TOLERANCE:
            raise CommandError("The last two codes have been used. Ask again in half a minute.")
        self.stdout.write(code_at(unseal(row.data["secret"], person.pk), step))
