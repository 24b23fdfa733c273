"""A form as it was when a release was made."""

from __future__ import annotations

from functools import cached_property

from django.db import models

from contact_forms.engine import Form, form_from_json
from contact_forms.engine.definition import Text
from contact_forms.models.row import Row
from contact_forms.plan import DeliveryPlan, plan_from_json


class FormVersion(Row):
    """An immutable form with its delivery plan. Two releases with the same form share one version.

    definition: the engine's JSON (`form_to_json`). plan: the JSON of `DeliveryPlan`.
    content_hash: over both and the titles.
    """

    service_slug = models.SlugField(max_length=100)
    content_hash = models.CharField(max_length=64)
    title = models.CharField(max_length=255)
    title_cy = models.CharField(max_length=255, blank=True)
    definition = models.JSONField()
    plan = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service_slug", "content_hash"], name="form_version_once")]

    def __str__(self) -> str:
        return f"{self.title} (form {self.pk})"

    @cached_property
    def form(self) -> Form:
        """The typed form. Raises DefinitionError where the stored JSON is not a form."""
        return form_from_json(self.definition)

    @cached_property
    def delivery(self) -> DeliveryPlan:
        return plan_from_json(self.plan)

    @property
    def title_text(self) -> Text:
        return Text(self.title, self.title_cy)
