"""A register behind the wall: every view of it, its rendering too, sees only the sites of who asks, and each refusal
is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from contact_forms.admin.auditing import recording_refusals
from contact_forms.admin.permissions import sites_seen_by
from contact_forms.walls import within_sites

_OWN_PARAMETERS = frozenset({"o", "ot", "q", "p", "e", "export"})
_FILTER_ENDINGS = frozenset({"", "exact", "isnull"})


class RegisterIndexView(IndexView):
    """A listing that takes only its own filters.

    modeladmin passes any query parameter to the database as a lookup, through relations too: rows could be told apart
    by what stands in columns that are never shown (`site__people__password__startswith`). Those are 404 here.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        filters = {name if isinstance(name, str) else name[0] for name in self.model_admin.get_list_filter(request)}
        for parameter in request.GET:
            name, _, ending = parameter.partition("__")
            if parameter not in _OWN_PARAMETERS and (name not in filters or ending not in _FILTER_ENDINGS):
                raise Http404
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class WalledRegister(ModelAdmin):
    """Base of the registers. unbroken: columns whose words stay on one line, such as a reference."""

    index_view_class = RegisterIndexView
    unbroken: tuple[str, ...] = ()
    history_view_enabled = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """The rows of this person's sites: asked for by name too, so that a table without a wall is as safe."""
        queryset: models.QuerySet[Any] = super().get_queryset(request).filter(site_id__in=self.sites_of(request))
        return queryset

    def get_list_display(self, request: HttpRequest) -> Sequence[str]:
        """The columns; which site a row is of is told only to who sees several."""
        columns: Sequence[str] = super().get_list_display(request)
        return columns if len(self.sites_of(request)) > 1 else [name for name in columns if name != "site"]

    def get_extra_class_names_for_field_col(self, obj: models.Model, field_name: str) -> list[str]:
        return ["w-whitespace-nowrap"] if field_name in self.unbroken else []

    def get_extra_attrs_for_field_col(self, obj: models.Model, field_name: str) -> dict[str, str]:
        # modeladmin gives every cell the class of a page's title, which breaks words where it likes.
        return {"style": "word-break: normal"}

    def sites_of(self, request: HttpRequest) -> tuple[int, ...]:
        """Ids of the sites whose rows are shown."""
        return sites_seen_by(request.user)

    def index_view(self, request: HttpRequest) -> HttpResponse:
        return self._behind_the_wall(request, lambda: super(WalledRegister, self).index_view(request))

    def inspect_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        return self._one(request, instance_pk, super().inspect_view)

    def edit_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        return self._one(request, instance_pk, super().edit_view)

    def delete_view(self, request: HttpRequest, instance_pk: str) -> HttpResponse:
        with recording_refusals(request, self.model, instance_pk):
            raise Http404

    def create_view(self, request: HttpRequest) -> HttpResponse:
        def answer() -> HttpResponse:
            if not self.permission_helper.user_can_create(request.user):
                raise Http404
            response: HttpResponse = super(WalledRegister, self).create_view(request)
            return response

        return self._behind_the_wall(request, answer)

    def _one(
        self, request: HttpRequest, instance_pk: str, view: Callable[[HttpRequest, str], HttpResponse]
    ) -> HttpResponse:
        def answer() -> HttpResponse:
            # A row of another site and a row that is not there are answered alike.
            if not instance_pk.isdigit() or not self.get_queryset(request).filter(pk=instance_pk).exists():
                raise Http404
            return view(request, instance_pk)

        return self._behind_the_wall(request, answer, instance_pk)

    def _behind_the_wall(
        self, request: HttpRequest, answer: Callable[[], HttpResponse], instance_pk: str = ""
    ) -> HttpResponse:
        """Runs a view inside the wall, and renders its template there: templates ask the database as they go."""
        with recording_refusals(request, self.model, instance_pk), within_sites(*self.sites_of(request)):
            response = answer()
            render = getattr(response, "render", None)
            if callable(render):
                render()
        response.headers["Cache-Control"] = "no-store"
        return response
