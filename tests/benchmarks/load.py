"""How the bot bears many people: the double and the people are this process, the bot as it runs is another.

    python -m tests.benchmarks.load [--users 50 200 1000] [--soak 20000] [--rate 20 --seconds 60] [--spaced]

Each person asks two things at once, looks at a source and follows up; what they read must be, message by message, what
one person alone reads. A wait is from the question to its answer in the chat. Telegram's own limits are off unless
--spaced says otherwise. Measure while nothing else runs.
"""

import argparse
import asyncio
import itertools
import json
import os
import shutil
import sys
import tempfile
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.load_articles import put_articles
from tests.telegram.crowd import TOGETHER, Crowd, Talk, talk_at_once
from tests.telegram.double import BotApi, Chat, Fault, Message

CHECKOUT = Path(__file__).parents[2]
_HEADER = f"{'':<40}{'answers':>8}{'per s':>8}{'p50 s':>8}{'p95 s':>8}{'lag p99':>9}{'memory':>9}  wrong"
_BATCH = 150  # articles a re-index is given at a time


@dataclass
class LoadedBot:
    """The bot's process, and the lags of its event loop since they were last taken."""

    process: Process
    lags: list[float] = field(default_factory=list)

    async def listen(self) -> None:
        """Take in what the process tells."""
        assert self.process.stdout
        async for line in self.process.stdout:
            self.lags += json.loads(line)

    def taken_lags(self) -> list[float]:
        """The lags since the last call."""
        taken, self.lags = self.lags, []
        return taken

    def megabytes(self) -> float:
        """What the process has in memory."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Bench:
    """A crowd, the bot it talks to, and an admin who keeps it re-indexing."""

    def __init__(self, api: BotApi, bot: LoadedBot, folder: Path) -> None:
        self.api = api
        self.bot = bot
        self._data = folder / "data"
        self._numbers = itertools.count(1000)
        self._articles = itertools.count(step=_BATCH)
        self._admin = api.person(1, "Ada")

    def people(self, count: int) -> list[Chat]:
        """New people, whom the bot hasn't met."""
        return [self.api.person(number, f"P{number}") for number in itertools.islice(self._numbers, count)]

    @asynccontextmanager
    async def faults(self, share: float) -> AsyncIterator[None]:
        """Let that share of all calls answer 429 or 502 for the length of the block."""
        faults = [
            Fault("*", 429, times=10**9, retry_after=1, share=share / 2),
            Fault("*", 502, times=10**9, body="<html><h1>502 Bad Gateway</h1></html>", share=share / 2),
        ]
        for fault in faults:
            self.api.fail(fault)
        yield
        for fault in faults:
            fault.times = 0

    @asynccontextmanager
    async def reindexing(self) -> AsyncIterator[None]:
        """Keep the bot re-indexing for the length of the block."""
        before = len(self._admin.answers)
        task = asyncio.create_task(self._reindex())
        await self._admin.answer(before, "the re-index to begin", 60)
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        if (last := self._admin.answers[-1]).labels:
            await self._admin.touch(last, last.labels[0])
        await self._ended(last)

    async def _reindex(self) -> None:
        while True:
            put_articles(self._data, next(self._articles), _BATCH)
            await self._ended(await self._admin.ask("/reindex", within=60))

    async def _ended(self, message: Message) -> None:
        await self.api.world.until(lambda: not message.labels, "the re-index to end", 600)

    async def measure(self, what: str, crowd: Crowd, wrong: Sequence[str], started: float) -> None:
        """Print one line of the table, and what went wrong."""
        seconds = time.monotonic() - started
        await asyncio.sleep(1.1)  # for the last second of lags
        waits, lags = sorted(crowd.waits), sorted(self.bot.taken_lags())
        numbers = f"{len(waits):>8}{len(waits) / seconds:>8.1f}{_at(waits, 0.5):>8.2f}{_at(waits, 0.95):>8.2f}"
        machine = f"{1000 * _at(lags, 0.99):>6.0f} ms{self.bot.megabytes():>6.0f} MB"
        sys.stdout.write(f"{what:<40}{numbers}{machine}  {len(wrong)}\n")
        for line in wrong[:5]:
            sys.stdout.write(f"    {line[:300]}\n")
        sys.stdout.flush()


async def at_once(bench: Bench, count: int, alone: Talk, what: str) -> None:
    """Everybody begins in the same moment."""
    crowd, people = Crowd(bench.api), bench.people(count)
    bench.bot.taken_lags()
    started = time.monotonic()
    wrong = await talk_at_once(crowd, people, alone)
    await bench.measure(f"{count} users, {what}", crowd, wrong, started)


async def steadily(bench: Bench, rate: float, count: int, alone: Talk, what: str) -> None:
    """People ask one thing each, so many a second, whether or not those before them have their answer."""
    crowd, people = Crowd(bench.api), bench.people(min(count, 1000))
    bench.bot.taken_lags()
    started, asking = time.monotonic(), []
    for number, person in zip(range(count), itertools.cycle(people), strict=False):
        await asyncio.sleep(max(0.0, started + number / rate - time.monotonic()))
        asking.append(asyncio.create_task(crowd.ask(person, TOGETHER[0])))
    told = await asyncio.gather(*asking, return_exceptions=True)
    wrong = [repr(one) for one in told if isinstance(one, BaseException) or one[0].text != alone[0]]
    await bench.measure(f"{rate:g} questions a second, {what}", crowd, [*wrong, *map(str, crowd.left_over())], started)


async def soak(bench: Bench, count: int, alone: Talk) -> None:
    """Many questions one after the other, in rounds, to see what memory does."""
    people = bench.people(100)
    for done in range(0, count, 1000):
        crowd = Crowd(bench.api)
        started = time.monotonic()
        answers = await asyncio.gather(*(crowd.ask(person, *([TOGETHER[0]] * 10)) for person in people))
        wrong = [f"{one.text!r}" for those in answers for one in those if one.text != alone[0]]
        await bench.measure(f"questions {done + 1} to {done + 1000}", crowd, wrong, started)


@asynccontextmanager
async def loaded(spaced: bool) -> AsyncIterator[Bench]:
    """The double, and the bot over a copy of the data folder in a process of its own."""
    api = await BotApi().start()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(CHECKOUT / "data", folder / "data", ignore=shutil.ignore_patterns(".chats"))
        command = ("-m", "tests.benchmarks.loaded_bot", api.api_base, name, *(["--spaced"] if spaced else []))
        with (folder / "log").open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable, *command, cwd=CHECKOUT, stdout=PIPE, stderr=log
            )
            bot = LoadedBot(process)
            listening = asyncio.create_task(bot.listen())
            try:
                await api.world.until(lambda: api.polls or process.returncode is not None, "the bot to poll", 300)
                assert process.returncode is None, (folder / "log").read_text(encoding="utf-8")
                yield Bench(api, bot, folder)
            finally:
                if process.returncode is None:
                    process.terminate()
                await process.wait()
                await listening
                if "Traceback" in (text := (folder / "log").read_text(encoding="utf-8")):
                    sys.stdout.write(text[-4000:])
    await api.stop()


async def run(given: argparse.Namespace) -> None:
    """Measure what was asked for."""
    async with loaded(given.spaced) as bench:
        alone = await Crowd(bench.api).talk(bench.people(1)[0])
        sys.stdout.write("\n".join(["one person alone reads:", *(repr(text) for text in alone), "", _HEADER, ""]))
        for count in given.users:
            await at_once(bench, count, alone, "all at once")
            async with bench.faults(0.05):
                await at_once(bench, count, alone, "5 % of calls fail")
            async with bench.reindexing():
                await at_once(bench, count, alone, "a re-index runs")
            async with bench.reindexing(), bench.faults(0.05):
                await at_once(bench, count, alone, "both")
        if given.seconds:
            asked = int(given.rate * given.seconds)
            await steadily(bench, given.rate, asked, alone, "nothing else")
            async with bench.reindexing():
                await steadily(bench, given.rate, asked, alone, "a re-index runs")
            async with bench.reindexing(), bench.faults(0.05):
                await steadily(bench, given.rate, asked, alone, "both")
        await soak(bench, given.soak, alone)


def _at(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(share * len(values)))] if values else 0.0


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description="How the bot bears many people.")
    parser.add_argument("--users", type=int, nargs="*", default=[50, 200, 1000])
    parser.add_argument("--rate", type=float, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--soak", type=int, default=0, metavar="QUESTIONS")
    parser.add_argument("--spaced", action="store_true", help="keep Telegram's own limits")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
