"""Welsh that is missing or older than its English is known, listed and kept from Welsh forces; translators mend it."""

from __future__ import annotations

import copy
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from cms.models import Adoption, ServicePage
from cms.publishing.texts import texts_of
from cms.publishing.welsh import gaps_of, review_of, translations_of
from cms.serving import effective_release
from cms.settings import env
from forcesites.people.models import User
from forcesites.roles import FORCE_ROLES, NATIONAL_ROLES, make_groups
from tests.integration.cms.library import FORM, Library, publish

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def draft(page: ServicePage) -> ServicePage:
    return ServicePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def place_of(page: ServicePage, english: str) -> str:
    return next(text.place for text in texts_of(page) if text.text.en == english)


def states(page: ServicePage) -> dict[str, str]:
    return {each.text.text.en: each.state for each in gaps_of(page)}


@pytest.fixture
def page(library: Library) -> ServicePage:
    return publish(library.service())


@pytest.fixture
def sign_in(library: Library) -> Any:
    make_groups("national", library.site, NATIONAL_ROLES)

    def sign_in(group: str) -> Client:
        from django.contrib.auth.models import Group

        user = User.objects.create_user(username=group.replace(" ", "."), password="a long password")
        user.groups.add(Group.objects.get(name=group))
        client = Client(HTTP_HOST=env.ADMIN_HOST)
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def translator(sign_in: Any) -> Client:
    return sign_in("national editor")


# --- knowing ---------------------------------------------------------------------------------------------------------


def test_every_text_of_a_service_is_found_with_its_place(page: ServicePage) -> None:
    found = {text.text.en: text for text in texts_of(page)}
    assert found["Report a lost dog"].place == "title"
    assert found["<p>Call 101.</p>"].html
    question = found["What happened?"]
    assert question.where == "Form › Step “what-happened” › Questions › Long text “account” › Question"
    assert {"Call 999", "<p>Call <strong>999</strong> now.</p>", "<p>Look at home.</p>"} <= set(found)


def test_welsh_is_out_of_date_when_only_the_english_changed(page: ServicePage) -> None:
    assert states(page) == {}
    page.summary = "Tell us about your dog."
    page.save_revision()
    assert states(draft(page)) == {"Tell us about your dog.": "outdated"}
    again = draft(page)
    again.summary_cy = "Rhowch wybod am eich ci."
    again.save_revision()
    assert states(draft(page)) == {}


def test_a_block_that_is_moved_or_copied_keeps_what_its_welsh_was_made_from(page: ServicePage) -> None:
    raw = page.form.get_prep_value()
    raw[2]["value"]["questions"][0]["value"]["label"]["en"] = "Tell us what happened"
    page.form = raw
    page.save_revision()
    moved = draft(page)
    raw = moved.form.get_prep_value()
    moved.form = [raw[2], raw[0], raw[1]]
    moved.save_revision()
    assert states(draft(page)) == {"Tell us what happened": "outdated"}
    copied = draft(page)
    raw = copy.deepcopy(copied.form.get_prep_value())
    second = copy.deepcopy(raw[0])
    second["id"] = second["value"]["questions"][0]["id"] = "5a0e4f6c-9b43-4f6c-9b43-7f7f0a1f6f3a"
    copied.form = [*raw, second]
    copied.save_revision()
    assert [each.state for each in gaps_of(draft(page))] == ["outdated", "outdated"]


def test_a_copied_service_keeps_it_too(page: ServicePage) -> None:
    page.summary = "Tell us about your dog."
    page.save_revision()
    other = draft(page).copy(update_attrs={"slug": "found-dog", "live": False}, keep_live=False)
    assert states(other.get_latest_revision_as_object()) == {"Tell us about your dog.": "outdated"}


# --- what forces are offered -----------------------------------------------------------------------------------------


def number_shown(adoption: Adoption, stage: str, *languages: str) -> int | None:
    release = effective_release(adoption, stage, languages, NOW)
    return release.number if release else None


def test_a_welsh_force_is_not_offered_a_release_with_a_gap(page: ServicePage, make_force: Any) -> None:
    adoption = make_force("dyfed", welsh=True).takes(page).adoption
    page.summary = "Tell us about your dog."
    page = publish(page)
    assert number_shown(adoption, "beta", "en", "cy") == 1
    assert number_shown(adoption, "beta", "en") == 2
    page.summary_cy = "Rhowch wybod am eich ci."
    publish(page)
    assert number_shown(adoption, "beta", "en", "cy") == 3


def test_a_live_welsh_force_waits_for_a_reviewed_translation(library: Library, make_force: Any, sign_in: Any) -> None:
    page = publish(library.service(approved_for="live"))
    adoption = make_force("dyfed", welsh=True, stage="live").takes(page).adoption
    assert number_shown(adoption, "live", "en", "cy") is None
    assert number_shown(adoption, "beta", "en", "cy") == 1
    assert number_shown(adoption, "live", "en") == 1
    publisher = sign_in("national publisher")
    publisher.post(reverse("service-welsh-reviewed", args=[page.pk]))
    reviewed = draft(page)
    assert review_of(reviewed).by == "national.publisher"
    publish(reviewed)
    assert number_shown(adoption, "live", "en", "cy") == 2
    after = draft(page)
    after.title_cy = "Teitl arall"
    publish(after)
    assert number_shown(adoption, "live", "en", "cy") == 2


def test_who_may_not_publish_does_not_say_that_welsh_was_reviewed(page: ServicePage, translator: Client) -> None:
    translator.post(reverse("service-welsh-reviewed", args=[page.pk]))
    assert review_of(draft(page)) is None


# --- the translator's view -------------------------------------------------------------------------------------------


def view(translator: Client, page: ServicePage, **query: str) -> str:
    response = translator.get(reverse("service-welsh", args=[page.pk]), query)
    assert response.status_code == 200
    return response.content.decode()


def filled(html: str, place: str, welsh: str, **more: str) -> dict[str, str]:
    """What is posted for one text."""
    [was] = re.findall(rf'name="was:{re.escape(place)}" value="([^"]*)"', html)
    return {f"was:{place}": was, f"welsh:{place}": welsh, **more}


def test_english_and_welsh_stand_side_by_side_with_their_state(page: ServicePage, translator: Client) -> None:
    page.summary, page.promise = "Tell us about your dog.", "In 2 days."
    page.save_revision()
    html = view(translator, page)
    assert "1 missing, 1 out of date." in html
    assert "Draft translation" in html
    assert "What happened?" in html
    gaps = view(translator, page, show="gaps")
    assert "What happened?" not in gaps
    assert "In 2 days." in gaps


def test_what_a_translator_writes_is_saved_as_a_draft(page: ServicePage, translator: Client) -> None:
    page.summary = "Tell us about your dog."
    page.save_revision()
    html = view(translator, page)
    label = place_of(draft(page), "What happened?")
    data = filled(html, "summary", "Rhowch wybod am eich ci.") | filled(html, label, "Beth sydd wedi digwydd?")
    data |= filled(html, "bridging", rich_text("<p>Ffoniwch 101 nawr.</p>"))
    response = translator.post(reverse("service-welsh", args=[page.pk]), data)
    assert response.status_code == 302
    saved = draft(page)
    assert (saved.summary_cy, states(saved)) == ("Rhowch wybod am eich ci.", {})
    assert saved.form[2].value["questions"][0].value["label"]["cy"] == "Beth sydd wedi digwydd?"
    assert "Ffoniwch 101 nawr." in saved.bridging_cy
    assert ServicePage.objects.get(pk=page.pk).summary_cy != saved.summary_cy


def test_welsh_that_still_fits_needs_no_new_words(page: ServicePage, translator: Client) -> None:
    page.summary = "Tell us about your dog."
    page.save_revision()
    html = view(translator, page, show="gaps")
    translator.post(
        reverse("service-welsh", args=[page.pk]), filled(html, "summary", page.summary_cy, **{"fits:summary": "on"})
    )
    assert states(draft(page)) == {}


def test_nothing_is_lost_or_overwritten_when_somebody_else_was_faster(page: ServicePage, translator: Client) -> None:
    html = view(translator, page)
    other = draft(page)
    other.summary = "Tell us about your dog."
    other.title_cy = "Teitl arall"
    other.save_revision()
    data = filled(html, "summary", "Fy Nghymraeg i") | filled(html, "title", "Fy nheitl i")
    response = translator.post(reverse("service-welsh", args=[page.pk]), data)
    assert response.status_code == 422
    shown = response.content.decode()
    assert "The English has changed since." in shown
    assert "Somebody else has changed the Welsh since." in shown
    assert "Fy Nghymraeg i" in shown
    assert draft(page).title_cy == "Teitl arall"


def test_a_text_that_does_not_fit_its_place_is_refused(page: ServicePage, translator: Client) -> None:
    data = filled(view(translator, page), "summary", "a" * 301)
    response = translator.post(reverse("service-welsh", args=[page.pk]), data)
    assert "Use 300 characters or fewer: this has 301." in response.content.decode()


# --- CSV -------------------------------------------------------------------------------------------------------------


def take(translator: Client, page: ServicePage, content: bytes) -> Any:
    file = SimpleUploadedFile("welsh.csv", content, "text/csv")
    return translator.post(reverse("service-welsh-take", args=[page.pk]), {"file": file})


def test_a_csv_file_goes_out_and_comes_back(page: ServicePage, translator: Client) -> None:
    page.summary = "Tell us about your dog."
    page.save_revision()
    out = translator.get(reverse("service-welsh-csv", args=[page.pk])).content
    assert take(translator, page, out).status_code == 302
    assert draft(page).latest_revision_id == page.latest_revision_id, "an unchanged file changes nothing"
    mended = out.decode("utf-8-sig").replace("Rhowch wybod am gi sydd ar goll.", "Rhowch wybod am eich ci.")
    take(translator, page, mended.encode())
    assert (draft(page).summary_cy, states(draft(page))) == ("Rhowch wybod am eich ci.", {})


def test_a_csv_file_with_mistakes_changes_nothing_and_names_the_rows(page: ServicePage, translator: Client) -> None:
    out = translator.get(reverse("service-welsh-csv", args=[page.pk])).content.decode("utf-8-sig")
    lines = out.splitlines()
    assert lines[1].startswith("title,")
    lines[1] = lines[1].replace("Report a lost dog", "Another title").replace("Rhoi gwybod", "Newydd")
    response = take(translator, page, "\n".join([*lines, "nowhere,,,a,b"]).encode())
    assert response.status_code == 422
    html = response.content.decode()
    assert "<td>2</td>" in html
    assert "The English has changed since." in html
    assert f"<td>{len(lines) + 1}</td>" in html
    assert draft(page).title_cy == page.title_cy


# --- who --------------------------------------------------------------------------------------------------------------


def test_the_desk_is_for_the_national_content_team(
    page: ServicePage, translator: Client, force: Any, sign_in: Any
) -> None:
    make_groups(force.force.slug, force.site, FORCE_ROLES)
    of_force = sign_in(f"{force.force.slug} publisher")
    places = [reverse(name, args=[page.pk]) for name in ("service-file", "service-welsh", "service-welsh-csv")]
    places += [reverse("service-import"), reverse("services-welsh")]
    home = reverse("wagtailadmin_home")
    for place in places:
        assert translator.get(place).status_code == 200, place
        refused = of_force.get(place)
        assert (refused.status_code, refused.headers.get("Location")) == (302, home), place
    for place in (reverse("service-welsh", args=[page.pk]), reverse("service-import")):
        assert place in translator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    menu = of_force.get(home).content.decode()
    assert reverse("service-import") not in menu
    assert reverse("services-welsh") not in menu


def test_a_file_is_brought_in_as_a_draft_in_the_admin(page: ServicePage, translator: Client) -> None:
    text = translator.get(reverse("service-file", args=[page.pk])).content.decode()

    def bring(content: str) -> Any:
        file = SimpleUploadedFile("lost-dog.yaml", content.encode(), "application/yaml")
        return translator.post(reverse("service-import"), {"file": file}, follow=True)

    said = bring(text.replace("What happened?", "What has happened?")).content.decode()
    assert "has a new draft" in said
    assert "“account” has other words." in said
    assert states(draft(page)) == {"What has happened?": "outdated"}
    refused = bring(text.replace("section: report", "section: reports"))
    assert refused.status_code == 422
    assert "lost-dog.yaml:3:1: section: cannot be “reports”: write “report”" in refused.content.decode()
    bring(text.replace("slug: lost-dog", "slug: found-dog"))
    assert not ServicePage.objects.get(slug="found-dog").live
    assert FORM
    assert translations_of(draft(page))


def test_what_the_editor_does_to_line_ends_is_no_change(library: Library) -> None:
    page = publish(library.service(bridging="<p>Call <b>101</b>.</p>\n<p>Or visit us.</p>", bridging_cy="<p>A</p>\n"))
    page.bridging = "<p>Call us.</p>"
    page.save_revision()
    assert states(draft(page)) == {"<p>Call us.</p>": "outdated"}
    after = draft(page)
    after.bridging, after.bridging_cy = '<p data-block-key="a1">Call  us.</p>', '<p data-block-key="b2">A</p>'
    after.save_revision()
    assert states(draft(page)) == {"<p>Call  us.</p>": "outdated"}
