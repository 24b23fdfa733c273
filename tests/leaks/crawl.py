"""Asking, and judging the answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.leaks.addresses import Address, Filled, every_address, fill
from tests.leaks.world import MISSING_ID, STEM, WORD, World

READING, CHANGING = ("GET", "HEAD", "OPTIONS"), ("POST", "PUT", "PATCH", "DELETE")
_MARKER = re.compile(rf"{STEM}\w", re.IGNORECASE)
# Names under which an id may be asked for, in the query and in the body.
_ID_NAMES = (
    "id", "pk", "page", "page_id", "parent_page_id", "parent_page", "new_parent_page", "destination", "childOf",
    "child_of", "descendant_of", "ancestor_of", "site", "collection", "collection_id", "user", "owner", "edited_by",
    "locked_by", "requested_by", "workflow", "task", "redirect_page", "image", "document", "groups", "target_pages[]",
    "parent", "revision_id", "destination_page_id", "next_site", "destination_collection",
)  # fmt: skip
_KINDS_ASKED = ("draft", "image", "document", "collection", "site", "user", "workflow")
_KINDS_SENT = ("draft", "image", "collection", "site")
_SEARCHES = ({"q": STEM}, {"q": WORD}, {"term": STEM}, {"search": STEM}, {"tag": STEM}, {"old_path": STEM})


@dataclass
class Leaks:
    """What a run found. uncovered: addresses that nothing could fill."""

    cells: int = 0
    found: list[str] = field(default_factory=list)
    uncovered: list[str] = field(default_factory=list)

    def report(self) -> str:
        lines = [f"{self.cells} cells walked, {len(self.found)} leaks, {len(self.uncovered)} addresses not covered"]
        return "\n".join([*lines, *self.found, *(f"not covered: {each}" for each in self.uncovered)])


Chosen = Callable[[str], bool]
"""Whether a cell, by its words, belongs to this run."""


def every_cell(cell: str) -> bool:
    """The whole run."""
    return True


def one_in(count: int) -> Chosen:
    """The same part of the cells each time: those whose hash says so."""
    return lambda cell: int(hashlib.sha256(cell.encode()).hexdigest(), 16) % count == 0


@dataclass
class Crawler:
    """Walks the addresses of one process as one person. host: of the process, or of the force's own site."""

    world: World
    role: str
    client: Client
    host: str
    leaks: Leaks
    chosen: Chosen = every_cell
    _kept: dict[tuple[str, str, str], tuple[int, str, bool]] = field(default_factory=dict)

    def walk(self, only: Callable[[Address], bool] = lambda address: True) -> None:
        """Every address that `only` takes."""
        untouched = self.world.untouched()
        for address in every_address():
            if not only(address):
                continue
            filled = fill(address, self.world)
            if not filled:
                self.leaks.uncovered.append(f"{address.name} {address.form}")
            for each in filled:
                for method in (*READING, *CHANGING):
                    self._cell(each, method, {}, {}, untouched)
                for method, query, twin in self._questions(each):
                    self._cell(each, method, query, twin, untouched)

    def _questions(self, filled: Filled) -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
        """Queries and bodies with words and ids of theirs; the last of each asks for nothing's ids."""
        if filled.twin:
            return
        for search in _SEARCHES:
            yield "GET", search, {}
        nothing = dict.fromkeys(_ID_NAMES, str(MISSING_ID))
        for method, kinds in (("GET", _KINDS_ASKED), ("POST", _KINDS_SENT)):
            for kind in kinds:
                yield method, dict.fromkeys(_ID_NAMES, str(self.world.theirs.things[kind][0])), nothing

    def _cell(self, filled: Filled, method: str, data: dict[str, str], twin: dict[str, str], untouched: str) -> None:
        words = (
            f"{self.role} {method} {self._unnumbered(filled.path)} {self._unnumbered(str(sorted(data.items())))[:60]}"
        )
        if not self.chosen(words) or (data and self._closed(filled)):
            return
        self.leaks.cells += 1
        cell = f"{self.role} {method} {filled.path} {next(iter(data.items()), '')}"
        status, said, changed = self._ask(filled.path, method, data, untouched)
        if changed:
            self.leaks.found.append(f"changed a row: {cell}")
        if status >= 500 and filled.twin:
            self.leaks.found.append(f"failed with {status}: {cell}")
        marker = _MARKER.search(said.replace(filled.path, ""))
        if marker:
            around = said[max(0, marker.start() - 60) : marker.end() + 30].replace("\n", " ")
            self.leaks.found.append(f"shows a marker: {cell}: …{around}…")
        if filled.twin or twin:
            nothing, silence, _ = self._once(filled.twin or filled.path, method, twin)
            if nothing != status:
                self.leaks.found.append(f"answers {status}, and {nothing} for an id of nothing: {cell}")
            elif self._plain(said, filled.path) != self._plain(silence, filled.twin or filled.path):
                difference = _difference(
                    self._plain(said, filled.path), self._plain(silence, filled.twin or filled.path)
                )
                self.leaks.found.append(f"differs from the answer for an id of nothing: {cell}: {difference}")
        if filled.twin and method != "OPTIONS" and not self._refused(status, said):
            self.leaks.found.append(f"answers {status}: {cell}")

    def _closed(self, filled: Filled) -> bool:
        """Whether the address refuses this person whatever they ask for: then there is nothing to ask it."""
        status, said, _ = self._once(filled.path, "GET", {})
        return self._refused(status, said) and self._refused(*self._once(filled.path, "POST", {})[:2])

    def _once(self, path: str, method: str, data: dict[str, str]) -> tuple[int, str, bool]:
        """An answer that many cells are compared with."""
        key = (path, method, str(data))
        if key not in self._kept:
            self._kept[key] = self._ask(path, method, data, "")
        return self._kept[key]

    def _ask(self, path: str, method: str, data: dict[str, str], untouched: str) -> tuple[int, str, bool]:
        """Status, headers with body, and whether a row of theirs changed. Whatever was done is taken back."""
        with transaction.atomic():
            kind = getattr(self.client, method.lower())
            options = {"headers": {"host": self.host}}
            response = kind(path, data, **options) if method in ("GET", "HEAD", "POST") else kind(path, **options)
            said = _whole(response)
            changed = bool(untouched) and method not in READING and self.world.untouched() != untouched
            transaction.set_rollback(True)
        return response.status_code, said, changed

    def _refused(self, status: int, said: str) -> bool:
        if status in (403, 404, 405):
            return True
        location = re.search(r"^location: (\S+)", said, re.MULTILINE)
        return (
            status == 302 and bool(location) and bool(re.match(r"(/admin/login/|/admin/$|/_util/login/)", location[1]))
        )

    def _plain(self, said: str, path: str) -> str:
        """Without what differs between any two answers: tokens, ids, names of the address itself."""
        said = said.replace(path, "PATH") if path else said
        said = re.sub(
            r'(csrfmiddlewaretoken\\?" value=\\?|nonce=|csrf_token":? ?|CSRF_TOKEN[^:]*: )"?[\w-]+"?', "", said
        )
        said = re.sub(
            r"^(date|expires|etag|last-modified|x-request-id|set-cookie|content-length|vary): .*$", "", said, flags=re.M
        )
        said = re.sub(r"csrfToken[^,}]*", "", said)
        return re.sub(r"\s+", " ", self._unnumbered(said))

    def _unnumbered(self, text: str) -> str:
        text = re.sub(r"\b7\d{6}\b", "ID", text)
        text = re.sub(r"\b1\d{6}\b", "OWN", text)
        text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", text)
        return re.sub(rf"{STEM}\w+(\.txt|/)|nothing(\.txt|/)", "NAME", text)


def _difference(one: str, other: str) -> str:
    """Where two answers part."""
    place = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"…{one[max(0, place - 80) : place + 60]}… and …{other[max(0, place - 20) : place + 60]}…"


def _whole(response: HttpResponse) -> str:
    headers = "\n".join(f"{name.lower()}: {value}" for name, value in response.items())
    body = b"".join(response.streaming_content) if response.streaming else response.content
    cookies = "\n".join(f"set-cookie: {cookie}" for cookie in response.cookies.values())
    return f"{headers}\n{cookies}\n\n{body.decode(errors='replace')}"
