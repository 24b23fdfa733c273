"""Redirects belong to a site: listed, made, changed and deleted by who may on that site."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.contrib.redirects.filters import RedirectsReportFilterSet
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import CreateView, EditView, IndexView
from wagtail.permission_policies.sites import SitePermissionPolicy

from forcesites.isolation.reach import linkable_pages, of_a_force, own_sites
from forcesites.isolation.surface import Narrowed, Surface

policy = SitePermissionPolicy(Redirect)


def own_redirects(person: Any) -> QuerySet[Redirect]:
    """The redirects of the person's own sites, where they have any right to redirects."""
    redirects: QuerySet[Redirect] = policy.instances_user_has_any_permission_for(person, ["add", "change", "delete"])
    if of_a_force(person):
        # A right that is given for the whole installation is a right on one's own site all the same.
        redirects = redirects.filter(site__in=own_sites(person))
    return redirects


class OwnRedirectForm(RedirectForm):
    """A redirect of one of the person's own sites, to a page that they may link to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.for_user
        verb = "change" if self.instance.pk else "add"
        sites = policy.sites_user_has_any_permission_for(person, [verb])
        if of_a_force(person):
            sites = sites.filter(pk__in=own_sites(person))
        self.fields["site"].queryset = sites
        self.fields["redirect_page"].queryset = linkable_pages(person)
        if not person.is_superuser:
            # A redirect of no site is a redirect of all of them.
            self.fields["site"].required = True
            self.fields["site"].empty_label = None


class OwnIndexView(IndexView):
    """The redirects of one's own sites. Wagtail's list asks the policy whether to open, and then shows all."""

    def get_base_queryset(self) -> QuerySet[Redirect]:
        redirects: QuerySet[Redirect] = super().get_base_queryset()
        return redirects.filter(pk__in=own_redirects(self.request.user).values("pk"))

    @property
    def header_more_buttons(self) -> list[Any]:
        """Without the import, which is closed."""
        closed = reverse("wagtailredirects:start_import")
        return [button for button in super().header_more_buttons if getattr(button, "url", "") != closed]


class OwnCreateView(CreateView):
    """A new redirect."""

    form_class = OwnRedirectForm


class OwnEditView(EditView):
    """A redirect to change."""

    form_class = OwnRedirectForm


SURFACE = Surface(
    name="redirects",
    policies=((Redirect, policy),),
    # The import writes to any site that a line names.
    closed=("wagtailredirects:start_import", "wagtailredirects:process_import"),
    ids={"wagtailredirects:": {"redirect_id": own_redirects}},
    views={
        "wagtailredirects:index": OwnIndexView.as_view(),
        "wagtailredirects:index_results": OwnIndexView.as_view(results_only=True),
        "wagtailredirects:add": OwnCreateView.as_view(),
        "wagtailredirects:edit": OwnEditView.as_view(),
    },
    filters=(Narrowed(RedirectsReportFilterSet, "site", own_sites),),
)
"""The register of redirects."""
