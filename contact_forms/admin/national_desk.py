"""The operations desk of the nation: numbers of each force, and nothing of any report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access
from wagtail.models import Site

from contact_forms.admin.auditing import recording_refusals
from contact_forms.admin.counts import Count, national_counts
from contact_forms.admin.in_words import lasting
from contact_forms.admin.permissions import sees_national_desk
from contact_forms.models import Job

TEMPLATE = "contact_forms/admin/national_desk.html"


@dataclass(frozen=True)
class ForceLine:
    """The numbers of one force. oldest: how long the oldest delivery waits, in words, "" where none does."""

    name: str
    waiting: int
    oldest: str
    overdue: int
    attention: int
    unacknowledged: int
    clocks: int
    breakers: int
    alarms: int
    paused: bool

    @property
    def troubled(self) -> bool:
        """Whether somebody should ask."""
        return bool(self.overdue or self.attention or self.unacknowledged or self.clocks or self.alarms)


@require_admin_access
@require_safe
def national_desk(request: HttpRequest) -> HttpResponse:
    """One line for each site, the troubled first. 404 for whoever is not entrusted with it."""
    with recording_refusals(request, Job):
        if not sees_national_desk(request.user):
            raise Http404
    counts = national_counts()
    names = dict(Site.objects.values_list("pk", "site_name"))
    lines = [_line(name, [count for count in counts if count.site_id == pk]) for pk, name in names.items()]
    ours = [count for count in counts if count.site_id is None]
    if ours:
        lines.append(_line("The platform", ours))
    lines.sort(key=lambda line: (not line.troubled, line.name))
    response = render(request, TEMPLATE, {"lines": lines})
    response.headers["Cache-Control"] = "no-store"
    return response


def _line(name: str, counts: list[Count]) -> ForceLine:
    def total(measure: str) -> int:
        return int(sum(count.number for count in counts if count.measure == measure))

    oldest = max((count.number for count in counts if count.measure == "oldest"), default=None)
    return ForceLine(
        name=name,
        waiting=total("waiting"),
        oldest="" if oldest is None else lasting(timedelta(seconds=oldest)),
        overdue=total("overdue"),
        attention=total("attention"),
        unacknowledged=total("unacknowledged"),
        clocks=total("clocks"),
        breakers=total("breakers"),
        alarms=total("alarms"),
        paused=bool(total("paused")),
    )
