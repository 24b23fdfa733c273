"""In which language the API answers."""

from __future__ import annotations

from typing import Literal

from django.http import Http404, HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

Language = Literal["en", "cy"]


def language_of(request: HttpRequest, asked: Language | None, spoken: tuple[str, ...]) -> Language:
    """The language of `?language=`, else the first of Accept-Language that is spoken here, else English.

    asked: what `?language=` says. The answer names the one chosen in Content-Language (`cms.api.door`). Raises Http404
    where it asks for one that this site does not speak.
    """
    request.LANGUAGE_CODE = chosen = _chosen(request, asked, spoken)
    return chosen


def _chosen(request: HttpRequest, asked: Language | None, spoken: tuple[str, ...]) -> Language:
    if asked is not None:
        if asked not in spoken:
            raise Http404("This site does not speak that language.")
        return asked
    if getattr(request, "language", "en") == "cy":
        return "cy"
    for tag, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:200]):
        if tag.startswith("en"):
            return "en"
        if tag.startswith("cy") and "cy" in spoken:
            return "cy"
    return "en"
