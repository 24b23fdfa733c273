"""An unfinished journey, sealed with a key that only the person holds."""

from __future__ import annotations

import uuid

from django.db import models

from contact_forms.models.row import Row

LANGUAGES = [("en", "English"), ("cy", "Welsh")]


class Draft(Row):
    """One unfinished journey. Its id is the journey's idempotency token.

    sealed: the answers as JSON under the draft's own random key, which is not in the database.
    submission_reference: set when it was sent; `sealed` is then empty, or the person's own copy until the draft ends.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    form_version = models.ForeignKey("contact_forms.FormVersion", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2, choices=LANGUAGES, default="en")
    sealed = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)
    submission_reference = models.CharField(max_length=32, blank=True)

    def __str__(self) -> str:
        return f"Draft {self.pk}"


class DraftHolder(Row):
    """One holder of a draft's key: the session cookie, or a resume link. Deleting the row ends that holder.

    token_hash: finds the draft from the holder's secret and the service. session_hash: finds every draft of one
    session, so that leaving can end them all. wrapped_key: the draft's key under the holder's secret.
    """

    COOKIE = "cookie"
    RESUME = "resume"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="holders")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=[(COOKIE, "Session cookie"), (RESUME, "Resume link")])
    token_hash = models.BinaryField(max_length=32)
    session_hash = models.BinaryField(db_index=True, max_length=32)
    wrapped_key = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        # By site: a secret carried to another force's host meets no row there, not even one it could collide with.
        constraints = [models.UniqueConstraint(fields=["site", "token_hash"], name="one_draft_a_holder")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.draft_id}"
