"""Starting the bot, and stopping it in time: what is in hand is finished, what takes too long is left for later."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias

from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application

from bot.config import Metrics as MetricsSettings
from bot.config import Telegram
from bot.logs import log_event
from bot.telegram.transport.background import Background
from bot.telegram.transport.ending import Ending
from bot.telegram.transport.health import Health
from bot.telegram.transport.processor import PerChatProcessor

TelegramApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]

UPDATES = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"]
# Seconds for hanging up, for work in the background to give up, and for what is in hand; a stop may take eight.
_HANG_UP, _GIVE_UP, _IN_HAND = 1.5, 0.5, 4.5
_TRIES = 10  # at reaching Telegram when it is down at the start
_LONGEST_PAUSE = 30.0  # seconds between two of them
_POLL = 25  # seconds Telegram may keep a poll waiting
_CONNECTIONS = 10  # that Telegram may open to a webhook

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TelegramBot:
    """An application with what it takes to run it: how updates come in, what goes on beside them, why it ends."""

    application: TelegramApplication
    processor: PerChatProcessor
    background: Background
    health: Health
    ending: Ending
    telegram: Telegram
    metrics: MetricsSettings

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The bot at work for the length of the block; stopped within eight seconds at its end.

        Raises InvalidToken for a token Telegram refuses, another TelegramError when it can't be reached, OSError when
        a port is taken, and sqlite3.Error when the database of the chats can't be used.
        """
        try:
            await self._start()
            yield
        finally:
            await self._stop()

    async def _start(self) -> None:
        application = self.application
        await _reach(application)
        if application.post_init:
            await application.post_init(application)
        await application.start()
        if self.metrics.port:
            self.health.open(self.metrics.port)
        await (self._open_webhook() if self.telegram.webhook_url else self._poll())

    async def _poll(self) -> None:
        def failed(error: TelegramError) -> None:
            self.application.create_task(self.application.process_error(error=error, update=None))

        if updater := self.application.updater:
            await updater.start_polling(
                timeout=_POLL, bootstrap_retries=_TRIES, allowed_updates=UPDATES, error_callback=failed
            )

    async def _open_webhook(self) -> None:
        # Both are new at every start: nobody can have seen them, and nobody has to keep them.
        path, secret = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
        if updater := self.application.updater:
            await updater.start_webhook(
                listen="127.0.0.1",
                port=self.telegram.webhook_port,
                url_path=path,
                webhook_url=f"{self.telegram.webhook_url.rstrip('/')}/{path}",
                secret_token=secret,
                max_connections=_CONNECTIONS,
                bootstrap_retries=_TRIES,
                allowed_updates=UPDATES,
            )

    async def _stop(self) -> None:
        application = self.application
        if application.updater and application.updater.running:
            await _within(_HANG_UP, application.updater.stop(), "hanging up")
        await _within(_GIVE_UP, self.background.stop(), "work in the background")
        if application.running and not await _within(_IN_HAND, application.stop(), "what is in hand"):
            await self.processor.abandon()
        await self.health.close()
        await application.shutdown()
        if application.post_shutdown:
            await application.post_shutdown(application)


async def _reach(application: TelegramApplication) -> None:
    """Initialize the application, which asks Telegram who the bot is; again for a while when Telegram is down."""
    pause = 1.0
    for tries_left in reversed(range(_TRIES)):
        try:
            await application.initialize()
            return
        except (NetworkError, RetryAfter) as error:
            if not tries_left:
                raise
            log_event(log, "unreachable", logging.WARNING, error=type(error).__name__, tries_left=tries_left)
            await asyncio.sleep(pause)
            pause = min(1.5 * pause, _LONGEST_PAUSE)


async def _within(seconds: float, work: Awaitable[None], what: str) -> bool:
    """Whether `work` came to its end in time."""
    try:
        async with asyncio.timeout(seconds):
            await work
    except TimeoutError:
        log_event(log, "cut short", logging.WARNING, what=what)
        return False
    except InvalidToken:  # why the bot stops; polling ended with it
        return True
    except TelegramError as error:
        log_event(log, "telegram", logging.WARNING, what=what, error=type(error).__name__)
    return True
