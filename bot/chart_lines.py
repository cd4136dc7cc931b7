"""Lines over time, each value written beside its mark."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from bot.canvas import PAPER, PITCH, WIDTH, Box, Canvas, Style
from bot.chart_values import GAP, HUES, NAME, SMALL, VALUE, Line, LineChart, Mark

_SHAPES = ("o", "s")  # of the marks: where two hues meet they differ in that as well
_RULE = "#B8B8B8"
_DOT = 15
_LONELY = 200  # days around marks that are all of one day

_Spot: TypeAlias = tuple[float, float]  # in pixels, across and down


def draw_lines(canvas: Canvas, chart: LineChart, room: Box) -> None:
    """Draw the lines of a chart into the room there is."""
    several = len(chart.lines) > 1
    legend, ground = room.top + NAME.size / 2, room.bottom - SMALL.size * PITCH
    frame = Box(room.left + _DOT, legend + (3 * _DOT if several else 0), room.right - _DOT, ground)
    scale = _scale([mark for line in chart.lines for mark in line.marks], frame)
    _draw_ground(canvas, chart.ticks, scale, room)
    taken, paths = list[Box](), list[Box]()
    for line, hue, shape in zip(chart.lines, HUES, _SHAPES, strict=False):
        spots = [scale.spot(mark) for mark in line.marks]
        paths += _draw_line(canvas, scale, spots, hue, line.in_steps)
        _draw_marks(canvas, spots, hue, shape)
        taken += [_around(*spot, _DOT) for spot in spots]
    if several:
        _draw_legend(canvas, chart.lines, room.left, legend)
    for line, hue in zip(chart.lines, HUES, strict=False):
        _label(canvas, line, scale, hue, taken, paths)


def _draw_ground(canvas: Canvas, ticks: Sequence[tuple[date, str]], scale: "_Scale", room: Box) -> None:
    """Draw the axis with the days that are named, as many as there is room for."""
    ground = scale.frame.bottom
    canvas.axes.plot((room.left, room.right), (ground, ground), color=_RULE, linewidth=2)
    widest = max((canvas.width(name, SMALL) for _, name in ticks), default=0) + 2 * GAP
    fitting = max(1, int(scale.frame.width / widest))
    for day, name in ticks[:: max(1, -(-len(ticks) // fitting))]:
        x, half = scale.x(day), canvas.width(name, SMALL) / 2
        canvas.axes.plot((x, x), (ground, ground + GAP), color=_RULE, linewidth=2)
        x = min(max(x, half + GAP), WIDTH - half - GAP)
        canvas.write(x, ground + GAP + SMALL.size / 2, name, SMALL, "center")


def _draw_legend(canvas: Canvas, lines: Sequence[Line], x: float, y: float) -> None:
    for line, hue, shape in zip(lines, HUES, _SHAPES, strict=False):
        _draw_marks(canvas, [(x + _DOT, y)], hue, shape)
        canvas.write(x + 2 * _DOT, y, line.name, NAME)
        x += 5 * _DOT + canvas.width(line.name, NAME)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where days and values are in the picture."""

    frame: Box
    first: int
    last: int
    highest: float

    def x(self, day: date) -> float:
        """How far to the right a day is."""
        return self.frame.left + self.frame.width * (day.toordinal() - self.first) / (self.last - self.first)

    def spot(self, mark: Mark) -> _Spot:
        """Where a mark is."""
        return self.x(mark.day), self.frame.bottom - self.frame.height * mark.value / self.highest


def _scale(marks: Sequence[Mark], frame: Box) -> _Scale:
    """A scale from nothing to a little over the highest mark, wide enough for all the days."""
    days = [mark.day.toordinal() for mark in marks]
    margin = (max(days) - min(days)) // 30 or _LONELY
    highest = 1.12 * max(mark.value for mark in marks) or 1
    return _Scale(frame, min(days) - margin, max(days) + margin, highest)


def _draw_line(canvas: Canvas, scale: _Scale, spots: Sequence[_Spot], hue: str, in_steps: bool) -> Iterator[Box]:
    """Draw a line through the spots; where it runs."""
    if in_steps:
        ends = [x for x, _ in spots[1:]] + [scale.frame.right]
        spots = [spot for (x, y), end in zip(spots, ends, strict=True) for spot in ((x, y), (end, y))]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    canvas.axes.plot(xs, ys, color=hue, linewidth=4, linestyle="--" if in_steps else "-")
    if not in_steps:
        alone = len(spots) == 1
        canvas.axes.vlines(xs, ys, scale.frame.bottom, color=hue, linewidth=_DOT if alone else 2, alpha=0.25)
        canvas.axes.fill_between(xs, ys, scale.frame.bottom, color=hue, alpha=0.1, linewidth=0)
    for (x, y), (to_x, to_y) in pairwise(spots):
        steps = max(1, round(max(abs(to_x - x), abs(to_y - y)) / _DOT))
        for step in range(steps + 1):
            yield _around(x + (to_x - x) * step / steps, y + (to_y - y) * step / steps, 4)


def _draw_marks(canvas: Canvas, spots: Sequence[_Spot], hue: str, shape: str) -> None:
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    canvas.axes.plot(xs, ys, shape, color=hue, markersize=_DOT, markeredgecolor=PAPER, zorder=3)


def _label(canvas: Canvas, line: Line, scale: _Scale, hue: str, taken: list[Box], paths: Sequence[Box]) -> None:
    """Write the values beside their marks, the last and the first before the others, where there is room.

    No label covers another or a mark, and as little as can be of the lines.
    """
    style = Style(VALUE.size, hue, bold=True, halo=True)
    last = len(line.marks) - 1
    for place in sorted(range(len(line.marks)), key=lambda place: (place not in (0, last), -place)):
        mark = line.marks[place]
        boxes = _beside(*scale.spot(mark), canvas.width(mark.label, style), style.size)
        free = [box for box in boxes if canvas.paper.contains(box) and not any(map(box.touches, taken))]
        if free:
            box = min(free, key=lambda box: sum(map(box.touches, paths)))
            canvas.write(box.left, (box.top + box.bottom) / 2, mark.label, style)
            taken.append(box)


def _beside(x: float, y: float, width: float, height: float) -> Iterator[Box]:
    """The places for a label around a mark: above and to the left first, where a rising line leaves room."""
    near = _DOT
    for right, bottom in (
        (x + width / 2, y - near), (x - near / 2, y - near / 2), (x - near, y + height / 2),
        (x + near + width, y + height / 2), (x + near + width, y + near + height), (x + width / 2, y + near + height),
    ):  # fmt: skip
        yield Box(right - width, bottom - height, right, bottom)


def _around(x: float, y: float, size: float) -> Box:
    return Box(x - size / 2, y - size / 2, x + size / 2, y + size / 2)
