"""Pages that are read: home, section, service start, bridging, content, choose your force, messages."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field as Discriminated
from pydantic import TypeAdapter

from govuk_theme.documents.base import Document, Link, Part, SectionLink
from govuk_theme.documents.blocks import Block, ContactBlock
from govuk_theme.documents.forms import (
    CheckAnswersDocument,
    ConfirmationDocument,
    FormExitDocument,
    RemoveItemDocument,
    StepDocument,
    TaskListDocument,
)
from govuk_theme.documents.tracking import TrackDocument


class HomeSection(Part):
    """A section on a home page with its first few links."""

    title: str
    href: str
    description: str = ""
    links: tuple[Link, ...] = ()


class HomeDocument(Document):
    """A site's front page. contact: how to reach the force, None on the national site."""

    kind: Literal["home"] = "home"
    heading: str
    introduction: str = ""
    sections: tuple[HomeSection, ...]
    body: tuple[Block, ...] = ()
    contact: ContactBlock | None = None


class SectionDocument(Document):
    """A section page, made from what the site offers in it."""

    kind: Literal["section"] = "section"
    introduction: str = ""
    links: tuple[SectionLink, ...]
    body: tuple[Block, ...] = ()


class ServiceStartDocument(Document):
    """A service's start page.

    minutes: how long it usually takes. start_href: the form's first step. local: what the force filled into slots
    that stand below the guidance. other_ways: ways to do it without the form.
    """

    kind: Literal["service_start"] = "service_start"
    summary: str = ""
    body: tuple[Block, ...]
    start_href: str
    start_text: str
    minutes: int = 0
    promise: str = ""
    other_ways: tuple[Block, ...] = ()


class BridgingDocument(Document):
    """Information instead of the form, where a force does not take it online."""

    kind: Literal["bridging"] = "bridging"
    summary: str = ""
    body: tuple[Block, ...]


class ForceChoice(Part):
    name: str
    href: str
    area: str = ""


class ChooseForceDocument(Document):
    """On the national site: which force is this for?"""

    kind: Literal["choose_force"] = "choose_force"
    summary: str = ""
    body: tuple[Block, ...] = ()
    forces: tuple[ForceChoice, ...]


class ContentDocument(Document):
    """A page of blocks: cookies, privacy, accessibility statement, anything written freely."""

    kind: Literal["content"] = "content"
    introduction: str = ""
    body: tuple[Block, ...]


class MessageDocument(Document):
    """Something went another way: not found, refused, expired, broken, left.

    status: HTTP status it goes out with. sent: whether anything was sent to the police, where that is in question.
    """

    kind: Literal["message"] = "message"
    status: int
    heading: str
    body: tuple[Block, ...]
    sent: Literal["", "yes", "no"] = ""
    links: tuple[Link, ...] = ()
    show_emergency: bool = True


AnyDocument = Annotated[
    HomeDocument
    | SectionDocument
    | ServiceStartDocument
    | BridgingDocument
    | ChooseForceDocument
    | ContentDocument
    | MessageDocument
    | StepDocument
    | RemoveItemDocument
    | TaskListDocument
    | FormExitDocument
    | CheckAnswersDocument
    | ConfirmationDocument
    | TrackDocument,
    Discriminated(discriminator="kind"),
]

_ANY: TypeAdapter[Any] = TypeAdapter(AnyDocument)


def parse_document(data: Any) -> Document:
    """A Document from plain data (such as the API's JSON). Raises pydantic.ValidationError."""
    document: Document = _ANY.validate_python(data)
    return document
