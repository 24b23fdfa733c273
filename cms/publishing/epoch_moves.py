"""Changes of the tree that do not pass a page's own `save`, and the epochs that they move."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page, Site
from wagtail.signals import post_page_move

from cms.epochs import move_epoch
from cms.models.page import BasePage


@receiver(post_page_move)
def page_moved(url_path_before: str, url_path_after: str, instance: Page, **_: Any) -> None:
    """A page was moved: the sites it left and came to have changed."""
    if url_path_before == url_path_after:
        # Only its place among its siblings, which lists of links follow.
        url_path_before = ""
    for place in Site.get_site_root_paths():
        if any(path.startswith(place.root_path) for path in (url_path_before, url_path_after)):
            move_epoch(place.site_id)


@receiver(post_delete)
def page_deleted(sender: type, instance: Any, **_: Any) -> None:
    """A live page was deleted, alone or with what was above it."""
    if issubclass(sender, BasePage) and instance.live:
        instance.move_its_epoch()
