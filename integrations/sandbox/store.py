"""What the pretend systems hold, in one SQLite file that survives a restart and a kill.

A 201 is sent only after `keep_report` has returned, which is after the commit reached the disk.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from integrations.sandbox.faults import Fault

SCHEMA = """
create table if not exists posts (
    id integer primary key, at text not null, force text not null, profile text not null,
    submission_id text, status integer, fault text, kept integer not null default 0);
create table if not exists reports (
    id integer primary key, at text not null, force text not null, profile text not null,
    submission_id text not null, reference text not null, service text not null, service_title text not null,
    urgency text not null, possible_duplicate integer not null, already_emailed integer not null,
    occurrence_number text not null unique, document text not null, force_number text not null default '');
create unique index if not exists one_each on reports (force, submission_id) where profile = 'rms';
create unique index if not exists one_delivery on reports (force, submission_id) where profile = 'webhook';
create table if not exists fetched (
    id integer primary key, at text not null, submission_id text not null, name text not null, size integer,
    status integer, whole integer not null, confirmed integer);
create table if not exists notices (
    id text primary key, at text not null, kind text not null, recipient text not null, template text not null,
    reference text not null, personalisation text not null, sanitised text not null, status text not null);
create table if not exists counters (name text primary key, last integer not null);
create table if not exists mails (
    id integer primary key, at text not null, sender text not null, mailbox text not null,
    subject text not null, message_id text not null, raw blob not null);
create table if not exists faults (name text primary key, kind text not null, times integer, seconds real);
"""
SUMMARY = (
    "id, at, force, profile, submission_id, reference, service, service_title, urgency, "
    "possible_duplicate, already_emailed, occurrence_number, force_number"
)

Row = dict[str, Any]


@dataclass(frozen=True)
class NewReport:
    """What is known of a report when it is kept. document: the JSON text as it came."""

    force: str
    profile: str
    force_number: str
    submission_id: str
    reference: str
    service: str
    service_title: str
    urgency: str
    possible_duplicate: bool
    already_emailed: bool
    document: str


class Store:
    """The one file. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("pragma journal_mode = wal")
        self._connection.executescript(SCHEMA)
        columns = {row["name"] for row in self._connection.execute("pragma table_info(reports)")}
        if "force_number" not in columns:
            # A file of before: its reports are told without the force's number.
            self._connection.execute("alter table reports add column force_number text not null default ''")

    @contextmanager
    def write(self, *, wait_for_disk: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction, on disk when the block has ended: what "persisted before 201" promises. One that does not
        wait for the disk survives a kill of this process all the same, but not of the machine."""
        with self._lock:
            self._connection.execute(f"pragma synchronous = {'full' if wait_for_disk else 'normal'}")
            self._connection.execute("begin immediate")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("rollback")
                raise
            self._connection.execute("commit")

    def rows(self, query: str, *values: object) -> list[Row]:
        """What a query finds."""
        with self._lock:
            return [dict(row) for row in self._connection.execute(query, values)]

    # Posts: every one that came, whatever became of it.

    def log_post(self, force: str, profile: str) -> int:
        with self.write(wait_for_disk=False) as connection:
            cursor = connection.execute(
                "insert into posts (at, force, profile) values (?, ?, ?)", (now(), force, profile)
            )
            return int(cursor.lastrowid or 0)

    def close_post(self, post: int, *, status: int | None, submission_id: str | None, fault: str, kept: bool) -> None:
        """status: None where no answer was sent. kept: this very post stored a report."""
        with self.write(wait_for_disk=False) as connection:
            connection.execute(
                "update posts set status = ?, submission_id = ?, fault = ?, kept = ? where id = ?",
                (status, submission_id, fault, kept, post),
            )

    def posts(self, limit: int) -> list[Row]:
        """Newest first."""
        return self.rows("select * from posts order by id desc limit ?", limit)

    # Reports.

    def keep_report(self, report: NewReport) -> tuple[Row, bool]:
        """Store a report and give it its occurrence number: (its summary, True).

        Unless the profile is `published`, a submission id that is held already is not stored again: (what is held,
        False).
        """
        with self.write() as connection:
            if report.profile != "published":
                held = connection.execute(
                    f"select {SUMMARY} from reports where force = ? and submission_id = ? and profile = ?",  # noqa: S608 (a constant)
                    (report.force, report.submission_id, report.profile),
                ).fetchone()
                if held is not None:
                    return dict(held), False
            cursor = connection.execute(
                "insert into reports (at, force, profile, submission_id, reference, service, service_title, urgency,"
                " possible_duplicate, already_emailed, occurrence_number, document, force_number)"
                " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    now(),
                    report.force,
                    report.profile,
                    report.submission_id,
                    report.reference,
                    report.service,
                    report.service_title,
                    report.urgency,
                    report.possible_duplicate,
                    report.already_emailed,
                    self._next_number(connection, report.force_number),
                    report.document,
                    report.force_number,
                ),
            )
            kept = connection.execute(
                f"select {SUMMARY} from reports where id = ?",  # noqa: S608 (a constant)
                (cursor.lastrowid,),
            ).fetchone()
            return dict(kept), True

    def _next_number(self, connection: sqlite3.Connection, force_number: str) -> str:
        """Force number, two digits of the year, seven digits of a sequence: 43260000017."""
        start = f"{int(force_number):02d}{datetime.now(UTC):%y}"
        (last,) = connection.execute(
            "insert into counters (name, last) values (?, 1)"
            " on conflict (name) do update set last = last + 1 returning last",
            (start,),
        ).fetchone()
        return f"{start}{last:07d}"

    def find_report(self, force: str, submission_id: str) -> Row | None:
        rows = self.rows(
            f"select {SUMMARY} from reports where force = ? and submission_id = ? and profile = 'rms'",  # noqa: S608 (a constant)
            force,
            submission_id,
        )
        return rows[0] if rows else None

    def reports(self, limit: int, *, force: str = "", submission_id: str = "", reference: str = "") -> list[Row]:
        """Summaries, newest first; each filter that is not empty must match."""
        return self.rows(
            f"select {SUMMARY} from reports where (? = '' or force = ?) and (? = '' or submission_id = ?)"  # noqa: S608 (a constant)
            " and (? = '' or reference = ?) order by id desc limit ?",
            force,
            force,
            submission_id,
            submission_id,
            reference,
            reference,
            limit,
        )

    def report(self, number: int) -> Row | None:
        rows = self.rows("select * from reports where id = ?", number)
        return rows[0] if rows else None

    # E-mails.

    def keep_mail(self, *, sender: str, mailbox: str, subject: str, message_id: str, raw: bytes) -> None:
        with self.write() as connection:
            connection.execute(
                "insert into mails (at, sender, mailbox, subject, message_id, raw) values (?, ?, ?, ?, ?, ?)",
                (now(), sender, mailbox, subject, message_id, raw),
            )

    def mails(self, limit: int) -> list[Row]:
        """Newest first, with the message as it came."""
        return self.rows("select * from mails order by id desc limit ?", limit)

    def mail(self, number: int) -> Row | None:
        rows = self.rows("select * from mails where id = ?", number)
        return rows[0] if rows else None

    # Counts, switches, a clean start.

    def counts(self) -> Row:
        """posts: all that came; kept: posts that stored a report; reports; submissions: distinct ids held; mails."""
        return self.rows(
            "select (select count(*) from posts) as posts, (select count(*) from posts where kept) as kept,"
            " (select count(*) from reports) as reports,"
            " (select count(distinct submission_id) from reports) as submissions,"
            " (select count(*) from mails) as mails"
        )[0]

    def set_fault(self, name: str, fault: Fault | None) -> None:
        with self.write() as connection:
            connection.execute("delete from faults where name = ?", (name,))
            if fault is not None:
                connection.execute(
                    "insert into faults values (?, ?, ?, ?)", (name, fault.kind, fault.times, fault.seconds)
                )

    def faults(self) -> list[Row]:
        return self.rows("select * from faults order by name")

    def take_fault(self, name: str, *kinds: str) -> Fault | None:
        """The switch that this request meets, counted; None when there is none, or none of the kinds named (if any)."""
        with self.write() as connection:
            row = connection.execute("select kind, times, seconds from faults where name = ?", (name,)).fetchone()
            if row is None or (kinds and row["kind"] not in kinds):
                return None
            if row["times"] == 1:
                connection.execute("delete from faults where name = ?", (name,))
            else:
                connection.execute("update faults set times = times - 1 where name = ?", (name,))
            return Fault(row["kind"], row["times"], row["seconds"])

    def reset(self) -> None:
        """Forget reports, e-mails, posts and switches. Occurrence numbers go on: no records system uses one twice."""
        with self.write() as connection:
            for table in ("posts", "reports", "mails", "fetched", "notices", "faults"):
                connection.execute(f"delete from {table}")  # noqa: S608 (a constant)

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
