"""The pages that only a force has: its front page, and a service of the library on its own site."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import SlotContentBlock
from cms.documents import home_sections
from cms.models import Adoption, BasePage, Release, ServicePage
from cms.publishing.adoption import adopt
from cms.serving import service_document, service_link
from forcesites.models.adopting import ForceServicePageForm
from forcesites.models.shown_panel import ShownPanel
from govuk_theme.documents import ContactBlock, Document, EmergencyBlock, HomeDocument, SectionLink


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class ForceHomePage(BasePage):
    """A force's front page: its sections, how to reach it, emergency help."""

    introduction = models.TextField(blank=True, help_text="One or two sentences under the heading.")
    introduction_cy = models.TextField("introduction in Welsh", blank=True)
    phone = models.CharField(max_length=20, default="101")
    textphone = models.CharField(max_length=20, default="18001 101")
    email = models.EmailField(blank=True)
    address = models.TextField(blank=True, help_text="One line of the address on each line.")
    opening_hours = models.TextField(blank=True)
    opening_hours_cy = models.TextField("opening hours in Welsh", blank=True)
    contact_title = models.CharField(max_length=100, default="Contact us")
    contact_title_cy = models.CharField("contact title in Welsh", max_length=100, blank=True)

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.SectionPage", "cms.ContentPage"]
    max_count_per_parent = None

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("introduction"), FieldPanel("introduction_cy")], heading="Introduction"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("contact_title"), FieldPanel("contact_title_cy")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("textphone")]),
                FieldPanel("email"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("opening_hours"), FieldPanel("opening_hours_cy")]),
            ],
            heading="How to reach the force",
        ),
    ]

    class Meta:
        verbose_name = "force home page"

    def contact(self, language: str) -> ContactBlock:
        """How to reach the force, in one language; English lines where there is no Welsh."""
        welsh = language == "cy"
        return ContactBlock(
            title=(welsh and self.contact_title_cy) or self.contact_title,
            phone=self.phone,
            textphone=self.textphone,
            email=self.email,
            address=_lines(self.address),
            opening_hours=_lines((welsh and self.opening_hours_cy) or self.opening_hours),
        )

    def document(self, language: str) -> Document:
        return HomeDocument(
            **self.frame(language),
            heading=self.title_in(language),
            introduction=(language == "cy" and self.introduction_cy) or self.introduction,
            sections=home_sections(self, language),
            body=(EmergencyBlock(),),
            contact=self.contact(language),
        )


class ForceServicePage(BasePage):
    """A service of the national library on this force's site. What it shows is computed when it is read."""

    service = models.ForeignKey(ServicePage, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(
        "how the force takes it",
        max_length=12,
        choices=Adoption.MODES,
        default=Adoption.FOLLOW,
        help_text="Follow shows the newest release by itself. Hold stays on one release until you move it.",
    )
    held_release = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="Only with Hold."
    )
    bridging = models.TextField(
        blank=True, help_text="Only with Bridging: your own words instead of the form. Empty shows the national text."
    )
    bridging_cy = models.TextField("bridging in Welsh", blank=True)
    slots = StreamField(
        [("slot", SlotContentBlock())], blank=True, help_text="Your local content, in the places the service names."
    )

    parent_page_types = ["cms.SectionPage"]
    subpage_types: list[str] = []
    base_form_class = ForceServicePageForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("service"),
        ShownPanel(heading="What your site shows"),
        MultiFieldPanel([FieldPanel("mode"), FieldPanel("held_release")], heading="Adoption"),
        MultiFieldPanel([FieldPanel("bridging"), FieldPanel("bridging_cy")], heading="Bridging page"),
        FieldPanel("slots"),
    ]

    class Meta:
        verbose_name = "service on this site"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """On the sites of forces alone."""
        return super().can_create_at(parent) and ForceHomePage.objects.ancestor_of(parent).exists()

    def slot_values(self) -> dict[str, dict[str, str]]:
        """Slot key -> {"en": html, "cy": html}."""
        return {block.value["key"]: block.block.pair(block.value) for block in self.slots}

    def clean(self) -> None:
        super().clean()
        if self.mode == Adoption.HOLD and self.held_release is None:
            raise ValidationError({"held_release": "Choose the release to stay on."})
        if self.held_release is not None and self.held_release.service_id != self.service_id:
            raise ValidationError({"held_release": "This release is of another service."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the page; where it is live, its published adoption goes with it in the same transaction."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.live:
                site = self.get_site()
                if site is not None:
                    adopt(self, site_id=site.pk)

    def document(self, language: str) -> Document:
        try:
            adoption = self.adoption
        except Adoption.DoesNotExist:
            raise Http404 from None
        return service_document(adoption, self, language, now=datetime.now(UTC))

    def section_link(self, language: str) -> SectionLink | None:
        """How this service stands on its section page; None while it shows nothing to the public."""
        return service_link(self, language)
