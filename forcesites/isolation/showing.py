"""Where a file is shown. A file of a site is public on that site's hosts, and only while a live page there shows it.

What the nation keeps is shown on every site, because its services are. In the admin a file is for who may choose it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest
from wagtail.models import Collection, Page, ReferenceIndex, Site

from forcesites.isolation.reach import Reach, below, collection_of, national_sites


def _lies_in(file: Any, collection: Collection | None) -> bool:
    return collection is not None and file.collection.path.startswith(collection.path)


def is_shown_on(file: Any, site: Site) -> bool:
    """Whether the public may have this image or document from this site."""
    here = Q(pk__in=[])
    for keeper in {site, *national_sites()}:
        if _lies_in(file, collection_of(keeper)):
            here |= below(Site.objects.filter(pk=keeper.pk))
    # The index follows what is published: a draft of a live page is no reference.
    referring = (
        ReferenceIndex.get_references_to(file)
        .filter(base_content_type=ContentType.objects.get_for_model(Page))
        .values_list(Cast("object_id", BigIntegerField()), flat=True)
    )
    pages = Page.objects.live().filter(here, pk__in=referring)
    # An alias is as restricted as the page it stands for; `public()` does not know that.
    return any(not page.get_view_restrictions().exists() for page in pages)


def only_where_it_is_shown(file: Any, request: HttpRequest, own: Reach) -> None:
    """Raises Http404 elsewhere, as for a file that does not exist. own: what a person of the admin may choose."""
    person = getattr(request, "user", None)
    if person is not None:
        if not person.is_authenticated or not own(person).filter(pk=file.pk).exists():
            raise Http404
        return
    site: Site | None = getattr(request, "site", None)
    # The public process knows nobody, so it opens nothing that is not open to all.
    if site is None or file.collection.get_view_restrictions() or not is_shown_on(file, site):
        raise Http404
