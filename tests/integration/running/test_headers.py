"""The strict headers, on every kind of answer of the running processes: a list of checks by a list of addresses."""

from __future__ import annotations

import random
import re

import httpx
import psycopg2
import pytest

from tests.integration.running.header_checks import ADMIN, COMMON, FRAMED_BY_US, PUBLIC, TLS, UNFRAMED, wrong_with
from tests.integration.running.visiting import FORM, Visitor

START = "/report/antisocial-behaviour/"
HOST = "thames-valley.localhost"


def path_of(pattern):
    """Asks for the address that stands in the home page."""
    return lambda visitor: visitor.get(re.search(pattern, visitor.get("/").text)[0])


def of_host(host):
    def ask(visitor):
        visitor.headers["Host"] = host
        return visitor.get("/report/")

    return ask


def from_the_cache(visitor):
    for _ in range(50):
        answer = visitor.get(START)
        if "x-page-cache" in answer.headers:
            return answer
    pytest.fail("the page never came from the cache")


def tampered(visitor):
    """A draft that cannot be opened: nobody has thought of what to answer, which is what a 500 is for."""
    assert visitor.answers_no().status_code == 303
    assert visitor.database, "the test says which"
    with psycopg2.connect(visitor.database) as link, link.cursor() as cursor:
        cursor.execute("SELECT set_config('soh.sites', string_agg(id::text, ','), true) FROM wagtailcore_site")
        cursor.execute("UPDATE contact_forms_draft SET sealed = '\\x00'")
        assert cursor.rowcount
    link.close()
    return visitor.get(FORM + "check-your-answers/")


PUBLIC_ANSWERS = {
    "home": (200, lambda v: v.get("/")),
    "a section": (200, lambda v: v.get("/report/")),
    "start of a service": (200, lambda v: v.get(START + "?anew")),
    "a page from the cache": (200, from_the_cache),
    "head": (200, lambda v: v.ask("HEAD", START)),
    "options": (200, lambda v: v.ask("OPTIONS", START)),
    "a content page": (200, lambda v: v.get("/privacy/")),
    "beginning of a form": (303, lambda v: v.get(FORM)),
    "a step": (200, lambda v: v.get(v.first_step())),
    "an answer": (303, lambda v: v.answers_no()),
    "a step without its cookie": (303, lambda v: v.get(FORM + "check-your-answers/")),
    "leaving": (303, lambda v: v.get("/leave/")),
    "a forged answer": (403, lambda v: v.ask("POST", v.first_step(), data={"a": "b"})),
    "a page that is sent something": (405, lambda v: v.ask("POST", START, data={"a": "b"})),
    "another method": (405, lambda v: v.ask("DELETE", FORM + "check-your-answers/")),
    "a body in chunks": (411, lambda v: v.ask("POST", FORM + "check-your-answers/", content=iter([b"a=b"]))),
    "a body too large": (413, lambda v: v.ask("POST", v.first_step(), data={"a": "b" * 8_100_000})),
    "another kind of body": (415, lambda v: v.ask("POST", v.first_step(), json={})),
    "no such page": (404, lambda v: v.get("/no-such-page/")),
    "no such file": (404, lambda v: v.get("/static/none.css")),
    "no slash": (301, lambda v: v.get("/report")),
    "a bad path": (400, lambda v: v.get("/%00")),
    "a broken draft": (500, tampered),
    "an unknown host": (404, of_host("nowhere.localhost")),
    "an alias": (301, of_host("www.thames-valley.localhost")),
    "styles": (200, path_of(r"/static/soh/site[^\"]*\.css")),
    "a script": (200, path_of(r"/static/[^\"]*\.js")),
    "colours": (200, path_of(r"/brand\.[0-9a-f]+\.css")),
    "robots.txt": (200, lambda v: v.get("/robots.txt")),
    "sitemap": (200, lambda v: v.get("/sitemap.xml")),
    "security.txt": (200, lambda v: v.get("/.well-known/security.txt")),
    "healthz": (200, lambda v: v.get("/healthz")),
    "readyz": (200, lambda v: v.get("/readyz")),
    "the API's description": (200, lambda v: v.get("/api/v1/openapi.json")),
    "a document of the API": (200, lambda v: v.get("/api/v1/documents/?path=/")),
    "services of the API": (200, lambda v: v.get("/api/v1/services/")),
    "pages of the API": (200, lambda v: v.get("/api/v2/pages/")),
    "a refusal of the API": (400, lambda v: v.get("/api/v2/pages/?site=x")),
    "nothing of the API": (404, lambda v: v.get("/api/v1/nothing/")),
    "a method of the API": (405, lambda v: v.ask("POST", "/api/v1/services/", json={})),
    "no document": (404, lambda v: v.get("/documents/1/x.pdf")),
}
ADMIN_ANSWERS = {
    "to the sign-in": (302, lambda v: v.get("/admin/")),
    "sign-in": (200, lambda v: v.get("/admin/login/")),
    "a forged sign-in": (403, lambda v: v.ask("POST", "/admin/login/", data={"login": "x"})),
    "no such page": (404, lambda v: v.get("/nothing/")),
    "an unknown host": (404, of_host("thames-valley.localhost")),
    "a body in chunks": (411, lambda v: v.ask("POST", "/admin/login/", content=iter([b"a=b"]))),
    "healthz": (200, lambda v: v.get("/healthz")),
    "a script": (
        200,
        lambda v: v.get(re.search(r"/static/[^\"]*core[^\"]*\.css", v.get("/admin/login/").text)[0]),
    ),
}
SIGNED_IN = {
    "/admin/": 200,
    "/admin/pages/": 302,
    "/admin/images/": 200,
    "/admin/documents/": 200,
    "/admin/reports/site-history/": 200,
    "/admin/account/": 200,
    "/admin/contact_forms/submission/": 302,
    "/admin/nothing/": 404,
    "/admin/jsi18n/": 200,
}


def visitor_of(house, role="public", tls=False):
    ports = house.installation.ports
    host, port = (HOST, ports.public) if role == "public" else ("cms.localhost", ports.admin)
    headers = {"Host": host}
    if tls:
        somebody = f"198.51.{random.randrange(256)}.{random.randrange(256)}"
        headers |= {"X-Forwarded-Proto": "https", "X-Forwarded-For": somebody}
    visitor = Visitor(f"http://127.0.0.1:{port}", headers)
    visitor.database = house.addresses.application
    return visitor


def holds(answer: httpx.Response, status: int, checks) -> None:
    assert answer.status_code == status, answer.text[:500]
    assert not (problems := list(wrong_with(answer, checks))), problems


@pytest.mark.parametrize("name", PUBLIC_ANSWERS)
def test_the_public_process(house, name):
    status, ask = PUBLIC_ANSWERS[name]
    holds(ask(visitor_of(house)), status, PUBLIC)


@pytest.mark.parametrize("name", PUBLIC_ANSWERS)
def test_the_public_process_behind_tls(behind_tls, name):
    status, ask = PUBLIC_ANSWERS[name]
    holds(ask(visitor_of(behind_tls, tls=True)), status, PUBLIC | TLS)


@pytest.mark.parametrize("name", ADMIN_ANSWERS)
def test_the_admin(house, name):
    status, ask = ADMIN_ANSWERS[name]
    holds(ask(visitor_of(house, "admin")), status, ADMIN)


@pytest.mark.parametrize("name", ADMIN_ANSWERS)
def test_the_admin_behind_tls(behind_tls, name):
    status, ask = ADMIN_ANSWERS[name]
    holds(ask(visitor_of(behind_tls, "admin", tls=True)), status, ADMIN | TLS)


@pytest.fixture(scope="module")
def editor(behind_tls):
    visitor = visitor_of(behind_tls, "admin", tls=True)
    answer = visitor.signs_in("thames-valley.editor", behind_tls.password)
    holds(answer, 302, ADMIN | TLS)
    return visitor


@pytest.mark.parametrize("path", SIGNED_IN)
def test_the_admin_s_own_pages(editor, path):
    holds(editor.get(path), SIGNED_IN[path], ADMIN | TLS)


def test_a_page_s_editor_and_its_preview(editor):
    home = re.search(r"/admin/pages/(\d+)/", editor.get("/admin/pages/").headers["Location"])[1]
    holds(editor.get(f"/admin/pages/{home}/edit/"), 200, ADMIN | TLS)
    preview = editor.get(f"/admin/pages/{home}/edit/preview/")
    holds(preview, 200, COMMON | FRAMED_BY_US | TLS)


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing", "/static/sandbox.css"])
def test_the_sandbox(house, path):
    answer = httpx.get(house.sandbox + path)
    checks = {name: check for name, check in (COMMON | UNFRAMED).items() if name != "quiet"}
    assert not (problems := list(wrong_with(answer, checks))), problems


def test_plain_http_is_led_to_tls_and_an_unknown_host_nowhere(behind_tls):
    visitor = visitor_of(behind_tls, tls=True)
    visitor.headers["X-Forwarded-Proto"] = "http"
    answer = visitor.get("/report/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"https://{HOST}/report/")
    visitor.headers["Host"] = "nowhere.localhost"
    assert visitor.get("/report/").status_code == 404
