"""A sheet of paper for a picture: text that is measured, wrapped and cut, and room to draw in, all in pixels."""

import io
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.typeface import Typeface

WIDTH, HEIGHT = 1280, 800
PAPER, INK, GREY = "#FFFFFF", "#1A1A1A", "#555555"
PITCH = 1.3  # from one line of text to the next, in sizes


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the picture, in pixels from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def contains(self, other: "Box") -> bool:
        """Whether all of the other is in this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def touches(self, other: "Box") -> bool:
        """Whether the two overlap."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks; a halo keeps it apart from a line that runs under it."""

    size: float
    color: str = INK
    bold: bool = False
    halo: bool = False


class Canvas:
    """White paper of 1280 × 800 pixels; `axes` are those pixels, for lines and bars."""

    def __init__(self, face: Typeface) -> None:
        from matplotlib.figure import Figure
        from matplotlib.textpath import TextToPath

        # At 72 dots an inch a point is a pixel, so that sizes mean the same everywhere. No pyplot: it keeps every
        # figure in a list of its own.
        self._figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72, facecolor=PAPER)
        self._ruler = TextToPath()
        self._face = face
        self.paper = Box(0, 0, WIDTH, HEIGHT)
        self.axes = self._figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        self.axes.set_axis_off()

    def png(self) -> bytes:
        """What was drawn; the canvas is empty then, for a figure holds on to itself and to megabytes of pixels."""
        picture = io.BytesIO()
        self._figure.savefig(picture, format="png", facecolor=PAPER)
        self._figure.clear()
        return picture.getvalue()

    def width(self, text: str, style: Style) -> float:
        """How wide a text gets."""
        font = self._face.properties(style.size, style.bold)
        return self._ruler.get_text_width_height_descent(self._face.drawable(text), font, ismath=False)[0]

    def wrap(self, text: str, style: Style, width: float, rows: int) -> list[str]:
        """The text in at most so many rows, with an ellipsis where there was more."""
        wrapped = list[str]()
        for word in self._face.drawable(text).split():
            if wrapped and self.width(f"{wrapped[-1]} {word}", style) <= width:
                wrapped[-1] += f" {word}"
            elif len(wrapped) == rows:
                wrapped[-1] += "…"
                break
            else:
                wrapped.append(word)
        return [self._narrowed(row, style, width) for row in wrapped]

    def write(self, x: float, y: float, text: str, style: Style, align: str = "left") -> None:
        """Write a text whose middle is at the height `y`."""
        from matplotlib.patheffects import withStroke

        self.axes.text(
            x,
            y,
            self._face.drawable(text),
            fontproperties=self._face.properties(style.size, style.bold),
            color=style.color,
            horizontalalignment=align,
            verticalalignment="center_baseline",
            parse_math=False,  # two $ signs are no formula
            path_effects=[withStroke(linewidth=6, foreground=PAPER)] if style.halo else [],
        )

    def write_rows(self, x: float, y: float, rows: Sequence[str], style: Style, align: str = "left") -> float:
        """Write rows below each other from the height `y` on; where the next would begin."""
        for row in rows:
            self.write(x, y + style.size * PITCH / 2, row, style, align)
            y += style.size * PITCH
        return y

    def _narrowed(self, row: str, style: Style, width: float) -> str:
        """A row that is too wide because of one long word or its ellipsis, cut until it fits."""
        if self.width(row, style) <= width:
            return row
        cuts = range(1, len(row))
        return row[: bisect_right(cuts, width, key=lambda cut: self.width(f"{row[:cut]}…", style))].rstrip("…") + "…"
