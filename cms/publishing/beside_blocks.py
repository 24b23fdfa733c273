"""Problems as Wagtail shows them: each beside the block that it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.publishing.gate import Place, ServiceProblem


@dataclass
class _Spot:
    """A block that something is wrong with, or that holds one."""

    said: list[str] = field(default_factory=list)
    inside: dict[Any, _Spot] = field(default_factory=lambda: defaultdict(_Spot))


def errors_beside_blocks(stream: Any, problems: Iterable[ServiceProblem]) -> ValidationError:
    """The problems of one stream field (a StreamValue) as the error that puts each beside its block."""
    top = _Spot()
    for problem in problems:
        _put(top, stream.stream_block, stream, problem.place, problem)
    return _error(top, stream.stream_block, stream)


def _put(spot: _Spot, block: Block, value: Any, place: Place, problem: ServiceProblem) -> None:
    """Goes as deep as the place leads; what the editor has no block for stands beside the nearest one."""
    while place and (step := _into(block, value, place[0])) is not None:
        block, value = step
        spot, place = spot.inside[place[0]], place[1:]
    is_leaf = not isinstance(block, StreamBlock | StructBlock | ListBlock)
    spot.said.append(problem.message if is_leaf or not place else str(problem))


def _into(block: Block, value: Any, part: str | int) -> tuple[Block, Any] | None:
    if isinstance(block, StreamBlock) and isinstance(part, int) and part < len(value):
        return value[part].block, value[part].value
    if isinstance(block, ListBlock) and isinstance(part, int) and part < len(value):
        return block.child_block, value[part]
    if isinstance(block, StructBlock) and part in block.child_blocks:
        return block.child_blocks[part], value[part]
    return None


def _error(spot: _Spot, block: Block, value: Any) -> ValidationError:
    inside = {part: _error(child, *_known(block, value, part)) for part, child in spot.inside.items()}
    if isinstance(block, StreamBlock):
        return StreamBlockValidationError(block_errors=inside, non_block_errors=spot.said)
    if isinstance(block, ListBlock):
        return ListBlockValidationError(block_errors=inside, non_block_errors=spot.said)
    if isinstance(block, StructBlock):
        return StructBlockValidationError(block_errors=inside, non_block_errors=spot.said)
    return ValidationError(spot.said)


def _known(block: Block, value: Any, part: str | int) -> tuple[Block, Any]:
    found = _into(block, value, part)
    if found is None:
        raise LookupError(f"no block at {part!r}")
    return found
