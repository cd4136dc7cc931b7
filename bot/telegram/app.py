"""The bot, put together: the areas behind the line to Telegram."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import SecretStr
from telegram import LinkPreviewOptions
from telegram.ext import ApplicationBuilder, ContextTypes, Defaults

from bot.config import Config
from bot.telegram import areas
from bot.telegram.alerts.alerts import PULSE
from bot.telegram.areas import Areas, Ground, Timing
from bot.telegram.desk import Desk
from bot.telegram.people.admission import Admission
from bot.telegram.people.limits import Flood
from bot.telegram.running import TelegramApplication, TelegramBot
from bot.telegram.transport import checks, inbox
from bot.telegram.transport.alarm import Alarm
from bot.telegram.transport.background import Background
from bot.telegram.transport.database import Database
from bot.telegram.transport.doors import Doors
from bot.telegram.transport.downloads import CappedRequest
from bot.telegram.transport.ending import Ending
from bot.telegram.transport.errors import Failures
from bot.telegram.transport.health import Check, Health
from bot.telegram.transport.inbox import Inbox, InboxQueue
from bot.telegram.transport.metrics import Metrics
from bot.telegram.transport.polling import PollingRequest
from bot.telegram.transport.processor import PerChatProcessor
from bot.telegram.transport.rivals import Rivals
from bot.telegram.transport.worker import Worker

_SCHEMAS = (inbox.SCHEMA, *areas.SCHEMAS)
_QUIET = 2.0  # seconds
_TIDYING = timedelta(hours=1)
_ROOM = 56  # updates in hand beyond those that wait for their answer: the ones that are being refused


def utc_now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def build_bot(
    config: Config,
    token: SecretStr,
    desk: Desk,
    *,
    pace: float | None = None,
    quiet: float = _QUIET,
    now: Callable[[], datetime] = utc_now,
    spaced: bool = True,
    pulse: float = PULSE,
) -> TelegramBot:
    """The bot that answers from `desk`; nothing is sent before it runs.

    `pace` is the least time between two edits of a progress message; None takes what Telegram bears. `quiet` is how
    long nothing more must come before a long paste counts as complete. `spaced`: calls keep to Telegram's own limits.
    `pulse`: seconds from one look for news to the next.
    """
    ending, metrics, doors = Ending(), Metrics(), Doors(spaced)
    database = Database(config.paths.chats_folder / "chats.db", _SCHEMAS)
    updates = Inbox(database, now)
    queue, polling = InboxQueue(updates, metrics), PollingRequest(ending, now)
    ground = Ground(config, desk, database, doors, Background(updates), metrics, now)
    all_areas = Areas(ground, Timing(pace, quiet, pulse))
    wordings, admins = all_areas.wordings, config.telegram.admins
    housekeeping = _Housekeeping(all_areas, updates, queue, database)
    admission = Admission(config.limits, Flood(config.limits), all_areas.rights, wordings)
    processor = PerChatProcessor(config.limits.all_waiting + _ROOM, updates, admission, metrics)
    builder = _builder(config, token, ending).rate_limiter(doors).get_updates_request(polling)
    builder = builder.update_queue(queue).concurrent_updates(processor)
    application = builder.post_init(housekeeping.begin).post_shutdown(housekeeping.end).build()
    application.add_handlers(doors.routes())
    application.add_handlers(all_areas.routes())
    failures = Failures(wordings, Rivals(admins, wordings, ending), Alarm(admins, wordings), metrics)
    application.add_error_handler(failures.handle)
    health = _health(ground, all_areas.worker, polling)
    return TelegramBot(application, processor, ground.background, health, ending, config.telegram, config.metrics)


@dataclass(frozen=True, slots=True)
class _Housekeeping:
    """What is done when no update asks for it: at the beginning, every hour, and at the end."""

    areas: Areas
    inbox: Inbox
    queue: InboxQueue
    database: Database

    async def begin(self, application: TelegramApplication) -> None:
        await self.areas.prepare(application, await self.queue.replay(application.bot))
        if clock := application.job_queue:
            clock.run_repeating(self._tidy, _TIDYING, name="tidy")

    async def end(self, application: TelegramApplication) -> None:
        self.areas.close()
        await self.database.close()

    async def _tidy(self, context: ContextTypes.DEFAULT_TYPE) -> None:
        await self.inbox.purge()
        await self.areas.tidy()


def _health(ground: Ground, worker: Worker, polling: PollingRequest) -> Health:
    watched: dict[str, Check] = {
        "database": checks.answers(ground.database),
        "index": checks.is_indexed(ground.desk, worker, ground.metrics, ground.now),
        **({} if ground.config.telegram.webhook_url else {"telegram": checks.polls(polling, ground.now)}),
    }
    return Health(watched, ground.metrics)


def _builder(config: Config, token: SecretStr, ending: Ending) -> ApplicationBuilder[Any, Any, Any, Any, Any, Any]:
    quiet = Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True), allow_sending_without_reply=True)
    return (
        ApplicationBuilder()
        .token(token.get_secret_value())
        .base_url(config.telegram.api_base)
        .base_file_url(config.telegram.file_base)
        .defaults(quiet)
        .request(CappedRequest(ending))
    )
