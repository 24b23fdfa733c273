"""Releases: immutable, numbered, compiled copies of a service."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db import models

BETA = "beta"
LIVE = "live"
STAGES = [(BETA, "Beta sites only"), (LIVE, "Beta and live sites")]


class Release(models.Model):
    """A service as it was when it was published, in both languages. Made by publishing; never changed.

    content: title, summary, guidance, bridging, promise as {"en", "cy"} pairs with clean HTML; minutes, safety,
    first_step. slots: key, label, required, default pair. welsh_complete: no text lacks its Welsh, and none has Welsh
    that is older than its English. welsh_reviewed: somebody said that this Welsh is right. breaking: journeys begun
    with the release before stay with it. changes: what changed since then, [{"safe", "reason"}].
    keys: id of a block of the editor -> the key it had, of this release and of all before; no such block takes another.
    in_force_from: no force shows it before. approved_for: "live" is also good for beta.
    """

    service = models.ForeignKey("cms.ServicePage", on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    form_version = models.ForeignKey("contact_forms.FormVersion", on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    slots = models.JSONField(default=list)
    keys = models.JSONField(default=dict)
    welsh_complete = models.BooleanField()
    welsh_reviewed = models.BooleanField(default=False)
    breaking = models.BooleanField(default=False)
    changes = models.JSONField(default=list)
    in_force_from = models.DateTimeField()
    approved_for = models.CharField(max_length=4, choices=STAGES)
    created_at = models.DateTimeField(auto_now_add=True)
    made_from_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["service", "-number"]
        constraints = [models.UniqueConstraint(fields=["service", "number"], name="release_number_once")]

    def __str__(self) -> str:
        return f"{self.service}, release {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep a new release. Raises TypeError for one that is kept already."""
        if self.pk is not None:
            raise TypeError("a release is never changed: publish the service again to make the next one")
        super().save(*args, **kwargs)

    def fits(self, stage: str, languages: tuple[str, ...]) -> bool:
        """Whether it is approved for a force's stage and complete in its languages. A live site shows no Welsh that
        nobody has reviewed."""
        if stage != BETA and self.approved_for != LIVE:
            return False
        return "cy" not in languages or (self.welsh_complete and (self.welsh_reviewed or stage == BETA))

    @property
    def welsh_in_words(self) -> str:
        """How its Welsh stands, for editors."""
        if not self.welsh_complete:
            return "Not complete"
        return "Reviewed" if self.welsh_reviewed else "Draft translation"

    def has_its_slots(self, values: dict[str, Any], languages: tuple[str, ...]) -> bool:
        """Whether a force's content fills every required slot in each of its languages."""
        return not self.missing_slots(values, languages)

    def missing_slots(self, values: dict[str, Any], languages: tuple[str, ...]) -> list[str]:
        """Labels of the required slots that a force has not filled in one of its languages."""
        return [
            slot["label"]
            for slot in self.slots
            if slot["required"] and not all((values.get(slot["key"]) or {}).get(language) for language in languages)
        ]


@lru_cache(maxsize=512)
def release_content(release_id: int) -> dict[str, Any]:
    """The content of a release. Remembered for good, since it never changes; the answer must not be changed either."""
    content: dict[str, Any] = Release.objects.values_list("content", flat=True).get(pk=release_id)
    return content


def released_keys(service_id: int | None) -> dict[str, str]:
    """Block id -> the key it was released with, over all releases of a service; empty where there are none."""
    if service_id is None:
        return {}
    newest = Release.objects.filter(service_id=service_id).order_by("-number").values_list("keys", flat=True).first()
    return newest or {}
