"""Where each box and arrow of the map stands, in pixels.

A form is walked in order, so the map is a road from top to bottom. What everybody sees stands on the road; what only
some see stands beside it, with an arrow out under its condition and an arrow back; an exit has no arrow back.
Following steps under one condition are one way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap

from cms.authoring.route_map.stops import Stop

BOX_WIDTH, BOX_HEIGHT, GAP, MARGIN = 300, 64, 40, 24
ROAD_LEFT, SIDE_LEFT = 40, 560
ROAD = ROAD_LEFT + BOX_WIDTH // 2
WIDTH = SIDE_LEFT + BOX_WIDTH + MARGIN
_LETTERS, _LABEL_LETTERS = 33, 24


@dataclass(frozen=True)
class Box:
    """kind: "end" (where everybody begins or arrives), "step" or "exit". lines: the title, cut to two lines.
    full: what a reader of the whole is told."""

    kind: str
    left: int
    top: int
    lines: tuple[tuple[int, str], ...]
    detail: str
    full: str
    href: str = ""
    wrong: int = 0

    @property
    def middle(self) -> int:
        return self.left + BOX_WIDTH // 2

    @property
    def bottom(self) -> int:
        return self.top + BOX_HEIGHT


@dataclass(frozen=True)
class Arrow:
    """A line through these points, "x,y x,y"; has a head unless it only passes by."""

    points: str
    head: bool = True


@dataclass(frozen=True)
class Label:
    """Words on an arrow; full: uncut."""

    left: int
    top: int
    text: str
    full: str


@dataclass(frozen=True)
class Band:
    """A group of following steps with one heading."""

    top: int
    height: int
    text: str


@dataclass
class Drawing:
    width: int = WIDTH
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)


def draw(stops: Sequence[Stop], editor: str = "") -> Drawing:
    """The map of these stops. editor: the address of the service's editor, before each anchor."""
    drawing = Drawing()
    drawing.boxes.append(_end(0, "Start page"))
    road_from = drawing.boxes[0].bottom
    before: tuple[Stop, Box] | None = None
    for stop in stops:
        box = _box(stop, editor)
        drawing.boxes.append(box)
        if not stop.condition:
            drawing.arrows.append(Arrow(_points((ROAD, road_from), (ROAD, box.top))))
            # After an exit that everybody meets the road has ended.
            road_from = box.bottom
        elif before and before[0].condition == stop.condition and not before[0].is_exit:
            drawing.arrows[-1:] = [Arrow(_points((box.middle, before[1].bottom), (box.middle, box.top)))]
        else:
            out = box.top + BOX_HEIGHT // 3
            drawing.arrows.append(Arrow(_points((ROAD, out), (SIDE_LEFT, out))))
            drawing.labels.append(_label(stop, out))
        if stop.condition and not stop.is_exit:
            back = box.bottom + GAP // 2
            drawing.arrows.append(Arrow(_points((box.middle, box.bottom), (box.middle, back), (ROAD, back))))
        before = stop, box
    last = _end(len(stops) + 1, "Check your answers", "then the confirmation")
    drawing.boxes.append(last)
    drawing.arrows.append(Arrow(_points((ROAD, road_from), (ROAD, last.top))))
    drawing.bands = _bands(stops)
    drawing.height = last.bottom + MARGIN
    return drawing


def _top(row: int) -> int:
    return MARGIN + row * (BOX_HEIGHT + GAP)


def _end(row: int, title: str, detail: str = "") -> Box:
    return Box("end", ROAD_LEFT, _top(row), ((_top(row) + 28, title),), detail, title)


def _box(stop: Stop, editor: str) -> Box:
    top = _top(stop.number)
    count = len(stop.questions)
    said = "ends here" if stop.is_exit else f"{count} question{'' if count == 1 else 's'}" if count else "guidance only"
    lines = _cut(f"{stop.number}. {stop.title}", _LETTERS)
    full = f"{'Exit' if stop.is_exit else 'Step'} {stop.number}: {stop.title}, {said}"
    full += f". Shown if {stop.when}" if stop.when else ""
    full += f". {stop.wrong} to put right" if stop.wrong else ""
    return Box(
        kind="exit" if stop.is_exit else "step",
        left=SIDE_LEFT if stop.condition else ROAD_LEFT,
        top=top,
        lines=tuple((top + 21 + 17 * place, line) for place, line in enumerate(lines)),
        detail=f"Exit: {said}" if stop.is_exit else said,
        full=full,
        href=f"{editor}{stop.anchor}" if stop.anchor else "",
        wrong=stop.wrong,
    )


def _label(stop: Stop, line: int) -> Label:
    [text, *_] = _cut(f"if {stop.condition}", _LABEL_LETTERS, lines=1)
    return Label(ROAD_LEFT + BOX_WIDTH + 12, line - 7, text, f"if {stop.condition}: {stop.when}")


def _bands(stops: Sequence[Stop]) -> list[Band]:
    bands: list[Band] = []
    first = 0
    for place, stop in enumerate(stops):
        if place + 1 < len(stops) and stops[place + 1].group == stop.group:
            continue
        if stop.group:
            top = _top(stops[first].number) - GAP // 2 + 2
            bands.append(Band(top, _top(stop.number) + BOX_HEIGHT + GAP // 2 - 2 - top, stop.group))
        first = place + 1
    return bands


def _cut(text: str, letters: int, lines: int = 2) -> list[str]:
    found = wrap(text, letters) or [""]
    return found if len(found) <= lines else [*found[: lines - 1], found[lines - 1][: letters - 1].rstrip() + "…"]


def _points(*points: tuple[int, int]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
