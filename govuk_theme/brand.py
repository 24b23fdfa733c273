"""A force's colours: four checked values, served as custom properties and nothing else.

No style that an editor types reaches a page: only these values, as six hexadecimal digits each.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

HexColour = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^#[0-9A-Fa-f]{6}$"), AfterValidator(str.lower)
]
"""A colour as "#" and six hexadecimal digits."""

PAGE = "#ffffff"
SURFACE = "#f3f4f6"
"""Background of navigation and footer; the style sheet's `surface-background` is the same value."""

_TEXT = "1.4.3 Contrast (Minimum)"
_SHAPES = "1.4.11 Non-text Contrast"


class BrandTokens(BaseModel):
    """A brand. Raises pydantic.ValidationError where a value is not a six-digit hexadecimal colour.

    primary: header band and main buttons. on_primary: text and mark on it. accent: the band under the header and the
    marks of the current page. link: links on white and on the pale surfaces.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    primary: HexColour = "#14284b"
    on_primary: HexColour = "#ffffff"
    accent: HexColour = "#2f74b5"
    link: HexColour = "#1a559e"


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    """Contrast of two hexadecimal colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def check_contrast(tokens: BrandTokens) -> list[str]:
    """What is wrong with a brand by WCAG 2.2 level AA, a plain sentence for each problem; empty when all is well."""
    rules = (
        ("The text on the primary colour", tokens.on_primary, "the primary colour", tokens.primary, 4.5, _TEXT),
        ("The link colour", tokens.link, "the white page", PAGE, 4.5, _TEXT),
        ("The link colour", tokens.link, "the pale grey of navigation and footer", SURFACE, 4.5, _TEXT),
        ("The primary colour", tokens.primary, "the white page", PAGE, 3.0, _SHAPES),
        ("The accent colour", tokens.accent, "the white page", PAGE, 3.0, _SHAPES),
        ("The accent colour", tokens.accent, "the pale grey of navigation and footer", SURFACE, 3.0, _SHAPES),
    )
    problems = []
    for what, colour, where, background, least, criterion in rules:
        ratio = contrast_ratio(colour, background)
        if ratio < least:
            # Cut, not rounded: 4.49 must not read as the 4.5 that was asked for.
            problems.append(
                f"{what} ({colour}) is too close to {where} ({background}): the contrast is {int(ratio * 100) / 100}:1 "
                f"and must be at least {least:g}:1 (WCAG 2.2 AA, {criterion})."
            )
    return problems


def brand_css(tokens: BrandTokens) -> bytes:
    """The brand as a style sheet: custom properties on `:root`, from validated values only."""
    return (
        ":root{"
        f"--soh-primary-colour:{tokens.primary};"
        f"--soh-on-primary-colour:{tokens.on_primary};"
        f"--soh-accent-colour:{tokens.accent};"
        f"--soh-link-colour:{tokens.link}"
        "}\n"
    ).encode("ascii")


def brand_css_name(tokens: BrandTokens) -> str:
    """File name of the brand's style sheet, "brand.<hash>.css": it changes when the colours do."""
    return f"brand.{sha256(brand_css(tokens)).hexdigest()[:12]}.css"
