"""Which adapter carries a force's submissions of a service."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from contact_forms.models.row import Row


class Route(Row):
    """A way out. The most particular one wins: the service's own route, else the one for every service.

    secret_name: the *name* of a file in SOH_SECRETS_DIR; the secret itself is never in a row.
    max_at_once: reports in hand at once. quiet_from, quiet_until: routine reports wait from the one to the other, by
    the force's own clock (over midnight too); urgent ones do not. tested_at, test_result: the last test report.
    breaker_failures, breaker_open_until: kept by the delivery job; an open breaker slows nobody else.
    breaker_open_since: when it opened first since the receiver last answered.
    """

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+", verbose_name="force")
    service_slug = models.SlugField(
        max_length=100, blank=True, help_text="The service's address word. Leave empty for every service."
    )
    adapter = models.CharField(max_length=40)
    address = models.CharField(max_length=500)
    secret_name = models.CharField(max_length=100, blank=True)
    options = models.JSONField(default=dict, blank=True)
    active = models.BooleanField(default=True)
    off_reason = models.CharField(max_length=255, blank=True)
    max_at_once = models.PositiveSmallIntegerField(
        "reports at once", default=3, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    quiet_from = models.TimeField("quiet from", null=True, blank=True)
    quiet_until = models.TimeField("quiet until", null=True, blank=True)
    tested_at = models.DateTimeField(null=True, blank=True, editable=False)
    test_result = models.CharField(max_length=300, blank=True, editable=False)
    breaker_failures = models.PositiveIntegerField(default=0, editable=False)
    breaker_open_until = models.DateTimeField(null=True, blank=True, editable=False)
    breaker_open_since = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "service_slug"], name="one_route_a_service")]

    def __str__(self) -> str:
        return f"{self.adapter} for {self.service_slug or 'every service'}"
