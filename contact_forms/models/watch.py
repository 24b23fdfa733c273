"""What people on duty do about reports: acknowledge an urgent one, keep one from being erased, pause a force's sending;
and what they are warned of."""

from __future__ import annotations

from django.db import models

from contact_forms.models.row import Row


class Acknowledgement(Row):
    """Somebody of the force has seen an urgent report; its alert is not repeated any more."""

    submission = models.OneToOneField(
        "contact_forms.Submission", on_delete=models.PROTECT, primary_key=True, related_name="acknowledgement"
    )
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=150)
    by_id = models.BigIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.by} has seen {self.submission_id}"


class Hold(Row):
    """A report that must not be erased, whatever its retention says. Lifting the hold deletes the row; the audit keeps
    both. reason: shown to handlers, without answers."""

    submission = models.OneToOneField(
        "contact_forms.Submission", on_delete=models.PROTECT, primary_key=True, related_name="hold"
    )
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=255)
    by = models.CharField(max_length=150)
    by_id = models.BigIntegerField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Hold on {self.submission_id}"


class Pause(Row):
    """Nothing is delivered for this force until somebody ends the pause; reports are taken and wait.

    Alerts, notices and fallback e-mails go out all the same: `soh_claim_job` passes over the lanes of routes alone.
    """

    site = models.OneToOneField("wagtailcore.Site", on_delete=models.PROTECT, primary_key=True, related_name="+")
    reason = models.CharField(max_length=255)
    by = models.CharField(max_length=150)
    by_id = models.BigIntegerField()
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"Site {self.site_id} is paused"


class Alarm(Row):
    """Something a named person was warned of, once: open until it has been put right (`cleared_at`).

    cause: a word of `contact_forms.actions.causes`. about: the row it is about (a job, a route), 0 for none.
    text: one plain sentence without answers. told_at: when the e-mail about it was taken.
    """

    site = models.ForeignKey("wagtailcore.Site", null=True, on_delete=models.PROTECT, related_name="+")
    cause = models.SlugField(max_length=40)
    about = models.BigIntegerField(default=0)
    text = models.CharField(max_length=500)
    raised_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-raised_at"]
        permissions = [("see_national_desk", "Can see how many reports of each force wait")]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "cause", "about"],
                condition=models.Q(cleared_at__isnull=True),
                nulls_distinct=False,
                name="one_open_alarm_a_cause",
            )
        ]

    def __str__(self) -> str:
        return self.text
