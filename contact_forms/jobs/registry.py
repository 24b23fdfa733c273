"""Which function does which kind of job."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from contact_forms.jobs.claim import Claim
from contact_forms.jobs.record import Result

Handler = Callable[[Claim], Result]
Made = TypeVar("Made", bound=Handler)
Chore = TypeVar("Chore", bound=Callable[[], object])

_KINDS: dict[str, Handler] = {}
_MINUTELY: dict[str, Callable[[], object]] = {}


def kind(name: str) -> Callable[[Made], Made]:
    """Declare the function below as what does this kind of job.

    It is called outside any transaction with what was claimed, does the work, writes nothing to the job itself and
    returns a `Result`. An exception it raises counts as a failed try. ValueError for a name that is taken.
    """

    def declare(handler: Made) -> Made:
        if _KINDS.get(name, handler) is not handler:
            raise ValueError(f"Two functions do jobs of the kind {name!r}.")
        _KINDS[name] = handler
        return handler

    return declare


def handler_of(name: str) -> Handler | None:
    """What does this kind of job; None where this process does not know the kind (a newer process made the job)."""
    return _KINDS.get(name)


def each_minute(name: str) -> Callable[[Chore], Chore]:
    """Declare the function below as work for every minute, done by one worker of all. ValueError for a taken name."""

    def declare(chore: Chore) -> Chore:
        if _MINUTELY.get(name, chore) is not chore:
            raise ValueError(f"Two functions are called {name!r} for every minute.")
        _MINUTELY[name] = chore
        return chore

    return declare


def minutely() -> Mapping[str, Callable[[], object]]:
    """Everything declared for every minute, by name."""
    return _MINUTELY
