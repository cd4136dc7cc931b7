"""Charts of another process: the same pictures, and nothing that hangs, dies or leaks there is felt here."""

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest

from bot import drawing_apart
from bot.chart_values import BarChart
from bot.charts import draw
from bot.drawing_apart import Artist, DrawingFailed
from tests.bot.test_charts import BARS, HEADING, LINES


@pytest.fixture
def artist() -> Iterator[Artist]:
    """Somebody who draws elsewhere."""
    begun = Artist()
    yield begun
    begun.close()
    assert drawers() == []


def drawers() -> list[int]:
    """The processes that draw now."""
    return [process.pid or 0 for process in multiprocessing.active_children()]


def test_it_is_drawn_as_here_and_the_process_is_kept(artist: Artist) -> None:
    assert drawers() == []  # nobody has asked for a chart
    assert artist.draw(LINES) == draw(LINES, artist.face())
    [drawer] = drawers()
    assert artist.draw(BARS) == draw(BARS, artist.face())
    assert drawers() == [drawer]


def test_one_that_hangs_is_killed_and_the_next_chart_is_drawn(artist: Artist, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = artist.draw(LINES)
    [drawer] = drawers()
    os.kill(drawer, signal.SIGSTOP)
    monkeypatch.setattr(drawing_apart, "_LIMIT", 0.2)
    with pytest.raises(DrawingFailed, match=r"a chart wasn't drawn: it took longer than 0\.2 seconds"):
        artist.draw(LINES)
    assert drawers() == []
    monkeypatch.undo()
    assert artist.draw(LINES) == picture


def test_one_that_ends_is_begun_anew(artist: Artist) -> None:
    with pytest.raises(DrawingFailed, match=r"a chart wasn't drawn: its process ended \(exit code 1\)"):
        artist.draw(BarChart(HEADING, ()))  # there is nothing to measure the bars by
    picture = artist.draw(LINES)
    [drawer] = drawers()
    os.kill(drawer, signal.SIGKILL)
    with pytest.raises(DrawingFailed, match="exit code -9"):
        artist.draw(LINES)
    assert artist.draw(LINES) == picture


def test_after_so_many_charts_another_process_takes_over(artist: Artist, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_apart, "_MOST", 2)
    artist.draw(LINES)
    [first] = drawers()
    artist.draw(LINES)
    assert drawers() == []
    artist.draw(LINES)
    assert drawers() != [first]


def test_one_that_is_closed_draws_nothing_more(artist: Artist) -> None:
    artist.draw(LINES)
    artist.close()
    assert drawers() == []
    with pytest.raises(DrawingFailed, match="the bot stops"):
        artist.draw(LINES)
