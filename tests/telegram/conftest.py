"""The Bot API double and the real application, joined over HTTP."""

import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest
from pydantic import SecretStr

from bot.config import Config, Logs, Paths, Telegram
from bot.logs import Redaction
from bot.service import Service
from bot.telegram.app import build_bot, utc_now
from bot.telegram.desk import Desk
from bot.telegram.running import TelegramApplication
from index.encoder import Encoder
from tests.telegram.clock import Clock
from tests.telegram.desk import HandDesk
from tests.telegram.double import BotApi
from tests.telegram.double.server import TOKEN
from tests.telegram.followers import forget_newer
from tests.telegram.leaks import LogWatch, leaks_in_chats, leaks_in_files
from tests.telegram.newsroom import data_folder, service_over

ADMINS = (1, 2)
PULSE = 0.05  # seconds from one look for news to the next
QUIET = 0.3  # seconds after which a long paste counts as complete


class RunBot(Protocol):
    """Runs the bot for the length of a `with` block; with the same index folder it is the same bot, restarted."""

    def __call__(
        self, desk: Desk, pace: float | None = ..., config: Config | None = ..., now: Callable[[], datetime] = ...
    ) -> AbstractAsyncContextManager[TelegramApplication]: ...


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")  # httpx would ask a proxy for the double
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # without it the library's own error warns about itself


@pytest.fixture(scope="session", autouse=True)
def _logs_watched() -> Iterator[None]:
    """Looks for the token in all that is logged, as our log would say it."""
    watch = LogWatch(Redaction(SecretStr(TOKEN)))
    logging.getLogger().addHandler(watch)
    yield
    logging.getLogger().removeHandler(watch)
    assert watch.leaks == []


@pytest.fixture(autouse=True)
def _files_watched(tmp_path: Path) -> Iterator[None]:
    """Looks for the token in the databases that a test leaves behind."""
    yield
    assert leaks_in_files(tmp_path) == []


@pytest.fixture
async def tg() -> AsyncIterator[BotApi]:
    """The double; what it saw is checked when the test is over."""
    api = await BotApi().start()
    yield api
    await api.stop()
    api.verify()
    assert leaks_in_chats(api) == []


def config_for(tg: BotApi, folder: Path) -> Config:
    """Settings that point at the double; what the bot remembers of its chats is in `folder`."""
    telegram = Telegram(admins=ADMINS, api_base=tg.api_base, file_base=tg.file_base)
    paths = Paths(data=folder, index=folder / "chats")
    return Config(paths=paths, telegram=telegram, logs=Logs(level="DEBUG"), token=SecretStr(tg.token))


@pytest.fixture
def run_bot(tg: BotApi, tmp_path: Path) -> RunBot:
    """Runs the real bot against the double, in the test's own loop."""

    @asynccontextmanager
    async def run(
        desk: Desk, pace: float | None = 0.05, config: Config | None = None, now: Callable[[], datetime] = utc_now
    ) -> AsyncIterator[TelegramApplication]:
        settings = config or config_for(tg, tmp_path)
        bot = build_bot(settings, SecretStr(tg.token), desk, pace=pace, quiet=QUIET, now=now, pulse=PULSE)
        async with bot.running():
            yield bot.application

    return run


@pytest.fixture
def desk() -> HandDesk:
    """A desk to write answers for."""
    return HandDesk()


@pytest.fixture
async def bot(run_bot: RunBot, desk: HandDesk) -> AsyncIterator[TelegramApplication]:
    """The bot, answering from the hand-written desk."""
    async with run_bot(desk) as application:
        yield application


@pytest.fixture
def clock() -> Clock:
    """A clock for the bot to go by: nine in the morning."""
    return Clock()


@pytest.fixture
def data(recorded: Path, tmp_path: Path) -> Path:
    """A small data folder of this test's own, with its index and an article whose three facts wait."""
    return data_folder(recorded, tmp_path)


@pytest.fixture
def newsroom(data: Path, encoder: Encoder) -> Iterator[Service]:
    """The real service over that folder."""
    service = service_over(data, encoder)
    yield service
    service.close()


@pytest.fixture
def served(newsroom: Service) -> Service:
    """That service when 46 tanks had been delivered to Poland, and nothing newer was known."""
    forget_newer(newsroom.data)
    newsroom.refresh()
    return newsroom


@pytest.fixture
async def desk_bot(run_bot: RunBot, newsroom: Service) -> AsyncIterator[TelegramApplication]:
    """The bot over the real service."""
    async with run_bot(newsroom) as application:
        yield application
