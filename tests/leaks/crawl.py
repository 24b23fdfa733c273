"""Walking every address, and judging each answer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from urllib.parse import quote

from django.test import Client

from tests.leaks.addresses import Address, Filled, every_address, fill
from tests.leaks.asking import Answer, Asker
from tests.leaks.questions import own_ids, questions
from tests.leaks.world import World

# What differs between any two answers: tokens, challenges, times, the keys of rich text, links that open an account.
_RANDOM = re.compile(
    r"""csrfmiddlewaretoken\\?"\ value=\\?"\w+ | nonce="[^"]*" | csrf_?token[^,}]*
    | \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]* | Just\snow | \d+\s\w+(?:,\s\d+\s\w+)?\sago
    | key\\?(?:&quot;|"):\ \\?(?:&quot;|")\w{5}
    | "challenge":\ "[^"]*"
    | /admin/login/password/\w+/[\w-]+/
    | ^(?:date|expires|etag|last-modified|x-request-id|set-cookie|content-length|vary):\ .*$""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
# Views that take any id and do the same with it: what is asked of them is only to answer alike.
_ANSWER_ANY_ID = {
    "first_password": "a link without a right token is said to work no more, whomever it names",
    "wagtailadmin_editing_sessions:ping": "a session that is not one's own is replaced by a new one of one's own",
    "wagtailadmin_editing_sessions:release": "only one's own session is ended",
}
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")


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
    """Walks the addresses of one process as one person. host: of the process, or of a force's own site."""

    world: World
    role: str
    client: Client
    host: str
    leaks: Leaks
    chosen: Chosen = every_cell

    @cached_property
    def asker(self) -> Asker:
        cookies = {name: morsel.value for name, morsel in self.client.cookies.items()}
        return Asker(self.world, cookies, self.host)

    @cached_property
    def marker(self) -> re.Pattern[str]:
        return re.compile(self.world.theirs.stem + self.world.secret, re.IGNORECASE)

    def walk(self, only: Callable[[Address], bool] = lambda address: True) -> None:
        """Every address that `only` takes."""
        for address in every_address():
            if not only(address):
                continue
            filled = fill(address, self.world)
            if not filled:
                self.leaks.uncovered.append(f"{address.name} {address.form}")
            for each, methods in zip(filled, _methods(filled), strict=True):
                for method in methods:
                    self._cell(each, method, {}, {})
                if not each.twin:
                    for question in questions(address, self.world):
                        self._cell(each, question.method, question.data, question.twin)

    def _cell(self, filled: Filled, method: str, data: dict[str, str], twin: dict[str, str]) -> None:
        words = f"{self.role} {method} {self._unnumbered(filled.path)} {self._unnumbered(str(sorted(data.items())))}"
        if not self.chosen(words) or (data and self._is_closed(filled)):
            return
        self.leaks.cells += 1
        answer = self.asker.ask(filled.path, method, data)
        cell = f"{self.role} {method} {filled.path} {next(iter(data.items()), '')}"
        for problem in self._problems(filled, method, data, twin, answer):
            self.leaks.found.append(f"{problem}: {cell}")

    def _problems(
        self, filled: Filled, method: str, data: dict[str, str], twin: dict[str, str], answer: Answer
    ) -> Iterator[str]:
        if answer.changed:
            yield "changed a row"
        if answer.status >= 500 and filled.twin:
            yield f"failed with {answer.status}"
        # What was asked for may be said back.
        said = _without(answer.said, filled.path, data)
        if marker := self.marker.search(said):
            yield f"shows a marker …{_line(said[max(0, marker.start() - 60) : marker.end() + 30])}…"
        if filled.twin or twin:
            there = filled.twin or filled.path
            nothing = self.asker.once(there, method, twin)
            one, other = self._plain(answer.said, filled.path, data), self._plain(nothing.said, there, twin)
            if nothing.status != answer.status:
                yield f"answers {answer.status}, and {nothing.status} for an id of nothing"
            elif one != other:
                yield f"differs from the answer for an id of nothing, {_difference(one, other)}"
        may_answer = method == "OPTIONS" or filled.address.name in _ANSWER_ANY_ID
        if filled.twin and not may_answer and not _is_refused(answer):
            yield f"answers {answer.status}"

    def _is_closed(self, filled: Filled) -> bool:
        """Whether the address refuses this person even for what is their own: then there is nothing to ask it."""
        probes = [("GET", {}), ("POST", {}), *(("GET", data) for data in own_ids(self.world))]
        return all(_is_refused(self.asker.once(filled.path, method, data)) for method, data in probes)

    def _plain(self, said: str, path: str, data: dict[str, str]) -> str:
        """Without what differs between any two answers: tokens, ids, what was asked for."""
        said = _without(said, path, data)
        said = _RANDOM.sub("", said)
        return _line(self._unnumbered(said))

    def _unnumbered(self, text: str) -> str:
        text = re.sub(r"\b[17]\d{6}\b", "ID", text)
        text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID", text)
        return re.sub(rf"{self.world.theirs.stem}\w+(\.txt|/)|nothing(\.txt|/)", "NAME", text)


def _methods(filled: list[Filled]) -> Iterator[tuple[str, ...]]:
    """All methods where all ids are theirs, or where there is none to give; else those that views tell apart."""
    whole = next((each for each in filled if each.twin), None)
    for each in filled:
        yield METHODS if each is whole or whole is None else ("GET", "POST")


def _without(said: str, path: str, data: dict[str, str]) -> str:
    """An answer without what was asked for, which may be said back."""
    for asked in (path, *data.values()):
        if "/" in asked[1:]:
            once = quote(asked, safe="")
            for form in (asked, once, quote(asked), quote(once), escape(asked)):
                said = said.replace(form, "")
    return said


def _is_refused(answer: Answer) -> bool:
    # 401: a door for machines, to whoever has not signed. 415: of a kind that no page takes, so nothing was looked at.
    if answer.status in (401, 403, 404, 405, 415):
        return True
    location = re.search(r"^location: (\S+)", answer.said, re.MULTILINE)
    to_entrance = {302: r"(/admin/login/|/admin/$)", 303: r"(/cy)?/track/$"}.get(answer.status)
    return to_entrance is not None and bool(location) and bool(re.match(to_entrance, location[1]))


def _difference(one: str, other: str) -> str:
    """Where two answers part."""
    place = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"…{one[max(0, place - 80) : place + 60]}… and …{other[max(0, place - 20) : place + 60]}…"


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
