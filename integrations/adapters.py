"""How an adapter declares itself: its name, the options it takes, and what makes an address good.

A package of this room that holds a module `act` is an adapter; importing it runs its `@adapter(...)`, and
`integrations.registry` finds them all. A declaration that lacks something is refused at import.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from integrations.ports import ReportsReceiver, RouteConfiguration


@dataclass(frozen=True)
class Option:
    """One setting of an adapter, as the person who edits a route sees it.

    default: used when the option is left out; an option without one is required. choices: the only values, if any.
    names_file: the value is the name of a secret file, whose place the adapter finds in `RouteConfiguration.files`.
    problem: says in plain words what is wrong with a value, or "" when it is good.
    """

    name: str
    label: str
    help: str = ""
    default: str | None = None
    choices: tuple[str, ...] = ()
    problem: Callable[[str], str] | None = None
    names_file: bool = False

    @property
    def required(self) -> bool:
        return self.default is None


@dataclass(frozen=True)
class Adapter:
    """A declared adapter. address_problem: what is wrong with an address, or ""; told whether it may lead inside (see
    `RouteConfiguration.inside_allowed`)."""

    name: str
    label: str
    make: Callable[[RouteConfiguration], ReportsReceiver]
    options: tuple[Option, ...]
    address_label: str
    address_problem: Callable[[str, bool], str]
    credentials_label: str

    def option(self, configuration: RouteConfiguration, name: str) -> str:
        """The value of an option for a route, or its default."""
        return option_value(self.options, configuration, name)


FILES = Option(
    name="files",
    label="Files",
    help="inline: inside the report. links: the report says where to fetch each, and the receiver confirms it.",
    default="inline",
    choices=("inline", "links"),
)
"""How files reach a receiver; the delivery job reads it and makes the links."""

DECLARED: dict[str, Adapter] = {}

Made = TypeVar("Made", bound=Callable[[RouteConfiguration], ReportsReceiver])


def adapter(
    *,
    name: str,
    label: str,
    options: tuple[Option, ...],
    address_label: str,
    address_problem: Callable[[str, bool], str],
    credentials_label: str,
) -> Callable[[Made], Made]:
    """Declare the class below as the adapter of this name. Raises ValueError for a name taken or an empty label."""

    def declare(make: Made) -> Made:
        known = DECLARED.get(name)
        if known is not None and known.make is not make:
            raise ValueError(f"Two adapters are called {name!r}.")
        if not (name and label and address_label and credentials_label):
            raise ValueError(f"The adapter {name!r} needs a name, a label, an address label and a secret label.")
        DECLARED[name] = Adapter(name, label, make, options, address_label, address_problem, credentials_label)
        return make

    return declare


def option_value(options: tuple[Option, ...], configuration: RouteConfiguration, name: str) -> str:
    """The value a route gives to an option, else its default ("" for a required one that is missing)."""
    default = next(option.default for option in options if option.name == name)
    return configuration.options.get(name, "") or default or ""
