"""The rows of every model, and whether a force's rows are as they were."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model
from wagtail.models import Site

from contact_forms.walls import within_sites

Rows = dict[type[Model], set[Any]]
"""Model -> ids."""


def all_models() -> list[type[Model]]:
    """Every model with a table of its own."""
    return [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]


def made_between(before: Rows, after: Rows) -> Rows:
    """The rows that are in the second and not in the first."""
    made = {model: ids - before[model] for model, ids in after.items()}
    return {model: ids for model, ids in made.items() if ids}


def ids_of_all() -> Rows:
    """The ids of every row there is, behind the walls of the database too."""
    with within_sites(0, *Site.objects.values_list("pk", flat=True)):
        return {
            model: set(model._base_manager.values_list("pk", flat=True)) for model in all_models() if _may_read(model)
        }


def _may_read(model: type[Model]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [model._meta.db_table])
        return bool(cursor.fetchone()[0])


def digest(rows: Rows, site_id: int) -> str:
    """A hash of these rows, and of how many rows of any model name one of them: a new row in their tree shows too."""
    parts, values = [], []
    for model, ids in rows.items():
        table, key = model._meta.db_table, model._meta.pk.column
        parts.append(
            f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS h"
            f' FROM "{table}" t WHERE t."{key}" = ANY(%s::{_type(table, key)}[])'
        )
        values.append(list(map(str, ids)))
    for table, column, model in _relations():
        if model in rows:
            parts.append(f'SELECT count(*)::text FROM "{table}" WHERE "{column}" = ANY(%s::{_type(table, column)}[])')
            values.append(list(map(str, rows[model])))
    with within_sites(0, site_id), connection.cursor() as cursor:
        cursor.execute(f"SELECT md5(string_agg(h, '')) FROM ({' UNION ALL '.join(parts)}) every", values)
        return str(cursor.fetchone()[0])


@cache
def _type(table: str, column: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT data_type FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = %s AND column_name = %s",
            [table, column],
        )
        return str(cursor.fetchone()[0])


@cache
def _relations() -> tuple[tuple[str, str, type[Model]], ...]:
    """Every foreign key that may be read: its table, its column, and the model that it names."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model._meta.proxy or not _may_read(model):
            continue
        for field in model._meta.local_fields:
            if field.many_to_one and field.related_model is not None:
                found.append((model._meta.db_table, field.column, field.related_model))
    return tuple(found)
