"""Images and documents of pages: our own models from the first migration, so that later facts find their place."""

from __future__ import annotations

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class ContentImage(AbstractImage):
    """An image that a page may show."""

    admin_form_fields = Image.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        permissions = [("choose_contentimage", "Can choose image")]


class ContentRendition(AbstractRendition):
    """An image in one size."""

    image = models.ForeignKey(ContentImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter")
        ]


class ContentDocument(AbstractDocument):
    """A file that a page may link to."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        permissions = [("choose_contentdocument", "Can choose document")]
