"""What a form shows as chosen: the title of a page, image or document whose id was sent, and the address of a page that
rich text links to. Those of another force are shown as if nothing were chosen."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.admin.widgets import BaseChooser
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from forcesites.isolation.door import person_asking
from forcesites.isolation.reach import linkable_pages, own_documents, own_images
from forcesites.isolation.surface import Surface

_get_instance = BaseChooser.get_instance
_get_attribute_data = PageLinkElementHandler.get_attribute_data


def _may_be_shown(model: type[Model], pk: Any) -> bool:
    """Whether the person asking may see this row's title. Outside a request nobody asks."""
    person = person_asking.get()
    if person is None or person.is_superuser:
        return True
    for kind, reach in ((Page, linkable_pages), (get_image_model(), own_images), (get_document_model(), own_documents)):
        if issubclass(model, kind):
            return bool(person.is_authenticated and reach(person).filter(pk=pk).exists())
    return True


def own_instance(chooser: BaseChooser, value: Any) -> Any:
    """The row a chooser shows as chosen, or None."""
    instance = _get_instance(chooser, value)
    return instance if instance is None or _may_be_shown(type(instance), instance.pk) else None


def own_link(handler: PageLinkElementHandler, attributes: dict[str, Any]) -> dict[str, Any]:
    """What rich text tells the editor about a page that it links to: its id alone, where the page is not one's own."""
    if _may_be_shown(Page, attributes["id"]):
        known: dict[str, Any] = _get_attribute_data(handler, attributes)
        return known
    return {"id": int(attributes["id"]), "url": None, "parentId": None}


SURFACE = Surface(
    name="chosen",
    replaced=(
        (BaseChooser, "get_instance", own_instance),
        (PageLinkElementHandler, "get_attribute_data", own_link),
    ),
)
"""Fields with a chosen page, image or document."""
