"""How a force takes a service."""

from __future__ import annotations

from django.db import models


class Adoption(models.Model):
    """The published way in which a force takes one service. Written when the force's own page of it is published.

    slot_values: slot key -> {"en": clean HTML, "cy": clean HTML}. bridging: the force's own words instead of the
    form, {"en", "cy"}; empty for the national ones. What a following force shows is computed when it is read:
    `cms.serving`.
    """

    NOT_OFFERED = "not_offered"
    BRIDGING = "bridging"
    FOLLOW = "follow"
    HOLD = "hold"
    MODES = [
        (FOLLOW, "Follow: always the newest release"),
        (HOLD, "Hold: stay on one release"),
        (BRIDGING, "Bridging: information instead of the form"),
        (NOT_OFFERED, "Not offered"),
    ]

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey("cms.ServicePage", on_delete=models.PROTECT, related_name="adoptions")
    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="adoption")
    mode = models.CharField(max_length=12, choices=MODES, default=FOLLOW)
    held_release = models.ForeignKey("cms.Release", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    slot_values = models.JSONField(default=dict, blank=True)
    bridging = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "service"], name="one_adoption_a_service")]

    def __str__(self) -> str:
        return f"{self.get_mode_display()} ({self.service_id} on site {self.site_id})"
