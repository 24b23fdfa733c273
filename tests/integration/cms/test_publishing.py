"""The one door: whichever way a service goes live, its form is proved and its release written, or nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from cms.epochs import epoch_of
from cms.models import Release, ServicePage
from cms.publishing.gate import FormNotProved
from contact_forms.models import FormVersion
from tests.integration.cms.library import CONDITIONS, FORM, Library, publish


@contextmanager
def failing_receiver() -> Iterator[None]:
    def fail(**_: Any) -> None:
        raise RuntimeError("a receiver failed")

    page_published.connect(fail)
    try:
        yield
    finally:
        page_published.disconnect(fail)


def test_a_draft_has_no_release(library: Library) -> None:
    page = library.service()
    page.save_revision()
    assert not Release.objects.filter(service=page).exists()


def test_publishing_a_revision_writes_the_release_with_both_languages(library: Library) -> None:
    page = publish(library.service())
    release = Release.objects.get(service=page)
    assert release.number == 1
    assert release.content["title"] == {"en": "Report a lost dog", "cy": "Rhoi gwybod am gi coll"}
    assert release.content["first_step"] == "in-danger"
    assert release.made_from_revision_id == page.live_revision_id
    assert release.welsh_complete
    exit_body = release.form_version.definition["steps"][1]["exit"]["body"]
    assert exit_body["en"] == "<p>Call <strong>999</strong> now.</p>"


def test_a_text_without_welsh_makes_the_release_incomplete_in_welsh(library: Library) -> None:
    page = publish(library.service(summary_cy=""))
    assert not Release.objects.get(service=page).welsh_complete


def test_publishing_again_numbers_the_next_release_and_keeps_the_form_version(library: Library) -> None:
    page = publish(library.service())
    page.summary = "Tell us about a dog that you have lost."
    page = publish(page)
    assert list(page.releases.values_list("number", flat=True)) == [2, 1]
    assert FormVersion.objects.filter(service_slug=page.slug).count() == 1
    page.minutes = 7
    page.form = FORM[2:]
    page.conditions = []
    publish(page)
    assert FormVersion.objects.filter(service_slug=page.slug).count() == 2


def test_publishing_without_a_change_makes_no_other_release(library: Library) -> None:
    page = publish(library.service())
    publish(page)
    assert page.releases.count() == 1


def test_a_service_added_live_without_a_revision_has_its_release(library: Library) -> None:
    page = library.service(live=True)
    assert page.releases.count() == 1


def test_a_form_that_cannot_be_walked_is_not_published(library: Library) -> None:
    page = library.service(conditions=[])
    revision = page.save_revision()
    with pytest.raises(FormNotProved) as refused:
        revision.publish()
    assert "danger" in str(refused.value.messages)
    page = ServicePage.objects.get(pk=page.pk)
    assert not page.live
    assert page.live_revision_id is None
    assert not Release.objects.filter(service=page).exists()


def test_a_bad_next_draft_leaves_the_live_one_as_it_was(library: Library) -> None:
    page = publish(library.service())
    before = page.live_revision_id
    page.conditions = []
    with pytest.raises(FormNotProved):
        page.save_revision().publish()
    page = ServicePage.objects.get(pk=page.pk)
    assert (page.live, page.live_revision_id, page.releases.count()) == (True, before, 1)
    assert len(page.conditions) == 1


def test_the_schedule_passes_the_same_door(library: Library) -> None:
    page = library.service()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    assert not page.releases.exists()
    revision.refresh_from_db()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content = revision.content | {"go_live_at": revision.approved_go_live_at.isoformat()}
    revision.save()
    call_command("publish_scheduled")
    page = ServicePage.objects.get(pk=page.pk)
    assert page.live
    assert page.releases.count() == 1


def test_the_schedule_publishes_nothing_that_cannot_be_walked(library: Library) -> None:
    page = library.service(conditions=[])
    revision = page.save_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save()
    with pytest.raises(FormNotProved):
        call_command("publish_scheduled")
    assert not ServicePage.objects.get(pk=page.pk).live


def test_a_failing_receiver_leaves_no_page_live_without_its_release(library: Library) -> None:
    page = library.service()
    revision = page.save_revision()
    with failing_receiver(), pytest.raises(RuntimeError):
        revision.publish()
    page = ServicePage.objects.get(pk=page.pk)
    assert page.live == page.releases.exists() is True


def test_a_release_that_cannot_be_written_leaves_the_page_a_draft(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = library.service()
    revision = page.save_revision()

    def fail(self: Release, *args: Any, **kwargs: Any) -> None:
        raise RuntimeError("no room")

    monkeypatch.setattr(Release, "save", fail)
    with pytest.raises(RuntimeError):
        revision.publish()
    assert not ServicePage.objects.get(pk=page.pk).live


def test_publishing_moves_the_nations_epoch_and_saving_a_draft_does_not(library: Library) -> None:
    page = library.service()
    before = epoch_of(library.site.pk)
    page.save_revision()
    assert epoch_of(library.site.pk) == before
    publish(page)
    assert epoch_of(library.site.pk)[1] > before[1]
    published = epoch_of(library.site.pk)
    ServicePage.objects.get(pk=page.pk).save_revision()
    assert epoch_of(library.site.pk) == published


def test_a_national_publish_writes_the_same_number_of_rows_however_many_follow(
    library: Library, make_force: Any
) -> None:
    def writes(page: ServicePage) -> int:
        page.minutes += 1
        revision = page.save_revision()
        with CaptureQueriesContext(connection) as captured:
            revision.publish()
        return sum(1 for query in captured if query["sql"].lstrip().startswith(("INSERT", "UPDATE", "\nWITH moved")))

    page = publish(library.service())
    without = writes(page)
    for slug in ("ely", "rutland", "westmorland"):
        make_force(slug).takes(page)
    assert writes(ServicePage.objects.get(pk=page.pk)) == without


def test_a_release_is_never_changed(library: Library) -> None:
    release = publish(library.service()).releases.get()
    release.welsh_complete = False
    with pytest.raises(TypeError):
        release.save()


def test_a_released_service_keeps_its_address_word(library: Library) -> None:
    page = publish(library.service())
    page.slug = "missing-dog"
    with pytest.raises(ValidationError, match="released under another"):
        page.full_clean()


def test_two_services_never_share_an_address_word(library: Library) -> None:
    library.service()
    request = library.home.get_children().get(slug="request").specific
    with pytest.raises(ValidationError, match="own"):
        request.add_child(
            instance=ServicePage(
                title="Other", slug="lost-dog", summary="Other.", category="X", reference_prefix="X",
                form=FORM, conditions=CONDITIONS,
            )
        )  # fmt: skip


@pytest.mark.parametrize("change", ["unpublish", "move", "delete", "rename"])
def test_every_other_change_of_the_tree_moves_the_sites_epoch(library: Library, change: str) -> None:
    page = Page.objects.get(slug="cookies").specific
    before = epoch_of(library.site.pk)[0]
    match change:
        case "unpublish":
            page.unpublish()
        case "move":
            page.move(library.report, pos="last-child")
        case "delete":
            page.delete()
        case "rename":
            page.slug = "our-cookies"
            page.save()
    assert epoch_of(library.site.pk)[0] > before
