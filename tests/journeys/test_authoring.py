"""A service is written in the admin from nothing, and a member of the public uses it."""

from __future__ import annotations

import re
import uuid

from playwright.sync_api import expect

from tests.harness.offering import offer
from tests.journeys.person import AXE, WCAG
from tests.journeys.test_reporting import arrived
from tests.journeys.writing import Writer

TITLE = "Tell us about a lost pet"
SLUG = "tell-us-about-a-lost-pet"
START = f"/tell-us-about/{SLUG}/"
API = f"/api/v1/services/{SLUG}/"
TITLE_CY = "Dweud wrthym am anifail anwes coll"
KINDS = (("A dog", "Ci"), ("A cat", "Cath"), ("A farm animal", "Anifail fferm"))
STATES = (("It is well", "Mae'n iach"), ("Somebody has it and may hurt it", "Mae gan rywun ef a gall ei anafu"))
ANSWERS = {
    "danger": "no",
    "what-kind-of-pet-is-it": "a-dog",
    "what-breed-is-the-dog": "Whippet",
    "what-does-it-look-like": "Brown, with a white chest.",
    "places": [{"where-was-it-seen": "In the park"}, {"where-was-it-seen": "By the river"}],
    "what-happened": "She ran off.",
    "how-is-the-pet": "somebody-has-it-and-may-hurt-it",
    "what-is-your-name": {"first": "Sam", "last": "Example"},
}


def write(writer: Writer) -> None:
    """The whole service: a start page, ten parts of the form, three conditions, and how it is sent."""
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
    expect(writer.key(f"{asked}-options-2-value", "value")).to_have_value("a-farm-animal")
    writer.adds_exit("Tell the council", "Dywedwch wrth y cyngor", "is-farm", "Call them.", "Ffoniwch nhw.")
    breed = writer.adds_step("About the dog", "Am y ci", only_if="is-dog")
    writer.asks(breed, "Short text", "What breed is the dog?", "Pa frid yw'r ci?")
    looks = writer.adds_step("What does it look like?", "Sut olwg sydd arno?")
    writer.asks(looks, "Long text", "What does it look like?", "Sut olwg sydd arno?")
    place = writer.adds_repeat("Places", "Lleoedd", "place", "lle")
    writer.writes(f"{place}-title", "Where was it seen?", "Ble cafodd ei weld?")
    writer.asks(place, "Short text", "Where was it seen?", "Ble cafodd ei weld?")
    story = writer.adds_step("What happened?", "Beth ddigwyddodd?")
    writer.asks(story, "Long text", "What happened?", "Beth ddigwyddodd?")
    state = writer.adds_step("How is the pet?", "Sut mae'r anifail?")
    asked = writer.asks(state, "Choose one (radios)", "How is the pet?", "Sut mae'r anifail?", STATES)
    writer.marks_risk(f"{asked}-options-1-value", "Somebody is in danger now", "urgent")
    name = writer.adds_step("What is your name?", "Beth yw eich enw?")
    writer.asks(name, "Name", "What is your name?", "Beth yw eich enw?")
    writer.adds_condition("in-danger", "danger", "yes")
    writer.adds_condition("is-farm", "what-kind-of-pet-is-it", "a-farm-animal")
    writer.adds_condition("is-dog", "what-kind-of-pet-is-it", "a-dog")
    writer.opens_tab("Delivery")
    writer.types("category", "PET")
    writer.types("reference_prefix", "PET")


def test_a_content_designer_writes_a_service_in_the_admin_from_nothing(house, build_house, sign_in, person, tmp_path):
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
    person.types("What does it look like?", "Brown, with a white chest.")
    person.goes_on()
    for place, more in (("In the park", "Yes"), ("By the river", "No")):
        person.types("Where was it seen?", place)
        person.goes_on()
        person.sees("Do you need to add another place?")
        person.chooses(more)
        person.goes_on()
    person.types("What happened?", "She ran off.")
    person.goes_on()
    person.chooses("Somebody has it and may hurt it")
    person.goes_on()
    person.types("First name", "Sam")
    person.types("Last name", "Example")
    person.goes_on()
    person.sees_heading("Check your answers")
    person.sees("call 999")
    person.sees("By the river")
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

    # It goes out as a file, comes into a library that has no such service, and does there what it did here.
    publisher.goto(editing)
    publisher.get_by_role("button", name="Actions", exact=True).first.click()
    with publisher.expect_download() as download:
        publisher.get_by_role("link", name="Take out as a file").click()
    file = tmp_path / f"{SLUG}.yaml"
    download.value.save_as(file)
    elsewhere = build_house()
    offer(elsewhere.installation, file, "thames-valley")
    elsewhere.start("public")
    assert shown(elsewhere) == shown(house)
    for answers in (ANSWERS, ANSWERS | {"danger": "yes"}, ANSWERS | {"places": [], "what-happened": ""}, {}):
        said = sent(elsewhere, answers)
        assert said == sent(house, answers)
        assert said[0] == (201 if answers is ANSWERS else 409 if answers.get("danger") == "yes" else 422)


def shown(house) -> dict:
    """The form as another front end is given it, without its version and when that was released."""
    form = house.ask("thames-valley", f"{API}form/").json()
    return {name: facts for name, facts in form.items() if name not in ("version", "in_force_from")}


def sent(house, answers: dict) -> tuple:
    """What is answered to a whole report, without what differs between any two."""
    key = {"Idempotency-Key": str(uuid.uuid4())}
    answer = house.ask("thames-valley", f"{API}submissions/", "POST", json={"answers": answers}, headers=key)
    said = answer.json()
    return answer.status_code, said.get("urgent"), said.get("step"), said.get("errors")
