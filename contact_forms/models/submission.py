"""A finished journey, committed, with a reference."""

from __future__ import annotations

import uuid

from django.db import models

from contact_forms.models.draft import LANGUAGES
from contact_forms.models.row import Row


class Submission(Row):
    """A report that the platform has promised to deliver. Never changed after it is made, but for its delivery facts.

    journey: the draft's id; unique, so a second submit of one journey finds the first.
    sealed: the answers as JSON under a key of their own (see SubmissionKey).
    sent_mark: 32 bytes that tell whether a program sends the same again (`contact_forms.actions.submit_at_once`); they
    say nothing to who has not the program's key. Empty for a journey of pages.
    track_key: 32 bytes, the public half of a pair whose private half comes of the person's track code alone
    (`contact_forms.tracking`): it tells the code right from wrong, and messages to the person are sealed to it.
    about: the earlier submission to which this one adds something.
    """

    ROUTINE = "routine"
    URGENT = "urgent"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.UUIDField(unique=True, editable=False)
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    form_version = models.ForeignKey("contact_forms.FormVersion", on_delete=models.PROTECT, related_name="+")
    service_slug = models.SlugField(max_length=100)
    reference = models.CharField(max_length=32, unique=True)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    urgency = models.CharField(max_length=8, choices=[(ROUTINE, "Routine"), (URGENT, "Urgent")], default=ROUTINE)
    submitted_at = models.DateTimeField(db_index=True)
    sealed = models.BinaryField()
    sent_mark = models.BinaryField(default=b"", max_length=32)
    track_key = models.BinaryField(default=b"", max_length=32)
    about = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="additions")

    class Meta:
        ordering = ["-submitted_at"]
        permissions = [("redact_submission", "Can leave answers out of a report that is sent again")]

    def __str__(self) -> str:
        return self.reference


class SubmissionKey(Row):
    """The key of one submission in a sealed box to its force. Purge deletes this row first: then nothing opens."""

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, primary_key=True, related_name="key")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    force_key = models.ForeignKey("contact_forms.ForceKey", on_delete=models.PROTECT, related_name="+")
    sealed_key = models.BinaryField()

    def __str__(self) -> str:
        return f"Key of submission {self.submission_id}"


class Receipt(Row):
    """The receiver's proof that it holds a submission: its own reference, and when. A report that was sent again by
    hand has one for each time."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="receipts")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    job = models.ForeignKey("contact_forms.Job", on_delete=models.PROTECT, related_name="receipts")
    adapter = models.CharField(max_length=40)
    reference = models.CharField(max_length=200)
    received_at = models.DateTimeField()
    duplicate = models.BooleanField(default=False)
    by_fallback = models.BooleanField(default=False, help_text="Sent as fallback e-mail; the delivery is still owed.")

    def __str__(self) -> str:
        return self.reference
