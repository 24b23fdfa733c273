"""The one place where a route's adapter is chosen.

>>> receiver("standard_api", configuration).deliver(report)     # doctest: +SKIP
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from integrations.adapters import DECLARED, Adapter
from integrations.errors import Misconfigured
from integrations.ports import ReportsReceiver, RouteConfiguration


@cache
def _declared() -> Mapping[str, Adapter]:
    """Every adapter, after importing each package of this room that holds a module `act`."""
    room = Path(__file__).parent
    for package in sorted(module.name for module in pkgutil.iter_modules([str(room)]) if module.ispkg):
        if find_spec(f"integrations.{package}.act") is not None:
            import_module(f"integrations.{package}.act")
    return DECLARED


def adapters() -> tuple[Adapter, ...]:
    """All declared adapters, by name: what a form for routes needs (labels, options, help)."""
    return tuple(_declared()[name] for name in sorted(_declared()))


def adapter_choices() -> list[tuple[str, str]]:
    """(name, label) of each adapter, for a select."""
    return [(each.name, each.label) for each in adapters()]


def file_options(name: str) -> tuple[str, ...]:
    """The options of an adapter whose values name secret files; () for an adapter that is not there."""
    chosen = _declared().get(name)
    return tuple(option.name for option in chosen.options if option.names_file) if chosen is not None else ()


def receiver(name: str, configuration: RouteConfiguration) -> ReportsReceiver:
    """The adapter of a route, ready to deliver.

    Raises `Misconfigured` for an unknown name, a bad address, bad options, or a secret of the wrong shape.
    """
    chosen = _declared().get(name)
    if chosen is None:
        raise Misconfigured(f"The route names an unknown adapter: {name}.")
    problems = check_address(name, configuration.address, configuration.inside_allowed) + check_options(
        name, configuration.options
    )
    if problems:
        raise Misconfigured(" ".join(problems))
    return chosen.make(configuration)


def check_address(name: str, address: str, inside_allowed: bool = False) -> list[str]:
    """What is wrong with a route's address, in plain words; empty when it is good. inside_allowed: as in
    `RouteConfiguration`."""
    chosen = _declared().get(name)
    if chosen is None:
        return [f"There is no adapter called {name}."]
    problem = chosen.address_problem(address, inside_allowed)
    return [problem] if problem else []


def check_options(name: str, options: Mapping[str, str]) -> list[str]:
    """What is wrong with a route's options, in plain words; empty when they are good."""
    chosen = _declared().get(name)
    if chosen is None:
        return [f"There is no adapter called {name}."]
    known = {option.name: option for option in chosen.options}
    problems = [f"{chosen.label} has no option called {given}." for given in options if given not in known]
    for option in chosen.options:
        value = options.get(option.name, "")
        if not value:
            if option.required:
                problems.append(f"Enter {option.label} ({option.name}).")
        elif option.choices and value not in option.choices:
            problems.append(f"{option.label} ({option.name}) must be one of: {', '.join(option.choices)}.")
        elif option.problem is not None and (problem := option.problem(value)):
            problems.append(problem)
    return problems
