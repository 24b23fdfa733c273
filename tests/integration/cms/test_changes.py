"""What the next release changes is said before it is published, kept with it, and never silent."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import streamfield

from cms.models import ServicePage
from cms.publishing.changes import changes_of_draft
from tests.integration.cms.library import FORM, Library, publish
from tests.integration.cms.test_editing import edit, editor, step

__all__ = ["editor"]


def form_with(**facts: Any) -> list[Any]:
    """The form with other facts for its last question."""
    form = copy.deepcopy(FORM)
    form[2]["value"]["questions"][0]["value"] |= facts
    return form


def test_a_release_says_whether_it_is_safe_and_what_changed(library: Library) -> None:
    page = publish(library.service())
    first = page.releases.get()
    assert (first.breaking, first.changes) == (False, [])
    page.summary = "Tell us about a dog that you lost."
    page.form = form_with(label={"en": "What has happened?", "cy": "Beth sydd wedi digwydd?"})
    page = publish(page)
    second = page.releases.get(number=2)
    assert not second.breaking
    assert {"safe": True, "reason": "“account” has other words."} in second.changes
    assert any("the summary" in change["reason"] for change in second.changes)
    page.form = form_with(key="story")
    third = publish(page).releases.get(number=3)
    assert third.breaking
    assert third.changes[0] == {
        "safe": False,
        "reason": "“account” is no longer asked: answers given so far would be lost.",
    }


def test_a_slot_that_forces_must_fill_is_named(library: Library) -> None:
    page = publish(library.service())
    page.slots = [{"type": "slot", "value": {"key": "team", "label": "Your team", "required": True}}]
    [change] = changes_of_draft(page)
    assert "Forces must fill “Your team”" in change.reason
    assert change.safe


def test_what_records_systems_know_is_not_taken_away_silently(library: Library) -> None:
    page = publish(library.service(form=form_with(maps_to="incident.incidentDescription")))
    page.form = form_with(key="story")
    with pytest.raises(ValidationError, match="“account”"):
        publish(page)
    page.retired = "something else\n account "
    assert publish(page).releases.count() == 2


def changed(library: Library) -> ServicePage:
    """A published service, whose one question is about to be replaced."""
    page = library.service()
    page.form, page.conditions = FORM[2:], []
    return publish(page)


def test_the_editor_reads_what_the_saved_draft_would_change(library: Library, editor: Client) -> None:
    page = changed(library)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Nothing has changed since release 1." in editor.get(address).content.decode()
    edit(editor, page, form=streamfield([step("one", "first")]))
    html = editor.get(address).content.decode()
    assert "This release is breaking." in html
    assert "“account” is no longer asked" in html


def test_a_breaking_release_is_published_by_who_has_ticked_it(library: Library, editor: Client) -> None:
    page = changed(library)
    fields = {"form": streamfield([step("one", "first")])}
    refused = edit(editor, page, "action-publish", **fields)
    assert refused.status_code == 200
    assert "breaks journeys" in str(refused.context["form"].non_field_errors())
    html = refused.content.decode()
    [mark] = re.findall(r'name="accept_breaking" value="(\w+)"', html)
    other = edit(editor, page, "action-publish", accept_breaking="something else", **fields)
    assert other.status_code == 200
    assert page.releases.count() == 1
    done = edit(editor, page, "action-publish", accept_breaking=mark, **fields)
    assert done.status_code == 302, done.context["form"].errors.as_data()
    assert page.releases.first().breaking


def test_a_safe_release_needs_no_tick(library: Library, editor: Client) -> None:
    page = changed(library)
    edit(editor, page, "action-publish", form=streamfield([step("what-happened", "account")]))
    assert page.releases.count() == 2
    assert not page.releases.first().breaking


def test_the_editor_refuses_what_would_vanish_in_the_field_that_mends_it(library: Library, editor: Client) -> None:
    page = library.service()
    page.form, page.conditions = form_with(maps_to="incident.incidentDescription")[2:], []
    page = publish(page)
    refused = edit(editor, page, "action-publish", form=streamfield([step("one", "first")]))
    assert refused.status_code == 200
    assert "Taken away on purpose" in str(refused.context["form"].errors)
