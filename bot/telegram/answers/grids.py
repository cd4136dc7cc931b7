"""The lines of an answer as a small table that no phone breaks: three short columns, the source by its number."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from rich.cells import cell_len

from bot.telegram.answers.evidence import cited
from bot.telegram.answers.figures import short_figure
from bot.telegram.messages.text import Text, fixed, plain
from bot.telegram.wording import Wording
from index.periods import Period, Precision, period_of
from index.records import MONEY
from retrieval.answer import Answer, TableRow

_WIDTH = 34  # columns that the narrowest phones show of such a text; a Korean letter takes two
_FEWEST, _MOST = 2, 6  # rows
_GAP = 2
_Cells: TypeAlias = list[tuple[str, str, str]]


def laid_out(answer: Answer, words: Wording) -> tuple[Text, tuple[str, ...]]:
    """The table of an answer and the lines of its details that aren't in it; no table, and all lines, where none fits.

    Figures in dispute stay lines, which say who says what.
    """
    rows = answer.rows
    if not _FEWEST <= len(rows) <= _MOST or answer.support.rivals:
        return Text(), answer.details
    grids = (_aligned(cells, _unit(rows, words)) for cells in _cells(answer, words))
    for lines in grids:
        if max(map(cell_len, lines)) <= _WIDTH:
            told = {row.line for row in rows}
            return fixed(plain("\n".join(lines))), tuple(line for line in answer.details if line not in told)
    return Text(), answer.details


def _cells(answer: Answer, words: Wording) -> Iterator[_Cells]:
    """What tells a row from the others, its figure, and its source with its date, where that isn't what tells it.

    Of what is told apart by names the dates get shorter until there is room.
    """
    rows, numbers = answer.rows, {article: f"[{number}]" for number, article in enumerate(cited(answer), start=1)}
    dates = [row.date for row in rows if row.date]
    sources = [numbers[row.citation.article.id] for row in rows if row.citation.article.id in numbers]
    if not len(rows) == len(dates) == len(sources):
        return
    figures = _figures(rows, words)
    if not any(row.names for row in rows):
        yield list(zip(map(words.speech.brief, dates), figures, sources, strict=True))
    elif (names := _names(rows)) and all(row.fact for row in rows):
        for precision in (Precision.MONTH, Precision.YEAR):
            told = [words.speech.brief(_shortened(date, precision)) for date in dates]
            yield list(zip(names, figures, map(" ".join, zip(told, sources, strict=True)), strict=True))


def _figures(rows: Sequence[TableRow], words: Wording) -> list[str]:
    """What each row tells: just the number, where all are counts of one unit."""
    if _unit(rows, words) or all(row.fact and row.fact.attribute in MONEY for row in rows):
        return [short_figure(row.fact, words) for row in rows if row.fact]
    return [words.speech.figure(row.fact) if row.fact else row.told for row in rows]


def _unit(rows: Sequence[TableRow], words: Wording) -> str:
    """What all rows count; nothing where they don't count the same."""
    units = {row.fact.unit if row.fact and row.fact.attribute not in MONEY else "" for row in rows}
    unit = units.pop() if len(units) == 1 else ""
    return words.speech.word("unit", unit) if unit not in ("", "percent") else ""


def _names(rows: Sequence[TableRow]) -> list[str]:
    """The first names by which all rows differ; none when they don't by any."""
    columns = (list(column) for column in zip(*(row.names for row in rows), strict=False))
    return next((column for column in columns if len(set(column)) == len(rows)), [])


def _shortened(date: Period, precision: Precision) -> Period:
    """The month or year of a date; one that isn't known as closely stays as it is."""
    wider = period_of(date.start, precision)
    return wider if wider.contains(date) else date


def _aligned(cells: _Cells, unit: str) -> list[str]:
    """What is counted, and the rows with their columns below each other, the figures to the right."""
    shown = [tuple(" ".join(plain(cell).text.split()) for cell in row) for row in cells]
    left, middle, _ = (max(map(cell_len, column)) for column in zip(*shown, strict=True))
    room = left + _GAP + middle
    told = [(name, " " * (room - cell_len(name + figure)), figure, " " * _GAP, where) for name, figure, where in shown]
    # Telegram may take spaces off the beginning, so the unit doesn't stand above its figures.
    return [*([unit] if unit else []), *map("".join, told)]
