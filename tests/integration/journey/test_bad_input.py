"""Wrong, missing, over-long and hostile input gets a page that helps, never a trace and never a loss."""

import pytest

from contact_forms.models import Draft
from tests.integration.everywhere import everywhere
from tests.integration.journey.person import PATH, Person, text_of

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert('x')</script>"


def raw_post(person, step, body, content_type="application/x-www-form-urlencoded"):
    """A POST with this very body, with the token in a header as scripts send it."""
    return person.client.generic(
        "POST",
        f"{PATH}{step}",
        body,
        content_type=content_type,
        headers={"host": person.host, "x-csrftoken": person.token()},
    )


def test_a_missing_answer_is_asked_for_again_with_the_field_linked(person):
    answer = person.post("danger/", danger="")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in page
    assert 'href="#danger"' in page
    assert 'id="danger"' in page
    assert "<title>Error:" in page


def test_what_was_typed_is_shown_again(person):
    person.walk()
    page = person.post("story/", story="", again="yes").content.decode()
    assert 'value="yes" checked' in page


def test_a_wrong_answer_leaves_the_kept_one_as_it_was(person):
    person.walk()
    person.post("place/?change=1", place="")
    assert "High Street" in text_of(person.get("check-your-answers/"))


def test_an_over_long_answer_is_refused_and_shown_again(person):
    person.post("danger/", danger="no")
    answer = person.post("place/", place="a" * 5_000)
    assert answer.status_code == 422
    assert "characters or fewer" in text_of(answer)
    assert "a" * 200 in answer.content.decode()


def test_a_script_as_an_answer_is_text_everywhere(person):
    person.post("danger/", danger="no")
    person.post("place/", place=SCRIPT)
    person.post("car/", car="no")
    person.post("story/", story=SCRIPT)
    pages = [person.get(step) for step in ("place/", "story/", "check-your-answers/")]
    pages.append(person.post("story/", story=SCRIPT, again=SCRIPT))
    for page in pages:
        assert "<script>alert" not in page.content.decode()
        assert "&lt;script&gt;" in page.content.decode()


def test_a_value_that_is_no_option_is_refused(person):
    person.walk()
    assert person.post("car/", car="spaceship").status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        b"place=%FF%FE%00%80",
        b"place=\xff\xfe",
        b"place=%ED%A0%80",
        "place=\u202e\u0000\ufffe".encode("utf-8", "surrogatepass"),
        b"place=" + b"%CC%81" * 5_000,
        b"&&&===%%%",
        b"place[]=1&place.x=2&__proto__=3",
    ],
)
def test_bytes_that_are_no_text_are_an_answer_to_mend_or_to_keep(person, body):
    person.post("danger/", danger="no")
    answer = raw_post(person, "place/", body)
    assert answer.status_code in (303, 422)


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
def test_other_kinds_of_content_are_refused(person, content_type):
    person.post("danger/", danger="no")
    answer = raw_post(person, "place/", b'{"place": "x"}', content_type)
    assert answer.status_code == 415
    assert "Nothing was sent to the police" in text_of(answer)


def test_another_character_set_is_refused(person):
    answer = raw_post(person, "danger/", b"danger=no", "application/x-www-form-urlencoded; charset=utf-7")
    assert answer.status_code == 400


def test_a_huge_body_is_refused_and_nothing_is_kept(person):
    answer = raw_post(person, "danger/", b"danger=no&x=" + b"a" * 8_100_000)
    assert answer.status_code == 413
    assert "too long" in text_of(answer)
    assert f'href="{PATH}danger/"' in answer.content.decode(), "there is a way back to the question"
    with everywhere():
        assert Draft.objects.count() == 0


def test_an_answer_of_megabytes_comes_back_to_be_made_shorter(person):
    person.post("danger/", danger="no")
    answer = person.post("place/", place="The story begins. " + "a" * 7_000_000)
    assert answer.status_code == 422
    assert "characters or fewer" in text_of(answer)
    assert "The story begins. aaa" in answer.content.decode(), "its beginning is kept"


def test_too_many_fields_are_refused(person):
    answer = raw_post(person, "danger/", "&".join(f"a{n}=1" for n in range(6_000)).encode())
    assert answer.status_code == 413


def test_an_answer_sent_many_times_over_is_one_answer(person):
    person.post("danger/", danger="no")
    assert raw_post(person, "place/", b"&".join([b"place=x"] * 1_000)).status_code == 303


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(person, method):
    answer = getattr(person.client, method)(f"{PATH}danger/", headers={"host": person.host})
    assert answer.status_code == 405


def test_a_cookie_that_is_not_ours_is_no_journey(force):
    for cookie in ("x", "a" * 5_000, "é" * 43, "../../etc/passwd"):
        stranger = Person("north.localhost")
        stranger.client.cookies["soh-journey"] = cookie
        assert stranger.get("story/")["Location"] == f"{PATH}danger/"


def test_a_draft_is_not_found_with_the_cookie_of_another_force(person, version):
    from tests.integration.journey.conftest import make_force, offer

    other = make_force("south")
    offer(other, version)
    person.walk()
    person.host = "south.localhost"
    answer = person.get("check-your-answers/")
    assert answer.status_code == 410
    assert "High Street" not in text_of(answer)
    assert "High Street" not in text_of(person.get("danger/"))


def test_without_cookies_the_page_says_so_and_that_nothing_was_sent(force):
    stranger = Person("north.localhost")
    answer = stranger.client.post(
        f"{PATH}danger/",
        "danger=no&csrfmiddlewaretoken=" + "a" * 32,
        content_type="application/x-www-form-urlencoded",
        headers={"host": "north.localhost"},
    )
    words = text_of(answer)
    assert answer.status_code == 403
    assert "needs cookies" in words
    assert "Nothing was sent to the police" in words
    assert f'href="{PATH}danger/"' in answer.content.decode()
