"""Every kind of question, walked in every way: blank, wrong and filled, in Welsh, on a small screen at 400 % zoom, by
keyboard alone, without scripts; each page checked by axe, for its width, and as HTML."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.harness.offering import offer
from tests.journeys.person import Person
from tests.journeys.test_reporting import arrived
from tests.reference import EVERY_KIND
from tests.reference.html import problems_of
from tests.reference.walking import FORM, PAGES, SAID, Choose, Pick, Search, Type, acts, fill_in

ZOOMED = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}
"""A window of 1280 by 1024 pixels at 400 % zoom."""


@pytest.fixture(scope="module")
def reference(house):
    """The house, offering the reference service."""
    offer(house.installation, EVERY_KIND, "thames-valley", "dyfed-powys")
    return house


@pytest.fixture
def zoomed(new_context):
    return Person(new_context(**ZOOMED).new_page())


def test_every_page_is_without_barriers_blank_wrong_and_filled_at_400_percent(reference, zoomed):
    person = zoomed

    def blank_then_wrong(key: str) -> None:
        person.finds_no_barrier()
        person.goes_on()
        if person.page.locator(".govuk-error-summary").count():
            person.finds_no_barrier()
            person.page.locator(".govuk-error-summary a").first.click()
            focused = person.page.evaluate("document.activeElement.id || document.activeElement.name")
            assert focused, f"{key}: the summary's first link leads to no input"

    person.goes_to(reference.public("thames-valley", FORM))
    fill_in(person, blank=blank_then_wrong, filled=lambda key: person.finds_no_barrier())
    person.finds_no_barrier()
    for said in SAID:
        person.sees(said)
    person.page.get_by_role("button", name="Send").click()
    report = arrived(reference, person.reference())
    assert report["force"] == "thames-valley"


def test_every_page_is_without_barriers_in_welsh(reference, person):
    def blank_then_wrong(key: str) -> None:
        assert person.language() == "cy"
        person.finds_no_barrier()
        person.goes_on()
        if person.page.locator(".govuk-error-summary").count():
            person.finds_no_barrier()
            errors = person.page.locator(".govuk-error-summary__list").inner_text()
            assert not re.search(r"\b(Enter|Select|must be)\b", errors), errors

    person.goes_to(reference.public("dyfed-powys", f"/cy{FORM}"))
    for key, doings in PAGES.items():
        person.page.wait_for_url(f"**/form/{key}/")
        blank_then_wrong(key)
        for act in doings:
            if isinstance(act, Search):
                # The same choice, by its Welsh name.
                choice = person.page.locator(f"select[name='{act.name}'] option[value='{act.value}']")
                act = replace(act, text=choice.text_content() or "")
            acts(person, act)
        person.goes_on()
    person.page.wait_for_url("**/form/check-your-answers/")
    person.finds_no_barrier()
    person.sees("Llofnodwyd gan Sam Example")


def test_every_page_works_without_scripts_and_is_valid_html(reference, without_javascript):
    person = without_javascript
    pages: dict[str, str] = {}

    def keep(state: str) -> None:
        pages[f"{len(pages):02d}-{state}"] = person.page.content()

    person.goes_to(reference.public("thames-valley", FORM))
    for key, doings in PAGES.items():
        person.page.wait_for_url(f"**/form/{key}/")
        keep(f"{key}-blank")
        person.goes_on()
        keep(f"{key}-wrong")
        for act in doings:
            acts(person, act, scripts=False)
        person.goes_on()
    keep("check-your-answers")
    for said in SAID:
        person.sees(said)
    assert problems_of(pages) == []
    person.page.get_by_role("button", name="Send").click()
    arrived(reference, person.reference())


def test_every_page_can_be_answered_with_the_keyboard_alone(reference, person):
    page = person.page
    page.set_default_timeout(10_000)

    def tab_to(selector: str) -> None:
        for _ in range(80):
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            page.keyboard.press("Tab")
        pytest.fail(f"{page.url}: the Tab key does not lead to {selector}")

    person.goes_to(reference.public("thames-valley", FORM))
    for key, doings in PAGES.items():
        page.wait_for_url(f"**/form/{key}/")
        page.locator("body").focus()
        for act in doings:
            match act:
                case Type(name, text):
                    tab_to(f"[name='{name}']")
                    page.keyboard.type(text)
                case Choose(name, value):
                    if page.locator(f"input[name='{name}']").first.get_attribute("type") == "radio":
                        tab_to(f"input[name='{name}']")
                        page.keyboard.press("Space")
                        for _ in range(10):
                            if page.locator(f"input[name='{name}'][value='{value}']").is_checked():
                                break
                            page.keyboard.press("ArrowDown")
                    else:
                        tab_to(f"input[name='{name}'][value='{value}']")
                        page.keyboard.press("Space")
                    assert page.locator(f"input[name='{name}'][value='{value}']").is_checked()
                case Pick(name, value):
                    tab_to(f"select[name='{name}']")
                    wanted = page.locator(f"select[name='{name}'] option[value='{value}']").inner_text()
                    page.keyboard.type(wanted)
                case Search(name, text, _):
                    tab_to(f"input#{name}")
                    page.keyboard.type(text)
                    page.locator(f"#{name}__listbox li").first.wait_for()
                    page.keyboard.press("ArrowDown")
                    page.keyboard.press("Enter")
        tab_to("button[data-prevent-double-click]")
        page.keyboard.press("Enter")
    page.wait_for_url("**/form/check-your-answers/")
    for said in SAID:
        person.sees(said)


def test_a_postcode_leads_to_its_addresses_and_loses_nothing(reference, without_javascript):
    person = without_javascript
    _come_to(person, reference, "home")
    person.types_into("home-county", "Berkshire")
    person.types_into("home-postcode", "rg1 1aa")
    person.presses("Find address")
    person.sees("Addresses found at RG1 1AA: 12")
    assert person.page.locator("[name='home-county']").input_value() == "Berkshire"
    assert person.page.locator("[name='home-postcode']").input_value() == "rg1 1aa"
    person.page.locator("[name='home-found']").select_option(label="7 Example Street, Reading")
    person.goes_on()
    person.page.wait_for_url("**/form/when/")
    person.follows("Back")
    assert person.page.locator("[name='home-line1']").input_value() == "7 Example Street"


def test_the_enter_key_goes_on_and_does_not_look_up(reference, person):
    _come_to(person, reference, "home")
    person.types_into("home-postcode", "RG1 1AA")
    person.types_into("home-line1", "1 Example Street")
    person.types_into("home-town", "Reading")
    person.page.locator("[name='home-town']").press("Enter")
    person.page.wait_for_url("**/form/when/")


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ("ZY1 1AA", 200, "We could not find this postcode"),
        ("SO14 7DU", 200, "We have no list of the addresses"),
        ("nonsense", 422, "Enter a full UK postcode"),
        ("", 422, "Enter a postcode"),
    ],
)
def test_a_postcode_that_leads_nowhere_says_so(reference, without_javascript, typed, status, words):
    person = without_javascript
    _come_to(person, reference, "home")
    person.types_into("home-line1", "1 Example Street")
    person.types_into("home-postcode", typed)
    with person.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        person.presses("Find address")
    assert answered.value.status == status
    person.sees(words)
    assert person.page.locator("[name='home-line1']").input_value() == "1 Example Street"


def test_where_the_person_is_can_be_filled_in_by_their_own_device(reference, new_context):
    context = new_context(geolocation={"latitude": 51.4545, "longitude": -0.9781}, permissions=["geolocation"])
    person = Person(context.new_page())
    _come_to(person, reference, "place")
    person.page.locator("input[name=place][value=point]").check()
    person.presses("Use where I am now")
    person.sees("Your latitude and longitude are filled in")
    assert person.page.locator("[name='place-point']").input_value() == "51.45450, -0.97810"


def _come_to(person, reference, key: str) -> None:
    """Answers the pages before this one."""
    person.goes_to(reference.public("thames-valley", FORM))
    scripts = bool(person.page.evaluate("document.body.classList.contains('js-enabled')"))
    for earlier, doings in PAGES.items():
        person.page.wait_for_url(f"**/form/{earlier}/")
        if earlier == key:
            return
        for act in doings:
            acts(person, act, scripts=scripts)
        person.goes_on()
