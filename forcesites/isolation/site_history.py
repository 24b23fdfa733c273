"""Site history: what was done to one's own pages, by people whose names one may see."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet

from forcesites.isolation.reach import colleagues
from forcesites.isolation.surface import Surface


class OwnHistoryFilters(SiteHistoryReportFilterSet):
    """The filters of the report, with one's own people."""

    def get_users_queryset(self) -> QuerySet[Any]:
        people: QuerySet[Any] = self.get_user_choices()
        return people.filter(pk__in=colleagues(self.request.user).values("pk"))


class OwnHistoryView(LogEntriesView):
    """The report."""

    filterset_class = OwnHistoryFilters

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Also without what others did to pages above one's own: the root is everybody's."""
        found: QuerySet[Any] = super().filter_queryset(queryset)
        return found.filter(user__in=colleagues(self.request.user).values("pk")) | found.filter(user__isnull=True)


SURFACE = Surface(
    name="site_history",
    views={
        "wagtailadmin_reports:site_history": OwnHistoryView.as_view(),
        "wagtailadmin_reports:site_history_results": OwnHistoryView.as_view(results_only=True),
    },
)
"""The report of site history."""
