"""The Telegram application: every route in one list, and how the bot is run."""

import re
import sys
from typing import Any, TypeAlias

from pydantic import SecretStr
from telegram import LinkPreviewOptions, Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import (
    Application,
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
from bot.logs import configure_logs
from bot.telegram import kept, memory, settings
from bot.telegram.admin import Admin
from bot.telegram.admission import Admission
from bot.telegram.ask import Questions
from bot.telegram.database import Database
from bot.telegram.desk import Desk
from bot.telegram.doors import Doors
from bot.telegram.downloads import CappedRequest
from bot.telegram.errors import Failures
from bot.telegram.language import Language
from bot.telegram.limits import Flood
from bot.telegram.memory import Memory
from bot.telegram.menu import publish_menu
from bot.telegram.newsroom import Newsroom
from bot.telegram.polling import PollingRequest
from bot.telegram.processor import PerChatProcessor
from bot.telegram.reports import STOP
from bot.telegram.rights import Rights
from bot.telegram.welcome import Welcome
from bot.telegram.wording import Wordings
from bot.telegram.worker import Worker

TelegramApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]
_Handler: TypeAlias = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]

UPDATES = ["message", "edited_message", "callback_query"]
_SCHEMAS = (kept.SCHEMA, memory.SCHEMA, settings.SCHEMA)  # of everything that is kept in the one file of the chats
_QUIET = 2.0  # seconds
_ROOM = 56  # updates in hand beyond those that wait for their answer: the ones that are being refused
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_NO_TOKEN = (
    "dealbot: no bot token: get one from @BotFather in Telegram and set TELEGRAM_BOT_TOKEN, or name a file"
    " that holds it in TELEGRAM_BOT_TOKEN_FILE; 'dealbot chat' answers here without one\n"
)
_BAD_TOKEN = (
    "dealbot: Telegram refused the bot token: check TELEGRAM_BOT_TOKEN or TELEGRAM_BOT_TOKEN_FILE against"
    " what @BotFather shows, and telegram.api_base in config.toml if you changed it\n"
)
_NO_TELEGRAM = "dealbot: can't reach Telegram ({reason}); try again later\n"


def run_bot(config: Config, service: Desk) -> int:
    """Serve chats until told to stop; the exit code is 0, or 1 without Telegram, 2 without a valid token."""
    configure_logs(config)
    if config.token is None:
        return _fail(2, _NO_TOKEN)
    if not _TOKEN.fullmatch(config.token.get_secret_value()):
        return _fail(2, _BAD_TOKEN)  # it would become part of an address, and of that address's errors
    application = build_application(config, config.token, service)
    try:
        application.run_polling(timeout=25, bootstrap_retries=10, allowed_updates=UPDATES)
    except InvalidToken:  # its own words hold the token
        return _fail(2, _BAD_TOKEN)
    except TelegramError as error:
        return _fail(1, _NO_TELEGRAM.format(reason=type(error).__name__))
    return 0


def build_application(
    config: Config, token: SecretStr, desk: Desk, pace: float | None = None, quiet: float = _QUIET
) -> TelegramApplication:
    """The application that answers from `desk`; nothing is sent before it is started.

    `pace` is the least time between two edits of a progress message; None takes what Telegram bears. `quiet` is how
    long nothing more must come before a long paste counts as complete.
    """
    worker, indexer = Worker("questions"), Worker("index")
    database = Database(config.paths.chats_folder / "chats.db", _SCHEMAS)
    chosen = settings.Settings(database)
    wordings, rights = Wordings(chosen=chosen.language), Rights(config.telegram.admins)
    newsroom = Newsroom(desk, wordings, rights, Memory(database), indexer, pace, quiet)
    questions = Questions(desk, worker, wordings, config.logs.log_questions)
    admin = Admin(desk, worker, indexer, wordings, rights, newsroom.jobs)
    welcome = Welcome(desk, worker, wordings, rights)

    async def prepare(application: TelegramApplication) -> None:
        await chosen.load()
        await publish_menu(application.bot, wordings, config.telegram.admins)
        await newsroom.jobs.finish_interrupted(application.bot)

    async def close(application: TelegramApplication) -> None:
        for service in (worker, indexer, newsroom):
            service.close()
        await database.close()

    doors = Doors()  # what is kept of chats joins doors.on_blocked and doors.on_migrated
    admission = Admission(config.limits, Flood(config.limits), rights, wordings)
    processor = PerChatProcessor(config.limits.all_waiting + _ROOM, admission)
    polling = PollingRequest()
    builder = _builder(config, token, doors, processor).get_updates_request(polling)
    application = builder.post_init(prepare).post_shutdown(close).build()
    polling.on_refusal = application.stop_running
    application.add_handlers(doors.routes())
    application.add_handlers(newsroom.routes(questions.typed, welcome.unreadable))
    application.add_handlers(Language(chosen, wordings).routes())
    application.add_handlers(_routes(questions, admin, welcome))
    application.add_error_handler(Failures(wordings).handle)
    return application


def _builder(
    config: Config, token: SecretStr, doors: Doors, processor: PerChatProcessor
) -> ApplicationBuilder[Any, Any, Any, Any, Any, Any]:
    quiet = Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True), allow_sending_without_reply=True)
    return (
        ApplicationBuilder()
        .token(token.get_secret_value())
        .base_url(config.telegram.api_base)
        .base_file_url(config.telegram.file_base)
        .concurrent_updates(processor)
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
        CommandHandler("new", welcome.new, new & here),
        CommandHandler("ask", questions.command, new & here),
        CommandHandler("status", admin.status, new & here),
        CommandHandler("reindex", admin.reindex, new & here),
        MessageHandler(private & filters.COMMAND, welcome.unknown_command),
        MessageHandler(new & here & words, questions.typed),
        MessageHandler(private & ~filters.TEXT & ~filters.StatusUpdate.ALL, welcome.unreadable),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & here & words, questions.edited),
        CallbackQueryHandler(admin.stop, f"^{STOP}"),
        CallbackQueryHandler(questions.tapped),
    ]


def _fail(code: int, line: str) -> int:
    sys.stderr.write(line)
    return code
