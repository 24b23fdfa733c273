"""The one lease-and-fence mechanism: things that must happen, done by whichever worker comes first.

A new kind of job is a function with `@kind("name")`; work for every minute is a function with `@each_minute("name")`.
Both belong in the room that knows the thing; an app's `jobs` module is imported when a worker starts.
"""

from contact_forms.jobs.claim import Claim, claim_due, claim_several
from contact_forms.jobs.record import Result, record, try_again_after
from contact_forms.jobs.registry import each_minute, kind, minutely, together
from contact_forms.jobs.wake import wake_workers

__all__ = [
    "Claim",
    "Result",
    "claim_due",
    "claim_several",
    "each_minute",
    "kind",
    "minutely",
    "record",
    "together",
    "try_again_after",
    "wake_workers",
]
