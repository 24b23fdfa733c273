"""A process of one role that looks at every table with a site, without any filter: `python -m … <site id>`.

Prints JSON: its role, and by table the sites whose rows it sees behind the wall of that site and outside any wall. It
looks in two ways, by SQL and by the models.
"""

from __future__ import annotations

import json
import sys

import django
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from contact_forms.walls import within_sites

TABLES_WITH_A_SITE = """
    SELECT class.relname FROM pg_class class
    JOIN pg_namespace room ON room.oid = class.relnamespace AND room.nspname = 'public'
    JOIN pg_attribute field ON field.attrelid = class.oid AND field.attname = 'site_id' AND NOT field.attisdropped
    WHERE class.relkind IN ('r', 'p') AND class.relname LIKE 'contact\\_forms\\_%'
    ORDER BY class.relname
"""


def tables_with_a_site() -> list[str]:
    """Of this room, as the database's own catalogue knows them."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES_WITH_A_SITE)
        return [name for (name,) in cursor.fetchall()]


def sites_seen() -> dict[str, list[int | None]]:
    """By table, whose rows are seen now."""
    seen = {}
    models = {model._meta.db_table: model for model in apps.get_app_config("contact_forms").get_models()}
    for table in tables_with_a_site():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT DISTINCT site_id FROM {table}")
            found = {site for (site,) in cursor.fetchall()}
        if table in models:
            found |= set(models[table].objects.order_by().values_list("site_id", flat=True))
        seen[table] = sorted(found, key=lambda site: site or 0)
    return seen


def main() -> None:
    with within_sites(int(sys.argv[1])):
        inside = sites_seen()
    with transaction.atomic():
        outside = sites_seen()
    json.dump({"role": settings.SOH_ROLE, "inside": inside, "outside": outside}, sys.stdout)


if __name__ == "__main__":
    django.setup()
    main()
