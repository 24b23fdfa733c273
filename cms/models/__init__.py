"""The national library, releases, adoptions, and what every page has."""

from cms.models.adoption import Adoption
from cms.models.content import ContentPage, NationalHomePage, SectionPage
from cms.models.epoch import Epoch
from cms.models.library import ServicePage
from cms.models.media import ContentDocument, ContentImage, ContentRendition
from cms.models.page import BasePage
from cms.models.release import Release

__all__ = [
    "Adoption",
    "BasePage",
    "ContentDocument",
    "ContentImage",
    "ContentPage",
    "ContentRendition",
    "Epoch",
    "NationalHomePage",
    "Release",
    "SectionPage",
    "ServicePage",
]
