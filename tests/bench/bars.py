"""The bars that a run must clear: what a request may cost the database. Times are shown and hold nobody up."""

from __future__ import annotations

from dataclasses import dataclass

from tests.bench.counting import Costs


@dataclass(frozen=True)
class Bar:
    """Every request of a kind that begins with `kind` sends at most `statements`, and exactly `commits`."""

    says: str
    kind: str
    statements: int
    commits: int = 0


BARS = (
    Bar("published page from the cache: no statement", "cached", 0),
    Bar("start page without the cache: at most 12 statements", "uncached", 12),
    Bar("step GET: at most 2 statements", "GET ", 2),
    Bar("step POST: at most 2 statements and a commit", "POST ", 2, commits=1),
)


@dataclass(frozen=True)
class Verdict:
    """A bar beside the worst request that was counted: one with other commits, else the one with most statements."""

    bar: Bar
    statements: int
    commits: int

    @property
    def is_cleared(self) -> bool:
        return self.statements <= self.bar.statements and self.commits == self.bar.commits


def without_a_bar(costs: Costs) -> str:
    """What else was counted and a reader of the bars should know."""
    dearest = max(cost.statements for cost in costs["first after a change"])
    return (
        f"no bar  start page, the first of its site after a publication: {dearest} statements "
        "(each process then reads again what it remembers of the site)"
    )


def judge(costs: Costs) -> list[Verdict]:
    """Each bar beside what was counted. Raises ValueError where nothing of a kind was counted."""
    return [_judge(bar, costs) for bar in BARS]


def _judge(bar: Bar, costs: Costs) -> Verdict:
    counted = [cost for kind, of_kind in costs.items() if kind.startswith(bar.kind) for cost in of_kind]
    worst = max(counted, key=lambda cost: (cost.commits != bar.commits, cost.statements))
    return Verdict(bar, worst.statements, worst.commits)
