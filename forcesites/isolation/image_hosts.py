"""An image is served on the hosts where a live page shows it, and in the admin to who may choose it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from forcesites.isolation.reach import own_images
from forcesites.isolation.showing import only_where_it_is_shown
from forcesites.isolation.surface import Surface


def only_on_its_own_host(image: Any, request: HttpRequest) -> None:
    """Raises Http404 elsewhere."""
    only_where_it_is_shown(image, request, own_images)


SURFACE = Surface(name="image_hosts", hooks={"before_serve_image": only_on_its_own_host})
"""Where images, and each of their sizes, are served."""
