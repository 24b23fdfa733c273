"""Pages of a journey: headings, inputs, errors, check your answers."""

from __future__ import annotations

import re
from typing import Any

import pytest

from govuk_theme import render

GUIDANCE = [{"type": "rich_text", "html": "<p>Say as much as you can.</p>"}]


@pytest.mark.parametrize(
    "kind", ["text", "textarea", "radios", "checkboxes", "select", "date", "time", "name", "address"]
)
def test_the_label_of_a_single_question_is_the_heading_of_the_page(kind: str, sample: Any, fields: Any) -> None:
    label = "Tell us this"
    html = render(sample("step", heading=label, fields=[{**fields[kind], "label": label, "optional": False}]))
    heading = re.search(r"<(label|legend)[^>]*>\s*(?:<h1[^>]*>)?\s*(?:<label[^>]*>)?\s*Tell us this", html)
    assert heading or re.search(r"<h1[^>]*>\s*<label[^>]*>\s*Tell us this", html)
    assert html.count("<h1") == 1
    assert len(re.findall("Tell us this", html)) == 1


def test_several_questions_stand_under_a_heading_of_their_own(sample: Any) -> None:
    html = render(sample("step"))
    assert re.search(r'<h1 class="govuk-heading-l">About what happened</h1>', html)


def test_guidance_stands_between_the_heading_and_a_single_question(sample: Any, fields: Any) -> None:
    html = render(sample("step", heading="Is it happening now?", guidance=GUIDANCE, fields=[fields["radios"]]))
    assert html.index("<h1") < html.index("Say as much as you can.") < html.index("<fieldset")
    assert html.count("<h1") == 1
    assert "govuk-fieldset__legend--s govuk-visually-hidden" in html


@pytest.mark.parametrize(
    ("kind", "first_input"),
    [
        ("text", "where"),
        ("textarea", "what"),
        ("radios", "now"),
        ("checkboxes", "kinds"),
        ("select", "colour"),
        ("date", "when-day"),
        ("time", "clock-hour"),
        ("name", "you-first"),
        ("address", "home-line1"),
    ],
)
def test_an_error_is_linked_to_its_input_and_announced_in_the_title(
    kind: str, first_input: str, sample: Any, fields: Any
) -> None:
    errors = [{"text": "Answer this", "href": f"#{first_input}"}]
    html = render(sample("step", fields=[{**fields[kind], "error": "Answer this"}], errors=errors))
    assert "<title>Error: About what happened - Report antisocial behaviour - Thames Valley Police</title>" in html
    assert f'href="#{first_input}"' in html
    assert re.search(rf'<(input|select|textarea)\s[^>]*id="{first_input}"', html)
    assert html.count("govuk-error-message") == 1
    assert "There is a problem" in html


def test_only_the_wrong_part_of_a_date_is_marked_and_what_was_typed_is_kept(sample: Any, fields: Any) -> None:
    wrong = {**fields["date"], "day": "4", "month": "99", "year": "2026", "error": "Month", "error_parts": ["month"]}
    html = render(sample("step", fields=[wrong]))
    marked = re.findall(r'<input\s+class="[^"]*govuk-input--error[^"]*" id="([^"]+)"', html)
    assert marked == ["when-month"]
    assert 'value="99"' in html


def test_each_wrong_part_of_an_address_says_what_is_wrong_with_it(sample: Any, fields: Any) -> None:
    wrong = {**fields["address"], "error": "Enter your address", "errors": {"postcode": "Enter a full postcode"}}
    html = render(sample("step", fields=[{**wrong, "error_parts": ["postcode"]}]))
    assert re.search(r'id="home-postcode-error".*?Enter a full postcode', html, flags=re.DOTALL)
    assert "Enter your address" not in html


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("text", ["value"]),
        ("date", ["day", "month", "year"]),
        ("time", ["hour", "minute"]),
        ("name", ["first", "last"]),
        ("address", ["line1", "line2", "town", "county", "postcode"]),
    ],
)
def test_each_input_shows_again_what_was_typed_in_it(kind: str, parts: list[str], sample: Any, fields: Any) -> None:
    html = render(sample("step", fields=[{**fields[kind], **{part: f'<{part}> "x"' for part in parts}}]))
    name = fields[kind]["name"]
    for part in parts:
        own_name = name if part == "value" else f"{name}-{part}"
        assert re.search(rf'name="{own_name}"[^>]* value="&lt;{part}&gt; &#34;x&#34;"', html)


def test_a_chosen_radio_and_a_chosen_option_stay_chosen(sample: Any, fields: Any) -> None:
    chosen = [{"value": "a", "text": "A"}, {"value": "b", "text": "B", "checked": True}]
    html = render(sample("step", fields=[{**fields[kind], "choices": chosen} for kind in ("radios", "select")]))
    assert re.findall(r'type="radio" value="(\w)"\s+checked', html) == ["b"]
    assert re.findall(r'<option value="(\w*)"\s+selected', html) == ["b"]


def test_answers_are_shown_again_as_they_were(sample: Any, fields: Any) -> None:
    typed = "  two\n\n    lines & <more>"
    html = render(sample("step", fields=[{**fields["textarea"], "value": typed}]))
    assert ">  two\n\n    lines &amp; &lt;more&gt;</textarea>" in html


def test_only_what_is_about_the_person_is_filled_in_by_the_browser(sample: Any, fields: Any) -> None:
    own = render(sample("step", fields=[fields["name"]]))
    other = render(sample("step", fields=[{**fields["name"], "about_self": False}]))
    assert 'autocomplete="given-name"' in own
    assert 'autocomplete="given-name"' not in other
    assert other.count('autocomplete="off"') == 2


def test_a_form_carries_the_csrf_token_only_when_there_is_one(sample: Any) -> None:
    hidden = '<input type="hidden" name="csrfmiddlewaretoken" value="token-of-the-form">'
    for kind in ("step", "check_answers"):
        assert hidden in render(sample(kind))
        assert "csrfmiddlewaretoken" not in render(sample(kind, csrf_token=""))


def test_a_double_click_cannot_send_twice_and_the_browser_does_not_judge_answers(sample: Any) -> None:
    for kind in ("step", "check_answers"):
        html = render(sample(kind))
        assert 'data-prevent-double-click="true"' in html
        assert re.search(r'<form method="post" action="/report/[^"]+" novalidate>', html)


def test_a_choice_that_excludes_the_others_stands_after_or(sample: Any, fields: Any) -> None:
    html = render(sample("step", fields=[fields["checkboxes"]]))
    assert 'data-behaviour="exclusive"' in html
    assert '<div class="govuk-checkboxes__divider">or</div>' in html
    assert len(re.findall(r'type="checkbox"[^>]*checked', html)) == 1


def test_check_answers_lists_lines_with_a_change_link_that_says_what_it_changes(sample: Any) -> None:
    html = render(sample("check_answers"))
    assert "High Street<br>Oxford" in html
    assert '>Change<span class="govuk-visually-hidden"> where it happened</span></a>' in html
    assert "Send report" in html


def test_an_answer_left_out_is_said_so(sample: Any) -> None:
    assert "Not provided" in render(sample("check_answers", sections=[{"rows": [{"label": "Anything", "value": []}]}]))


def test_urgent_answers_bring_the_999_advice(sample: Any) -> None:
    for kind in ("step", "check_answers", "confirmation"):
        assert "call 999. Do not wait" in render(sample(kind, urgent=True))
        assert "call 999. Do not wait" not in render(sample(kind))


def test_the_confirmation_shows_reference_and_local_time(sample: Any) -> None:
    html = render(sample("confirmation"))
    assert "ASB-7K2M-9PQX" in html
    assert "Sent on 4 July 2026 at 3:05pm." in html


def test_things_added_so_far_are_listed_above_the_question_with_ways_to_change_and_remove_each(sample: Any) -> None:
    items = [
        {"title": "Vehicle 1", "lines": ["<b>AB12"], "change_href": "/one/", "remove_href": "/list/?remove=1"},
        {"title": "Vehicle 2", "is_finished": False, "remove_href": "/list/?remove=2"},
    ]
    html = render(sample("step", items=items))
    assert "&lt;b&gt;AB12" in html and "Not finished" in html
    assert 'href="/list/?remove=2">Remove<span class="govuk-visually-hidden"> Vehicle 2</span>' in html
    assert html.count(">Change<") == 1
    assert html.index("Vehicle 2") < html.index("<form")


def test_what_stands_under_a_choice_is_inside_it_and_hidden_by_scripts_alone(sample: Any, fields: Any) -> None:
    under = {"type": "text", "name": "number", "label": "Its <number>"}
    for kind in ("radios", "checkboxes"):
        choices = [{"value": "a", "text": "A", "fields": [under]}, {"value": "b", "text": "B"}]
        html = render(sample("step", fields=[{**fields[kind], "choices": choices}]))
        name = fields[kind]["name"]
        inside = re.search(rf'id="conditional-{name}">(.*?)</div>\s*</div>', html, flags=re.DOTALL)
        assert inside and "Its &lt;number&gt;" in inside[1] and 'name="number"' in inside[1]
        assert f"govuk-{kind}__conditional--hidden" in html
        chosen = [{**choices[0], "checked": True}, choices[1]]
        assert "conditional--hidden" not in render(sample("step", fields=[{**fields[kind], "choices": chosen}]))


def test_the_parts_of_a_group_stand_under_one_legend(sample: Any, fields: Any) -> None:
    html = render(sample("step", fields=[{**fields["group"], "error": "Enter what you know"}, fields["text"]]))
    legend, make = html.index("What do you know about the vehicle?"), html.index('name="car-make"')
    assert legend < html.index("Enter what you know") < html.index("Say what you can.") < make
    assert 'id="car-error"' in html and 'aria-describedby="car-error"' in html


def test_a_step_that_looks_up_goes_on_with_the_enter_key(sample: Any, fields: Any) -> None:
    html = render(sample("step", fields=[{**fields["address"], "look_up": True}]))
    first, second = re.findall(r'<button[^>]*type="submit"[^>]*>', html)[:2]
    assert 'tabindex="-1"' in first and 'aria-hidden="true"' in first and "name=" not in first
    assert 'name="find"' in second and 'value="home"' in second
    assert html.index('name="home-postcode"') < html.index('value="home"') < html.index('name="home-line1"')
    assert 'name="find"' not in render(sample("step", fields=[fields["address"]]))


def test_addresses_that_were_found_can_be_chosen(sample: Any, fields: Any) -> None:
    found = [{"value": '["1 <High> Street"]', "text": "1 <High> Street"}]
    field = {**fields["address"], "look_up": True, "found": found, "look_up_said": "Addresses found: 1"}
    html = render(sample("step", fields=[field]))
    assert 'name="home-found"' in html and "1 &lt;High&gt; Street" in html
    assert re.search(r'role="status"[^>]*>Addresses found: 1', html)


def test_only_a_page_with_a_long_list_loads_the_script_that_searches_it(sample: Any, fields: Any) -> None:
    assert "search.js" in render(sample("step", fields=[{**fields["select"], "search": True}]))
    assert "search.js" not in render(sample("step", fields=[fields["select"]]))


def test_one_line_can_count_its_characters(sample: Any, fields: Any) -> None:
    html = render(sample("step", fields=[{**fields["text"], "max_length": 40}]))
    assert 'data-maxlength="40"' in html and "You can enter up to 40 characters" in html
    assert "govuk-js-character-count" in html


def test_a_month_has_no_day(sample: Any, fields: Any) -> None:
    html = render(sample("step", fields=[{**fields["date"], "without_day": True}]))
    assert 'name="when-month"' in html and 'name="when-day"' not in html


def test_a_page_of_guidance_keeps_its_own_heading(sample: Any, fields: Any) -> None:
    html = render(sample("step", heading="About what happened", fields=[fields["guidance"]]))
    assert re.search(r"<h1[^>]*>About what happened</h1>", html) and re.search(r"<h2[^>]*>About this</h2>", html)


def test_where_the_person_is_is_offered_by_the_script_alone(sample: Any, fields: Any) -> None:
    html = render(sample("step", fields=[{**fields["text"], "locate": True}]))
    assert "data-soh-locate" in html and re.search(r"soh-locate__offer\" hidden>", html)
