"""A document is served on the hosts of its own force; what the nation keeps is served on every site.

In the admin it is served to who may choose it.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from wagtail.models import Collection, Site

from forcesites.isolation.reach import collection_of, national_sites, own_documents
from forcesites.isolation.surface import Surface


def _lies_in(document: Any, collection: Collection | None) -> bool:
    return collection is not None and document.collection.path.startswith(collection.path)


def only_on_its_own_host(document: Any, request: HttpRequest) -> None:
    """Raises Http404 elsewhere, the same as for a document that does not exist."""
    person = getattr(request, "user", None)
    if person is not None:
        if not person.is_authenticated or not own_documents(person).filter(pk=document.pk).exists():
            raise Http404
        return
    site: Site | None = getattr(request, "site", None)
    # The public process knows nobody, so it opens nothing that is not open to all.
    if site is None or document.collection.get_view_restrictions():
        raise Http404
    if not any(_lies_in(document, collection_of(each)) for each in (site, *national_sites())):
        raise Http404


SURFACE = Surface(
    name="document_hosts",
    # Passwords for files and pages are asked for by the id of a restriction, on any host. There is no session to
    # remember one in, so there are none.
    closed_to_all=(
        "wagtaildocs_authenticate_with_password",
        "wagtailcore_authenticate_with_password",
        "wagtailcore_login",
    ),
    hooks={"before_serve_document": only_on_its_own_host},
)
"""Where documents are served."""
