"""Pages of any site: free content, sections, and the national home page."""

from __future__ import annotations

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.blocks import ContentBlocks, GuidanceBlocks
from cms.documents import content_blocks, guidance_blocks, guidance_content, home_sections, section_links
from cms.models.page import SUMMARY_PANEL, BasePage, Summarised
from govuk_theme.documents import ContentDocument, Document, EmergencyBlock, HomeDocument, SectionDocument

SECTIONS = [
    ("report", "Report"),
    ("tell-us-about", "Tell us about"),
    ("apply-or-register", "Apply or register"),
    ("request", "Request"),
    ("thanks-and-complaints", "Thanks and complaints"),
    ("your-area", "Your area"),
    ("advice", "Advice"),
]
"""The sections that the sites of forces have today, and the keys that service files name them by."""


class Introduced(models.Model):
    """A page with a sentence or two under its heading."""

    introduction = models.TextField(blank=True, help_text="One or two sentences under the heading.")
    introduction_cy = models.TextField("introduction in Welsh", blank=True)

    class Meta:
        abstract = True

    def introduction_in(self, language: str) -> str:
        return (language == "cy" and self.introduction_cy) or self.introduction


INTRODUCTION_PANEL = MultiFieldPanel(
    [FieldPanel("introduction"), FieldPanel("introduction_cy")], heading="Introduction"
)


class ContentPage(Summarised, Introduced, BasePage):
    """A page written freely, with a body for each language."""

    body = StreamField(ContentBlocks(), blank=True)
    body_cy = StreamField(ContentBlocks(), blank=True, verbose_name="body in Welsh")

    content_panels = [
        *BasePage.content_panels,
        SUMMARY_PANEL,
        INTRODUCTION_PANEL,
        FieldPanel("body"),
        FieldPanel("body_cy"),
    ]

    class Meta:
        verbose_name = "content page"

    def document(self, language: str) -> Document:
        """The page; the English body where there is no Welsh one."""
        body, body_language = (self.body_cy, "cy") if language == "cy" and self.body_cy else (self.body, "en")
        return ContentDocument(
            **self.frame(language),
            introduction=self.introduction_in(language),
            body=content_blocks(body.get_prep_value(), body_language),
        )


class SectionPage(Summarised, Introduced, BasePage):
    """A section, such as "Report". It lists what lives below it on this site."""

    key = models.CharField(
        "section", max_length=30, choices=SECTIONS, help_text="Which of the sections that every site has this is."
    )
    body = StreamField(GuidanceBlocks(), blank=True, help_text="Stands below the list.")

    is_section = True
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("key"),
        SUMMARY_PANEL,
        INTRODUCTION_PANEL,
        FieldPanel("body"),
    ]
    promote_panels = [*BasePage.promote_panels, FieldPanel("show_in_menus")]

    class Meta:
        verbose_name = "section"

    def document(self, language: str) -> Document:
        return SectionDocument(
            **self.frame(language),
            introduction=self.introduction_in(language),
            links=section_links(self, language),
            body=guidance_blocks(guidance_content(self.body.get_prep_value()), language),
        )


class NationalHomePage(Introduced, BasePage):
    """The front page of the national site, whose services lead to "choose your force"."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.SectionPage", "cms.ContentPage"]
    content_panels = [*BasePage.content_panels, INTRODUCTION_PANEL]

    class Meta:
        verbose_name = "national home page"

    def document(self, language: str) -> Document:
        return HomeDocument(
            **self.frame(language),
            heading=self.title_in(language),
            introduction=self.introduction_in(language),
            sections=home_sections(self, language),
            body=(EmergencyBlock(),),
        )
