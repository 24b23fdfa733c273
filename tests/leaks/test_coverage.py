"""What the leak run does not know, it names, and fails."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

from django.http import HttpResponse
from django.test import override_settings
from django.urls import path
from wagtail.contrib.redirects.models import Redirect

from tests.leaks.coverage import without_a_row
from tests.leaks.crawl import Leaks


def _says_nothing(request, **_):
    return HttpResponse(status=404)


def test_a_model_of_which_there_is_no_row_is_named(world):
    rows = {model: ids for model, ids in world.rows.items() if model is not Redirect}
    assert without_a_row(replace(world, rows=rows)) == ["wagtailredirects.Redirect"]


def test_an_address_that_nobody_can_fill_is_named_and_any_other_is_walked(admin_crawler):
    addresses = ModuleType("addresses")
    addresses.urlpatterns = [
        path("plain/", _says_nothing, name="plain"),
        path("of-a-page/<int:page_id>/", _says_nothing, name="of-a-page"),
        path("of-what/<int:unheard_of>/", _says_nothing, name="of-what"),
    ]
    leaks = Leaks()
    with override_settings(ROOT_URLCONF=addresses):
        admin_crawler("anonymous", leaks).walk()
    assert leaks.uncovered == ["of-what of-what/%(unheard_of)s/"]
    assert leaks.cells and not leaks.found
