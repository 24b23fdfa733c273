"""What an address is asked beside its path: words and ids of the other force, in the query and in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.leaks.addresses import Address
from tests.leaks.everything import Things
from tests.leaks.world import MISSING_ID, World

# Parameter -> the kind of thing it names. One request asks for all of them.
_NAMES = {
    "site": "site", "next_site": "site", "user": "user", "owner": "user", "edited_by": "user", "locked_by": "user",
    "requested_by": "user", "groups": "group", "group": "group", "collection": "collection",
    "collection_id": "collection", "destination_collection": "collection", "workflow": "workflow", "task": "task",
    "image": "image", "document": "document", "page": "draft", "page_id": "draft", "parent_page_id": "draft",
    "parent_page": "draft", "new_parent_page": "draft", "destination": "draft", "childOf": "draft", "parent": "draft",
    "child_of": "draft", "descendant_of": "draft", "ancestor_of": "draft", "redirect_page": "draft",
    "target_pages[]": "draft", "destination_page_id": "draft", "revision_id": "revision", "submission": "submission",
    "job": "job", "route": "route",
}  # fmt: skip
# These name a thing of whichever kind the view is about.
_OF_ANY_KIND = ("id", "pk")
_KINDS = ("draft", "image", "document")
_TAKE_ADDRESSES = re.compile(r"wagtailadmin_choose_page|wagtailadmin_api:\w+:find|api-v")


@dataclass(frozen=True)
class Question:
    """twin: the same question for ids of nothing; empty where there is none to compare with."""

    method: str
    data: dict[str, str]
    twin: dict[str, str]


def questions(address: Address, world: World) -> Iterator[Question]:
    """What is asked of an address whose path has no id of theirs."""
    stem, word, things = world.theirs.stem, world.theirs.word, world.theirs.things
    yield Question("GET", {"q": stem, "term": stem, "search": stem, "old_path": stem}, {})
    yield Question("GET", {"q": word, "search": word, "term": word}, {})
    yield Question("GET", {"tag": stem}, {})
    nothing = dict.fromkeys([*_NAMES, *_OF_ANY_KIND], str(MISSING_ID))
    for ids in _ids_of(things):
        yield Question("GET", ids, nothing)
    # A body says which kind its ids are of; what is named `id` and nothing else stands in the query.
    yield Question("POST", _ids_of(things)[0], nothing)
    if _TAKE_ADDRESSES.match(address.name):
        for name in ("path", "html_path"):
            yield Question("GET", {name: f"/{things['private_path'][0]}"}, {name: "/nothing/"})
        for host in things["host"]:
            for method in ("GET", "POST"):
                yield Question(
                    method, {"url": f"http://{host}/{things['path'][0]}"}, {"url": f"http://{host}/nothing/"}
                )


def own_ids(world: World) -> list[dict[str, str]]:
    """The questions with one's own ids."""
    return _ids_of(world.ours.things)


def _ids_of(things: Things) -> list[dict[str, str]]:
    natural = {name: str(things[kind][0]) for name, kind in _NAMES.items()}
    return [natural | dict.fromkeys(_OF_ANY_KIND, str(things[kind][0])) for kind in _KINDS]
