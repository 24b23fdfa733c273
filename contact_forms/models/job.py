"""A thing that must happen, as a row with due time, lease and fence; and each try at it."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Coalesce

from contact_forms.models.row import Row


class Job(Row):
    """One thing that must happen.

    kind: a name registered with `contact_forms.jobs`. priority: 0 urgent, 1 routine. due_at: not before.
    lease_until: a worker holds it until then, by the database's clock. fence: grows with each claim; a worker
    whose fence is no longer the row's may write nothing. failures: tries that counted.
    state: waiting (incl. being tried), done, attention (a person must look; it is never dropped).
    reason: why it last failed, one plain sentence without answers.
    key: which of several jobs of one kind a submission has ("" where it has one). detail: what else the kind needs to
    know, plain JSON without answers. owner, owner_id: who has taken a job of the attention list in hand.
    reopened_at: when somebody last put it back in the queue, from which time on its waiting counts.
    lane: jobs of one lane are oldest first; lanes take turns. The route's id, else minus the site's, else 0.
    """

    WAITING = "waiting"
    DONE = "done"
    ATTENTION = "attention"

    URGENT = 0
    ROUTINE = 1

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=60, blank=True)
    detail = models.JSONField(default=dict, blank=True)
    site = models.ForeignKey("wagtailcore.Site", null=True, on_delete=models.PROTECT, related_name="+")
    submission = models.ForeignKey("contact_forms.Submission", null=True, on_delete=models.PROTECT, related_name="jobs")
    route = models.ForeignKey("contact_forms.Route", null=True, on_delete=models.PROTECT, related_name="+")
    priority = models.PositiveSmallIntegerField(default=ROUTINE, choices=[(URGENT, "Urgent"), (ROUTINE, "Routine")])
    state = models.CharField(
        max_length=10,
        choices=[(WAITING, "Waiting"), (DONE, "Done"), (ATTENTION, "Needs attention")],
        default=WAITING,
    )
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    already_emailed = models.BooleanField(default=False)
    possible_duplicate = models.BooleanField(default=False)
    reason = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    owner = models.CharField(max_length=150, blank=True)
    owner_id = models.BigIntegerField(null=True, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    lane = models.GeneratedField(
        expression=Coalesce(models.F("route_id"), models.F("site_id") * -1, models.Value(0)),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                fields=["lane", "priority", "due_at"], condition=models.Q(state="waiting"), name="job_claim_order"
            ),
            models.Index(
                fields=["lane"],
                condition=models.Q(state="waiting", lease_until__isnull=False),
                name="job_in_hand",
            ),
            models.Index(fields=["site"], condition=models.Q(state="attention"), name="job_attention"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(priority__in=(0, 1)), name="job_priority_known"),
            models.UniqueConstraint(
                fields=["submission", "kind", "key"],
                condition=models.Q(submission__isnull=False),
                name="one_job_a_submission_kind_and_key",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Lane(Row):
    """When a lane of jobs had its last turn. Written by `soh_claim_job` alone."""

    lane = models.BigIntegerField(primary_key=True)
    last_claimed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Lane {self.lane}"


class Attempt(Row):
    """One try at a job, written before it is made; a crash leaves it without an end.

    outcome: "" while it runs, else a value of `Outcome`. status: the HTTP or SMTP status, where there was one.
    """

    class Outcome:
        """What a try can come to."""

        DELIVERED = "delivered"
        RETRYABLE = "retryable"
        UNKNOWN = "unknown"
        PERMANENT = "permanent"
        MISCONFIGURED = "misconfigured"
        DONE = "done"
        FAILED = "failed"
        POSTPONED = "postponed"
        LABELS = (
            (DELIVERED, "Delivered"),
            (RETRYABLE, "Not taken; to be tried again"),
            (UNKNOWN, "Outcome unknown"),
            (PERMANENT, "Refused"),
            (MISCONFIGURED, "Our route is wrong"),
            (DONE, "Done"),
            (FAILED, "Failed inside the platform"),
            (POSTPONED, "Not tried"),
        )

    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="attempts")
    site = models.ForeignKey("wagtailcore.Site", null=True, on_delete=models.PROTECT, related_name="+")
    fence = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True, choices=Outcome.LABELS)
    reason = models.CharField(max_length=500, blank=True)
    status = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["started_at"]
        constraints = [models.UniqueConstraint(fields=["job", "fence"], name="one_attempt_a_fence")]

    def __str__(self) -> str:
        return f"Try {self.fence} of job {self.job_id}"
