"""A service is written in the admin from nothing, and a member of the public uses it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.person import AXE, WCAG
from tests.journeys.test_admin import sign_in
from tests.journeys.test_reporting import arrived
from tests.journeys.writing import Writer

__all__ = ["sign_in"]

TITLE = "Tell us about a lost pet"
START = "/tell-us-about/tell-us-about-a-lost-pet/"
TITLE_CY = "Dweud wrthym am anifail anwes coll"
KINDS = (("A dog", "Ci"), ("A cat", "Cath"), ("Another animal", "Anifail arall"))


def write(writer: Writer) -> None:
    """The whole service: a start page, five pages of the form, two conditions, and how it is sent."""
    writer.types("title", TITLE, TITLE_CY)
    writer.types("summary", "Tell us about a pet that is lost.", "Dywedwch wrthym am anifail anwes coll.")
    writer.opens_tab("Form")
    danger = writer.adds_step("Is the pet in danger?", "A yw'r anifail mewn perygl?")
    asked = writer.asks(danger, "Yes or no", "Is the pet in danger?", "A yw'r anifail mewn perygl?")
    expect(writer.key(danger)).to_have_value("is-the-pet-in-danger")
    writer.key(asked).fill("danger")
    writer.adds_exit("Call us now", "Ffoniwch ni nawr", "in-danger", "Call 101 now.", "Ffoniwch 101 nawr.")
    kind = writer.adds_step("What kind of pet is it?", "Pa fath o anifail yw e?")
    asked = writer.asks(kind, "Choose one (radios)", "What kind of pet is it?", "Pa fath o anifail yw e?", KINDS)
    expect(writer.key(f"{asked}-options-2-value", "value")).to_have_value("another-animal")
    breed = writer.adds_step("About the dog", "Am y ci", only_if="is-dog")
    writer.asks(breed, "Short text", "What breed is the dog?", "Pa frid yw'r ci?")
    story = writer.adds_step("What happened?", "Beth ddigwyddodd?")
    writer.asks(story, "Long text", "What happened?", "Beth ddigwyddodd?")
    writer.adds_condition("in-danger", "danger", "yes")
    writer.adds_condition("is-dog", "what-kind-of-pet-is-it", "a-dog")
    writer.opens_tab("Delivery")
    writer.types("category", "PET")
    writer.types("reference_prefix", "PET")


def test_a_content_designer_writes_a_service_in_the_admin_from_nothing(house, sign_in, person):
    page = sign_in("national.editor")
    page.goto(house.admin + "/admin/pages/search/?q=Tell+us+about")
    page.get_by_role("link", name="Tell us about", exact=True).first.click()
    section = re.search(r"/pages/(\d+)/", page.url)[1]
    page.goto(f"{house.admin}/admin/pages/add/cms/servicepage/{section}/")
    writer = Writer(page)
    write(writer)
    writer.saves()
    editing = page.url

    # The draft is checked and looked at.
    page.get_by_role("tab", name="Form").click()
    page.get_by_text("The form as it was last saved can be published").wait_for()
    expect(writer.key("form-0-value")).to_have_attribute("readonly", "")
    writer.opens_previews()
    writer.looks_at("step-about-the-dog:cy", "Pa frid yw'r ci?")
    writer.looks_at("errors-what-kind-of-pet-is-it.1:en", "Select an answer to “What kind of pet is it?”")
    page.get_by_role("link", name="Map of the form").first.click()
    page.get_by_role("heading", name="Map of the form").wait_for()
    page.get_by_text("Only if “What kind of pet is it?” is “A dog”").wait_for()
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags})", WCAG)
    assert [(problem["id"], problem["nodes"][0]["html"]) for problem in found["violations"]] == []
    page.locator(".route-map a").nth(1).click()
    title = page.locator("[name='form-1-value-title-en']")
    title.wait_for()
    expect(title).to_have_value("Call us now")

    # The national publisher publishes, and a force takes it.
    publisher = sign_in("national.publisher")
    publisher.goto(editing)
    Writer(publisher).publishes()
    force = sign_in("thames-valley.publisher")
    force.goto(house.admin + "/admin/pages/search/?q=Tell+us+about")
    force.get_by_role("link", name="Tell us about", exact=True).first.click()
    section = re.search(r"/pages/(\d+)/", force.url)[1]
    force.goto(f"{house.admin}/admin/pages/add/forcesites/forceservicepage/{section}/")
    force.fill("[name=title]", TITLE)
    force.fill("[name=title_cy]", TITLE_CY)
    force.get_by_role("button", name="Choose a page (Service)").click()
    chooser = force.locator(".modal-content")
    chooser.get_by_label("Search term").fill(TITLE)
    chooser.get_by_role("link", name=TITLE).first.click()
    chooser.wait_for(state="hidden")
    Writer(force).publishes()

    # Somebody uses it.
    person.goes_to(house.public("thames-valley", START))
    person.page.get_by_role("button", name="Start now").click()
    person.sees_heading("Is the pet in danger?")
    person.chooses("Yes")
    person.goes_on()
    person.sees_heading("Call us now")
    person.page.go_back()
    person.chooses("No")
    person.goes_on()
    person.goes_on()
    person.sees_error("Select an answer to “What kind of pet is it?”")
    person.chooses("A dog")
    person.goes_on()
    person.types("What breed is the dog?", "Whippet")
    person.goes_on()
    person.types("What happened?", "She ran off in the park.")
    person.goes_on()
    person.sees_heading("Check your answers")
    person.sees("Whippet")
    person.page.get_by_role("button", name="Send").click()
    reference = person.reference()
    assert reference.startswith("PET-")
    person.goes_to(f"{house.sandbox}/reports/{arrived(house, reference)['id']}")
    person.sees("Whippet")

    # Now that it is released, its keys stay.
    page.goto(editing)
    page.get_by_role("tab", name="Form").click()
    page.get_by_text("What kind of pet is it? · what-kind-of-pet-is-it").first.wait_for()
    expect(page.locator(".key-note").first).to_contain_text("Released")
    assert page.get_by_role("button", name="Change the key").count() == 0
