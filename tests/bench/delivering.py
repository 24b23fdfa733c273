"""How fast reports are committed and delivered: the actions and the worker alone, without a web server or a network."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg2

from cms.supervisor.environment import environment_for
from cms.supervisor.provision import connected
from tests.harness.house import House
from tests.harness.nursery import Nursery
from tests.harness.quick_receiver import HERE
from tests.harness.reports import RouteRow, told

SERVICES = 11
"""At each of the four forces: 44 receivers."""
SUBMITTERS = 4
RAW_PART, SUBMISSIONS_A_SECOND, PDF_MILLISECONDS = 0.12, 500.0, 20.0
LAG_SECONDS, STEADY_A_SECOND = 5.0, 50.0
THREADS = 2
_PATIENCE = 300.0
_DONE = """
SELECT count(*), coalesce(extract(epoch FROM max(job.done_at) - min(attempt.started_at)), 0)
FROM contact_forms_job job JOIN contact_forms_attempt attempt ON attempt.job_id = job.id WHERE job.state = 'done'
"""
_LAGS = """
SELECT extract(epoch FROM done_at - created_at) FROM contact_forms_job
WHERE state = 'done' AND created_at >= to_timestamp(%s) ORDER BY 1
"""
_OWED = "SELECT count(*) FROM contact_forms_job WHERE state = 'waiting'"


@dataclass(frozen=True)
class Figure:
    """One line. ok: None where there is no bar, or too little was measured to judge."""

    says: str
    seen: str
    ok: bool | None = None


def figures(house: House, administrator: str, seconds: float, *, judge: bool) -> Iterator[Figure]:
    """Measure one after the other. administrator: of the database. seconds: about how long each takes. judge: whether
    the bars count."""
    raw = _raw_a_second(house, seconds)
    yield Figure("a job taken by SELECT … FOR UPDATE SKIP LOCKED, updated, committed", f"{raw:,.0f} a second")
    environment = environment_for("worker", house.installation)
    with Nursery(environment, house.logs / "nursery.log") as nursery:
        route = RouteRow("quick", HERE, {})
        nursery.run("tests.harness.reports:make_services", services=SERVICES, route=asdict(route))
        submitted = _submitted_a_second(nursery, house.logs, int(seconds * 100))
        yield Figure(
            f"reports committed by {SUBMITTERS} processes: at least {SUBMISSIONS_A_SECOND:.0f} a second",
            f"{submitted:,.0f} a second",
            submitted >= SUBMISSIONS_A_SECOND if judge else None,
        )
        delivered = _delivered_a_second(nursery, administrator)
        yield Figure(
            f"reports delivered by one worker of {THREADS} threads: at least {RAW_PART:.0%} of the raw jobs",
            f"{delivered:,.0f} a second, {delivered / raw:.0%}",
            delivered >= RAW_PART * raw if judge else None,
        )
        copy = _milliseconds_of_a_pdf(nursery, house.logs)
        yield Figure(
            f"the PDF copy of a report: under {PDF_MILLISECONDS:.0f} ms",
            f"{copy:.1f} ms",
            copy < PDF_MILLISECONDS if judge else None,
        )
        lag = _lag(nursery, administrator, house.logs, seconds)
        yield Figure(
            f"from commit to receipt at {STEADY_A_SECOND:.0f} reports a second: p99 under {LAG_SECONDS:.0f} s",
            f"{lag:.2f} s",
            lag < LAG_SECONDS if judge else None,
        )


def figure_line(figure: Figure) -> str:
    """One figure as people read it."""
    word = {True: "ok    ", False: "MISSED", None: "no bar"}[figure.ok]
    return f"{word}  {figure.says} (measured: {figure.seen})"


def _raw_a_second(house: House, seconds: float) -> float:
    """On the same database: the least that any queue in PostgreSQL does for a job."""
    with connected(house.addresses.owner) as link, link.cursor() as cursor:
        cursor.execute("CREATE TABLE raw_job (id bigserial PRIMARY KEY, state text NOT NULL DEFAULT 'waiting')")
        cursor.execute("CREATE INDEX ON raw_job (id) WHERE state = 'waiting'")
        cursor.execute("INSERT INTO raw_job SELECT FROM generate_series(1, 200000)")
        cursor.execute("ANALYZE raw_job")
    link = psycopg2.connect(house.addresses.owner)
    with link.cursor() as cursor:
        began, done = time.monotonic(), 0
        while time.monotonic() - began < seconds:
            cursor.execute("SELECT id FROM raw_job WHERE state = 'waiting' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED")
            cursor.execute("UPDATE raw_job SET state = 'done' WHERE id = %s", cursor.fetchone())
            link.commit()
            done += 1
        rate = done / (time.monotonic() - began)
        cursor.execute("DROP TABLE raw_job")
        link.commit()
    link.close()
    return rate


def _submitted_a_second(nursery: Nursery, folder: Path, each: int) -> float:
    files = [folder / f"submitted-{number}" for number in range(SUBMITTERS)]
    children = [
        nursery.start(
            "tests.harness.reports:submit_many",
            services=SERVICES,
            number=max(5, each),
            a_second=0.0,
            told=str(file),
            first=11 * number,
        )
        for number, file in enumerate(files)
    ]
    for child in children:
        nursery.wait(child, _PATIENCE)
    moments = sorted(moment for _, _, moment in told(*files))
    return (len(moments) - 1) / (moments[-1] - moments[0])


def _delivered_a_second(nursery: Nursery, administrator: str) -> float:
    """With everything a delivery does but the PDF copy, which this receiver does not ask for."""
    worker = nursery.start("tests.faults.working:work", threads=THREADS)
    _wait_until_done(administrator)
    nursery.signal(worker, 15)
    nursery.wait(worker)
    with connected(administrator) as link, link.cursor() as cursor:
        cursor.execute(_DONE)
        number, took = cursor.fetchone()
    return float(number) / float(took)


def _milliseconds_of_a_pdf(nursery: Nursery, folder: Path) -> float:
    file = folder / "pdf.json"
    nursery.run("tests.bench.working:time_pdfs", told=str(file))
    return statistics.median(json.loads(file.read_text())) * 1000


def _lag(nursery: Nursery, administrator: str, folder: Path, seconds: float) -> float:
    began = time.time()
    nursery.start("tests.faults.working:work", threads=THREADS)
    number = max(10, int(STEADY_A_SECOND * seconds))
    nursery.wait(
        nursery.start(
            "tests.harness.reports:submit_many",
            services=SERVICES,
            number=number,
            a_second=STEADY_A_SECOND,
            told=str(folder / "steadily"),
        ),
        _PATIENCE,
    )
    _wait_until_done(administrator)
    with connected(administrator) as link, link.cursor() as cursor:
        cursor.execute(_LAGS, [began])
        lags = [float(lag) for (lag,) in cursor.fetchall()]
    return lags[min(len(lags) - 1, int(len(lags) * 0.99))]


def _wait_until_done(administrator: str) -> None:
    until = time.monotonic() + _PATIENCE
    with connected(administrator) as link, link.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(_OWED)
            if cursor.fetchone() == (0,):
                return
            time.sleep(0.2)
    raise TimeoutError("The reports were not delivered in time.")
