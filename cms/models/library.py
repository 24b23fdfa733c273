"""A service of the national library."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Revision

from cms.authoring.copying import TAKEN, ServiceCopyForm
from cms.blocks import ClockBlocks, GuidanceBlocks, SlotBlocks
from cms.documents import guidance_blocks, guidance_content
from cms.epochs import move_epoch
from cms.models.content import NationalHomePage, SectionPage
from cms.models.page import BasePage
from cms.models.release import BETA, STAGES, Release
from cms.publishing.changes import vanishing
from cms.publishing.compile import compile_service
from cms.publishing.editing import SERVICE_EDIT_HANDLER, ServicePageForm
from cms.publishing.gate import FormNotProved, ServiceProblem, prove_service
from cms.publishing.previews import service_preview, service_preview_modes
from cms.publishing.release import make_release
from cms.publishing.report_previews import report_preview
from cms.publishing.welsh import note_translations
from cms.surroundings import forces_taking
from contact_forms.blocks import RICH_TEXT_FEATURES, conditions_block, form_block
from govuk_theme.documents import ChooseForceDocument, Document

MARKINGS = [("OFFICIAL", "Official"), ("OFFICIAL-SENSITIVE", "Official, sensitive")]


def _rich(label: str, help_text: str = "") -> RichTextField:
    return RichTextField(label, blank=True, features=RICH_TEXT_FEATURES, help_text=help_text)


class ServicePage(BasePage):
    """Something the public can do, written once for every force: start page, form, slots, delivery plan.

    `save` is the one door: whichever way a revision becomes the live one, its form is proved and its Release written
    in the same transaction, or nothing is published.
    """

    summary = models.CharField(max_length=300, help_text="One sentence. It stands under links to this service.")
    summary_cy = models.CharField("summary in Welsh", max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(
        "minutes it takes", default=10, help_text="How long the form usually takes. 0 says nothing about it."
    )
    safety_mode = models.BooleanField(
        default=False,
        help_text="“Exit this page” on every page and neutral titles, for people who may be watched at home.",
    )
    task_list = models.BooleanField(
        default=False,
        help_text="For a long form: people see its sections as a list of tasks and do them in any order.",
    )
    guidance = StreamField(GuidanceBlocks(), blank=True, help_text="The start page, in order, above the start button.")
    bridging = _rich("instead of the form", "Shown by a force that does not take this service online.")
    bridging_cy = _rich("instead of the form, in Welsh")
    form = StreamField(form_block(), blank=True, help_text="The pages of the form, in the order they are walked.")
    conditions = StreamField(
        conditions_block(), blank=True, help_text="Named conditions. A step names one under “Only if”."
    )
    declaration = _rich("declaration", "What people agree to above the button that sends it.")
    declaration_cy = _rich("declaration in Welsh")
    slots = StreamField(
        SlotBlocks(),
        blank=True,
        help_text="Places below the guidance that a force may or must fill with its own content.",
    )
    category = models.CharField(max_length=20, help_text="The records system's code for this kind of report.")
    subcode = models.CharField(max_length=20, blank=True, help_text="Its finer code, if there is one.")
    reference_prefix = models.CharField(
        max_length=4,
        validators=[RegexValidator(r"^[A-Z]{1,4}$", "Use up to four capital letters, such as ASB.")],
        help_text="Up to four capital letters that begin each reference.",
    )
    protective_marking = models.CharField(max_length=20, choices=MARKINGS, default="OFFICIAL")
    structured = models.BooleanField(
        "sent as a structured record",
        default=False,
        help_text="On: answers go into the places of the record that the questions name. Off: a skeleton record.",
    )
    retention_days = models.PositiveSmallIntegerField(
        "days kept", default=30, help_text="How long a report is kept here after the records system has it."
    )
    promise = models.CharField(max_length=255, blank=True, help_text="When people will hear, in words.")
    promise_cy = models.CharField("promise in Welsh", max_length=255, blank=True)
    panel_title = models.CharField(
        "title of the confirmation", max_length=100, blank=True, help_text="Such as “Report received”."
    )
    panel_title_cy = models.CharField("title of the confirmation in Welsh", max_length=100, blank=True)
    next_steps = _rich("what happens next", "Shown on the confirmation page.")
    next_steps_cy = _rich("what happens next, in Welsh")
    reporter_email = models.CharField(
        "e-mail question",
        max_length=60,
        blank=True,
        help_text="The key of the question whose answer gets a confirmation by e-mail. Empty: no e-mail is sent.",
    )
    reporter_phone = models.CharField(
        "phone question",
        max_length=60,
        blank=True,
        help_text="The key of the question whose answer gets a text message. Empty: no text is sent.",
    )
    safe_contact = models.CharField(
        "only when",
        max_length=60,
        blank=True,
        help_text="The name of the condition under which it is safe to write to the person. Safety mode needs one.",
    )
    clocks = StreamField(
        ClockBlocks(), blank=True, verbose_name="time limits", help_text="By when something must be done, and by whom."
    )
    approved_for = models.CharField(
        "the next release is for",
        max_length=4,
        choices=STAGES,
        default=BETA,
        help_text="Forces on a live site stay on the release before until one is for live sites too.",
    )
    retired = models.TextField(
        "taken away on purpose",
        blank=True,
        help_text="Keys of questions, and choices as “question: choice”, that records systems know and that this "
        "service no longer sends. One on each line.",
    )
    # Which English each Welsh text was made from, and who reviewed them: `cms.publishing.welsh`.
    welsh = models.JSONField(default=dict, blank=True, editable=False)
    in_force_from = models.DateTimeField(
        null=True, blank=True, help_text="No force shows the next release before then. Empty: at once."
    )

    parent_page_types = ["cms.SectionPage"]
    subpage_types: list[str] = []
    base_form_class = ServicePageForm
    copy_form_class = ServiceCopyForm
    # The next release of a copy is decided anew.
    exclude_fields_in_copy = ["approved_for", "in_force_from"]
    edit_handler = SERVICE_EDIT_HANDLER
    api_fields = [*BasePage.api_fields, "summary", "summary_cy", "minutes"]

    class Meta:
        verbose_name = "service"

    def summary_in(self, language: str) -> str:
        return (language == "cy" and self.summary_cy) or self.summary

    @property
    def section_key(self) -> str:
        """The section this service stands in, such as "report"; "" while it has no place in the tree."""
        parent = self.get_parent() if self.path else None
        section = parent.specific if parent else None
        return section.key if isinstance(section, SectionPage) else ""

    def document(self, language: str) -> Document:
        """On the national site a service leads to the forces that take it."""
        return ChooseForceDocument(
            **self.frame(language),
            safety=self.safety_mode,
            summary=self.summary_in(language),
            body=guidance_blocks(guidance_content(self.guidance.get_prep_value()), language),
            forces=forces_taking(self.path_on_site, language),
        )

    # --- previews --------------------------------------------------------------------------------------------------

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return service_preview_modes(self)

    def preview_document(self, mode: str) -> Document:
        """Any page of the draft. Raises FormNotProved where the form cannot be walked yet."""
        return service_preview(self, mode)

    def preview_response(self, request: HttpRequest, mode: str) -> HttpResponse:
        return report_preview(request, self, mode) or super().preview_response(request, mode)

    # --- the one door ----------------------------------------------------------------------------------------------

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Services live on the national site alone."""
        return super().can_create_at(parent) and NationalHomePage.objects.ancestor_of(parent).exists()

    def clean(self) -> None:
        super().clean()
        if self._slug_is_taken():
            raise ValidationError({"slug": TAKEN})
        if (
            self.pk
            and Release.objects.filter(service_id=self.pk).exclude(form_version__service_slug=self.slug).exists()
        ):
            raise ValidationError(
                {"slug": "This service has been released under another address word, which can no longer change."}
            )

    def _slug_is_taken(self) -> bool:
        return ServicePage.objects.filter(slug=self.slug).exclude(pk=self.pk).exists()

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Keep the page; where another revision becomes the live one, prove its form and write the Release first.

        Raises FormNotProved, and keeps nothing, where the form cannot be walked.
        """
        with transaction.atomic():
            if not self._is_being_published(kwargs.get("update_fields")):
                return super().save(*args, **kwargs)
            note_translations(self)
            problems = [*prove_service(self), *vanishing(self)]
            if self._slug_is_taken():
                problems.append(ServiceProblem("slug", (), TAKEN))
            if problems:
                raise FormNotProved(problems)
            saved = super().save(*args, **kwargs)
            make_release(self, compile_service(self), timezone.now())
            return saved

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Keep a draft, with what each Welsh text of it was made from."""
        note_translations(self)
        return super().save_revision(*args, **kwargs)

    def _is_being_published(self, update_fields: Any) -> bool:
        """Whether this save makes a revision the live one, whoever asked for it."""
        if not self.live or (update_fields is not None and "live_revision" not in update_fields):
            return False
        if self.pk is None:
            return True
        before = Page.objects.filter(pk=self.pk).values_list("live", "live_revision_id").first()
        return before != (True, self.live_revision_id)

    def move_its_epoch(self) -> None:
        """Every force may follow this service, so the nation's epoch moves: one write however many follow."""
        move_epoch(None)
