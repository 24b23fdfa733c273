"""A person reads: every site, its sections and the platform's own pages, in the languages the site speaks."""

from __future__ import annotations

import pytest

SITES = ["national", "metropolitan", "thames-valley", "hampshire", "dyfed-powys"]
PAGES = [
    "/",
    "/report/",
    "/tell-us-about/",
    "/apply-or-register/",
    "/request/",
    "/thanks-and-complaints/",
    "/your-area/",
    "/advice/",
    "/report/antisocial-behaviour/",
    "/report/crime/",
    "/request/accessible-format/",
    "/cookies/",
    "/privacy/",
    "/accessibility-statement/",
    "/contact/",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("site", SITES)
def test_every_page_of_every_site_is_there(house, site, path):
    answer = house.ask(site, path)
    assert answer.status_code == 200
    assert "lorem" not in answer.text.lower()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_barrier(house, person, path):
    person.goes_to(house.public("thames-valley", path))
    person.finds_no_barrier()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_in_welsh_where_the_force_has_the_duty(house, on_a_phone, path):
    on_a_phone.goes_to(house.public("dyfed-powys", "/cy" + path))
    assert on_a_phone.language() == "cy"
    on_a_phone.finds_no_barrier()
    on_a_phone.follows("English")
    assert on_a_phone.language() == "en"


def test_a_site_without_the_duty_has_no_welsh(house, person):
    person.goes_to(house.public("thames-valley", "/cy/"))
    person.sees_heading("Page not found")
    assert person.page.get_by_role("link", name="Cymraeg").count() == 0


def test_the_national_site_leads_to_a_choice_of_force(house, person):
    person.goes_to(house.public("national", "/report/antisocial-behaviour/"))
    person.finds_no_barrier()
    person.follows("Hampshire and Isle of Wight Constabulary", exact=False)
    assert "hampshire.localhost" in person.page.url
    person.sees_heading("Report antisocial behaviour")


def test_a_force_that_does_not_take_it_online_says_what_to_do_instead(house, person):
    person.goes_to(house.public("hampshire", "/report/crime/"))
    person.sees("101")
    assert person.page.get_by_role("button", name="Start now").count() == 0


def test_a_page_that_is_not_there_says_so_in_the_forces_name(house, person):
    person.goes_to(house.public("thames-valley", "/no-such-page/"))
    person.sees_heading("Page not found")
    person.sees("Thames Valley Police")
    person.finds_no_barrier()
