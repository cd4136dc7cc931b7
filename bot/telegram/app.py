"""The bot, put together: the areas behind the line to Telegram."""

from collections.abc import Callable
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
    queue, background = InboxQueue(updates, metrics), Background(updates)
    all_areas = Areas(Ground(config, desk, database, doors, background, metrics, now), Timing(pace, quiet, pulse))
    wordings, rights = all_areas.wordings, all_areas.rights

    async def prepare(application: TelegramApplication) -> None:
        await all_areas.prepare(application, await queue.replay(application.bot))
        if clock := application.job_queue:
            clock.run_repeating(tidy, _TIDYING, name="tidy")

    async def tidy(context: ContextTypes.DEFAULT_TYPE) -> None:
        await updates.purge()
        await all_areas.tidy()

    async def close(application: TelegramApplication) -> None:
        all_areas.close()
        await database.close()

    admission = Admission(config.limits, Flood(config.limits), rights, wordings)
    processor = PerChatProcessor(config.limits.all_waiting + _ROOM, updates, admission, metrics)
    polling = PollingRequest(ending, now)
    builder = _builder(config, token, ending).rate_limiter(doors).get_updates_request(polling)
    builder = builder.update_queue(queue).concurrent_updates(processor)
    application = builder.post_init(prepare).post_shutdown(close).build()
    application.add_handlers(doors.routes())
    for group, routes in all_areas.routes().items():
        application.add_handlers(routes, group)
    application.add_error_handler(Failures(wordings, Rivals(config.telegram.admins, wordings, ending), metrics).handle)
    watched: dict[str, Check] = {
        "database": checks.answers(database),
        "index": checks.is_indexed(desk, all_areas.worker, metrics, now),
        **({} if config.telegram.webhook_url else {"telegram": checks.polls(polling, now)}),
    }
    health = Health(watched, metrics)
    return TelegramBot(application, processor, background, health, ending, config.telegram, config.metrics)


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
