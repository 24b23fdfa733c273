"""Documents to HTML, and the page for when there is no document to be had."""

from __future__ import annotations

from typing import Literal

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation

from govuk_theme.documents import Document
from govuk_theme.jinja import DOCUMENT_TEMPLATES, ENVIRONMENT
from govuk_theme.templates import UnknownKind


def render(document: Document) -> str:
    """The whole HTML page of a document, in its own language.

    The document is all that the template sees. Raises UnknownKind where no template is registered for its kind.
    """
    try:
        name = DOCUMENT_TEMPLATES[document.kind]
    except KeyError:
        known = ", ".join(sorted(DOCUMENT_TEMPLATES))
        raise UnknownKind(f"no template for a document of kind '{document.kind}'; known kinds: {known}") from None
    with translation.override(document.language):
        return ENVIRONMENT.get_template(name).render(document=document)


def _stylesheet() -> str:
    """Address of the style sheet, also when the manifest of static files is missing or broken."""
    try:
        return str(static("soh/site.css"))
    except (ValueError, OSError):
        return f"{settings.STATIC_URL}soh/site.css"


def plain_error_page(
    status: int, language: str = "en", site_name: str = "", *, sent: Literal["", "yes", "no"] = ""
) -> bytes:
    """A page for when things are broken: it needs no database, no document and no static manifest.

    status: the HTTP status it goes out with. sent: whether anything was sent to the police, "" where that is not in
    question. site_name: the force's name where it is known. It always says how to reach the police by telephone.
    """
    with translation.override(language if language in ("en", "cy") else "en"):
        template = ENVIRONMENT.get_template("errors/plain.jinja")
        html = template.render(
            status=status,
            language=translation.get_language(),
            site_name=site_name,
            sent=sent,
            stylesheet=_stylesheet(),
        )
    return html.encode()
