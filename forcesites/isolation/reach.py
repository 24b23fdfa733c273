"""What a person of the admin may name: sites, people, pages, files. Superusers: everything.

Who has a site works for that force; who has none works for the nation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Site
from wagtail.permissions import policy_registry

Reach = Callable[[Any], QuerySet[Any]]
"""A person -> the rows that they may name by id."""


def of_a_force(person: Any) -> bool:
    """Whether this person works for one force."""
    return not person.is_superuser and person.site_id is not None


def national_sites() -> QuerySet[Site]:
    """The sites that are no force's."""
    return Site.objects.filter(force__isnull=True)


def own_sites(person: Any) -> QuerySet[Site]:
    """The site of the force this person works for, or those of the nation."""
    if person.is_superuser:
        return Site.objects.all()
    if person.site_id is None:
        return national_sites()
    return Site.objects.filter(pk=person.site_id)


def colleagues(person: Any) -> QuerySet[Any]:
    """The people this person may see the names of: of the same force, and of the nation."""
    people = get_user_model().objects.all()
    if person.is_superuser:
        return people
    return people.filter(Q(site_id=person.site_id) | Q(site__isnull=True))


def own_pages(person: Any) -> QuerySet[Page]:
    """The pages this person works on, and those on the way down to them."""
    pages: QuerySet[Page] = policy_registry.get_by_type(Page).explorable_instances(person)
    return pages


def below(sites: QuerySet[Site]) -> Q:
    """The pages of these sites."""
    trees = Q(pk__in=[])
    for path in sites.values_list("root_page__path", flat=True):
        trees |= Q(path__startswith=path)
    return trees


def linkable_pages(person: Any) -> QuerySet[Page]:
    """The pages that may be linked to: one's own, and what the nation has published. With the way down to them."""
    pages = Page.objects.all()
    if person.is_superuser:
        return pages
    own = Q(pk__in=own_pages(person).values("pk"))
    return pages.filter(own | (below(national_sites()) & Q(live=True)) | Q(depth=1))


def own_images(person: Any) -> QuerySet[Any]:
    """The images that this person may change or choose."""
    policy = policy_registry.get_by_type(get_image_model())
    images: QuerySet[Any] = policy.instances_user_has_any_permission_for(person, ["change", "delete", "choose"])
    return images


def own_documents(person: Any) -> QuerySet[Any]:
    """The documents that this person may change or choose."""
    policy = policy_registry.get_by_type(get_document_model())
    documents: QuerySet[Any] = policy.instances_user_has_any_permission_for(person, ["change", "delete", "choose"])
    return documents


def own_collections(person: Any) -> QuerySet[Collection]:
    """The collections in which this person has any right to a file."""
    pks: set[int] = set()
    for model in (get_image_model(), get_document_model()):
        policy = policy_registry.get_by_type(model)
        found = policy.collections_user_has_any_permission_for(person, ["add", "change", "delete", "choose"])
        pks.update(found.values_list("pk", flat=True))
    return Collection.objects.filter(pk__in=pks)


def collection_of(site: Site) -> Collection | None:
    """The folder of a site's files: named for its force, or "national"."""
    force = getattr(site, "force", None)
    return Collection.objects.filter(name=force.slug if force else "national", depth=2).first()
