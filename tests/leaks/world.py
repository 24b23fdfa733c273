"""Two forces made as the platform makes them: one to look from, and one whose every text and id is marked."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg2
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from wagtail.models import Site

from contact_forms.walls import within_sites
from forcesites.loading.files import read_yaml
from forcesites.loading.forces import load_force
from forcesites.loading.national import load_national
from forcesites.loading.people import add_people
from forcesites.models import Force
from forcesites.people.models import User
from tests.leaks.everything import Things, make_everything

STEM = "zzquark"
"""Begins every marker. Asking for the stem alone is no leak when it is echoed; a marker has letters after it."""
WORD = "quokkalight"
"""Stands in every text of the marked force, beside its marker: searched for, it finds them."""

_OWN_IDS, _THEIR_IDS, _STEP = 1_000_000, 7_000_000, 5_000
MISSING_ID = 7_999_999
"""The id of nothing."""


@dataclass(frozen=True)
class Side:
    """One force with one of everything."""

    force: Force
    people: dict[str, User]
    things: Things


@dataclass(frozen=True)
class World:
    """Both forces. rows: of each model, the ids of the rows that were made for the marked force."""

    ours: Side
    theirs: Side
    rows: dict[type[Model], set[Any]]

    def untouched(self) -> str:
        """A hash of every row of the marked force."""
        parts, values = [], []
        for model, ids in self.rows.items():
            table, key = model._meta.db_table, model._meta.pk.column
            parts.append(
                f"SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS h"
                f' FROM "{table}" t WHERE t."{key}"::text = ANY(%s)'
            )
            values.append([str(pk) for pk in ids])
        with within_sites(0, self.theirs.force.site_id), connection.cursor() as cursor:
            cursor.execute(f"SELECT md5(string_agg(h, '')) FROM ({' UNION ALL '.join(parts)}) every", values)
            return str(cursor.fetchone()[0])


def all_models() -> list[type[Model]]:
    """Every model with a table of its own."""
    return [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]


def ids_of_all() -> dict[type[Model], set[Any]]:
    """The ids of every row there is, behind the walls of the database too."""
    with within_sites(0, *Site.objects.values_list("pk", flat=True)):
        return {
            model: set(model._base_manager.values_list("pk", flat=True)) for model in all_models() if _may_read(model)
        }


def _may_read(model: type[Model]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'SELECT')", [model._meta.db_table])
        return bool(cursor.fetchone()[0])


@contextmanager
def loaded_world(owner_address: str) -> Iterator[World]:
    """The world inside one transaction that is taken back at the end. owner_address: of who may set sequences."""
    with transaction.atomic():
        _number_from(owner_address, _OWN_IDS)
        Site.objects.all().delete()
        national, pages = read_yaml("content/national.yaml"), read_yaml("content/pages.yaml")["pages"]
        load_national(national, pages, lambda line: None)
        add_people("national", None, "for tests only")
        ours = _side(read_yaml("forces/thames-valley.yaml"), national, pages, "")
        before = ids_of_all()
        _number_from(owner_address, _THEIR_IDS)
        theirs = _side(_marked(read_yaml("forces/hampshire.yaml")), national, pages, STEM)
        after = ids_of_all()
        made = {model: after[model] - before[model] for model in after}
        yield World(ours, theirs, {model: ids for model, ids in made.items() if ids})
        transaction.set_rollback(True)


def _side(content: dict[str, Any], national: dict[str, Any], pages: list[dict[str, Any]], stem: str) -> Side:
    force = load_force(content, national, pages, {"pfa_code": ""})
    names = add_people(force.slug, force.site, "for tests only")
    people = {name.rpartition(".")[2]: User.objects.get(username=name) for name in names}
    return Side(force, people, make_everything(force, people, stem or "ours", WORD if stem else "ordinary"))


def _marked(content: dict[str, Any]) -> dict[str, Any]:
    """A force's file in which every name carries a marker."""
    content = copy.deepcopy(content)
    name = f"{STEM.title()}force {WORD} Police"
    content |= {
        "slug": f"{STEM}slug",
        "name": {"en": name, "cy": ""},
        "short_name": f"{STEM.title()}short",
        "demo_host": f"{STEM}host.localhost",
        "aliases": [f"www.{STEM}host.localhost"],
        "fallback_address": f"{STEM}room@force.police.example",
        "introduction": {"en": f"{STEM.title()}introduction {WORD}.", "cy": ""},
    }
    content["contact"] |= {
        "title": {"en": f"{STEM.title()}contact", "cy": ""},
        "email": f"{STEM}mail@force.police.example",
        "address": [f"{STEM.title()}street"],
    }
    content["routes"] = [{"service": "", "adapter": "niche_rms", "path": f"/rms/{STEM}path", "secret": f"{STEM}-rms"}]
    for adoption in content["adoption"]:
        for slot in (adoption.get("slots") or {}).values():
            slot["en"] = f"<p>{STEM.title()}slot {WORD}</p>"
    return content


def _number_from(owner_address: str, first: int) -> None:
    """Each table numbers its rows from a place of its own, so that an id tells whose it is, and of what."""
    with psycopg2.connect(owner_address) as connected, connected.cursor() as cursor:
        cursor.execute(
            "SELECT schemaname || '.' || sequencename FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"
        )
        for place, (name,) in enumerate(cursor.fetchall()):
            cursor.execute("SELECT setval(%s, %s)", [name, first + place * _STEP])
    connected.close()
