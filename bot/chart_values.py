"""What a chart shows, all strings and numbers: which figures, and in which words, others have decided."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from bot.canvas import GREY, Style

# Nothing is written smaller than this: a phone shows the picture at less than a third of its width.
SMALL = Style(26, GREY)
NAME, VALUE = Style(28), Style(34, bold=True)
# Hues that nobody confuses (Okabe and Ito).
HUES = ("#0072B2", "#D55E00")
GAP = 10  # pixels between a mark and what is written beside it


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
