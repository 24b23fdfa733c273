"""What the editor of a service offers: keys that stay, problems with links, the map, messages, copies, comparison."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.authoring.comparing import StreamComparison
from cms.authoring.route_map import draw, stops_of
from cms.models import Adoption, Release, ServicePage
from cms.publishing.compile import compile_service
from cms.publishing.gate import FormNotProved, prove_service
from contact_forms.blocks import block_id
from tests.integration.cms.library import FORM, ForceSite, Library, publish
from tests.integration.cms.test_editing import edit, editor, posted, step, streamfield

__all__ = ["editor"]


def raw_form(page: ServicePage) -> list[dict[str, Any]]:
    """The blocks of the form as they are stored, with their ids."""
    return copy.deepcopy(page.form.get_prep_value())


def named(blocks: list[dict[str, Any]], above: str = "form") -> list[dict[str, Any]]:
    """The same blocks with an id for each, as editors' browsers and service files give them."""
    found = []
    for index, block in enumerate(blocks):
        place = f"{above}/{index}"
        value = {
            name: named(part, f"{place}/{name}") if isinstance(part, list) else copy.deepcopy(part)
            for name, part in block["value"].items()
        }
        found.append({**block, "value": value, "id": block_id(place)})
    return found


def known(block: tuple[str, dict[str, Any]], its_id: str) -> Any:
    """One posted block that the server knows from before."""
    stream = streamfield([block])
    stream["0"]["id"] = its_id
    return stream


def service(library: Library, **fields: Any) -> ServicePage:
    """A draft whose blocks all have ids."""
    return library.service(**{"form": named(FORM), **fields})


def published(page: ServicePage) -> ServicePage:
    live = publish(page)
    assert isinstance(live, ServicePage)
    return live


# --- keys ----------------------------------------------------------------------------------------------------------


def test_a_released_key_cannot_be_changed_by_any_road(library: Library) -> None:
    page = published(service(library))
    form = raw_form(page)
    form[2]["value"]["questions"][0]["value"]["key"] = "the-story"
    page.form = form
    [problem] = prove_service(page)
    assert (problem.field, problem.place) == ("form", (2, "questions", 0, "key"))
    assert "“account”" in str(problem)
    revision = page.save_revision(clean=False)
    with pytest.raises(FormNotProved):
        revision.publish()
    assert Release.objects.get().number == 1


def test_not_even_a_draft_takes_another_key_for_a_released_block(library: Library, editor: Client) -> None:
    page = published(service(library))
    block = page.form[2].id
    response = edit(editor, page, form=known(step("what-went-on", "account"), block))
    assert response.status_code == 200
    [error] = response.context["form"].errors.as_data()["form"]
    said = error.as_json_data()["blockErrors"][0]["blockErrors"]["key"]
    assert "“what-happened”" in str(said)
    assert edit(editor, page, form=known(step("what-happened", "account"), block)).status_code == 302


def test_the_value_of_a_released_choice_stays_too_and_a_new_choice_may_be_added(library: Library) -> None:
    form = copy.deepcopy(FORM)
    options = [
        {"type": "item", "value": {"value": value, "label": {"en": value, "cy": value}}} for value in ("bark", "bite")
    ]
    form[0]["value"]["questions"].append(
        {"type": "radios", "value": {"key": "what", "label": {"en": "What", "cy": "Beth"}, "options": options}}
    )
    page = published(service(library, form=named(form)))
    changed = raw_form(page)
    choices = changed[0]["value"]["questions"][1]["value"]["options"]
    choices[1]["value"]["value"] = "growl"
    choices.append({"type": "item", "value": {"value": "bite", "label": {"en": "Bites", "cy": "Brathu"}}, "id": ""})
    page.form = changed
    assert [problem.place for problem in prove_service(page)] == [(0, "questions", 1, "options", 1, "value")]
    choices[1]["value"]["value"] = "bite"
    choices[2]["value"]["value"] = "growl"
    page.form = changed
    assert prove_service(page) == []


def test_a_key_stays_released_when_its_block_was_taken_out_for_a_while(library: Library) -> None:
    page = published(service(library))
    first = raw_form(page)
    page.form = [*first[:2], {**first[2], "id": "6a0f3a4e-0000-4000-8000-000000000001"}]
    page = published(page)
    again = copy.deepcopy(first)
    again[2]["value"]["key"] = "the-story"
    page.form = again
    assert [problem.place for problem in prove_service(page)] == [(2, "key")]


def test_the_editor_s_scripts_are_told_which_keys_were_released(library: Library, editor: Client) -> None:
    page = published(service(library))
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f"&quot;{page.form[2].id}&quot;: &quot;what-happened&quot;" in html
    for script in ("keys", "names", "anchors"):
        assert re.search(rf'src="[^"]*/editor/{script}[^"]*\.js"', html)


# --- problems ------------------------------------------------------------------------------------------------------


def test_a_draft_is_kept_and_its_editor_told_how_much_is_missing_and_where(library: Library, editor: Client) -> None:
    page = service(library)
    response = edit(editor, page, form=streamfield([step("one", "asked", only_if="nowhere"), step("one", "again")]))
    assert response.status_code == 302
    html = editor.get(response["Location"]).content.decode()
    assert "3 things keep it from being published" in html
    saved = ServicePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert f'<a href="#block-{saved.form[0].id}-section">Step “one”' in html
    assert "There is no condition “nowhere”." in html


def test_a_refused_publication_leads_to_each_block_too(library: Library, editor: Client) -> None:
    page = service(library)
    response = edit(editor, page, "action-publish", form=known(step("one", "asked", only_if="nowhere"), "abc"))
    assert '<a href="#block-abc-section">' in response.content.decode()


# --- the map and the messages --------------------------------------------------------------------------------------


def test_the_map_shows_every_step_its_condition_and_where_it_leads(library: Library, editor: Client) -> None:
    page = service(library)
    html = editor.get(reverse("cms_service_map", args=[page.pk])).content.decode()
    assert html.count('class="route-map__box ') == 5, "the start, three pages and the end"
    assert "route-map__box--exit" in html
    assert "Only if “Is anyone in danger now?” is “Yes”" in html
    assert "Call 999 (if “danger”)" in html and "What happened (otherwise)" in html
    assert "It ends here, without a report" in html
    edit_address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f'href="{edit_address}#block-{page.form[1].id}-section"' in html
    assert "<script" not in html.split("<svg", 1)[1].split("</svg>")[0] and ' style="' not in html.split("<svg", 1)[1]


def test_on_the_map_an_exit_has_no_way_back_and_a_condition_of_two_steps_is_one_way_round(library: Library) -> None:
    form = copy.deepcopy(FORM)
    two = [copy.deepcopy(FORM[2]), copy.deepcopy(FORM[2])]
    for number, block in enumerate(two):
        block["value"] |= {"key": f"more-{number}", "only_if": "danger"}
        block["value"]["questions"][0]["value"]["key"] = f"asked-{number}"
    page = service(library, form=named([form[0], *two, form[1], form[2]]))
    drawing = draw(stops_of(compile_service(page).form, {}, {}))
    assert [label.text for label in drawing.labels] == ["if danger"]
    back_to_the_road = [arrow for arrow in drawing.arrows if arrow.points.count(" ") == 2]
    assert len(back_to_the_road) == 0, "both steps lead on to the exit, which leads nowhere"
    assert drawing.height > drawing.boxes[-1].bottom


def test_all_error_messages_are_listed_in_both_languages_with_the_way_to_their_question(
    library: Library, editor: Client
) -> None:
    form = copy.deepcopy(FORM)
    own = {"code": "required", "text": {"en": "Tell us what happened", "cy": "Dywedwch wrthym"}}
    form[2]["value"]["questions"][0]["value"]["errors"] = [{"type": "item", "value": own}]
    page = service(library, form=named(form))
    html = editor.get(reverse("cms_service_messages", args=[page.pk])).content.decode()
    assert "Tell us what happened" in html and "Dywedwch wrthym" in html and "(own words)" in html
    assert "must be 10000 characters or fewer" in html
    question = page.form[2].value["questions"][0].id
    assert f"#block-{question}-section" in html


@pytest.mark.parametrize("name", ["cms_service_map", "cms_service_messages"])
def test_they_are_for_those_who_may_edit_the_service(library: Library, editor: Client, name: str) -> None:
    page = service(library)
    address = reverse(name, args=[page.pk])
    menu = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert address in menu
    nobody = Client(HTTP_HOST=editor.defaults["HTTP_HOST"])
    assert nobody.get(address).status_code == 302


# --- copies --------------------------------------------------------------------------------------------------------


def copied(editor: Client, page: Any, slug: str, **more: Any) -> Any:
    data = {"new_title": "Report a lost cat", "new_slug": slug, "new_parent_page": page.get_parent().pk, **more}
    return editor.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)


def test_a_copy_is_a_draft_with_keys_of_its_own_and_nothing_of_the_releases(
    library: Library, force: ForceSite, editor: Client
) -> None:
    page = published(service(library, approved_for="live"))
    force.takes(page)
    publish(page)
    assert copied(editor, page, "lost-cat", publish_copies="on", alias="on").status_code == 302
    twin = ServicePage.objects.get(slug="lost-cat")
    assert (twin.live, twin.approved_for, twin.alias_of_id) == (False, "beta", None)
    assert twin.revisions.count() == 1
    assert not twin.releases.exists()
    assert Adoption.objects.filter(service=twin).count() == 0
    form = raw_form(twin)
    form[2]["value"]["key"] = "what-the-cat-did"
    twin.form = form
    assert prove_service(twin) == [], "its keys are its own to name"
    twin = published(twin)
    assert twin.releases.get().number == 1
    assert twin.releases.get().form_version.service_slug == "lost-cat"
    assert page.releases.get().form_version.service_slug == "lost-dog"


def test_a_copy_needs_an_address_word_that_no_service_has(library: Library, editor: Client) -> None:
    page = service(library)
    response = copied(editor, page, "lost-dog", new_parent_page=library.home.get_children().last().pk)
    assert response.status_code == 200
    assert "Another service has this address word" in response.content.decode()
    form = editor.get(reverse("wagtailadmin_pages:copy", args=[page.pk])).context["form"]
    assert form.fields["new_slug"].initial == "lost-dog-copy"
    assert "publish_copies" not in form.fields


def test_a_section_that_holds_services_is_not_copied(library: Library, editor: Client) -> None:
    library.service()
    response = copied(editor, library.report, "report-2")
    assert response.status_code == 302
    assert "each service needs an address word of its own" in editor.get(response["Location"]).content.decode()
    assert ServicePage.objects.count() == 1


def test_two_services_with_one_address_word_are_never_both_published(library: Library) -> None:
    published(service(library))
    twin = library.service("lost-cat")
    ServicePage.objects.filter(pk=twin.pk).update(slug="lost-dog")
    with pytest.raises(FormNotProved, match="Another service has this address word"):
        ServicePage.objects.get(pk=twin.pk).save_revision(clean=False).publish()


# --- versions ------------------------------------------------------------------------------------------------------


def compared(page: ServicePage, form: list[dict[str, Any]]) -> str:
    before = ServicePage.objects.get(pk=page.pk)
    page.form = form
    return str(StreamComparison(ServicePage._meta.get_field("form"), before, page).htmldiff())


def test_a_comparison_tells_only_what_an_editor_did(library: Library) -> None:
    page = service(library)
    form = raw_form(page)
    form[2]["value"]["questions"][0]["value"]["label"]["en"] = "What happened there?"
    html = compared(page, form)
    assert html.count("<h3>") == 1
    assert "Step “What happened” › Long text “What happened there?”" in html
    assert re.search(r"<dt>Question, English</dt><dd>.*<span class=\"addition\">.*there", html)


def test_a_comparison_names_what_was_added_taken_out_and_moved(library: Library) -> None:
    page = service(library)
    form = raw_form(page)
    new = copy.deepcopy(form[2])
    new["id"] = "6a0f3a4e-0000-4000-8000-000000000002"
    new["value"] |= {"title": {"en": "Anything else", "cy": ""}, "questions": []}
    html = compared(page, [form[2], form[0], new])
    assert "Added: Step “Anything else”" in html
    assert "Taken out: Exit “Call 999”" in html
    assert html.count("<dd>moved</dd>") == 1


def test_the_page_of_a_comparison_shows_it(library: Library, editor: Client) -> None:
    page = service(library)
    first = page.save_revision()
    form = raw_form(page)
    form[2]["value"]["title"]["en"] = "What took place"
    page.form = form
    second = page.save_revision()
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    html = editor.get(address).content.decode()
    assert "Step “What took place”" in html
    assert "Is anyone in danger" not in html


# --- comments and autosave -----------------------------------------------------------------------------------------


def test_a_comment_can_stand_on_a_block_of_the_form(library: Library, editor: Client) -> None:
    page = service(library)
    block = page.form[2].id
    data = posted(page, form=known(step("what-happened", "account"), block))
    data |= {
        "comments-TOTAL_FORMS": 1,
        "comments-0-id": "",
        "comments-0-contentpath": f"form.{block}.title.en",
        "comments-0-text": "Too long?",
        "comments-0-position": "",
        "comments-0-resolved": "",
        "comments-0-replies-TOTAL_FORMS": 0,
        "comments-0-replies-INITIAL_FORMS": 0,
        "comments-0-replies-MIN_NUM_FORMS": 0,
        "comments-0-replies-MAX_NUM_FORMS": "",
    }
    response = editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert response.status_code == 302
    assert page.wagtail_admin_comments.get().contentpath == f"form.{block}.title.en"


@pytest.mark.parametrize("is_live", [True, False])
def test_what_saves_itself_while_somebody_writes_is_a_draft_and_never_a_release(
    library: Library, editor: Client, settings: Any, is_live: bool
) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 500
    page = published(service(library)) if is_live else service(library)
    before = Release.objects.count()
    data = posted(page, title="Half a tit", form=streamfield([step("one", "asked", only_if="nowhere")]))
    response = editor.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), data, headers={"accept": "application/json"}
    )
    assert response.json()["success"] is True, response.content
    assert ServicePage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Half a tit"
    assert Release.objects.count() == before
    assert ServicePage.objects.get(pk=page.pk).live is is_live
