"""Advisories on features that are not installed here, or that forces do not have: found closed."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, reverse
from wagtail.snippets.models import get_snippet_models

from contact_forms.models import Submission
from contact_forms.walls import within_sites
from tests.integration.advisories.conftest import MISSING, shows_nothing
from tests.leaks.addresses import every_address


def test_cve_2026_44199_nobody_deletes_what_was_reported(attackers, ours, theirs, world):
    """People deleted submissions of other forms. Wagtail's forms are not installed; our registers delete nothing."""
    assert not apps.is_installed("wagtail.contrib.forms")
    register = "/admin/contact_forms/submission/"
    for attacker in attackers:
        for report in (theirs("submission"), ours("submission")):
            for path in (f"{register}delete/{report}/", f"{register}edit/{report}/", register):
                answer = attacker.post(path, {"selected-submissions": [str(report)], "action": "delete"})
                assert answer.status_code in (302, 403, 404, 405), path
                assert shows_nothing(answer)
    for side in (world.ours, world.theirs):
        with within_sites(side.force.site_id):
            assert Submission.objects.filter(pk=side.things["submission"][0]).exists()


def test_cve_2026_28222_there_are_no_tables_whose_cells_name_classes():
    """Class names of table blocks were not escaped."""
    assert not apps.is_installed("wagtail.contrib.table_block")


def test_cve_2026_28223_and_cve_2026_54262_pages_are_not_translated_by_copying():
    """Titles ran as scripts on the page that confirms; and anybody with one right translated any page."""
    assert not apps.is_installed("wagtail.contrib.simple_translation")
    with pytest.raises(NoReverseMatch):
        reverse("simple_translation:submit_page_translation", args=[1])
    assert not [address.form for address in every_address() if "translation" in address.name]


def test_ghsa_x5cx_w6p2_mxf2_there_are_no_snippets_to_copy(attackers, world):
    """Snippets were copied by who may only look at them. There are none; other copies are closed to forces."""
    assert get_snippet_models() == []
    user, site = world.theirs.people["editor"].pk, world.theirs.force.site_id
    for name, pk in (("wagtailusers_users:copy", user), ("wagtailsites:copy", site)):
        for attacker in attackers:
            for answer in (attacker.get(reverse(name, args=[pk])), attacker.post(reverse(name, args=[pk]))):
                assert answer.status_code in (302, 404)
                assert answer.status_code == attacker.get(reverse(name, args=[MISSING])).status_code
                assert shows_nothing(answer)
