"""The national content team at its desk: Welsh beside English, and a service out as a file and in again."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.person import AXE, WCAG


def test_a_translator_writes_welsh_beside_the_english_and_it_is_a_draft(house, sign_in):
    page = sign_in("national.editor")
    page.get_by_role("link", name="Welsh", exact=True).click()
    page.get_by_role("link", name="Request an accessible format").click()
    page.get_by_text("Draft translation").wait_for()
    page.locator("textarea[aria-label='Welsh: Title'], input[aria-label='Welsh: Title']").fill("Gofyn am fformat arall")
    rich = page.locator(".Draftail-Editor [contenteditable=true]").first
    rich.click()
    rich.press("End")
    rich.type(" Geiriau newydd.")
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run('#welsh th, #welsh td[lang]', {runOnly: tags})", WCAG)
    assert [(problem["id"], problem["nodes"][0]["html"]) for problem in found["violations"]] == []
    page.get_by_role("button", name="Save as a draft").click()
    page.get_by_text("2 Welsh texts are saved in a draft.").wait_for()
    assert page.locator("[aria-label='Welsh: Title']").input_value() == "Gofyn am fformat arall"
    assert "Geiriau newydd." in page.locator(".Draftail-Editor").first.inner_text()


def test_a_service_goes_out_as_a_file_and_comes_in_as_a_draft(house, sign_in, tmp_path):
    page = sign_in("national.publisher")
    page.goto(house.admin + "/admin/pages/search/?q=Report+a+crime")
    page.get_by_role("link", name="Report a crime").first.click()
    page.get_by_role("button", name="Actions", exact=True).first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Take out as a file").click()
    file = Path(download.value.path()).read_text(encoding="utf-8")
    assert file.startswith("schema: 1\nslug: crime\n")
    changed = tmp_path / "crime.yaml"
    changed.write_text(file.replace("minutes: ", "minutes: 1"), encoding="utf-8")
    page.goto(house.admin + "/admin/library/import/")
    page.set_input_files("input[type=file]", changed)
    page.get_by_role("button", name="Import as a draft").click()
    page.get_by_text("has a new draft").wait_for()
    broken = tmp_path / "broken.yaml"
    broken.write_text(file.replace("section: report", "section: raport"), encoding="utf-8")
    page.goto(house.admin + "/admin/library/import/")
    page.set_input_files("input[type=file]", broken)
    page.get_by_role("button", name="Import as a draft").click()
    page.get_by_text("broken.yaml:3:1: section: cannot be “raport”: write “report”").wait_for()
