"""Which function does which kind of job."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from contact_forms.jobs.claim import Claim
from contact_forms.jobs.record import Result

Handler = Callable[[Claim], Result]
Try = Callable[[], Result]
Reader = Callable[[Sequence[Claim]], Sequence[Try]]
Made = TypeVar("Made", bound=Handler)
Chore = TypeVar("Chore", bound=Callable[[], object])
Declared = TypeVar("Declared", bound=Callable[..., object])

_KINDS: dict[str, Handler] = {}
_READERS: dict[str, Reader] = {}
_MINUTELY: dict[str, Callable[[], object]] = {}


def kind(name: str) -> Callable[[Made], Made]:
    """Declare the function below as what does this kind of job.

    It is called outside any transaction with what was claimed, does the work, writes nothing to the job itself and
    returns a `Result`. An exception it raises counts as a failed try. ValueError for a name that is taken.
    """

    return _only_one(_KINDS, name)


def together(name: str) -> Callable[[Reader], Reader]:
    """Declare the function below as what reads several jobs of this kind at once: for each claim, in order, it returns
    what does the job, as the kind's own function would. ValueError for a name that is taken."""

    return _only_one(_READERS, name)


def tries_of(name: str, claims: Sequence[Claim]) -> Sequence[Try] | None:
    """What does each of these jobs of one kind; None where this process does not know the kind."""
    handler = _KINDS.get(name)
    if handler is None:
        return None
    reader = _READERS.get(name)
    return reader(claims) if reader is not None and len(claims) > 1 else [partial(handler, claim) for claim in claims]


def each_minute(name: str) -> Callable[[Chore], Chore]:
    """Declare the function below as work for every minute, done by one worker of all. ValueError for a taken name."""

    return _only_one(_MINUTELY, name)


def minutely() -> Mapping[str, Callable[[], object]]:
    """Everything declared for every minute, by name."""
    return _MINUTELY


def _only_one(declared: dict[str, Any], name: str) -> Callable[[Declared], Declared]:
    def declare(function: Declared) -> Declared:
        if declared.get(name, function) is not function:
            raise ValueError(f"Two functions are declared as {name!r}.")
        declared[name] = function
        return function

    return declare
