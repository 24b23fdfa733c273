"""A request is of the host it names; who asks, and by which scheme, is said by named proxies alone."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import psycopg2
import pytest

from tests.integration.running.test_headers import HOST, visitor_of

EVIL = "evil.example"
SAID = {
    "X-Forwarded-Host": EVIL,
    "X-Forwarded-Server": EVIL,
    "X-Host": EVIL,
    "X-Original-Host": EVIL,
    "X-Forwarded-Port": "666",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Scheme": "https",
    "X-Original-URL": "/admin/",
    "X-Rewrite-URL": "/admin/",
    "Forwarded": f"for=192.0.2.1;host={EVIL};proto=https",
}
PATHS = ["/", "/report", "/report/", "/report/antisocial-behaviour/form/", "/sitemap.xml", "/robots.txt"]
PATHS += ["/.well-known/security.txt", "/api/v1/documents/?path=/", "/api/v2/pages/", "/no-such-page/"]


def plainly(answer):
    """What an answer says, without what differs each time."""
    kept = {"location", "content-type", "content-security-policy", "strict-transport-security", "cache-control"}
    headers = {name: value for name, value in answer.headers.items() if name in kept}
    body = b"\n".join(line for line in answer.content.splitlines() if b"csrf" not in line and b"Expires" not in line)
    return answer.status_code, headers, body


@pytest.mark.parametrize("path", PATHS)
def test_headers_of_forwarding_change_nothing(house, path):
    visitor = visitor_of(house)
    plain = visitor.get(path)
    said = visitor.ask("GET", path, headers=SAID)
    assert plainly(said) == plainly(plain)
    assert EVIL not in said.text + str(said.headers)


@pytest.mark.parametrize("path", PATHS)
def test_a_named_proxy_names_no_host_either(behind_tls, path):
    visitor = visitor_of(behind_tls, tls=True)
    plain = visitor.get(path)
    said = visitor.ask("GET", path, headers={**SAID, "X-Forwarded-For": visitor.headers["X-Forwarded-For"]})
    assert plainly(said) == plainly(plain)


@pytest.mark.parametrize(
    "host",
    [EVIL, "", "127.0.0.1", "localhost", f"{HOST}.{EVIL}", f"{EVIL}#{HOST}", f"x@{HOST}", "cms.localhost", "[::1]"],
)
@pytest.mark.parametrize("path", ["/", "/report/antisocial-behaviour/", "/static/soh/site.css"])
def test_an_unknown_host_is_not_served(house, host, path):
    visitor = visitor_of(house)
    visitor.get(path)
    visitor.headers["Host"] = host
    answer = visitor.get(path)
    assert answer.status_code in (400, 404)
    assert host == "" or host not in answer.text
    assert "Location" not in answer.headers


def test_the_admin_answers_on_its_own_host_alone(house):
    visitor = visitor_of(house, "admin")
    visitor.headers |= {"Host": HOST, "X-Forwarded-Host": "cms.localhost"}
    assert visitor.get("/admin/login/").status_code == 404


def test_who_asks_cannot_choose_the_network_they_are_counted_under(house):
    """The process that has no named proxy counts the other end of the connection, whatever is said."""
    visitor = visitor_of(house)
    with psycopg2.connect(house.installation.addresses.owner) as link, link.cursor() as cursor:
        cursor.execute("DELETE FROM contact_forms_bucket")
    link.close()
    for number in range(5):
        said = {"X-Forwarded-For": f"192.0.2.{number}", "X-Real-IP": f"192.0.2.{number}"}
        visitor.ask("GET", "/api/v1/services/", headers=said)
    with psycopg2.connect(house.installation.addresses.owner) as link, link.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM contact_forms_bucket")
        assert cursor.fetchone()[0] <= 1
    link.close()


def test_networks_behind_a_named_proxy_are_counted_apart(behind_tls):
    visitor = visitor_of(behind_tls, tls=True)
    answers = [visitor.get("/api/v1/services/") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
    assert answers[-1].headers["Content-Type"] == "application/problem+json"
    mine = visitor.headers["X-Forwarded-For"]
    visitor.headers["X-Forwarded-For"] = f"203.0.113.{random.randrange(256)}, {mine}"
    assert visitor.get("/api/v2/pages/").status_code == 429, "what stands further left is anybody's word"
    visitor.headers["X-Forwarded-For"] = f"{mine}, 192.0.2.250"
    assert visitor.get("/api/v2/pages/").status_code == 429, "a second named proxy stands between"
    visitor.headers["X-Forwarded-For"] = "203.0.113.77"
    assert visitor.get("/api/v2/pages/").status_code == 200


def test_a_page_is_read_however_often(behind_tls):
    visitor = visitor_of(behind_tls, tls=True)
    assert {visitor.get("/report/antisocial-behaviour/").status_code for _ in range(40)} == {200}


def test_a_step_that_came_too_often_waits_with_its_answer(behind_tls):
    first = visitor_of(behind_tls, tls=True)
    network = first.headers["X-Forwarded-For"]
    answers = []
    for _ in range(6):
        visitor = visitor_of(behind_tls, tls=True)
        visitor.headers["X-Forwarded-For"] = network
        answers.append(visitor.answers_no())
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert "999" in answers[-1].text
    assert 'value="no" checked' in answers[-1].text


@pytest.mark.parametrize("host", ["thames-valley", "hampshire", "dyfed-powys", "national"])
def test_security_txt_is_of_its_host(house, host):
    answer = house.ask(host, "/.well-known/security.txt")
    lines = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert lines["Canonical"] == house.public(host, "/.well-known/security.txt")
    assert lines["Contact"].startswith(("mailto:", "https://", "tel:", house.public(host, "/")))
    moment = datetime.fromisoformat(lines["Expires"].replace("Z", "+00:00"))
    assert timedelta(days=30) < moment - datetime.now(UTC) < timedelta(days=365)
