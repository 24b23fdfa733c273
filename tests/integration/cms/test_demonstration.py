"""The demonstration's content: every page of every site, by the web and by the API."""

from __future__ import annotations

from django.test import Client
from wagtail.models import Page, Site

from cms.models import Release
from forcesites.loading import load_everything
from govuk_theme import render
from govuk_theme.documents import parse_document


def test_every_page_of_the_demonstration_is_the_same_by_the_api(db: None, visitor: Client) -> None:
    load_everything("a password of the tests", lambda said: None)
    compared = 0
    for site in Site.objects.all():
        for page in Page.objects.descendant_of(site.root_page, inclusive=True).live().specific():
            for language in ("en", "cy"):
                path = page.path_in(language)
                shown = visitor.get(path, HTTP_HOST=site.hostname)
                asked = {"path": page.path_in("en"), "language": language}
                given = visitor.get("/api/v1/documents/", asked, HTTP_HOST=site.hostname)
                assert shown.status_code == given.status_code, (site.hostname, path)
                if shown.status_code == 200:
                    compared += 1
                    assert render(parse_document(given.json())).encode() == shown.content, (site.hostname, path)
                else:
                    assert (language, shown.status_code) == ("cy", 404), (site.hostname, path)
    assert compared > 100
    # Publishing each service once made one release of it, complete in Welsh.
    assert set(Release.objects.values_list("number", "welsh_complete")) == {(1, True)}
