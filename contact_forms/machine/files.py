"""A file that a report named by a link: fetched here, and confirmed here."""

from __future__ import annotations

import re

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from contact_forms.actions.links import UnknownLink, check_link, confirm_fetched, linked_file
from contact_forms.machine.door import Refused, body_of, done, door, json_of

DIGEST = re.compile(r"[0-9a-f]{64}")


@door("GET", "POST")
def file(request: HttpRequest, token: str) -> HttpResponseBase:
    """GET: the file. POST {"sha256": …}: it arrived whole, and the link ends.

    404: no such link, or the report was erased. 409: another SHA-256. 410: confirmed before.
    """
    try:
        # First of all: who has no link of ours is told nothing about what a message should look like.
        check_link(token)
        if request.method == "POST":
            return _confirmed(token, json_of(body_of(request)).get("sha256"))
        its = linked_file(token)
    except (UnknownLink, signing.BadSignature):
        raise Refused(404, "There is no such file.") from None
    if its.confirmed:
        raise Refused(410, "This file was fetched and confirmed.")
    answer = HttpResponse(its.content, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{its.name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _confirmed(token: str, digest: object) -> HttpResponse:
    if not isinstance(digest, str) or not DIGEST.fullmatch(digest):
        raise Refused(422, "Send the SHA-256 as 64 hex digits.")
    if not confirm_fetched(token, digest):
        raise Refused(409, "The file has another SHA-256; fetch it again.")
    return done()
