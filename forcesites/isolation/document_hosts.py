"""A document is served on the hosts where a live page shows it, and in the admin to who may choose it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from forcesites.isolation.reach import own_documents
from forcesites.isolation.showing import only_where_it_is_shown
from forcesites.isolation.surface import Surface


def only_on_its_own_host(document: Any, request: HttpRequest) -> None:
    """Raises Http404 elsewhere."""
    only_where_it_is_shown(document, request, own_documents)


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
