"""A word from the force to the person who sent a report."""

from __future__ import annotations

from django.db import models

from contact_forms.models.row import Row


class Message(Row):
    """Shown on the person's track page. What the person says back is a submission of its own (`Submission.about`).

    kind: a question is answered, news is read. sealed: the text under a random key; key_for_person: that key sealed to
    `Submission.track_key`; key_for_force: sealed to force_key. by: who wrote it. answered_at: when the person answered.
    """

    QUESTION = "question"
    NEWS = "news"

    submission = models.ForeignKey("contact_forms.Submission", on_delete=models.PROTECT, related_name="messages")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=[(QUESTION, "Question"), (NEWS, "News")])
    sealed = models.BinaryField()
    key_for_person = models.BinaryField()
    key_for_force = models.BinaryField()
    force_key = models.ForeignKey("contact_forms.ForceKey", on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=150)
    by_id = models.BigIntegerField()
    sent_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sent_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
