"""Copying a service: a new draft with its own address word, no history and no releases."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

TAKEN = "Another service has this address word. Each service needs its own."
SLUG_HELP = "The copy's word in its address, and in the names that records systems know it by. It needs its own."
HOLDS_SERVICES = "“%s” holds services, and each service needs an address word of its own. Copy the services one by one."


class ServiceCopyForm(CopyForm):
    """Title, address word and place of the copy. A copy is a draft: it is never published on the way, nor an alias."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)
        self.fields["new_slug"].initial = f"{self.page.slug}-copy"
        self.fields["new_slug"].label = "Address word"
        self.fields["new_slug"].help_text = SLUG_HELP
        self.fields["new_title"].initial = f"{self.page.title} (copy)"

    def clean_new_slug(self) -> str:
        slug: str = self.cleaned_data["new_slug"]
        if self.page.specific_class.objects.filter(slug=slug).exists():
            raise forms.ValidationError(TAKEN)
        return slug


def refuse_copies_of_sections(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Copying what stands above services would copy their address words too: refused in words, whatever was asked."""
    if page.specific_class is None or hasattr(page.specific_class, "copy_form_class"):
        return None
    if not any(hasattr(below.specific_class, "copy_form_class") for below in page.get_descendants()):
        return None
    messages.error(request, HOLDS_SERVICES % page.get_admin_display_title())
    return redirect("wagtailadmin_explore", page.pk)


def begin_anew(new_page: Page) -> None:
    """The history of a copy begins with the copy: what its original was belongs to its original."""
    new_page.revisions.exclude(pk=new_page.latest_revision_id).delete()
