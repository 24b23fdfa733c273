"""The bars that a run must clear: what a request may cost the database. Times are shown and hold nobody up."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bench.counting import Costs


@dataclass(frozen=True)
class Bar:
    """kind: of `counting.Costs`. Every request of that kind sends at most `statements`, and exactly `commits`."""

    says: str
    kind: str
    statements: int
    commits: int = 0


BARS = (
    Bar("published page from the cache: no statement", "cached", 0),
    Bar("start page without the cache: at most 12 statements", "uncached", 12),
    Bar("start page, the first after a publication: at most 12 statements", "first after a change", 12),
    Bar("step GET: at most 2 statements", "GET", 2),
    Bar("step POST: at most 2 statements and a commit", "POST", 2, commits=1),
)


@dataclass(frozen=True)
class Verdict:
    """A bar beside the dearest request that was counted."""

    bar: Bar
    statements: int
    commits: int

    @property
    def is_cleared(self) -> bool:
        return self.statements <= self.bar.statements and self.commits == self.bar.commits


def judge(costs: Costs) -> list[Verdict]:
    """Each bar beside what was counted. Raises KeyError where nothing of a kind was counted."""
    return [_judge(bar, costs) for bar in BARS]


def _judge(bar: Bar, costs: Costs) -> Verdict:
    counted = costs[bar.kind]
    off = [cost for cost in counted if cost.commits != bar.commits]
    dearest = max(off or counted, key=lambda cost: cost.statements)
    return Verdict(bar, max(cost.statements for cost in counted), dearest.commits)
