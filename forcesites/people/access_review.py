"""The access review: who has which role, who gave it, whether they have a second factor, and when they last came."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpResponse
from django.utils import timezone

from forcesites.people.models import Grant, User
from forcesites.people.reach import role_in_words

COLUMNS = (
    *("Force", "User name", "Name", "E-mail", "State"),
    *("Role", "Given by", "Given on", "Second factor", "Last sign-in"),
)
NOBODY = "Not recorded"
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Line:
    """One person. roles: each with who gave it and when, None where that was not recorded."""

    person: User
    force: str
    roles: tuple[tuple[str, str, datetime | None], ...]
    has_second_factor: bool

    @property
    def state(self) -> str:
        if not self.person.is_active:
            return "Disabled"
        return "Active" if self.person.has_usable_password() else "Waiting for their first password"


def review(people: QuerySet[User]) -> list[Line]:
    """The lines of these people, in three statements however many they are."""
    second = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    rows = (
        people.select_related("site__force")
        .annotate(has_second_factor=Exists(second))
        .prefetch_related("groups", Prefetch("grants", queryset=Grant.objects.order_by("pk")))
    )
    lines = []
    for person in rows:
        given = {grant.group_id: grant for grant in person.grants.all()}
        roles = tuple(
            (role_in_words(group), given[group.pk].by, given[group.pk].at)
            if group.pk in given
            else (role_in_words(group), NOBODY, None)
            for group in sorted(person.groups.all(), key=lambda group: group.name)
        )
        force = person.site.force.name if person.site_id else "National"
        lines.append(Line(person, force, roles, person.has_second_factor))
    return lines


def as_csv(lines: Iterable[Line]) -> HttpResponse:
    """The review as a file for a spreadsheet: one line a role."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="access-review.csv"'
    response.headers["Cache-Control"] = "no-store"
    writer = csv.writer(response)
    writer.writerow(
        [
            "Force",
            "User name",
            "Name",
            "E-mail",
            "State",
            "Role",
            "Given by",
            "Given on",
            "Second factor",
            "Last sign-in",
        ]
    )
    for line in lines:
        for role, by, at in line.roles or (("None", "", None),):
            person = line.person
            cells = [line.force, person.username, person.get_full_name(), person.email, line.state, role, by]
            cells += [_day(at), "Yes" if line.has_second_factor else "No", _day(person.last_login)]
            writer.writerow([plain(cell) for cell in cells])
    return response


def plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_BEGINS) else cell


def _day(at: datetime | None) -> str:
    return timezone.localtime(at).strftime("%d/%m/%Y %H:%M") if at else ""
