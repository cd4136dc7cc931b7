"""Charts as PNG pictures that can be read on a phone: lines over time, and bars side by side.

What is drawn is all strings and numbers by now: which figures, and in which words, others have decided.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from bot.canvas import GREY, HEIGHT, PAPER, PITCH, WIDTH, Box, Canvas, Style
from bot.typeface import Typeface

_MARGIN = 48
_TITLES = tuple(Style(size, bold=True) for size in (48, 44, 40))  # the largest that needs no second row
_SUBTITLE = Style(30, GREY)
_SMALL = Style(26, GREY)  # nothing is smaller: a phone shows the picture at less than a third of its width
_VALUE, _NAME, _INSIDE = Style(34, bold=True), Style(28), Style(28, PAPER)
_NARROW = Style(26)  # for names, where there are many
# Hues that nobody confuses (Okabe and Ito); where two meet, the marks differ in shape as well.
_HUES, _SHAPES = ("#0072B2", "#D55E00"), ("o", "s")
_PALE, _RULE = "#9CC3DE", "#B8B8B8"
_DOT, _GAP = 15, 10
_LONELY = 200  # days around marks that are all of one day
_NAMES = 0.42  # of the width, at most
_TALLEST = 160  # a bar with the gap to the next


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around a chart: the answer as its title, what it is about, and below it dates and sources."""

    title: str
    subtitle: str = ""
    footer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A value on a day, and how it is written."""

    day: date
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of marks, oldest first; a line in steps holds until it changes, and to the end of the chart."""

    name: str
    marks: tuple[Mark, ...]
    in_steps: bool = False


@dataclass(frozen=True, slots=True)
class LineChart:
    """One line over time, or two; `ticks` are the days named below."""

    heading: Heading
    lines: tuple[Line, ...]
    ticks: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar, and how it is written on it."""

    value: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of one part or several; `strong` ones are the answer."""

    name: str
    parts: tuple[Part, ...]
    label: str
    strong: bool = True

    @property
    def value(self) -> float:
        """What the parts come to."""
        return sum(part.value for part in self.parts)


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars, the first at the top."""

    heading: Heading
    bars: tuple[Bar, ...]


Chart: TypeAlias = LineChart | BarChart
_Spot: TypeAlias = tuple[float, float]  # in pixels, across and down


def draw(chart: Chart, face: Typeface) -> bytes:
    """The chart as a PNG of 1280 × 800 pixels on white."""
    canvas = Canvas(face)
    room = _write_heading(canvas, chart.heading)
    match chart:
        case LineChart():
            _draw_lines(canvas, chart, room)
        case BarChart():
            _draw_bars(canvas, chart, room)
    return canvas.png()


def _write_heading(canvas: Canvas, heading: Heading) -> Box:
    """Write what stands around the chart; the room that is left."""
    width = WIDTH - 2 * _MARGIN
    style = next((style for style in _TITLES if canvas.width(heading.title, style) <= width), _TITLES[-1])
    top = canvas.write_rows(_MARGIN, 32, canvas.wrap(heading.title, style, width, 2), style)
    top = canvas.write_rows(_MARGIN, top, canvas.wrap(heading.subtitle, _SUBTITLE, width, 1), _SUBTITLE)
    rows = [row for line in heading.footer for row in canvas.wrap(line, _SMALL, width, 2)]
    bottom = HEIGHT - 24 - len(rows) * _SMALL.size * PITCH
    canvas.write_rows(_MARGIN, bottom, rows, _SMALL)
    return Box(_MARGIN, top + 16, WIDTH - _MARGIN, bottom - 16)


def _draw_bars(canvas: Canvas, chart: BarChart, room: Box) -> None:
    pitch = min(room.height / len(chart.bars), _TALLEST)
    style = _NAME if 2 * _NAME.size * PITCH < pitch else _NARROW
    names = [canvas.wrap(bar.name, style, _NAMES * room.width, 2) for bar in chart.bars]
    left = room.left + max((canvas.width(row, style) for rows in names for row in rows), default=0) + 2 * _GAP
    right = room.right - max(canvas.width(bar.label, _VALUE) for bar in chart.bars) - 2 * _GAP
    top = room.top + (room.height - pitch * len(chart.bars)) / 2
    scale = (right - left) / (max(bar.value for bar in chart.bars) or 1)
    for place, (bar, rows) in enumerate(zip(chart.bars, names, strict=True)):
        middle = top + (place + 0.5) * pitch
        canvas.write_rows(left - _GAP, middle - len(rows) * style.size * PITCH / 2, rows, style, "right")
        _draw_bar(canvas, bar, scale, Box(left, middle - 0.35 * pitch, right, middle + 0.35 * pitch))
        canvas.write(left + bar.value * scale + _GAP, middle, bar.label, _VALUE)


def _draw_bar(canvas: Canvas, bar: Bar, scale: float, row: Box) -> None:
    start, middle = row.left, (row.top + row.bottom) / 2
    hue, style = (_HUES[0], _INSIDE) if bar.strong else (_PALE, _NAME)
    for part in bar.parts:
        length = part.value * scale
        canvas.axes.barh(middle, length, row.height, start, color=hue, edgecolor=PAPER, linewidth=2)
        if canvas.width(part.label, style) + _GAP <= length:
            canvas.write(start + length / 2, middle, part.label, style, "center")
        start += length


def _draw_lines(canvas: Canvas, chart: LineChart, room: Box) -> None:
    several = len(chart.lines) > 1
    legend, ground = room.top + _NAME.size / 2, room.bottom - _SMALL.size * PITCH
    frame = Box(room.left + _DOT, legend + (3 * _DOT if several else 0), room.right - _DOT, ground)
    scale = _scale([mark for line in chart.lines for mark in line.marks], frame)
    canvas.axes.plot((room.left, room.right), (ground, ground), color=_RULE, linewidth=2)
    for day, name in chart.ticks:
        x, half = scale.x(day), canvas.width(name, _SMALL) / 2
        canvas.axes.plot((x, x), (ground, ground + _GAP), color=_RULE, linewidth=2)
        x = min(max(x, half + _GAP), WIDTH - half - _GAP)
        canvas.write(x, ground + _GAP + _SMALL.size / 2, name, _SMALL, "center")
    taken, paths = list[Box](), list[Box]()
    for line, hue, shape in zip(chart.lines, _HUES, _SHAPES, strict=False):
        spots = [scale.spot(mark) for mark in line.marks]
        paths += _draw_line(canvas, scale, spots, hue, line.in_steps)
        _draw_marks(canvas, spots, hue, shape)
        taken += [_around(*spot, _DOT) for spot in spots]
    if several:
        _draw_legend(canvas, chart.lines, room.left, legend)
    for line, hue in zip(chart.lines, _HUES, strict=False):
        _label(canvas, line, scale, hue, taken, paths)


def _draw_legend(canvas: Canvas, lines: Sequence[Line], x: float, y: float) -> None:
    for line, hue, shape in zip(lines, _HUES, _SHAPES, strict=False):
        _draw_marks(canvas, [(x + _DOT, y)], hue, shape)
        canvas.write(x + 2 * _DOT, y, line.name, _NAME)
        x += 5 * _DOT + canvas.width(line.name, _NAME)


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
    style = Style(_VALUE.size, hue, bold=True, halo=True)
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
