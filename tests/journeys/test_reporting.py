"""A person reports antisocial behaviour, and the report arrives in the force's records system."""

from __future__ import annotations

import re

from tests.journeys.antisocial_behaviour import START, fill_in
from tests.journeys.arriving import arrived


def test_a_report_arrives_with_an_occurrence_number(house, person):
    person.goes_to(house.public("thames-valley"))
    person.sees_heading("Thames Valley Police")
    person.follows("Report")
    person.follows("Report antisocial behaviour")
    person.finds_no_barrier()
    person.presses("Start now")
    fill_in(person, at_each_step=person.finds_no_barrier)
    person.sees_heading("Check your answers")
    person.sees("Young people throw stones at the bus.")
    person.finds_no_barrier()
    person.page.get_by_role("button", name=re.compile("send|submit", re.IGNORECASE)).click()
    person.finds_no_barrier()
    report = arrived(house, person.reference())
    assert report["force"] == "thames-valley"
    assert re.fullmatch(
        r"43\d{8,}", str(report["occurrence_number"] if "occurrence_number" in report else report["occurrence"])
    )


def test_every_page_of_the_way_works_on_a_small_phone(house, on_a_phone):
    on_a_phone.goes_to(house.public("metropolitan", START))
    on_a_phone.finds_no_barrier()
    on_a_phone.goes_to(house.public("metropolitan", START + "form/"))
    fill_in(on_a_phone, at_each_step=on_a_phone.finds_no_barrier)
    on_a_phone.sees_heading("Check your answers")
    on_a_phone.finds_no_barrier()


def test_the_way_works_without_javascript(house, without_javascript):
    person = without_javascript
    person.goes_to(house.public("hampshire", START + "form/"))
    fill_in(person)
    person.page.get_by_role("button", name=re.compile("send|submit", re.IGNORECASE)).click()
    arrived(house, person.reference())


def test_someone_in_danger_is_told_to_call_999_and_asked_nothing_more(house, person):
    person.goes_to(house.public("thames-valley", START + "form/"))
    person.chooses("Yes")
    person.goes_on()
    person.sees_heading("Call us now")
    person.sees("999")
    person.finds_no_barrier()
    assert person.page.get_by_role("button", name="Continue").count() == 0


def test_a_missing_answer_is_named_linked_and_nothing_typed_is_lost(house, person):
    person.goes_to(house.public("thames-valley", START + "form/"))
    person.goes_on()
    person.sees_error("Select")
    person.finds_no_barrier()
    person.page.locator(".govuk-error-summary a").first.click()
    assert person.page.evaluate("document.activeElement.name") == "happening-now"
    person.chooses("No")
    person.goes_on()
    person.chooses("It troubles people in the area")
    person.goes_on()
    person.types_into("what-happened", "Half of my story")
    person.goes_on()
    person.sees_error("Select")
    assert person.page.locator("[name='what-happened']").input_value() == "Half of my story"


def test_a_step_that_was_skipped_leads_to_the_first_unanswered_one(house, person):
    person.goes_to(house.public("thames-valley", START + "form/check-your-answers/"))
    person.sees_heading("Is anyone in danger")


def test_an_answer_can_be_changed_from_check_your_answers(house, person):
    person.goes_to(house.public("thames-valley", START + "form/"))
    fill_in(person)
    person.page.get_by_role("link", name=re.compile("Change.*what happened", re.IGNORECASE)).first.click()
    person.types_into("what-happened", "A better story")
    person.goes_on()
    person.sees_heading("Check your answers")
    person.sees("A better story")


def test_back_and_refresh_after_sending_show_the_same_reference(house, person):
    person.goes_to(house.public("thames-valley", START + "form/"))
    fill_in(person)
    person.page.get_by_role("button", name=re.compile("send|submit", re.IGNORECASE)).dblclick()
    reference = person.reference()
    person.page.reload()
    assert person.reference() == reference
    person.page.go_back()
    person.page.reload()
    assert person.reference() == reference
    arrived(house, reference)


def test_a_script_in_an_answer_is_text_everywhere(house, person):
    story = "<script>alert('x')</script><img src=x onerror=alert(1)> {{7*7}}"
    person.goes_to(house.public("thames-valley", START + "form/"))
    fill_in(person, story=story)
    person.sees(story)
    person.page.get_by_role("button", name=re.compile("send|submit", re.IGNORECASE)).click()
    reference = person.reference()
    report = arrived(house, reference)
    person.goes_to(f"{house.sandbox}/reports/{report['id']}")
    person.sees("<script>alert('x')</script>")
    assert not [trouble for trouble in person.troubles if "dialog" in trouble]
