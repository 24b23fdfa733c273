"""Documents and images: on the right host only, and private until a page that shows them is live."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from cms.models import ContentImage, ContentPage


@pytest.fixture
def put_back(world):
    """What a test changes is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def addresses_of(side, hidden=""):
    things = side.things
    document = "/documents/{}/{}".format(things[f"{hidden}document"][0], things[f"{hidden}document_name"][0])
    return [document, *(f"/media/{file}" for file in things[f"{hidden}image_file"])]


def statuses(host, addresses):
    return {Client().get(address, headers={"host": host.force.site.hostname}).status_code for address in addresses}


def test_what_a_live_page_shows_is_served_on_its_own_host_and_on_no_other(world, public_process):
    ours, theirs = world.ours, world.theirs
    assert statuses(ours, addresses_of(ours)) == statuses(theirs, addresses_of(theirs)) == {200}
    assert statuses(ours, addresses_of(theirs)) == statuses(theirs, addresses_of(ours)) == {404}


def test_what_no_live_page_shows_is_served_nowhere(world, public_process):
    for host in (world.ours, world.theirs):
        assert statuses(host, addresses_of(world.ours, "hidden_")) == {404}


def test_files_go_when_their_page_goes(world, public_process, put_back):
    page = ContentPage.objects.get(pk=world.ours.things["page"][0])
    page.unpublish()
    for copy in page.aliases.all():
        copy.unpublish()
    assert statuses(world.ours, addresses_of(world.ours)) == {404}


def test_files_of_a_restricted_page_are_private(world, public_process, put_back):
    page = Page.objects.get(pk=world.ours.things["page"][0])
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert statuses(world.ours, addresses_of(world.ours)) == {404}
    assert statuses(world.ours, [f"/{world.ours.things['path'][0]}"]) == {404}


def test_a_page_of_one_force_does_not_publish_the_files_of_another(world, public_process, put_back):
    theirs = world.theirs.things["document"][0]
    page = ContentPage.objects.get(pk=world.ours.things["page"][0])
    page.body = [("rich_text", f'<p><a linktype="document" id="{theirs}">Take it</a></p>')]
    page.save_revision().publish()
    assert statuses(world.ours, addresses_of(world.theirs)) == {404}


def test_an_original_picture_is_never_public(world, public_process):
    original = ContentImage.objects.get(pk=world.ours.things["image"][0]).file.name
    assert statuses(world.ours, [f"/media/{original}"]) == {404}
