"""Hostile requests to the API of the running public process: refused in words, never a 500, never half kept."""

from __future__ import annotations

import json
import socket
import uuid
from concurrent.futures import ThreadPoolExecutor

import psycopg2
import pytest

from cms.api.bodies import MOST_BYTES

HOST = "thames-valley"
FORM = "/api/v1/services/accessible-format/form/"
SUBMIT = "/api/v1/services/accessible-format/submissions/"
CHECK = f"{SUBMIT}validate/"

GOOD = {
    "what-you-need": "The leaflet about home security.",
    "formats": ["large-print", "audio"],
    "your-name": {"first": "Sam", "last": "Example"},
    "how-to-send": "email",
    "email": "sam@example.com",
}
NAUGHTY = [
    "\0",
    "\ud800",
    "\u202e\u2066",
    "\ufeff" * 40,
    "a\u0301" * 20_000,
    "<script>alert(1)</script>",
    "' OR 1=1; DROP TABLE contact_forms_submission; --",
    "{{7*7}} {% raise %} ${7*7} %(label)s %s",
    "../../etc/passwd",
    "٣٤٥ ½ ² Ⅷ",
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿👩‍👩‍👧‍👦",
    "-1e309",
    "x" * 900_000,
]


def post(house, path, body, key=True, **headers):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", **headers}
    if key:
        headers.setdefault("Idempotency-Key", str(uuid.uuid4()))
    return house.ask(HOST, path, "POST", content=content, headers=headers, timeout=60)


@pytest.fixture(scope="module")
def form(house):
    return house.ask(HOST, FORM).json()


@pytest.fixture
def count(house):
    """How many submissions there are, whoever's."""

    def ask():
        with psycopg2.connect(house.addresses.owner) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM contact_forms_submission")
            return cursor.fetchone()[0]

    return ask


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
@pytest.mark.parametrize("shape", ["fitting", "list", "parts", "key"])
def test_naughty_strings_are_answers_to_mend(house, form, count, text, shape):
    before = count()
    keys = form["answers"]
    if shape == "key":
        answers = {text: text}
    elif shape == "fitting":
        answers = {key: fitting(schema, text[:20_000]) for key, schema in keys.items()}
        answers["what-you-need"] = text
    elif shape == "list":
        answers = {key: [text[:10_000]] * 3 for key in keys}
    else:
        answers = {
            key: dict.fromkeys(schema.get("properties", {"first": 1}), text[:10_000]) for key, schema in keys.items()
        }
    for path in (CHECK, SUBMIT):
        answer = post(house, path, {"answers": answers})
        assert answer.headers["Content-Type"] == "application/problem+json"
        if len(json.dumps({"answers": answers})) > MOST_BYTES:
            assert answer.status_code == 413
        else:
            assert answer.status_code == 422, answer.text[:300]
            assert answer.json()["errors"]
        answer.content.decode("utf-8")
    assert count() == before


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"null", 400),
        (b"[]", 400),
        (b'"answers"', 400),
        (b"{", 400),
        (b"{}", 400),
        (b'{"answers": null}', 400),
        (b'{"answers": []}', 400),
        (b'{"answers": {}, "more": 1}', 400),
        (b'{"answers": {}, "answers": {}}', 400),
        (b'{"answers": {"a": "1", "a": "2"}}', 400),
        (b'{"answers": {"a": NaN}}', 400),
        (b'{"answers": {"a": 1e999}}', 400),
        (b'{"answers": {"a": ' + b"9" * 5_000 + b"}}", 400),
        (b'{"answers": {"a": "\xff\xfe"}}', 400),
        ('{"answers": {}}'.encode("utf-16"), 400),
        (b'{"answers": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400),
        (b'{"answers": {"a": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"}}", 400),
        (b'{"answers": {}, "version": 0}', 400),
        (b'{"answers": {}, "version": 99999999999999999999}', 400),
        (b'{"answers": {}, "version": "x"}', 400),
        (b'{"answers": {}, "version": 999999}', 409),
        (b'{"answers": {' + b",".join(b'"%d":1' % n for n in range(2_001)) + b"}}", 400),
        (b'{"answers": {"a": "' + b"x" * 1_000_000 + b'"}}', 413),
        (b'{"answers": {"__proto__": {"x": 1}, "constructor": 1, "@confirm": true}}', 422),
    ],
)
def test_a_body_that_cannot_be_read_is_refused_in_words(house, count, body, status):
    before = count()
    answer = post(house, SUBMIT, body)
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert count() == before


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "text/plain; application/json",
        "",
    ],
)
def test_what_a_form_of_another_site_can_send_is_refused(house, count, content_type):
    before = count()
    answer = post(house, SUBMIT, b'{"answers": {}}', **{"Content-Type": content_type, "Origin": "https://evil.example"})
    assert answer.status_code == 415
    assert count() == before
    preflight = house.ask(
        HOST, SUBMIT, "OPTIONS", headers={"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    )
    assert preflight.status_code == 405
    assert not [name for name in preflight.headers if name.lower().startswith("access-control")]


def test_cookies_are_neither_read_nor_set(house, form):
    body = {"answers": {}}
    plain = post(house, CHECK, body)
    with_cookies = post(house, CHECK, body, Cookie="soh-journey=" + "a" * 43 + "; soh-csrf=" + "b" * 32)
    assert (plain.status_code, plain.json()) == (with_cookies.status_code, with_cookies.json())
    for answer in (plain, with_cookies, house.ask(HOST, FORM)):
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/",
        "/api/v1/nothing/",
        "/api/v1/services/nothing/form/",
        "/api/v1/services/%00/form/",
        "/api/v1/services/..%2f..%2f/form/",
        "/api/v1/services/a b/form/",
        "/api/v1/services/%ff%fe/form/",
        "/api/v1/services/accessible-format/submissions/",
        "/api/v1/documents/?path=%00",
    ],
)
def test_an_address_that_is_not_there_is_a_problem_too(house, path):
    answer = house.ask(HOST, path)
    assert answer.status_code in (400, 404, 405)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code


def test_a_body_that_ends_early_is_no_submission(house, count):
    before = count()
    head = f"POST {SUBMIT} HTTP/1.1\r\nHost: {HOST}.localhost\r\nContent-Type: application/json\r\n"
    with socket.create_connection(("127.0.0.1", house.installation.ports.public)) as link:
        link.sendall(f'{head}Idempotency-Key: {uuid.uuid4()}\r\nContent-Length: 500\r\n\r\n{{"answers"'.encode())
    assert count() == before
    assert house.ask(HOST, FORM).status_code == 200


def test_the_same_submission_sent_many_times_at_once_is_one(house, form, count):
    answers = GOOD
    key = str(uuid.uuid4())
    before = count()
    with ThreadPoolExecutor(8) as threads:
        sent = list(
            threads.map(lambda _: post(house, SUBMIT, {"answers": answers}, **{"Idempotency-Key": key}), range(8))
        )
    assert {answer.status_code for answer in sent} == {201}, sent[0].text
    assert len({answer.json()["reference"] for answer in sent}) == 1
    assert count() == before + 1


def fitting(schema, text):
    """The text in the shape that this question takes."""
    if "properties" in schema:
        return dict.fromkeys(schema["properties"], text)
    return [text] * 3 if "items" in schema else text
