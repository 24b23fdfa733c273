"""The library in the admin: what may not be deleted, the way to the desk of services, and our own script."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.choosers import start_choosers_from_attributes
from cms.library_desk import urls as desk_urls
from cms.library_desk.access import may_import, services_of
from cms.models import Release, ServicePage

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


# --- the desk: services as files, and their Welsh --------------------------------------------------------------------


@hooks.register("register_admin_urls")
def addresses_of_the_desk() -> list[URLResolver]:
    """The views of `cms.library_desk`."""
    return [path("library/", include(desk_urls))]


class DeskItem(MenuItem):
    """An item of the menu for whoever may do it."""

    def __init__(self, may: Callable[[Any], bool], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.may = may

    def is_shown(self, request: HttpRequest) -> bool:
        return self.may(request.user)


def _has_services(user: Any) -> bool:
    return bool(services_of(user).exists())


@hooks.register("register_admin_menu_item")
def menu_of_welsh() -> DeskItem:
    """How the Welsh of every service stands."""
    return DeskItem(_has_services, "Welsh", reverse("services-welsh"), name="welsh", icon_name="globe", order=210)


@hooks.register("register_admin_menu_item")
def menu_of_import() -> DeskItem:
    """A service file to be brought in."""
    address = reverse("service-import")
    return DeskItem(may_import, "Import a service", address, name="import-service", icon_name="upload", order=220)


@hooks.register("register_page_header_buttons")
def desk_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterable[Button]:
    """In the menu of a service's page."""
    if isinstance(page, ServicePage) and page.pk and page.permissions_for_user(user).can_edit():
        yield Button("Translate", reverse("service-welsh", args=[page.pk]), icon_name="globe", priority=80)
        yield Button("Take out as a file", reverse("service-file", args=[page.pk]), icon_name="download", priority=82)
        yield Button("Bring in a file", reverse("service-import"), icon_name="upload", priority=84)
