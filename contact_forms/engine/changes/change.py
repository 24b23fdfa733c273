"""One difference between a form and the next."""

from __future__ import annotations

from dataclasses import dataclass

from contact_forms.engine.messages import Message

Path = tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """One difference, said to the author of the form.

    kind: "added", "removed", "reworded", "moved" or "altered". safe: a journey begun before can go on with it.
    path: where, by names and keys, such as ("steps", "where", "questions", "street"). reason: plain English; `str` of
    it is the sentence. takes_away: what receivers of reports know and get no longer: the key of a question that goes
    to the record, or "key: value" for a coded choice; "" for anything else.
    """

    kind: str
    safe: bool
    path: Path
    reason: Message
    takes_away: str = ""

    def __str__(self) -> str:
        return str(self.reason)


def safe(kind: str, path: Path, msgid: str, **params: str | int) -> Change:
    """A change that journeys begun before can go on with."""
    return Change(kind, True, path, Message(msgid, params))


def breaking(kind: str, path: Path, msgid: str, takes_away: str = "", **params: str | int) -> Change:
    """A change that journeys begun before stay away from."""
    return Change(kind, False, path, Message(msgid, params), takes_away)
