"""The people who sign in to the admin. Members of the public never have an account."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac


class User(AbstractUser):
    """A person of a force or of the national teams.

    site: the site of the force they work for; empty for the national teams.
    session_epoch: every session of theirs carries it; raising it ends them all at their next request.
    """

    site = models.ForeignKey(
        "wagtailcore.Site",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
        help_text="The force this person works for. Leave empty for the national teams.",
    )
    session_epoch = models.PositiveIntegerField(default=0, editable=False)

    class Meta(AbstractUser.Meta):
        permissions = [("manage_user", "Can manage people")]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # Django compares this at each request with what the session was begun with.
        return salted_hmac(
            "forcesites.people.models.User", f"{self.session_epoch}|{self.password}", secret=secret, algorithm="sha256"
        ).hexdigest()

    def end_sessions(self) -> None:
        """Every session of this person is over at its next request."""
        User.objects.filter(pk=self.pk).update(session_epoch=models.F("session_epoch") + 1)
        self.refresh_from_db(fields=["session_epoch"])


class Grant(models.Model):
    """Who gave a person a role, and when. by: a user name, or "platform" for what a command made."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    by = models.CharField(max_length=150)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "group"], name="one_grant_of_a_role")]

    def __str__(self) -> str:
        return f"{self.group} by {self.by}"


class Identity(models.Model):
    """Who a person is at their force's own sign-in service (OpenID Connect): its issuer, and their subject there."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)

    class Meta:
        verbose_name_plural = "identities"
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="an_identity_is_one_person"),
            models.UniqueConstraint(fields=["person", "issuer"], name="one_identity_at_an_issuer"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} at {self.issuer}"


class Tally(models.Model):
    """How often somebody guessed within a span of time. key: a digest that tells neither name nor address."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%H:%M}"
