"""Charts as PNG pictures that can be read on a phone: lines over time, and bars side by side."""

from bot.canvas import GREY, HEIGHT, PAPER, PITCH, WIDTH, Box, Canvas, Style
from bot.chart_lines import draw_lines
from bot.chart_values import GAP, HUES, NAME, SMALL, VALUE, Bar, BarChart, Chart, Heading, LineChart
from bot.typeface import Typeface

_MARGIN = 48
_TITLES = tuple(Style(size, bold=True) for size in (48, 44, 40))  # the largest that needs no second row
_SUBTITLE = Style(30, GREY)
_NARROW = Style(26)  # for names, where there are many
_INSIDE = Style(28, PAPER)
_PALE = "#9CC3DE"
_NAMES = 0.42  # of the width, at most
_TALLEST = 160  # a bar with the gap to the next


def draw(chart: Chart, face: Typeface) -> bytes:
    """The chart as a PNG of 1280 × 800 pixels on white."""
    canvas = Canvas(face)
    room = _write_heading(canvas, chart.heading)
    match chart:
        case LineChart():
            draw_lines(canvas, chart, room)
        case BarChart():
            _draw_bars(canvas, chart, room)
    return canvas.png()


def _write_heading(canvas: Canvas, heading: Heading) -> Box:
    """Write what stands around the chart; the room that is left."""
    width = WIDTH - 2 * _MARGIN
    style = next((style for style in _TITLES if canvas.width(heading.title, style) <= width), _TITLES[-1])
    top = canvas.write_rows(_MARGIN, 32, canvas.wrap(heading.title, style, width, 2), style)
    top = canvas.write_rows(_MARGIN, top, canvas.wrap(heading.subtitle, _SUBTITLE, width, 1), _SUBTITLE)
    rows = [row for line in heading.footer for row in canvas.wrap(line, SMALL, width, 2)]
    bottom = HEIGHT - 24 - len(rows) * SMALL.size * PITCH
    canvas.write_rows(_MARGIN, bottom, rows, SMALL)
    return Box(_MARGIN, top + 16, WIDTH - _MARGIN, bottom - 16)


def _draw_bars(canvas: Canvas, chart: BarChart, room: Box) -> None:
    pitch = min(room.height / len(chart.bars), _TALLEST)
    style = NAME if 2 * NAME.size * PITCH < pitch else _NARROW
    names = [canvas.wrap(bar.name, style, _NAMES * room.width, 2) for bar in chart.bars]
    left = room.left + max((canvas.width(row, style) for rows in names for row in rows), default=0) + 2 * GAP
    right = room.right - max(canvas.width(bar.label, VALUE) for bar in chart.bars) - 2 * GAP
    top = room.top + (room.height - pitch * len(chart.bars)) / 2
    scale = (right - left) / (max(bar.value for bar in chart.bars) or 1)
    for place, (bar, rows) in enumerate(zip(chart.bars, names, strict=True)):
        middle = top + (place + 0.5) * pitch
        canvas.write_rows(left - GAP, middle - len(rows) * style.size * PITCH / 2, rows, style, "right")
        _draw_bar(canvas, bar, scale, Box(left, middle - 0.35 * pitch, right, middle + 0.35 * pitch))
        canvas.write(left + bar.value * scale + GAP, middle, bar.label, VALUE)


def _draw_bar(canvas: Canvas, bar: Bar, scale: float, row: Box) -> None:
    start, middle = row.left, (row.top + row.bottom) / 2
    hue, style = (HUES[0], _INSIDE) if bar.strong else (_PALE, NAME)
    for part in bar.parts:
        length = part.value * scale
        canvas.axes.barh(middle, length, row.height, start, color=hue, edgecolor=PAPER, linewidth=2)
        if canvas.width(part.label, style) + GAP <= length:
            canvas.write(start + length / 2, middle, part.label, style, "center")
        start += length
