"""The door's own rules, one by one. The same rules on running processes: tests/integration/running."""

import gzip
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from cms.page_cache import PageCache

SITE = 7


class Pages:
    """A small WSGI application that counts how often it is asked, and answers as it is told to."""

    def __init__(self):
        self.asked = 0
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html"), ("X-Request-ID", "of-the-first")]
        self.mark = {"site_id": SITE, "fresh_until": None}
        self.before = lambda: None

    def __call__(self, environ, start_response):
        self.asked += 1
        self.before()
        if self.mark is not None:
            environ["soh.page"] = self.mark
        start_response(self.status, self.headers)
        return [f"page {self.asked}".encode()]


@pytest.fixture
def pages():
    return Pages()


@pytest.fixture
def epochs():
    return {"known": {SITE: 1, 0: 1}}


@pytest.fixture
def ask(pages, epochs):
    door = PageCache(pages, lambda: epochs["known"])

    def ask(path="/", method="GET", host="thames-valley.localhost", query="", scheme="http", **extra):
        said = {}

        def start_response(status, headers, exc_info=None):
            said.update(status=status, headers=dict(headers))

        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": host,
            "wsgi.url_scheme": scheme,
            **extra,
        }
        body = b"".join(door(environ, start_response))
        return body, said

    return ask


def test_a_page_is_made_once_and_then_ready(pages, ask):
    assert ask()[0] == b"page 1"
    assert ask()[0] == b"page 1"
    assert pages.asked == 1


def test_head_is_answered_without_a_body_but_with_its_length(pages, ask):
    ask()
    body, said = ask(method="HEAD")
    assert body == b""
    assert said["headers"]["Content-Length"] == "6"
    assert pages.asked == 1


@pytest.mark.parametrize(
    "other",
    [{"host": "hampshire.localhost"}, {"path": "/report/"}, {"scheme": "https"}],
    ids=["host", "path", "scheme"],
)
def test_another_host_path_or_scheme_is_another_page(pages, ask, other):
    ask()
    assert ask(**other)[0] == b"page 2"


@pytest.mark.parametrize("request_", [{"method": "POST"}, {"query": "a=1"}], ids=["post", "query string"])
def test_nothing_else_is_answered_or_stored(pages, ask, request_):
    ask(**request_)
    assert ask(**request_)[0] == b"page 2"


def test_cookies_are_ignored(pages, ask):
    ask(HTTP_COOKIE="soh-journey=one")
    assert ask(HTTP_COOKIE="soh-journey=two")[0] == b"page 1"


@pytest.mark.parametrize("status", ["404 Not Found", "301 Moved Permanently", "500 Internal Server Error"])
def test_only_a_page_that_went_well_is_kept(pages, ask, status):
    pages.status = status
    ask()
    assert ask()[0] == b"page 2"


def test_an_answer_that_sets_a_cookie_is_not_kept(pages, ask):
    pages.headers.append(("Set-Cookie", "a=b"))
    ask()
    assert ask()[0] == b"page 2"


def test_an_answer_that_is_no_published_page_is_not_kept(pages, ask):
    pages.mark = None
    ask()
    assert ask()[0] == b"page 2"


@pytest.mark.parametrize("moved", [SITE, 0], ids=["the site's epoch", "the nation's epoch"])
def test_a_move_makes_the_page_anew(pages, epochs, ask, moved):
    ask()
    epochs["known"] = {**epochs["known"], moved: 2}
    assert ask()[0] == b"page 2"


def test_another_sites_move_changes_nothing(pages, epochs, ask):
    ask()
    epochs["known"] = {**epochs["known"], SITE + 1: 9}
    assert ask()[0] == b"page 1"


def test_the_epoch_counts_as_it_was_before_rendering(pages, epochs, ask):
    def a_publish_while_rendering():
        epochs["known"] = {**epochs["known"], SITE: 2}

    pages.before = a_publish_while_rendering
    ask()
    pages.before = lambda: None
    assert ask()[0] == b"page 2", "what was read before the publish must not pass for what came after"


def test_the_door_is_shut_while_epochs_are_not_known(pages, epochs, ask):
    ask()
    known, epochs["known"] = epochs["known"], None
    assert ask()[0] == b"page 2"
    epochs["known"] = known
    assert ask()[0] == b"page 1"


def test_a_page_is_not_kept_past_the_moment_it_stops_being_true(pages, ask):
    pages.mark["fresh_until"] = datetime.now(UTC) + timedelta(seconds=0.2)
    ask()
    assert ask()[0] == b"page 1"
    time.sleep(0.25)
    assert ask()[0] == b"page 2"


def test_one_request_makes_it_anew_while_others_get_the_old_bytes(pages, epochs, ask):
    ask()
    epochs["known"] = {**epochs["known"], SITE: 2}
    making, go_on = threading.Event(), threading.Event()

    def slowly():
        making.set()
        go_on.wait(5)

    pages.before = slowly
    answers = []
    maker = threading.Thread(target=lambda: answers.append(ask()[0]))
    maker.start()
    making.wait(5)
    pages.before = lambda: None
    assert ask()[0] == b"page 1"
    go_on.set()
    maker.join(5)
    assert answers == [b"page 2"]
    assert ask()[0] == b"page 2"


def test_the_old_bytes_go_out_for_a_second_at_most(pages, epochs, ask):
    ask()
    epochs["known"] = {**epochs["known"], SITE: 2}
    making, go_on = threading.Event(), threading.Event()

    def slowly():
        making.set()
        go_on.wait(5)

    pages.before = slowly
    maker = threading.Thread(target=ask)
    maker.start()
    making.wait(5)
    pages.before = lambda: None
    time.sleep(1.1)
    assert ask()[0] == b"page 3"
    go_on.set()
    maker.join(5)


def test_packed_bytes_for_those_who_take_them(ask):
    ask()
    body, said = ask(HTTP_ACCEPT_ENCODING="gzip, br")
    assert said["headers"]["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == b"page 1"


def test_what_belongs_to_one_answer_is_not_repeated(ask):
    ask()
    assert "X-Request-ID" not in ask()[1]["headers"]
