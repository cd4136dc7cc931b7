"""Charts drawn in a process of their own: one that hangs is killed, and the event loop never waits for its turn.

The process is begun by the first chart and kept for the next ones. It ends with the process that asked for it, however
that ends: there is nobody left to hear from then.
"""

import multiprocessing
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import Connection

from bot.chart_values import Chart
from bot.charts import draw
from bot.typeface import Typeface, find_typeface
from index.errors import DealbotError

_PROCESSES = multiprocessing.get_context("spawn")  # a fork would share the threads' locks and the open databases
_BEGINNING = 60.0  # seconds; the first time ever, all fonts of the machine are looked at
_LIMIT = 10.0  # seconds a chart may take; most take a quarter of one
_MOST = 200  # charts of one process: what a library leaks goes with it
_LAST_MOMENT = 1.0  # seconds a killed process may take to be gone


class DrawingFailed(DealbotError):
    """A chart took too long, or ended the process that drew it."""

    def __init__(self, why: str) -> None:
        super().__init__(f"a chart wasn't drawn: {why}")


class Artist:
    """Draws charts in the process it keeps for that. Call it from one thread, but for `close`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._drawer: _Drawer | None = None
        self._closed = False

    def face(self) -> Typeface:
        """The letters charts are drawn in; DrawingFailed when no process comes up that draws."""
        drawer = self._ready()
        try:
            return drawer.face()
        except (EOFError, OSError) as error:
            raise self._failed(drawer, error) from error

    def draw(self, chart: Chart) -> bytes:
        """The chart as a PNG; DrawingFailed when it takes too long, or can't be drawn."""
        drawer = self._ready()
        try:
            png = drawer.draw(chart)
        except (EOFError, OSError) as error:
            raise self._failed(drawer, error) from error
        if drawer.drawn >= _MOST:
            self._end()
        return png

    def close(self) -> None:
        """Draw nothing more, and give up what is being drawn."""
        with self._lock:
            self._closed = True
        self._end()

    def _ready(self) -> "_Drawer":
        with self._lock:
            if self._closed:
                raise DrawingFailed("the bot stops")
            if self._drawer is None:
                self._drawer = _Drawer()
            return self._drawer

    def _end(self) -> None:
        with self._lock:
            drawer, self._drawer = self._drawer, None
        if drawer:
            drawer.end()

    def _failed(self, drawer: "_Drawer", error: Exception) -> DrawingFailed:
        hangs = isinstance(error, TimeoutError)
        code = drawer.end(patience=0 if hangs else _LAST_MOMENT)
        with self._lock:
            self._drawer = None
        return DrawingFailed(str(error) if hangs else f"its process ended (exit code {code})")


class _Drawer:
    """One process that draws; it says which letters it has when it is ready."""

    def __init__(self) -> None:
        self._connection, there = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(target=_work, args=(there,), daemon=True, name="charts")
        self._process.start()
        there.close()
        self._face: Typeface | None = None
        self.drawn = 0

    def face(self) -> Typeface:
        """Its letters; TimeoutError when it takes too long, EOFError or another OSError when it has ended."""
        if self._face is None:
            self._wait(_BEGINNING)
            self._face = self._connection.recv()
        return self._face

    def draw(self, chart: Chart) -> bytes:
        """The chart as a PNG; raises what `face` does."""
        self.face()
        self._connection.send(chart)
        self._wait(_LIMIT)
        png: bytes = self._connection.recv()
        self.drawn += 1
        return png

    def end(self, patience: float = 0) -> int | None:
        """Kill it, whatever it does, unless it ends by itself within so many seconds; its exit code."""
        self._process.join(patience)
        self._process.kill()
        self._process.join(_LAST_MOMENT)
        return self._process.exitcode

    def _wait(self, limit: float) -> None:
        if not self._connection.poll(limit):
            raise TimeoutError(f"it took longer than {limit:g} seconds")


def _work(connection: Connection) -> None:
    """What the other process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's Ctrl-C reaches both; the one that asks decides
    with suppress(EOFError, ConnectionError):  # nobody asks any more
        face = find_typeface()
        connection.send(face)
        while True:
            connection.send(draw(connection.recv(), face))
