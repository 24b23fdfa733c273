"""Nobody is led from our sign-in to somebody else's site, nor from a text of ours into a script."""

from __future__ import annotations

import pytest
from django.test import Client

from cms.settings import env
from contact_forms.blocks import clean_html
from forcesites.people.models import User

ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "http:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "\thttps://evil.example/",
    f"https://{env.ADMIN_HOST}.evil.example/",
    f"https://{env.ADMIN_HOST}@evil.example/",
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ELSEWHERE)
def test_after_signing_in_people_stay_here(address):
    User.objects.create_superuser("someone", "someone@example.com", "a long enough password")
    client = Client(HTTP_HOST=env.ADMIN_HOST)
    sent = {"login": "someone", "password": "a long enough password", "next": address}
    answer = client.post("/admin/login/", sent)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:x",
        "blob:x",
        "file:///etc/passwd",
    ],
)
def test_a_link_of_a_text_leads_to_no_script(address):
    cleaned = clean_html(f'<p><a href="{address}">Read this</a></p>')
    assert "href" not in cleaned
    assert "Read this" in cleaned


@pytest.mark.parametrize(
    "typed",
    [
        "<p>Hi<script>alert(1)</script></p>",
        '<p onclick="alert(1)" onmouseover=alert(1)>Hi</p>',
        '<p style="position:fixed">Hi</p>',
        "<p>Hi</p><style>p{display:none}</style>",
        '<p>Hi</p><img src=x onerror="alert(1)">',
        "<p>Hi</p><iframe src='//evil.example'></iframe><object data=x></object><embed src=x>",
        "<p>Hi</p><svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
        "<p>Hi</p><math><mtext></p><style><img src=x onerror=alert(1)></style>",
        "<p>Hi</p><form action=//evil.example><input name=password></form>",
        "<p>Hi</p><base href=//evil.example><meta http-equiv=refresh content='0;//evil.example'>",
    ],
)
def test_what_is_pasted_loses_everything_that_acts(typed):
    cleaned = clean_html(typed).lower()
    assert "hi" in cleaned
    for word in ("<script", "onclick", "onerror", "onmouseover", "style", "<img", "<iframe", "<object", "<embed",
                 "<svg", "<math", "<form", "<input", "<base", "<meta", "evil.example", "javascript"):  # fmt: skip
        assert word not in cleaned, word


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% load x %}", "${7*7}", "#{7*7}", "{{ settings.SECRET_KEY }}"])
def test_signs_of_templates_in_a_text_are_only_signs(text):
    assert text in clean_html(f"<p>{text}</p>")
