"""Many things at once: the answer names what one may not touch, so ids of others are refused before it is asked."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from forcesites.isolation.reach import Reach, own_collections, own_documents, own_images, own_pages
from forcesites.isolation.surface import Surface

_OWN: dict[str, Reach] = {"page": own_pages, "contentimage": own_images, "contentdocument": own_documents}
_PLACES: dict[str, Reach] = {
    "childOf": own_pages,
    "parentPage": own_pages,
    "parent_page": own_pages,
    "chooser": own_pages,
    "new_parent_page": own_pages,
    "collection": own_collections,
    "collection_id": own_collections,
}


def only_own(request: HttpRequest) -> None:
    """Actions on pages, images and documents of one's own; those on people and groups are closed."""
    match = request.resolver_match
    reach = _OWN.get(match.kwargs["model_name"]) if match else None
    if reach is None:
        raise Http404
    for name, rows in {"id": reach, **_PLACES}.items():
        for value in (*request.GET.getlist(name), *request.POST.getlist(name)):
            if value.isdigit() and (len(value) > 9 or not rows(request.user).filter(pk=value).exists()):
                raise Http404


SURFACE = Surface(name="bulk_actions", checks={"wagtail_bulk_action": only_own})
"""Bulk actions."""
