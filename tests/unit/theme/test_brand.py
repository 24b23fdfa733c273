"""A force's colours are six hexadecimal digits each, and readable."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from govuk_theme import BrandTokens, brand_css, brand_css_name, check_contrast
from govuk_theme.brand import contrast_ratio


def test_the_default_brand_is_readable() -> None:
    assert check_contrast(BrandTokens()) == []


def test_contrast_is_the_ratio_of_wcag() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast_ratio("#ffffff", "#777777") == contrast_ratio("#777777", "#ffffff")


def test_too_little_contrast_is_named_with_its_rule_and_never_rounded_up() -> None:
    (problem,) = check_contrast(BrandTokens(primary="#777777"))
    assert "text on the primary colour" in problem
    assert "4.47:1 and must be at least 4.5:1 (WCAG 2.2 AA, 1.4.3 Contrast (Minimum))" in problem


def test_pale_colours_fail_on_the_white_page() -> None:
    problems = " ".join(check_contrast(BrandTokens(primary="#ffee99", on_primary="#000000", accent="#ffee99")))
    assert "primary colour (#ffee99) is too close to the white page" in problems
    assert "accent colour (#ffee99) is too close to the white page" in problems
    assert "1.4.11 Non-text Contrast" in problems


def test_links_must_be_readable_on_the_pale_surfaces_too() -> None:
    (problem,) = check_contrast(BrandTokens(link="#757575"))
    assert "pale grey" in problem


@pytest.mark.parametrize("value", ["red", "#fff", "#12345g", "#123456;}body{display:none", "url(x)", "#123456\n#"])
def test_anything_but_a_six_digit_colour_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        BrandTokens(primary=value)


def test_the_style_sheet_holds_custom_properties_and_nothing_else() -> None:
    css = brand_css(BrandTokens(primary="#AABBCC")).decode()
    assert re.fullmatch(r":root\{(--soh-[a-z-]+-colour:#[0-9a-f]{6};?){4}\}\n", css)
    assert "--soh-primary-colour:#aabbcc" in css


def test_the_name_of_the_style_sheet_changes_with_the_colours() -> None:
    assert re.fullmatch(r"brand\.[0-9a-f]{12}\.css", brand_css_name(BrandTokens()))
    assert brand_css_name(BrandTokens()) != brand_css_name(BrandTokens(accent="#000000"))
