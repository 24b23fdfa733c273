"""The wall between forces inside the database.

Rows of reports stand behind forced row-level security: a transaction sees the sites it named, and nothing else. The
names are set for one short transaction, because a setting that outlives it would follow the connection to the next
request. Every table of this room with a site stands there; drafts are found and begun by functions that set the name
themselves, to save a statement (migration 0002, `contact_forms.views.drafts`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction

NATION = 0
"""Stands for rows that belong to no site."""


@contextmanager
def within_sites(*site_ids: int) -> Iterator[None]:
    """One transaction that sees and writes rows of these sites only (`NATION` for rows of none).

    Inside another transaction it is a savepoint, and the wall stands as before when it ends. Within none, all rows
    behind the wall are out of sight and refuse to be written.
    """
    nested = connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        before = ""
        if nested:
            cursor.execute("SELECT coalesce(current_setting('soh.sites', true), '')")
            before = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('soh.sites', %s, true)", [",".join(str(int(site)) for site in site_ids)])
        yield
        if nested:
            # Without an error the savepoint keeps the setting, so it is put back; after one, it is rolled back.
            cursor.execute("SELECT set_config('soh.sites', %s, true)", [before])


def every_site() -> list[int]:
    """What `within_sites` needs to see the rows of every site. Not for a request: a person sees their own."""
    return list(apps.get_model("wagtailcore.Site").objects.values_list("pk", flat=True))
