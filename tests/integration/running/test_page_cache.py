"""The page cache's rule, on the running processes."""

from __future__ import annotations

import time

import psycopg2
import pytest

PATH = "/report/antisocial-behaviour/"
HIT = "X-Page-Cache"


@pytest.fixture
def database(house):
    link = psycopg2.connect(house.addresses.application)
    link.autocommit = True
    yield link.cursor()
    link.close()


def move_epoch(database, site_id: int) -> None:
    database.execute(
        "WITH moved AS (INSERT INTO cms_epoch VALUES (%s, 1) ON CONFLICT (site_id) DO UPDATE SET value = "
        "cms_epoch.value + 1 RETURNING site_id, value) "
        "SELECT pg_notify('soh_epoch', site_id || ':' || value) FROM moved",
        [site_id],
    )


def site_of(database, host: str) -> int:
    database.execute("SELECT id FROM wagtailcore_site WHERE hostname = %s", [f"{host}.localhost"])
    return database.fetchone()[0]


def warm(house, host="thames-valley", path=PATH):
    """The page as it comes from the cache, once it is there."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        answer = house.ask(host, path)
        if HIT in answer.headers:
            return answer
        time.sleep(0.05)
    pytest.fail(f"{host}{path} never came from the cache")


def test_a_published_page_comes_ready_with_the_same_bytes(house):
    first = house.ask("thames-valley", PATH + "?made-anew")
    assert HIT not in first.headers
    assert warm(house).content == first.content


def test_security_headers_stand_on_cached_bytes(house):
    made, ready = house.ask("thames-valley", PATH + "?made-anew"), warm(house)
    for name in (
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
    ):
        assert ready.headers[name] == made.headers[name], name
    assert "default-src 'none'" in ready.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in ready.headers
    assert "csrfmiddlewaretoken" not in ready.text


def test_nothing_of_django_is_touched_by_a_ready_page(house):
    ready = warm(house)
    assert "X-Request-ID" not in ready.headers, "the first thing of Django's to answer sets this header"


@pytest.mark.parametrize(
    "options",
    [{"path": PATH + "?a=1"}, {"method": "POST"}, {"method": "OPTIONS"}],
    ids=["a query string", "a POST", "an OPTIONS"],
)
def test_only_plain_reading_is_answered_from_the_cache(house, options):
    warm(house)
    assert HIT not in house.ask("thames-valley", **{"path": PATH, **options}).headers


def test_head_is(house):
    warm(house)
    answer = house.ask("thames-valley", PATH, method="HEAD")
    assert HIT in answer.headers
    assert answer.content == b""


@pytest.mark.parametrize("path", ["/no-such-page/", PATH + "form/", PATH + "form/happening-now/"])
def test_what_is_no_published_page_never_is(house, path):
    for _ in range(3):
        assert HIT not in house.ask("thames-valley", path).headers


def test_cookies_are_ignored(house):
    warm(house)
    assert HIT in house.ask("thames-valley", PATH, headers={"Cookie": "soh-journey=x; soh-session=y"}).headers


def test_an_unknown_host_is_a_404_even_for_a_ready_path(house):
    warm(house)
    assert house.ask("nowhere", PATH).status_code == 404


def test_another_sites_page_is_not_given(house):
    assert "Hampshire" in warm(house, "hampshire", "/").text
    assert "Thames Valley" in warm(house, "thames-valley", "/").text


@pytest.mark.parametrize("nation", [False, True], ids=["the site's epoch", "the nation's epoch"])
def test_a_published_change_is_seen_within_a_second(house, database, nation):
    warm(house)
    move_epoch(database, 0 if nation else site_of(database, "thames-valley"))
    time.sleep(1)
    assert HIT not in house.ask("thames-valley", PATH).headers
    warm(house)


def test_another_sites_change_changes_nothing_here(house, database):
    warm(house)
    warm(house, "hampshire")
    move_epoch(database, site_of(database, "hampshire"))
    time.sleep(1)
    assert HIT not in house.ask("hampshire", PATH).headers
    assert HIT in house.ask("thames-valley", PATH).headers


def test_the_door_is_shut_while_the_listening_connection_is_lost(house, database):
    warm(house)
    database.execute(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE application_name = 'soh-epochs' AND datname = current_database()"
    )
    assert database.fetchone()[0] >= 1
    time.sleep(0.1)
    assert HIT not in house.ask("thames-valley", PATH).headers
    warm(house)
