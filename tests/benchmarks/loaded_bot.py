"""The bot as it runs, as a process that also tells how late its event loop is.

    python -m tests.benchmarks.loaded_bot API_BASE FOLDER [--spaced]

FOLDER holds a data folder with its index. A line of standard output is a second: the seconds by which each turn of the
loop came too late. Telegram's own limits are off unless --spaced says otherwise, and so are those on people.
"""

import argparse
import asyncio
import json
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

from pydantic import SecretStr

from bot.building_apart import BuildingApart
from bot.config import Config, Limits, Logs, Paths, Telegram
from bot.logs import configure_logs
from bot.telegram.app import build_bot
from tests.telegram.double.server import TOKEN

_PAUSE = 0.01
_MANY = 1_000_000


async def tell_lags() -> None:
    """Say each second by how much each turn of the event loop was late."""
    while True:
        lags, end = [], time.monotonic() + 1
        while (started := time.monotonic()) < end:
            await asyncio.sleep(_PAUSE)
            lags.append(round(time.monotonic() - started - _PAUSE, 5))
        sys.stdout.write(json.dumps(lags) + "\n")
        sys.stdout.flush()


async def serve(api_base: str, folder: Path, spaced: bool) -> None:
    """The real bot over the real service, until it is stopped."""
    telegram = Telegram(admins=(1,), api_base=api_base, file_base=api_base)
    limits = Limits(
        per_minute=_MANY, per_day=_MANY, group_per_minute=_MANY, waiting=_MANY, all_waiting=_MANY
    )  # fmt: skip
    paths = Paths(data=folder / "data", chats=folder / "chats")
    config = Config(paths=paths, telegram=telegram, limits=limits, logs=Logs(), token=SecretStr(TOKEN))
    configure_logs(config)
    service = BuildingApart(config)
    service.refresh()
    service.ask("how many K2s have been delivered to Poland?")  # the model is loaded before it is measured
    bot = build_bot(config, SecretStr(TOKEN), service, spaced=spaced)
    async with bot.running():
        telling = asyncio.create_task(tell_lags())
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, telling.cancel)
        with suppress(asyncio.CancelledError):
            await telling


def main() -> None:
    """Run the bot for a Bot API at an address."""
    parser = argparse.ArgumentParser()
    parser.add_argument("api_base")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--spaced", action="store_true")
    given = parser.parse_args()
    asyncio.run(serve(given.api_base, given.folder, given.spaced))


if __name__ == "__main__":
    main()
