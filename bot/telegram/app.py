"""The Telegram application: every route in one list, and how the bot is run."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from pydantic import SecretStr
from telegram import LinkPreviewOptions, Update
from telegram.ext import (
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    MessageHandler,
    filters,
)

from bot.config import Config
from bot.telegram import checks, gaps, inbox, kept, ledger, memory, reception, subscriptions
from bot.telegram.admin import Admin
from bot.telegram.admission import Admission
from bot.telegram.alerts import PULSE, Alerts
from bot.telegram.answering import Answering
from bot.telegram.ask import Questions
from bot.telegram.attachments import Attachments
from bot.telegram.background import Background
from bot.telegram.backups import Backups
from bot.telegram.browse import Browse
from bot.telegram.database import Database
from bot.telegram.deal_charts import DealCharts
from bot.telegram.desk import Desk
from bot.telegram.doors import Doors
from bot.telegram.doubts import Doubts
from bot.telegram.downloads import CappedRequest
from bot.telegram.ending import Ending
from bot.telegram.errors import Failures
from bot.telegram.exporting import Exporting
from bot.telegram.gap_list import GapList
from bot.telegram.gaps import Gaps
from bot.telegram.health import Health
from bot.telegram.inbox import Inbox, InboxQueue
from bot.telegram.inline import Inline
from bot.telegram.kept import KeptAnswers
from bot.telegram.limits import Flood
from bot.telegram.links import ANSWER
from bot.telegram.memory import Memory
from bot.telegram.metrics import Metrics
from bot.telegram.newsroom import Newsroom
from bot.telegram.polling import PollingRequest
from bot.telegram.privacy import Privacy
from bot.telegram.processor import PerChatProcessor
from bot.telegram.reception import Reception
from bot.telegram.rivals import Rivals
from bot.telegram.running import TelegramApplication, TelegramBot
from bot.telegram.under_way import UnderWay
from bot.telegram.views import Views
from bot.telegram.welcome import Welcome
from bot.telegram.worker import Worker

_Handler: TypeAlias = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]

# Of everything that is kept in the one file of the chats.
_SCHEMAS = (
    gaps.SCHEMA,
    inbox.SCHEMA,
    kept.SCHEMA,
    ledger.SCHEMA,
    memory.SCHEMA,
    subscriptions.SCHEMA,
    *reception.SCHEMAS,
)
_QUIET = 2.0  # seconds
_TIDYING = timedelta(hours=1)
_FIRST, _SECOND = -2, -1  # the groups of handlers before all others
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
    ending, metrics = Ending(), Metrics()
    worker, indexer, drawer = Worker("questions"), Worker("index"), Worker("pages")
    chats = config.paths.chats_folder / "chats.db"
    database = Database(chats, _SCHEMAS)
    doors = Doors(spaced)  # what is kept of chats joins doors.on_blocked and doors.on_migrated
    people = Reception(config.telegram, database, doors, now)
    wordings, rights = people.wordings, people.rights
    kept_updates = Inbox(database, now)
    queue, background = InboxQueue(kept_updates, metrics), Background(kept_updates)
    cards = Memory(database)
    newsroom = Newsroom(desk, wordings, rights, cards, indexer, background, now, pace, quiet)
    answers, missing = KeptAnswers(database), Gaps(database, now)
    doubts = Doubts(missing, answers, wordings)
    answering = Answering(desk, worker, wordings, answers, missing, now, metrics, config.logs.log_questions)
    memory_of_talk = timedelta(minutes=config.answers.conversation_minutes)
    attachments = Attachments(desk, answering, answers, wordings, now)
    questions = Questions(answering, answers, wordings, now, memory_of_talk)
    backups = Backups(config.paths.data, chats, wordings, rights, now)
    admin = Admin(desk, worker, indexer, wordings, rights, newsroom.jobs, background)
    browse, inline = Browse(desk, drawer, wordings, now), Inline(desk, drawer, wordings, now)
    welcome = Welcome(desk, worker, wordings, rights, {ANSWER: questions.open, **browse.openers()})

    alerts = Alerts(desk, worker, database, wordings, rights, now, config.alerts.proposed)
    doors.on_blocked.append(alerts.subscriptions.drop)
    people.on_denied.append(alerts.subscriptions.drop)
    doors.on_migrated.append(alerts.subscriptions.move)
    privacy = Privacy(
        wordings,
        config.telegram.contact,
        now,
        forgets=(answers.forget, missing.forget, people.forget, cards.forget, alerts.forget),
        leaves=(answers.forget_chat, missing.forget_chat, people.leave),
        purges=(answers.purge, missing.purge, people.purge, alerts.ledger.purge),
        scrub=database.scrub,
    )
    doors.on_blocked.append(privacy.leave)
    doors.on_migrated += [answers.move, missing.move]

    async def prepare(application: TelegramApplication) -> None:
        await people.prepare(application.bot)
        await newsroom.jobs.finish_interrupted(application.bot, await queue.replay(application.bot))
        if clock := application.job_queue:
            clock.run_repeating(tidy, _TIDYING, name="tidy")
            alerts.start(clock, pulse)

    async def tidy(context: ContextTypes.DEFAULT_TYPE) -> None:
        await kept_updates.purge()
        await privacy.purge()

    async def close(application: TelegramApplication) -> None:
        for service in (worker, indexer, drawer, newsroom, attachments, alerts, backups):
            service.close()
        await database.close()

    admission = Admission(config.limits, Flood(config.limits), rights, wordings)
    processor = PerChatProcessor(config.limits.all_waiting + _ROOM, kept_updates, admission, metrics)
    polling = PollingRequest(ending, now)
    builder = _builder(config, token, doors).concurrent_updates(processor).update_queue(queue)
    builder = builder.get_updates_request(polling)
    application = builder.post_init(prepare).post_shutdown(close).build()
    application.add_handlers(people.first(), _FIRST)
    application.add_handlers(doubts.first(), _SECOND)
    application.add_handlers(doors.routes())
    application.add_handlers(newsroom.routes(questions.typed, welcome.unreadable))
    application.add_handlers(UnderWay(newsroom.jobs, wordings, rights).routes())
    application.add_handlers(backups.routes())
    application.add_handlers(people.routes())
    application.add_handlers(privacy.routes())
    application.add_handlers(doubts.routes())
    application.add_handlers(GapList(missing, desk, worker, wordings, rights).routes())
    application.add_handlers(browse.routes())
    application.add_handlers(inline.routes())
    application.add_handlers(Exporting(desk, drawer, wordings, now).routes())
    application.add_handlers(DealCharts(desk, drawer, wordings, now, attachments.draw).routes())
    application.add_handlers(alerts.routes())
    application.add_handlers(Views(answering, answers, wordings).routes())
    application.add_handlers(attachments.routes())
    application.add_handlers(_routes(questions, admin, welcome))
    application.add_error_handler(Failures(wordings, Rivals(config.telegram.admins, wordings, ending), metrics).handle)
    watched = {"database": checks.answers(database), "index": checks.is_indexed(desk, worker, metrics, now)}
    if not config.telegram.webhook_url:
        watched["telegram"] = checks.polls(polling, now)
    health = Health(watched, metrics)
    return TelegramBot(application, processor, background, health, ending, config.telegram, config.metrics)


def _builder(config: Config, token: SecretStr, doors: Doors) -> ApplicationBuilder[Any, Any, Any, Any, Any, Any]:
    quiet = Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True), allow_sending_without_reply=True)
    return (
        ApplicationBuilder()
        .token(token.get_secret_value())
        .base_url(config.telegram.api_base)
        .base_file_url(config.telegram.file_base)
        .rate_limiter(doors)
        .defaults(quiet)
        .request(CappedRequest())
    )


def _routes(questions: Questions, admin: Admin, welcome: Welcome) -> list[_Handler]:
    """Who takes what, the first that fits. Commands are only taken from new messages, never from edits."""
    new = filters.UpdateType.MESSAGE
    private = new & filters.ChatType.PRIVATE
    words = (filters.TEXT & ~filters.COMMAND) | filters.CAPTION
    here = filters.ChatType.PRIVATE | filters.ChatType.GROUPS
    return [
        CommandHandler("start", welcome.start, new & here),
        CommandHandler("help", welcome.help, new & here),
        CommandHandler("new", questions.new, new & here),
        CommandHandler("ask", questions.command, new & here),
        CommandHandler("status", admin.status, new & here),
        CommandHandler("reindex", admin.reindex, new & here),
        MessageHandler(private & filters.COMMAND, welcome.unknown_command),
        MessageHandler(new & here & words, questions.typed),
        MessageHandler(private & ~filters.TEXT & ~filters.StatusUpdate.ALL, welcome.unreadable),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & here, questions.edited),
        CallbackQueryHandler(questions.tapped),
    ]
