"""The map and the messages in the menu of a service, and their addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.authoring.copying import begin_anew, refuse_copies_of_sections
from cms.authoring.looking_over import service_map, service_messages
from cms.authoring.problems import say_what_is_missing
from cms.models import ServicePage

ITEMS = (
    ("Map of the form", "cms_service_map", "sitemap", 41),
    ("All error messages", "cms_service_messages", "warning", 42),
)


@hooks.register("register_admin_urls")
def addresses_of_services() -> list[URLPattern]:
    """Views of one service."""
    return [
        path("services/<int:page_id>/map/", service_map, name="cms_service_map"),
        path("services/<int:page_id>/messages/", service_messages, name="cms_service_messages"),
    ]


@hooks.register("register_page_header_buttons")
def items_of_services(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """What the "…" menu of a service offers whoever may edit it."""
    if isinstance(page.specific_deferred, ServicePage) and page.permissions_for_user(user).can_edit():
        for label, name, icon, place in ITEMS:
            yield Button(label, reverse(name, args=[page.pk]), icon_name=icon, priority=place)


@hooks.register("before_copy_page")
def each_service_has_its_own_word(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Sections that hold services are not copied."""
    return refuse_copies_of_sections(request, page)


@hooks.register("after_copy_page")
def a_copy_begins_anew(request: HttpRequest, page: Page, new_page: Page) -> None:
    """The copy of a service has a history of its own."""
    if isinstance(new_page, ServicePage):
        begin_anew(new_page)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_what_is_missing(request: Any, page: Page) -> None:
    """A draft is kept with its problems, and its editor is told."""
    if isinstance(page, ServicePage) and "action-publish" not in request.POST:
        say_what_is_missing(request, page)
