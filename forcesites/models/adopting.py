"""The form in which a force takes a service."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from cms.models import Release, ServicePage
from forcesites.models.force import Force


def force_of(page: Page) -> Force | None:
    """The force whose site a page is on."""
    site = page.get_site() if page.path else None
    return Force.objects.filter(site=site).first() if site else None


class ForceServicePageForm(WagtailAdminPageForm):
    """Offers the releases of the chosen service, and says what the service has no place for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        releases = Release.objects.select_related("service").defer("content", "slots")
        if self.instance.service_id:
            releases = releases.filter(service_id=self.instance.service_id)
        force = force_of(self.parent_page or self.instance)
        if force is not None:
            # A release that the force could not follow is not one to stay on; the one it stays on already may remain.
            fitting = [each.pk for each in releases if each.fits(force.stage, force.languages)]
            releases = releases.filter(pk__in=[*fitting, self.instance.held_release_id])
        self.fields["held_release"].queryset = releases

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        service = cleaned.get("service")
        if service is not None:
            self._refuse_second_page_of(service)
            if not self.is_deferred_validation and cleaned.get("slots"):
                self._refuse_unknown_slots(service, cleaned["slots"])
        return cleaned

    def _refuse_second_page_of(self, service: ServicePage) -> None:
        site = self.parent_page.get_site() if self.parent_page else self.instance.get_site()
        if site is None:
            return
        pages = type(self.instance).objects.descendant_of(site.root_page).filter(service=service)
        other = pages.exclude(pk=self.instance.pk).first()
        if other is not None:
            self.add_error("service", f"This site has this service already: change “{other.title}” instead.")

    def _refuse_unknown_slots(self, service: ServicePage, slots: Any) -> None:
        known = {
            slot["key"]: slot["label"]
            for of_release in Release.objects.filter(service=service).order_by("number").values_list("slots", flat=True)
            for slot in of_release
        }
        choice = ", ".join(f"“{key}” ({label})" for key, label in known.items())
        advice = f"Its slots are {choice}." if known else "It has none: remove this block."
        wrong = {
            place: StructBlockValidationError(
                {"key": ValidationError(f"The service has no slot “{block.value['key']}”. {advice}")}
            )
            for place, block in enumerate(slots)
            if block.value["key"] not in known
        }
        if wrong:
            self.add_error("slots", StreamBlockValidationError(block_errors=wrong))
