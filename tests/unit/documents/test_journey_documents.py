"""Documents of a journey, from plain data alone."""

from dataclasses import replace

import pytest

from contact_forms.documents import (
    check_answers_document,
    confirmation_document,
    form_exit_document,
    step_document,
)
from contact_forms.engine import accept_step
from contact_forms.engine.definition import Text
from contact_forms.plan import DeliveryPlan
from govuk_theme import render
from govuk_theme.documents import parse_document
from tests.unit.documents.conftest import TODAY

ANSWERS = {"danger": "no", "place": "High Street", "car": "no", "story": "They shouted.", "again": None}
PATH = "/report/antisocial-behaviour/form/"


def named(form, key):
    return next(step for step in form.steps if step.key == key)


def test_one_question_is_the_heading_of_its_page(surroundings, form, walked):
    document = step_document(surroundings(), form, named(form, "place"), walked(danger="no"))
    assert document.heading == document.title == "Where did it happen?"
    assert document.caption == "Where"
    assert document.path == document.action == f"{PATH}place/"
    assert document.back_href == f"{PATH}danger/"
    assert document.other_language_path == f"/cy{PATH}place/"
    assert document.robots == "noindex"


def test_several_questions_stand_under_the_title_of_the_step(surroundings, form):
    assert step_document(surroundings(), form, named(form, "story")).heading == "What happened"


def test_the_first_step_leads_back_to_the_start_page(surroundings, form, walked):
    document = step_document(surroundings(), form, named(form, "danger"), walked())
    assert document.back_href == "/report/antisocial-behaviour/"


def test_a_site_of_one_language_has_no_other(surroundings, form):
    document = step_document(surroundings(languages=("en",)), form, named(form, "place"))
    assert document.other_language_path == ""


def test_changing_leads_back_to_check_your_answers(surroundings, form, walked):
    document = step_document(surroundings(), form, named(form, "place"), walked(**ANSWERS), changing=True)
    assert document.action == f"{PATH}place/?change=1"
    assert document.back_href == f"{PATH}check-your-answers/"
    assert document.fields[0].value == "High Street"


def test_a_problem_is_in_the_summary_and_beside_its_field(surroundings, form):
    step = named(form, "place")
    result = accept_step(form, step, {"place": [""]}, TODAY)
    document = step_document(surroundings("cy"), form, step, None, result.raws, result.problems)
    [error] = document.errors
    assert error.href == "#place"
    assert error.text == document.fields[0].error == "Rhowch ateb i “Ble digwyddodd?”"


def test_a_step_of_a_form_in_safety_mode_has_a_title_that_tells_nothing(surroundings, form):
    document = step_document(surroundings(), replace(form, safety_mode=True), named(form, "place"))
    assert document.title == "Form"
    assert document.heading == "Where did it happen?"
    assert document.safety


def test_an_exit_says_what_to_do_instead(surroundings, form, walked):
    document = form_exit_document(surroundings(), form, named(form, "call-999"), walked(danger="yes"))
    assert document.title == "Call 999 now"
    assert document.back_href == f"{PATH}danger/"


def test_a_step_without_an_exit_is_no_exit(surroundings, form):
    with pytest.raises(ValueError, match="has no exit"):
        form_exit_document(surroundings(), form, named(form, "place"))


def test_check_your_answers_names_each_answer_and_where_to_change_it(surroundings, form, walked):
    document = check_answers_document(surroundings(), form, walked(**ANSWERS))
    rows = {row.label: row for section in document.sections for row in section.rows}
    assert [section.title for section in document.sections] == ["", "Where", "What happened"]
    assert rows["Where did it happen?"].value == ("High Street",)
    assert rows["Where did it happen?"].change_href == f"{PATH}place/?change=1"
    assert rows["Has it happened before?"].value == ("Not provided",)
    assert document.submit_text == "Accept and send"
    assert document.back_href == f"{PATH}story/"


def test_a_form_without_a_declaration_is_just_sent(surroundings, form, walked):
    document = check_answers_document(surroundings(), replace(form, declaration=Text("")), walked(**ANSWERS))
    assert document.submit_text == "Send"


def test_the_confirmation_says_what_happens_next_once(surroundings, form):
    plan = DeliveryPlan("ASB", "ASB1", "ASB", panel=Text("Received"), promise=Text("In 3 days."), next=Text("<p>N</p>"))
    document = confirmation_document(surroundings(), form, plan, "ASB-1234")
    assert document.panel_title == "Received"
    assert [block.html for block in document.next] == ["<p>N</p>"]


def test_the_promise_stands_in_where_nothing_is_said_about_what_happens_next(surroundings, form):
    plan = DeliveryPlan("ASB", "ASB1", "ASB", promise=Text("In 3 <days>."))
    document = confirmation_document(surroundings(), form, plan, "ASB-1234")
    assert [block.html for block in document.next] == ["<p>In 3 &lt;days&gt;.</p>"]


def test_every_document_is_the_same_after_a_trip_as_json(surroundings, form, walked):
    plan = DeliveryPlan("ASB", "ASB1", "ASB")
    for language in ("en", "cy"):
        around = surroundings(language)
        for document in (
            step_document(around, form, named(form, "story"), walked(**ANSWERS)),
            form_exit_document(around, form, named(form, "call-999")),
            check_answers_document(around, form, walked(**ANSWERS)),
            confirmation_document(around, form, plan, "ASB-1234"),
        ):
            again = parse_document(document.model_dump(mode="json"))
            assert render(again) == render(document)
