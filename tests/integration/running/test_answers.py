"""What any address answers, on the running public process: never a 500, and always the headers."""

from __future__ import annotations

import pytest

HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/report/", 200),
        ("/report", 301),
        ("/cy/", 404),
        ("/no-such-page/", 404),
        ("/admin/", 404),
        ("/robots.txt", 200),
        ("/sitemap.xml", 200),
        ("/.well-known/security.txt", 200),
        ("/api/v1/openapi.json", 200),
        ("/api/v1/documents/?path=%00", 400),
        ("/api/v1/documents/?path=/nowhere/", 404),
        ("/api/v2/pages/", 200),
        ("/api/v2/pages/?site=hampshire.localhost", 400),
        ("/api/v2/pages/?search=%00", 400),
        ("/api/v2/pages/?offset=99999999999999999999", 400),
        ("/api/v2/pages/find/?html_path=%00", 400),
        ("/api/v2/images/", 404),
        ("/api/v2/documents/", 404),
        ("/%00", 400),
        ("/leave/", 303),
        ("/static/soh/none.css", 404),
    ],
)
def test_an_address_answers(house, path, status):
    answer = house.ask("thames-valley", path)
    assert answer.status_code == status
    for name, value in HEADERS.items():
        if (path, name) != ("/leave/", "Referrer-Policy"):
            assert answer.headers.get(name) == value, name
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Traceback" not in answer.text


def test_leaving_tells_the_next_site_nothing_of_this_one(house):
    assert house.ask("thames-valley", "/leave/").headers["Referrer-Policy"] == "no-referrer"


def test_an_unknown_host_is_a_404_with_the_same_headers(house):
    answer = house.ask("nowhere", "/")
    assert answer.status_code == 404
    assert "999" in answer.text
    for name, value in HEADERS.items():
        assert answer.headers.get(name) == value, name


def test_another_host_of_a_force_leads_to_its_own(house):
    answer = house.ask("www.thames-valley", "/report/")
    assert answer.status_code == 301
    assert answer.headers["Location"] == house.public("thames-valley", "/report/")


def test_the_welsh_path_of_a_document_is_its_own(house):
    welsh = house.ask("dyfed-powys", "/api/v1/documents/?path=/cy/report/").json()
    assert welsh["path"] == "/cy/report/"
    assert welsh == house.ask("dyfed-powys", "/api/v1/documents/?path=/report/&language=cy").json()
