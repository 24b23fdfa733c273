"""What receivers fetch from us and tell us after they took a report; and how a force's notices go out."""

from __future__ import annotations

from django.db import models

from contact_forms.models.row import Row


class SentFile(Row):
    """A file that was sent as a link: it is kept until the receiver has fetched it and named the same SHA-256.

    name: the file's name in the report. sha256: 64 hex digits. size: bytes.
    """

    submission = models.ForeignKey("contact_forms.Submission", on_delete=models.PROTECT, related_name="sent_files")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "name"], name="one_link_a_file")]

    def __str__(self) -> str:
        return f"File of {self.submission_id}"


class StatusUpdate(Row):
    """What a receiver said of a report it holds.

    message_id: the receiver's own id of this update, so that a second copy changes nothing. at: the receiver's clock.
    """

    RECEIVED = "received"
    ALLOCATED = "allocated"
    IN_PROGRESS = "in-progress"
    CLOSED = "closed"
    STATES = ((RECEIVED, "Received"), (ALLOCATED, "Allocated"), (IN_PROGRESS, "In progress"), (CLOSED, "Closed"))

    submission = models.ForeignKey("contact_forms.Submission", on_delete=models.PROTECT, related_name="updates")
    site = models.ForeignKey("wagtailcore.Site", on_delete=models.PROTECT, related_name="+")
    route = models.ForeignKey("contact_forms.Route", on_delete=models.PROTECT, related_name="+")
    message_id = models.CharField(max_length=100)
    state = models.CharField(max_length=12, choices=STATES)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["route", "message_id"], name="one_update_a_message")]

    def __str__(self) -> str:
        return f"{self.state}: {self.submission_id}"


class NoticeRoute(Row):
    """How notices of a force go out (to people who reported, and to its own). Without one: the platform's own e-mail.

    secret_name: the name of a file in SOH_SECRETS_DIR. options: the adapter's, such as its template ids.
    """

    site = models.OneToOneField("wagtailcore.Site", on_delete=models.PROTECT, primary_key=True, related_name="+")
    adapter = models.CharField(max_length=40)
    address = models.CharField(max_length=500, blank=True)
    secret_name = models.CharField(max_length=100, blank=True)
    options = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"{self.adapter} for site {self.site_id}"
