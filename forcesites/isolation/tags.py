"""Tags are one table for all forces: a person is offered those of the files they may choose."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from taggit.models import Tag
from wagtail.admin import filters
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.views import chooser

from forcesites.isolation.door import person_asking
from forcesites.isolation.reach import own_documents, own_images
from forcesites.isolation.surface import Surface


def _used_on(model: type, rows: QuerySet[Any]) -> Q:
    return Q(
        taggit_taggeditem_items__content_type=ContentType.objects.get_for_model(model),
        taggit_taggeditem_items__object_id__in=rows.values("pk"),
    )


def own_tags(person: Any) -> QuerySet[Tag]:
    """The tags of the images and documents that this person may choose."""
    images = _used_on(get_image_model(), own_images(person))
    documents = _used_on(get_document_model(), own_documents(person))
    return Tag.objects.filter(images | documents).distinct()


def autocomplete(request: HttpRequest, **_: str) -> HttpResponse:
    """Names of one's own tags that begin with `term`; the same for every model of tags, as there is one."""
    term = request.GET.get("term", "")
    tags = own_tags(request.user).filter(name__istartswith=term) if term else Tag.objects.none()
    return JsonResponse(
        list(tags.order_by("name").values_list("name", flat=True)[:TAGS_AUTOCOMPLETE_LIMIT]), safe=False
    )


def popular_own_tags(model: Any, count: int = 10) -> QuerySet[Tag]:
    """The most used tags of the files of this kind that the person asking may choose."""
    person = person_asking.get()
    if person is None or not person.is_authenticated:
        return Tag.objects.none()
    rows = own_documents(person) if issubclass(model, get_document_model()) else own_images(person)
    tags: QuerySet[Tag] = Tag.objects.filter(_used_on(model, rows))
    return tags.annotate(item_count=Count("taggit_taggeditem_items")).order_by("-item_count")[:count]


SURFACE = Surface(
    name="tags",
    views={"wagtailadmin_tag_autocomplete": autocomplete, "wagtailadmin_tag_model_autocomplete": autocomplete},
    replaced=(
        (filters, "popular_tags_for_model", popular_own_tags),
        (chooser, "popular_tags_for_model", popular_own_tags),
    ),
)
"""Autocompletion of tags, and the popular tags of listings and choosers."""
