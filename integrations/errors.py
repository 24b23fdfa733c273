"""Errors of outside systems, named by what the caller must do next.

An adapter raises one of these or returns a `Receipt`; it never returns a half success and never decides
about retries itself. The delivery job alone decides (see `contact_forms.actions.deliver`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False)
class DeliveryError(Exception):
    """Base of all delivery errors.

    reason: one plain English sentence for the operations desk, holding no answer and no secret.
    status: the HTTP or SMTP status, where there was one.
    """

    reason: str
    status: int | None = None

    def __str__(self) -> str:
        return self.reason


@dataclass(eq=False)
class Retryable(DeliveryError):
    """Nothing was taken by the receiver; try again later (refused connection, 429, 503).

    retry_after: seconds the receiver asked us to wait, if it did.
    """

    retry_after: float | None = None


@dataclass(eq=False)
class UnknownOutcome(DeliveryError):
    """The request was sent and the answer is missing or unreadable: it may or may not have been taken."""


@dataclass(eq=False)
class Permanent(DeliveryError):
    """The receiver refuses this very report and will refuse it again (422, unmapped code): a person must look."""


@dataclass(eq=False)
class UnfitRecord(Permanent):
    """What we would send does not fit its published schema: the mapping of the service, or a list of codes, must be
    mended. Nothing was sent. The reason names the attribute and never an answer."""


@dataclass(eq=False)
class Misconfigured(DeliveryError):
    """Our own route is wrong (missing secret, 401, 403, unknown address): a person must mend the route."""
