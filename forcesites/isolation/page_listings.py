"""Filters of page listings: sites and people of one's own only."""

from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.views.reports.locked_pages import LockedPagesReportFilterSet

from forcesites.isolation.reach import colleagues, own_sites
from forcesites.isolation.surface import Narrowed, Surface

SURFACE = Surface(
    name="page_listings",
    filters=(
        Narrowed(PageFilterSet, "owner", colleagues),
        Narrowed(PageFilterSet, "edited_by", colleagues),
        Narrowed(PageFilterSet, "site", own_sites),
        Narrowed(LockedPagesReportFilterSet, "locked_by", colleagues),
    ),
)
"""Explorer, search, and the reports of locked and of aging pages."""
