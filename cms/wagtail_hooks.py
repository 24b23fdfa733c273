"""The library in the admin: what may not be deleted is said so, before the database refuses; and our own script."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from cms.choosers import start_choosers_from_attributes
from cms.models import Release

# The hooks of the editor of services register themselves.
import_module("cms.authoring.menu")

KEPT = (
    "“%s” cannot be deleted: it has been released, and reports may have been made with it. "
    "Unpublish it instead: forces then show information in place of the form."
)


def released_below(pages: Iterable[Page]) -> Page | None:
    """The first of these pages that is, or stands above, a service that has been released."""
    return next((page for page in pages if Release.objects.filter(service__path__startswith=page.path).exists()), None)


start_choosers_from_attributes()


@hooks.register("insert_global_admin_js")
def script_of_choosers() -> str:
    """What starts choosers, since pages hold no script of their own (see `cms.choosers`)."""
    return str(format_html('<script src="{}"></script>', static("cms/choosers.js")))


@hooks.register("before_delete_page")
def keep_released_services(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Deleting a released service, or what it stands under, is refused in words."""
    return _refuse(request, [page])


@hooks.register("before_bulk_action")
def keep_released_services_of_many(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action_class_instance: Any
) -> HttpResponse | None:
    """The same for the deletion of many pages at once."""
    if action_type != "delete":
        return None
    return _refuse(request, [item for item in objects if isinstance(item, Page)])


def _refuse(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    page = released_below(pages)
    if page is None:
        return None
    messages.error(request, KEPT % page.get_admin_display_title())
    return redirect("wagtailadmin_explore", page.pk)
