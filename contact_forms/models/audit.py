"""Who did what to what, from where: a chain of entries for each force, and one for the nation."""

from __future__ import annotations

from django.db import models

from contact_forms.models.row import Row


class AuditEntry(Row):
    """One thing that was done. Append-only: the application's role may insert and read, never change or delete.

    actor: user name, "worker", or "public"; actor_id: the person's row id where it was a person.
    detail: plain JSON, no answers.

    The database itself sets the rest, whatever is given: at (its own clock), number (1, 2, 3 … in the chain of this
    site), previous_hash (of the entry before; 32 zero bytes for the first) and hash (`contact_forms.audit_chain`).
    """

    site = models.ForeignKey("wagtailcore.Site", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    actor_id = models.BigIntegerField(null=True, blank=True)
    action = models.CharField(max_length=60)
    target_type = models.CharField(max_length=60, blank=True)
    target_id = models.CharField(max_length=64, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)
    detail = models.JSONField(default=dict, blank=True)
    number = models.BigIntegerField(editable=False)
    previous_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["-at"]
        verbose_name_plural = "audit entries"
        constraints = [
            models.UniqueConstraint(fields=["site", "number"], nulls_distinct=False, name="audit_chain_never_forks")
        ]

    def __str__(self) -> str:
        return f"{self.action} by {self.actor}"


class AuditHead(Row):
    """The last entry of one chain. Written by the trigger of `AuditEntry` alone, which holds this row until the
    transaction ends, so that two entries never follow the same one.

    chain: the site's id, 0 for the nation.
    """

    chain = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"Chain {self.chain} at {self.number}"


class AuditSeal(Row):
    """A head as it once was, signed by the worker: who rewrites a chain cannot sign it. Append-only.

    signature: Ed25519, over chain, number and hash. key: the name of the opening key it was signed under, 8 bytes.
    """

    chain = models.BigIntegerField()
    number = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)
    key = models.BinaryField(max_length=8)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["chain", "number"], name="audit_seal_order")]

    def __str__(self) -> str:
        return f"Seal of chain {self.chain} at {self.number}"
