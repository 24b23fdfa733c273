"""Images by the address of their file. Documents are not here: they have an address that names their row."""

from __future__ import annotations

import mimetypes
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.urls import re_path
from django.views.decorators.http import require_safe
from wagtail import hooks

from cms.models import ContentImage

_PUBLIC_SECONDS = 300


@require_safe
def image_file(request: HttpRequest, file: str) -> HttpResponseBase:
    """One size of an image; in the admin also the image as it was sent, which may say where it was taken.

    The walls are asked through the hook `before_serve_image`. Raises Http404 for what is no image's file.
    """
    of_image = Q(renditions__file=file)
    is_public = getattr(request, "user", None) is None
    if not is_public:
        of_image |= Q(file=file)
    image = ContentImage.objects.filter(of_image).first()
    if image is None:
        raise Http404
    for look in hooks.get_hooks("before_serve_image"):
        look(image, request)
    if not default_storage.exists(file):
        raise Http404
    kind = mimetypes.guess_type(PurePosixPath(file).name)[0] or ""
    # What is not plainly a picture is never shown in the browser.
    shown = kind.startswith("image/") and kind != "image/svg+xml"
    response = FileResponse(
        default_storage.open(file), content_type=kind if shown else "application/octet-stream", as_attachment=not shown
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = f"public, max-age={_PUBLIC_SECONDS}" if is_public else "private, no-cache"
    return response


urlpatterns = [re_path(r"^(?P<file>(?:original_)?images/[^/]+)$", image_file, name="image-file")]
