"""How long it takes until facts are offered to somebody who types behind the bot's name, over the data that ships.

    python -m tests.benchmarks.inline [ROUNDS]

prints milliseconds from the update to the results, through the real bot and the Bot API double: the median, the 95th
of a hundred, and the slowest with what was typed.
"""

import asyncio
import math
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from pydantic import SecretStr

from bot.config import Config, Paths, Telegram
from bot.service import Service
from bot.telegram.app import build_bot
from tests.records_folder import DATA
from tests.telegram.double import BotApi

TYPED = (
    "", "K", "K2", "K2 P", "K2 Poland", "Poland", "South Korea", "Hanwha", "delivered K9 Egypt", "폴란드 K2",
    "K2 Polska",
    "how many K2s have been delivered to Poland?", "Did Poland buy 1,000 K2s?", "When will Norway get its K9s?",
    "which is larger, Poland or Egypt?", "timeline of Poland K2", "why did Poland choose the K2?", "xyz",
)  # fmt: skip


async def measure(rounds: int) -> list[tuple[float, str]]:
    """The milliseconds of each query, the fastest first."""
    tg = await BotApi().start()
    with tempfile.TemporaryDirectory() as folder:
        telegram = Telegram(admins=(11,), api_base=tg.api_base, file_base=tg.file_base)  # who may ask as they like
        config = Config(
            paths=Paths(data=DATA, index=Path(folder) / "index", chats=Path(folder) / "chats"), telegram=telegram
        )
        service = Service(config)
        service.refresh()
        service.reader()  # what a running bot has done long before
        bot = build_bot(config, SecretStr(tg.token), service, spaced=False)
        took, ann = list[tuple[float, str]](), tg.person(11, "Ann")
        async with bot.running():
            for text in TYPED * rounds:
                started = time.perf_counter()
                await ann.inline(text)
                took.append((1000 * (time.perf_counter() - started), text))
        service.close()
    await tg.stop()
    return sorted(took)


def main() -> None:
    """Print the three figures."""
    os.environ.update(NO_PROXY="127.0.0.1", PTB_TIMEDELTA="true")
    took = asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
    slowest, text = took[-1]
    p95, _ = took[math.ceil(0.95 * len(took)) - 1]
    typical = median(ms for ms, _ in took)
    told = f"{len(took)} queries: p50 {typical:.0f} ms, p95 {p95:.0f} ms, slowest {slowest:.0f} ms ({text!r})"
    sys.stdout.write(f"{told}\n")


if __name__ == "__main__":
    main()
