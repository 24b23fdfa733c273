"""`soh invite`: an account from the command line, such as the first one of the live service."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from forcesites.models import Force
from forcesites.people.managing import create_person, link_for
from forcesites.people.models import User
from forcesites.people.reach import groups_of
from forcesites.roles import FORCE_ROLES, NATIONAL_ROLES


class Command(BaseCommand):
    """Makes an account and prints the link that opens it. It is in the audit like any other."""

    help = "Make an account with one role and print the link on which its person sets their password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("email")
        parser.add_argument("role", help=", ".join(sorted({role.name for role in (*FORCE_ROLES, *NATIONAL_ROLES)})))
        parser.add_argument("--force", help="The force's word in addresses; left out for the national teams.")

    def handle(self, *args: Any, username: str, email: str, role: str, force: str | None, **options: Any) -> None:
        site = None
        if force:
            found = Force.objects.select_related("site").filter(slug=force).first()
            if found is None:
                raise CommandError(f"There is no force {force}.")
            site = found.site
        groups = [group for group in groups_of(site) if group.name.endswith(f" {role}")]
        if not groups:
            raise CommandError(f"{force or 'The national teams'} have no role {role}.")
        if User.objects.filter(username__iexact=username).exists():
            raise CommandError(f"The user name {username} is taken.")
        person = User(username=username, email=email, site=site)
        create_person(person, groups, None, None)
        self.stdout.write(f"{settings.WAGTAILADMIN_BASE_URL}{link_for(person)}")
