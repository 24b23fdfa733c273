"""A walk over every address of a process, and what a request wrote."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.http import HttpResponse
from wagtail.models import Site

from contact_forms.walls import within_sites
from tests.leaks.addresses import Address, every_address, fill
from tests.leaks.world import World


def every_filled_address(world: World) -> Iterator[tuple[Address, str]]:
    """Each address of the urlconf in force with ids of our force. An address that nobody can fill fails the walk."""
    uncovered = []
    for address in every_address():
        paths = [filled.path for filled in fill(address, world) if not filled.twin]
        for path in paths:
            yield address, path
        if not paths:
            uncovered.append(f"{address.name} {address.form}")
    assert not uncovered, f"not covered: {uncovered}"


def answered(response: HttpResponse) -> int:
    """The status, once the whole answer was made."""
    if response.streaming:
        b"".join(response.streaming_content)
    return int(response.status_code)


def written() -> dict[str, int]:
    """Table -> rows that this transaction has added, changed or deleted so far, also where it was taken back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables "
            "WHERE n_tup_ins + n_tup_upd + n_tup_del > 0"
        )
        return dict(cursor.fetchall())


def digests() -> dict[str, str]:
    """Table -> a hash of all its rows, of every site, for every table that the application may read."""
    with within_sites(0, *Site.objects.values_list("pk", flat=True)), connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
            "AND has_table_privilege(oid, 'SELECT') ORDER BY relname"
        )
        found = {}
        for (name,) in cursor.fetchall():
            cursor.execute(f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM \"{name}\" t")
            found[name] = cursor.fetchone()[0]
        return found
