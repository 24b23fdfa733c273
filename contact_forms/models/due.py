"""By when something must have been done about a report."""

from __future__ import annotations

from django.db import models

from contact_forms.models.row import Row


class Due(Row):
    """One clock of one submission, started when it was sent.

    key: the clock's key in the delivery plan (`contact_forms.plan.Clock`), which has its name. due_at: when it runs
    out. warn_at: when handlers are warned, before that. met_at, met_by: a handler said that it is done.
    """

    submission = models.ForeignKey("contact_forms.Submission", on_delete=models.PROTECT, related_name="dues")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=40)
    due_at = models.DateTimeField()
    warn_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True, blank=True)
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering = ["due_at"]
        constraints = [models.UniqueConstraint(fields=["submission", "key"], name="one_due_a_clock")]
        indexes = [models.Index(fields=["site", "due_at"], condition=models.Q(met_at__isnull=True), name="due_open")]

    def __str__(self) -> str:
        return f"{self.key} of {self.submission_id}"
