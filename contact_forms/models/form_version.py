"""A form as it was when a release was made."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from django.db import models

from contact_forms.engine import Form, form_from_json
from contact_forms.engine.definition import Text
from contact_forms.models.row import Row
from contact_forms.plan import DeliveryPlan, plan_from_json

MOST_REMEMBERED = 500
_REMEMBERED: dict[tuple[int, datetime], FormVersion] = {}


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

    def remembered(self) -> FormVersion:
        """This version as this process first read it, with its form made ready: rows of this table never change."""
        # With the moment it was made: a database that was put back may give the same number to another form.
        found = _REMEMBERED.get((self.pk, self.created_at))
        if found is None:
            self.refresh_from_db(fields=[name for name in ("definition", "plan") if name in self.get_deferred_fields()])
            if len(_REMEMBERED) >= MOST_REMEMBERED:
                _REMEMBERED.clear()
            found = _REMEMBERED[self.pk, self.created_at] = self
        return found

    @property
    def title_text(self) -> Text:
        return Text(self.title, self.title_cy)
