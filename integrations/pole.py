"""The report as Person, Object, Location and Event entities with language-neutral coded values.

Modelled on the published Standard Data Model (JSON:API over POLE) and the POLE Data Standards Catalogue v1.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

EntityKind = Literal["incident", "person", "location", "object", "telephone", "email", "submission"]


@dataclass(frozen=True)
class Entity:
    """One entity. `id` is unique within the record; `attributes` use the Standard Data Model's names."""

    id: str
    kind: EntityKind
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Relation:
    """A typed link between two entities, such as incident -> person "personReporting"."""

    source: str
    name: str
    target: str


@dataclass(frozen=True)
class PoleRecord:
    """One incident with everything that belongs to it. `incident` is the id of the incident entity."""

    incident: str
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...] = ()
