"""Advisories on pages: previews, revisions, history, copies, the admin's API."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Page, Revision

from cms.models import ContentPage
from tests.integration.advisories.conftest import MISSING, shows_nothing

FACTS = {"title": "Mine", "slug": "mine"}


def test_cve_2026_25517_a_preview_needs_the_right_to_edit(attackers, theirs):
    """Preview endpoints rendered a form that was sent to them, for anybody with the admin."""
    page = theirs("page")
    on_edit = reverse("wagtailadmin_pages:preview_on_edit", args=[page])
    on_add = reverse("wagtailadmin_pages:preview_on_add", args=["cms", "contentpage", page])
    for attacker in attackers:
        for path in (on_edit, on_add):
            for answer in (attacker.post(path, FACTS), attacker.get(path), attacker.delete(path)):
                assert answer.status_code in (302, 404)
                assert shows_nothing(answer)


def test_cve_2026_44197_revisions_are_compared_by_who_may_edit_the_page(attackers, ours, theirs):
    """Comparing named revisions of any page, also under the address of one's own."""
    revision = theirs("revision")
    for page in (ours("page"), theirs("page")):
        for pair in ((revision, revision), ("earliest", revision), (revision, "latest"), ("live", revision)):
            path = reverse("wagtailadmin_pages:revisions_compare", args=[page, *pair])
            for attacker in attackers:
                answer = attacker.get(path)
                assert answer.status_code in (302, 404), path
                assert shows_nothing(answer)


@pytest.mark.parametrize("name", ["history", "history_results", "workflow_history"])
def test_cve_2026_44198_a_page_s_history_is_seen_by_who_may_edit_it(attackers, theirs, name):
    for attacker in attackers:
        answer = attacker.get(reverse(f"wagtailadmin_pages:{name}", args=[theirs("page")]))
        assert answer.status_code in (302, 404)
        assert shows_nothing(answer)


def test_cve_2026_44200_a_page_is_copied_by_who_may_edit_it_to_where_they_may_add(attackers, ours, theirs, world):
    """Copying checked neither what was copied nor, in part, where to."""
    before = Page.objects.count()
    facts = {"new_title": "Taken", "new_slug": "taken", "copy_subpages": "", "publish_copies": ""}
    home, elsewhere = world.ours.force.site.root_page_id, world.theirs.force.site.root_page_id
    for attacker in attackers:
        for page, there in ((theirs("page"), home), (theirs("draft"), home), (ours("page"), elsewhere)):
            path = reverse("wagtailadmin_pages:copy", args=[page])
            answer = attacker.post(path, {**facts, "new_parent_page": there})
            assert answer.status_code in (302, 404)
            assert shows_nothing(answer)
            assert shows_nothing(attacker.get(path, {"new_parent_page": there}))
    assert Page.objects.count() == before


@pytest.mark.parametrize("kind", ["page", "draft"])
def test_ghsa_3vrh_m9w7_v94f_the_admin_s_api_of_pages_gives_own_pages_alone(attackers, ours, theirs, kind):
    """CVE-2026-55468: fields of `api_fields` of every draft stood in the admin's own API."""
    listing = reverse("wagtailadmin_api:pages:listing")
    for attacker in attackers:
        for query in ({"fields": "*"}, {"fields": "*,-body"}, {"search": "zzquark"}, {"id": theirs(kind)}):
            answer = attacker.get(listing, query)
            assert answer.status_code in (200, 302, 400, 403, 404)
            assert shows_nothing(answer), query
        detail = reverse("wagtailadmin_api:pages:detail", args=[theirs(kind)])
        nothing = reverse("wagtailadmin_api:pages:detail", args=[MISSING])
        assert attacker.get(detail, {"fields": "*"}).status_code == attacker.get(nothing).status_code
        assert shows_nothing(attacker.get(detail, {"fields": "*"}))


@pytest.mark.parametrize("action", ["copy_for_translation", "copy", "create_alias", "revert_to_page_revision", "move"])
def test_ghsa_jm5p_837g_rv8g_actions_of_the_admin_s_api_are_for_own_pages(attackers, theirs, world, action):
    """Translating through the API copied pages that one may not edit."""
    pages, revisions = Page.objects.count(), Revision.objects.count()
    facts = {
        "locale": "en", "destination_page_id": world.ours.force.site.root_page_id, "slug": "taken",
        "revision_id": theirs("revision"), "copy_parents": True, "recursive": True,
    }  # fmt: skip
    for attacker in attackers:
        path = reverse("wagtailadmin_api:pages:action", args=[theirs("page"), action])
        answer = attacker.post(path, facts, content_type="application/json")
        assert answer.status_code in (302, 403, 404)
        assert shows_nothing(answer)
    assert (Page.objects.count(), Revision.objects.count()) == (pages, revisions)
    assert ContentPage.objects.get(pk=theirs("page")).live
