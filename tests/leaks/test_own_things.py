"""The walls stand between forces, not in front of one's own things."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.rich_text import RichText

from cms.models import ContentImage, ContentPage, ServicePage
from tests.leaks.world import MISSING_ID

EDITOR_PLACES = (
    "wagtailadmin_home", "wagtailadmin_explore_root", "wagtailadmin_choose_page", "wagtailimages:index",
    "wagtailimages_chooser:choose", "wagtaildocs:index", "wagtaildocs_chooser:choose", "wagtailredirects:index",
    "wagtailredirects:add", "wagtailadmin_reports:site_history", "wagtailadmin_reports:aging_pages",
    "wagtailadmin_pages:search",
)  # fmt: skip


@pytest.fixture
def editor(admin_of):
    return admin_of("editor")


@pytest.fixture
def things(world):
    return world.ours.things


@pytest.mark.parametrize("name", EDITOR_PLACES)
def test_an_editor_finds_every_place_of_their_work_open(editor, name):
    assert editor.get(reverse(name), follow=True).status_code == 200


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("wagtailadmin_explore", "page"),
        ("wagtailadmin_pages:edit", "page"),
        ("wagtailadmin_pages:history", "page"),
        ("wagtailadmin_pages:usage", "page"),
        ("wagtailadmin_pages:copy", "page"),
        ("wagtailadmin_choose_page_child", "page"),
        ("wagtailimages:edit", "image"),
        ("wagtailimages_chooser:chosen", "image"),
        ("wagtaildocs:edit", "document"),
        ("wagtaildocs_chooser:chosen", "document"),
        ("wagtailredirects:edit", "redirect"),
    ],
)
def test_an_editor_opens_what_is_their_own(editor, things, name, kind):
    assert editor.get(reverse(name, args=[things[kind][0]])).status_code == 200


def test_the_choosers_offer_own_drafts_and_files(editor, world):
    home = world.ours.force.site.root_page_id
    assert "Zzbosonlive" in editor.get(reverse("wagtailadmin_choose_page_child", args=[home])).json()["html"]
    assert (
        "Zzbosonnewest"
        in editor.get(reverse("wagtailadmin_choose_page_search"), {"q": "Zzbosondraft"}).content.decode()
    )
    assert "Zzbosonimage" in editor.get(reverse("wagtailimages_chooser:choose_results")).content.decode()
    assert editor.get(reverse("wagtailadmin_tag_autocomplete"), {"term": "zzboson"}).json() == [
        "zzbosondocumenttag",
        "zzbosonhiddendocumenttag",
        "zzbosonhiddenimagetag",
        "zzbosonimagetag",
    ]


def test_the_page_chooser_offers_the_services_of_the_library(editor):
    service = ServicePage.objects.get(slug="crime")
    page = reverse("wagtailadmin_choose_page_search")
    assert service.title in editor.get(page, {"q": service.title, "page_type": "cms.ServicePage"}).content.decode()


def test_rich_text_says_nothing_of_another_forces_page(admin_of, world, things):
    page = ContentPage.objects.get(pk=things["page"][0])
    body = page.body
    links = "".join(f'<a linktype="page" id="{side.things["draft"][0]}">x</a>' for side in (world.ours, world.theirs))
    page.body = [("rich_text", RichText(f"<p>{links}</p>"))]
    page.save_revision()
    edited = admin_of("editor").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    page.body = body
    page.save_revision()
    assert "zzbosondraft/" in edited and "zzquarkdraft" not in edited


def test_the_history_of_own_pages_names_who_did_it(editor, world):
    page = editor.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert "Zzbosondraft" in page or "Zzbosonnewest" in page
    assert world.ours.people["editor"].username in page


def test_an_image_is_added_to_the_forces_own_collection(editor, things):
    picture = SimpleUploadedFile("new.png", get_test_image_file().file.getvalue(), content_type="image/png")
    answer = editor.post(
        reverse("wagtailimages:add"),
        {"title": "A new one", "file": picture, "collection": things["collection"][0]},
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert ContentImage.objects.get(title="A new one").collection_id == things["collection"][0]
    ContentImage.objects.filter(title="A new one").delete()


def test_an_editor_sees_own_pictures_published_or_not(editor, things):
    for file in (*things["image_file"], *things["hidden_image_file"]):
        answer = editor.get(f"/media/{file}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
        assert answer.headers["Cache-Control"] == "private, no-cache"


def test_what_is_closed_is_in_no_menu_and_no_toolbar(editor):
    assert "page-types-usage" not in editor.get(reverse("wagtailadmin_home")).content.decode()
    assert (
        reverse("wagtailredirects:start_import") not in editor.get(reverse("wagtailredirects:index")).content.decode()
    )


def test_a_redirect_is_made_for_the_own_site_alone(editor, world):
    facts = {"old_path": "/short", "is_permanent": "on", "redirect_link": "https://example.com/"}
    for site in ("", world.theirs.force.site_id):
        editor.post(reverse("wagtailredirects:add"), {**facts, "site": site})
        assert not Redirect.objects.filter(old_path="/short").exists()
    editor.post(reverse("wagtailredirects:add"), {**facts, "site": world.ours.force.site_id})
    assert Redirect.objects.get(old_path="/short").site_id == world.ours.force.site_id
    Redirect.objects.filter(old_path="/short").delete()


def test_a_page_is_not_copied_to_another_force_and_the_answer_names_nothing(admin_of, world, things):
    page = reverse("wagtailadmin_pages:copy", args=[things["page"][0]])
    facts = {"new_title": "Taken", "new_slug": "taken", "publish_copies": "", "copy_subpages": ""}
    for there in (world.theirs.force.site.root_page_id, MISSING_ID):
        answer = admin_of("publisher").post(page, {**facts, "new_parent_page": there})
        assert answer.status_code == 404


def test_a_handler_opens_the_registers_of_reports(admin_of):
    for name in ("submission", "job", "route"):
        assert admin_of("handler").get(f"/admin/contact_forms/{name}/").status_code == 200
