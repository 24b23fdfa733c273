"""Rich text: what editors paste becomes the few tags that pages carry."""

from __future__ import annotations

import pytest

from contact_forms.blocks import clean_html, clean_pair


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("<p>Call <b>999</b>.</p>", "<p>Call <strong>999</strong>.</p>"),
        ("<p>Hi<script>alert(1)</script></p>", "<p>Hi</p>"),
        ('<p onclick="x()" style="color:red">Hi</p>', "<p>Hi</p>"),
        ('<a href="javascript:alert(1)">Hi</a>', "<a>Hi</a>"),
        ('<p><a href="/report/crime/">Crime</a></p>', '<p><a href="/report/crime/">Crime</a></p>'),
        ('<a href="https://example.com/" target="_blank">Out</a>', '<a href="https://example.com/">Out</a>'),
        ("<h1>Big</h1><h3>Small</h3>", "Big<h3>Small</h3>"),
        ("<p>One</p><p></p><p>Two</p>", "<p>One</p><p>Two</p>"),
        ('<img src="//tracker/"><p>Text</p>', "<p>Text</p>"),
        ("", ""),
    ],
)
def test_only_the_allowed_tags_stay(typed: str, clean: str) -> None:
    assert clean_html(typed) == clean


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_html("<p>A & B <b>bold</b></p><ul><li>One</li></ul>")
    assert clean_html(once) == once


@pytest.mark.parametrize(
    ("link", "led_to"),
    [
        ("/report/crime/", "/cy/report/crime/"),
        ("/cy/report/crime/", "/cy/report/crime/"),
        ("https://example.com/", "https://example.com/"),
        ("/documents/1/form.pdf", "/documents/1/form.pdf"),
        ("tel:101", "tel:101"),
    ],
)
def test_links_in_the_welsh_lead_to_welsh_pages(link: str, led_to: str) -> None:
    pair = clean_pair({"en": f'<p><a href="{link}">x</a></p>', "cy": f'<p><a href="{link}">x</a></p>'})
    assert pair.en == f'<p><a href="{link}">x</a></p>'
    assert pair.cy == f'<p><a href="{led_to}">x</a></p>'
