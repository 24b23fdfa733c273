"""People of forces and of the national team at work in the admin."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import TimeoutError

from tests.journeys.person import AXE, WCAG


def test_a_handler_sees_the_report_with_its_occurrence_number_and_may_open_it(house, sign_in, reported):
    reference, occurrence = reported
    page = sign_in("thames-valley.handler")
    page.goto(house.admin + "/admin/contact_forms/submission/")
    row = page.locator("tr", has_text=reference)
    row.get_by_text("Delivered").wait_for()
    row.get_by_text(occurrence).wait_for()
    assert "A story that only" not in page.content()
    row.get_by_role("link", name="See the report").click()
    assert "A story that only" not in page.content(), "answers are hidden until they are asked for"
    page.get_by_role("button", name=re.compile("open", re.IGNORECASE)).click()
    page.get_by_text("A story that only the force may read.").wait_for()


def test_another_forces_handler_sees_nothing_of_it(house, sign_in, reported):
    reference, _ = reported
    page = sign_in("hampshire.handler")
    page.goto(house.admin + "/admin/contact_forms/submission/")
    assert reference not in page.content()


def test_an_editor_has_no_reports_at_all(house, sign_in):
    page = sign_in("thames-valley.editor")
    assert page.get_by_text("Public reports").count() == 0
    page.goto(house.admin + "/admin/contact_forms/submission/")
    assert page.get_by_role("heading", name="Submissions").count() == 0


def test_the_public_process_has_no_admin(house):
    assert house.ask("thames-valley", "/admin/").status_code == 404
    assert house.ask("cms", "/admin/").status_code == 404


@pytest.mark.parametrize(
    "who", ["national.publisher", "national.approver", "thames-valley.editor", "thames-valley.handler"]
)
def test_every_place_that_the_menus_name_opens(house, sign_in, who):
    page = sign_in(who)
    places = page.eval_on_selector_all(".sidebar a", "links => links.map(link => link.href)")
    places = sorted({place.partition("#")[0] for place in places if place.startswith(house.admin)})
    assert len(places) > 1
    for place in places:
        answer = page.goto(place)
        assert answer.status == 200, place
        assert answer.url == place, "nobody is sent away from what their own menu names"


def chooses_preview(page, shown, mode, words):
    """Wagtail passes over a mode that is chosen while a preview is on its way: whoever sees that chooses again."""
    for _ in range(4):
        page.locator("[data-w-preview-target~='spinner']").wait_for(state="hidden")
        page.get_by_label("Preview mode").select_option(mode)
        try:
            shown.get_by_text(words).first.wait_for(timeout=10_000)
        except TimeoutError:
            page.get_by_label("Preview mode").select_option("bridging:en")
        else:
            return
    raise AssertionError(f"the preview never showed {mode}")


def test_an_editor_of_the_library_sees_each_page_of_the_draft_as_the_public_would(house, sign_in):
    page = sign_in("national.publisher")
    page.goto(house.admin + "/admin/pages/search/?q=accessible+format")
    page.get_by_role("link", name="Request an accessible format").first.click()
    page.get_by_role("button", name="Toggle preview").click()
    shown = page.frame_locator("iframe#w-preview-iframe, .w-preview__iframe").first
    for mode, words in (("start:en", "Start now"), ("check:cy", "Gwiriwch eich atebion")):
        chooses_preview(page, shown, mode, words)
        family = shown.locator("h1").evaluate("heading => getComputedStyle(heading).fontFamily")
        assert family.lower().startswith("arial"), "the theme's own style reaches the preview"
        colours = shown.locator("html").evaluate(
            "page => [...page.ownerDocument.styleSheets].map(s => s.cssRules.length)"
        )
        assert len(colours) == 2
        assert all(colours), "the brand's colours reach it too"


@pytest.mark.parametrize("register", ["submission", "job", "route"])
def test_the_registers_fit_a_small_desk_and_can_be_used_by_everybody(house, sign_in, reported, register):
    page = sign_in("thames-valley.handler")
    page.goto(f"{house.admin}/admin/contact_forms/{register}/")
    wide = page.evaluate(
        "[document.querySelector('.listing'), document.querySelector('.changelist-filter')]"
        ".map(part => part.getBoundingClientRect()).map(box => [box.left, box.right])"
    )
    assert wide[0][1] <= wide[1][0], "no column stands under the filters at 1280 pixels"
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags})", WCAG)
    assert [(problem["id"], problem["nodes"][0]["html"]) for problem in found["violations"]] == []


def test_reading_a_report_and_its_job_is_for_everybody_too(house, sign_in, reported):
    page = sign_in("thames-valley.handler")
    page.goto(f"{house.admin}/admin/contact_forms/submission/")
    page.get_by_role("link", name="See the report").first.click()
    page.get_by_role("button", name="Open the report").press("Enter")
    page.get_by_text("That has been recorded").wait_for()
    for go_on in (None, lambda: page.get_by_role("link", name="Delivery").click()):
        if go_on:
            go_on()
            page.get_by_role("heading", name="Tries").wait_for()
        page.evaluate(AXE)
        found = page.evaluate("tags => axe.run({runOnly: tags})", WCAG)
        assert [(problem["id"], problem["nodes"][0]["html"]) for problem in found["violations"]] == []
