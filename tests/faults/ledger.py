"""The reckoning: what people were told is safe, beside what the platform and its receivers hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.faults.city import City
from tests.faults.finding import Finding, none_of

OPEN = """
SELECT count(*) FROM contact_forms_job WHERE kind = 'deliver' AND state = 'waiting'
"""
_JOBS = """
SELECT report.reference, report.id::text, coalesce(job.state, 'none'), count(receipt.id)
FROM contact_forms_submission report
LEFT JOIN contact_forms_job job ON job.submission_id = report.id AND job.kind = 'deliver'
LEFT JOIN contact_forms_receipt receipt ON receipt.job_id = job.id
GROUP BY report.reference, report.id, job.state
"""
_STALE = """
SELECT count(*) FROM contact_forms_attempt attempt JOIN contact_forms_job job ON job.id = attempt.job_id
WHERE attempt.outcome = 'delivered' AND (attempt.fence <> job.fence OR job.state <> 'done')
"""


@dataclass(frozen=True)
class Copies:
    """What receivers of one profile hold. more: copies beyond the first; unmarked: of those, copies that do not say
    that they may be a second one."""

    reports: int
    more: int
    unmarked: int


def waiting(city: City) -> int:
    """Deliveries that are still owed."""
    return city.number(OPEN)


def reckon(city: City, references: Sequence[str]) -> list[Finding]:
    """Every finding that must be zero, for the references that people were shown."""
    held = held_at_receivers(city)
    jobs = {reference: (report, state, receipts) for reference, report, state, receipts in city.rows(_JOBS)}
    there = {report["submission_id"] for report in held}
    safe = [reference for reference in references if _is_safe(jobs.get(reference), there)]
    said_done = [report for report, state, receipts in jobs.values() if state == "done" or receipts]
    extended, published = copies(held, "rms"), copies(held, "published")
    return [
        none_of("acknowledged reports that are lost", len(references), len(references) - len(safe)),
        none_of("people who were shown another's reference", len(references), len(references) - len(set(references))),
        none_of("reports kept that nobody sent, or twice", len(jobs), len(jobs) - len(set(references))),
        none_of("second copies at receivers that know a report again", extended.reports, extended.more),
        none_of("second copies without their mark at the others", published.reports, published.unmarked),
        none_of("deliveries called done that no receiver holds", len(said_done), len(set(said_done) - there)),
        none_of("receipts without done, or done without a receipt", len(jobs), _disagreeing(jobs.values())),
        none_of("results written under a stale fence", len(jobs), city.number(_STALE)),
        Finding("second copies with their mark", published.reports, "-", f"{published.more}", ok=True),
    ]


def held_at_receivers(city: City) -> list[dict[str, Any]]:
    """Every report of every pretend records system, oldest first."""
    reports: list[dict[str, Any]] = city.sandbox("/inbox.json?limit=200000")["reports"]
    return sorted(reports, key=lambda report: report["id"])


def copies(held: Iterable[dict[str, Any]], profile: str) -> Copies:
    """Copies beyond one of each report. Of two copies one is the first, whichever came first: a worker that slept may
    send the unmarked one last."""
    number: Counter[tuple[str, str]] = Counter()
    unmarked: dict[tuple[str, str], int] = defaultdict(int)
    for report in held:
        if report["profile"] == profile:
            which = (report["force"], report["submission_id"])
            number[which] += 1
            unmarked[which] += not report["possible_duplicate"]
    more = sum(each - 1 for each in number.values())
    return Copies(number.total(), more, sum(max(0, each - 1) for each in unmarked.values()))


def _is_safe(job: tuple[str, str, int] | None, there: set[str]) -> bool:
    """Delivered, or owed, or before a person: never only believed to be delivered."""
    if job is None:
        return False
    report, state, _ = job
    return report in there if state == "done" else state in ("waiting", "attention")


def _disagreeing(jobs: Iterable[tuple[str, str, int]]) -> int:
    return sum(1 for _, state, receipts in jobs if receipts != (1 if state == "done" else 0))
