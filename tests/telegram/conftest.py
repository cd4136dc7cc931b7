"""The Bot API double and the real application, joined over HTTP."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

import pytest
from pydantic import SecretStr
from telegram.error import TelegramError

from bot.config import Config, Logs, Telegram
from bot.telegram.app import UPDATES, TelegramApplication, build_application
from bot.telegram.desk import Desk
from tests.telegram.desk import HandDesk
from tests.telegram.double import BotApi

ADMINS = (1, 2)


class RunBot(Protocol):
    """Runs the bot for the length of a `with` block."""

    def __call__(self, desk: Desk, pace: float | None = ...) -> AbstractAsyncContextManager[TelegramApplication]: ...


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")  # httpx would ask a proxy for the double
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # without it the library's own error warns about itself


@pytest.fixture
async def tg() -> AsyncIterator[BotApi]:
    """The double; what it saw is checked when the test is over."""
    api = await BotApi().start()
    yield api
    await api.stop()
    api.verify()


def config_for(tg: BotApi) -> Config:
    """Settings that point at the double."""
    telegram = Telegram(admins=ADMINS, api_base=tg.api_base, file_base=tg.file_base)
    return Config(telegram=telegram, logs=Logs(level="DEBUG"), token=SecretStr(tg.token))


@pytest.fixture
def run_bot(tg: BotApi) -> RunBot:
    """Starts the real application against the double, as `run_polling` does, but in the test's own loop."""

    @asynccontextmanager
    async def run(desk: Desk, pace: float | None = 0.05) -> AsyncIterator[TelegramApplication]:
        application = build_application(config_for(tg), SecretStr(tg.token), desk, pace)

        def polling_failed(error: TelegramError) -> None:
            application.create_task(application.process_error(error=error, update=None))

        await application.initialize()
        assert application.post_init
        assert application.updater
        assert application.post_shutdown
        await application.post_init(application)
        await application.updater.start_polling(timeout=10, allowed_updates=UPDATES, error_callback=polling_failed)
        await application.start()
        try:
            yield application
        finally:
            await application.updater.stop()
            await application.stop()
            await application.shutdown()
            await application.post_shutdown(application)

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
