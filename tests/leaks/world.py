"""Two forces made as the platform makes them: one to look from, and one whose every text and id is marked."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg2
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Site

from forcesites.loading.files import read_yaml
from forcesites.loading.forces import load_force
from forcesites.loading.national import load_national
from forcesites.loading.people import add_people
from forcesites.models import Force
from forcesites.people.models import User
from tests.leaks.everything import Things, make_everything
from tests.leaks.rows import Rows, digest, ids_of_all, made_between

STEM, OUR_STEM = "zzquark", "zzboson"
"""Begin every marker. Asking for the stem alone is no leak when it is echoed; a marker has letters after it."""
WORD, OUR_WORD = "quokkalight", "walnutlight"
"""Stand in every text of a force, beside its marker: searched for, they find them."""
SERVICES = ("services/report/antisocial-behaviour.yaml", "services/report/crime.yaml")
"""The library of the world: the services that `addresses.py` names."""
_REGISTERS = ("user", "group", "site", "workflow", "task", "force", "redirect")
_PRIVATE = (
    "draft|newest|locked|comment|reply|password|formstate|token|task|workflow|reason|attempt|receipt|actor|reference"
    "|folder|upload|hidden|room|path"
)

_OWN_IDS, _THEIR_IDS, _STEP = 1_000_000, 7_000_000, 5_000
MISSING_ID = 7_999_999
"""The id of nothing."""


@dataclass(frozen=True)
class Side:
    """One force with one of everything."""

    force: Force
    people: dict[str, User]
    things: Things
    stem: str
    word: str


@dataclass(frozen=True)
class World:
    """Two forces: `ours` looks, `theirs` must not be seen.

    rows: of each model, the ids of the rows that were made for `theirs`; our_rows: those for `ours`.
    secret: what a marker of theirs has after its stem.
    """

    ours: Side
    theirs: Side
    rows: Rows
    our_rows: Rows
    secret: str = r"\w"

    def untouched(self) -> str:
        """A hash of the rows of the marked force, and of how many rows name them."""
        return digest(self.rows, self.theirs.force.site_id)

    def swapped(self) -> World:
        """The same, looked at from the other side."""
        return World(self.theirs, self.ours, self.our_rows, self.rows)

    def at_home(self) -> World:
        """The site of the marked force seen by the public: what it has not published is what must not be seen."""
        things = self.theirs.things
        private = {
            "page": things["draft"] + things["locked"],
            "path": things["private_path"],
            "document": things["hidden_document"],
            "document_name": things["hidden_document_name"],
            "image_file": things["hidden_image_file"],
        }
        # What every visitor of the site may know is no secret there.
        known: Things = {name: [] for name in ("brand", "slug", "host")}
        hidden = replace(self.theirs, things={**things, **known, **private})
        return World(self.theirs, hidden, self.rows, self.rows, rf"({_PRIVATE})")


@contextmanager
def loaded_world(owner_address: str) -> Iterator[World]:
    """The world inside one transaction that is taken back at the end. owner_address: of who may set sequences."""
    with transaction.atomic():
        _number_from(owner_address, _OWN_IDS)
        Site.objects.all().delete()
        national, pages = read_yaml("content/national.yaml"), read_yaml("content/pages.yaml")["pages"]
        load_national(national, pages, SERVICES, lambda line: None)
        add_people("national", None, "for tests only")
        national_rows = ids_of_all()
        thames = _marked(read_yaml("forces/thames-valley.yaml"), OUR_STEM, OUR_WORD)
        ours = _side(thames, national, pages, OUR_STEM, OUR_WORD)
        before = ids_of_all()
        _number_from(owner_address, _THEIR_IDS)
        theirs = _side(_marked(read_yaml("forces/hampshire.yaml"), STEM, WORD), national, pages, STEM, WORD)
        after = ids_of_all()
        yield World(ours, theirs, made_between(before, after), made_between(national_rows, before))
        transaction.set_rollback(True)


def _side(content: dict[str, Any], national: dict[str, Any], pages: list[dict[str, Any]], stem: str, word: str) -> Side:
    force = load_force(content, national, pages, {"pfa_code": ""})
    names = add_people(force.slug, force.site, "for tests only")
    people = {name.rpartition(".")[2]: User.objects.get(username=name) for name in names}
    people["entrusted"] = _entrusted(force)
    return Side(force, people, make_everything(force, people, stem, word), stem, word)


def _entrusted(force: Force) -> User:
    """Somebody of a force who was given the rights to registers of the whole installation, as Wagtail's own guides do
    for a local administrator."""
    person = User.objects.create_user(username=f"{force.slug}.entrusted", password="for tests only", site=force.site)
    group = Group.objects.create(name=f"{force.slug} entrusted")
    of_registers = Permission.objects.filter(content_type__model__in=_REGISTERS)
    group.permissions.set([*of_registers, Permission.objects.get(codename="access_admin")])
    person.groups.add(group)
    return person


def _marked(content: dict[str, Any], stem: str, word: str) -> dict[str, Any]:
    """A force's file in which every name carries a marker."""
    content = copy.deepcopy(content)
    name = f"{stem.title()}force {word} Police"
    content |= {
        "slug": f"{stem}slug",
        "name": {"en": name, "cy": ""},
        "short_name": f"{stem.title()}short",
        "demo_host": f"{stem}host.localhost",
        "aliases": [f"www.{stem}host.localhost"],
        "fallback_address": f"{stem}room@force.police.example",
        "introduction": {"en": f"{stem.title()}introduction {word}.", "cy": ""},
    }
    content["contact"] |= {
        "title": {"en": f"{stem.title()}contact", "cy": ""},
        "email": f"{stem}mail@force.police.example",
        "address": [f"{stem.title()}street"],
    }
    content["routes"] = [{"service": "", "adapter": "niche_rms", "path": f"/rms/{stem}path", "secret": f"{stem}-rms"}]
    offered = {Path(name).stem for name in SERVICES}
    content["adoption"] = [adoption for adoption in content["adoption"] if adoption["service"] in offered]
    for adoption in content["adoption"]:
        for slot in (adoption.get("slots") or {}).values():
            slot["en"] = f"<p>{stem.title()}slot {word}</p>"
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
