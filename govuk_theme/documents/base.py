"""What every page has: its language, title, surroundings and how long it stays true."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Base of every part of a document: immutable, and unknown names are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Link(Part):
    """A link. `href` is a path on this site, or a whole https address of a named outside body."""

    text: str
    href: str


class SectionLink(Link):
    """A link with a sentence saying what is behind it."""

    description: str = ""


class Breadcrumb(Link):
    """A step of the way from the home page to here."""


class Chrome(Part):
    """What surrounds every page of a site in one language: header, phase, navigation, footer.

    mark: up to three letters shown in the header's shield where there is no logo. brand_css: address of the
    force's checked custom properties, "/brand.<hash>.css". phase: "beta" shows the phase banner.
    feedback_href: where the phase banner's feedback link leads. exit_href: where "Exit this page" leads ("/leave/").
    languages: the languages the site speaks. national: the national site, whose services lead to "choose your force".
    """

    site_name: str
    mark: str = ""
    home_href: str = "/"
    brand_css: str = ""
    phase: Literal["", "beta"] = ""
    feedback_href: str = ""
    navigation: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    languages: tuple[str, ...] = ("en",)
    national: bool = False
    exit_href: str = "/leave/"
    non_emergency_phone: str = "101"
    textphone: str = "18001 101"
    emergency_textphone: str = "18000"


class Document(Part):
    """One page in one language.

    kind: names the template (`pages/<kind>.jinja` or `steps/<kind>.jinja`). path: this page's path in this language.
    other_language_path: the same page in the other language, "" where there is none.
    fresh_until: when something on the page stops being true (aware datetime), None for never.
    safety: show "Exit this page". robots: content of the robots meta element, "" for none.
    """

    kind: str
    language: Literal["en", "cy"] = "en"
    title: str
    description: str = ""
    path: str = "/"
    other_language_path: str = ""
    chrome: Chrome
    breadcrumbs: tuple[Breadcrumb, ...] = ()
    safety: bool = False
    robots: str = ""
    fresh_until: datetime | None = None
