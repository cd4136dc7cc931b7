"""All that people can do with the bot, put together: what is made, who takes what, what is begun and what is closed."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.config import Config
from bot.telegram.alerts import ledger, subscriptions
from bot.telegram.alerts.alerts import Alerts
from bot.telegram.answers import apologies, kept
from bot.telegram.answers.answering import Answering
from bot.telegram.answers.apologies import AGAIN, Apologies
from bot.telegram.answers.ask import Questions
from bot.telegram.answers.attachments import Attachments
from bot.telegram.answers.kept import KeptAnswers
from bot.telegram.answers.views import Views
from bot.telegram.browse.browse import Browse
from bot.telegram.browse.deal_charts import DealCharts
from bot.telegram.browse.exporting import Exporting
from bot.telegram.browse.inline import Inline
from bot.telegram.browse.outlook import Outlook
from bot.telegram.desk import Desk
from bot.telegram.messages.callbacks import taps_of
from bot.telegram.messages.links import ANSWER
from bot.telegram.messages.richness import Richness
from bot.telegram.missing import gaps
from bot.telegram.missing.doubts import Doubts
from bot.telegram.missing.gap_list import GapList
from bot.telegram.missing.gaps import Gaps
from bot.telegram.newsroom import memory
from bot.telegram.newsroom.admin import Admin
from bot.telegram.newsroom.backups import Backups
from bot.telegram.newsroom.memory import Memory
from bot.telegram.newsroom.newsroom import Newsroom
from bot.telegram.newsroom.under_way import UnderWay
from bot.telegram.people import reception
from bot.telegram.people.privacy import Privacy
from bot.telegram.people.private import PRIVATE, PrivateChat
from bot.telegram.people.reception import Reception
from bot.telegram.people.welcome import Welcome
from bot.telegram.running import TelegramApplication
from bot.telegram.transport.background import Background
from bot.telegram.transport.database import Database
from bot.telegram.transport.doors import Doors
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.transport.metrics import Metrics
from bot.telegram.transport.worker import Worker

SCHEMAS = (
    apologies.SCHEMA,
    gaps.SCHEMA,
    kept.SCHEMA,
    ledger.SCHEMA,
    memory.SCHEMA,
    subscriptions.SCHEMA,
    *reception.SCHEMAS,
)
_FIRST, _SECOND, _THEN = -2, -1, 0  # the groups of handlers


@dataclass(frozen=True, slots=True)
class Ground:
    """What the areas stand on."""

    config: Config
    desk: Desk
    database: Database
    doors: Doors
    background: Background
    metrics: Metrics
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds: between two edits of a progress message (None: what Telegram bears), until a long paste counts as
    complete, and from one look for news to the next.
    """

    pace: float | None
    quiet: float
    pulse: float


class Areas:
    """Every area over the same ground. What they do that takes time is done in threads of their own."""

    def __init__(self, ground: Ground, timing: Timing) -> None:
        config, desk, database, now = ground.config, ground.desk, ground.database, ground.now
        self._timing = timing
        self.worker, indexer, drawer = Worker("questions"), Worker("index"), Worker("pages")
        self.people = people = Reception(config.telegram, database, ground.doors, now)
        self.wordings, self.rights = wordings, rights = people.wordings, people.rights
        self._cards, self._answers, self._missing = Memory(database), KeptAnswers(database), Gaps(database, now)
        richness = Richness(config.telegram.rich_tables)
        self._apologies = late = Apologies(database, now, timing.pulse, config.telegram.eyes)
        answering = Answering(
            desk, self.worker, wordings, self._answers, self._missing, late, now, ground.metrics, richness,
            config.logs.log_questions,
        )  # fmt: skip
        self._newsroom = Newsroom(
            desk, wordings, rights, self._cards, indexer, ground.background, now, timing.pace, timing.quiet
        )
        talk = timedelta(minutes=config.answers.conversation_minutes)
        self._questions = Questions(answering, self._answers, wordings, now, talk)
        self._attachments = Attachments(desk, answering, self._answers, wordings, now)
        self._doubts = Doubts(self._missing, self._answers, wordings)
        chats = config.paths.chats_folder / "chats.db"
        self._backups = Backups(config.paths.data, chats, wordings, rights, now)
        self._admin = Admin(desk, self.worker, indexer, wordings, rights, self._newsroom.jobs, ground.background, now)
        outlook = Outlook(desk, drawer, now)
        browse = Browse(outlook, wordings, richness)
        openers = {ANSWER: self._questions.open, PRIVATE: PrivateChat(wordings).open, **browse.openers()}
        self._welcome = Welcome(desk, self.worker, wordings, rights, openers)
        self._alerts = Alerts(desk, self.worker, database, wordings, rights, now, config.alerts.proposed)
        self._privacy = self._keep_private(ground)
        self._pages: list[Handler] = [
            *GapList(self._missing, desk, self.worker, wordings, rights).routes(),
            *browse.routes(),
            *Inline(desk, outlook, wordings).routes(),
            *Exporting(outlook, wordings).routes(),
            *DealCharts(outlook, wordings, self._attachments.draw).routes(),
            *self._alerts.routes(),
            *Views(answering, self._answers, wordings, richness).routes(),
            *self._attachments.routes(),
        ]
        self._closing = (
            self.worker, indexer, drawer, self._newsroom, self._attachments, self._alerts, self._backups,
        )  # fmt: skip

    def routes(self) -> dict[int, Sequence[Handler]]:
        """Who takes what, by group; in a group the first that fits."""
        return {
            _FIRST: self.people.first(),
            _SECOND: self._doubts.first(),
            _THEN: [
                *self._newsroom.routes(self._questions.typed, self._welcome.unreadable),
                *UnderWay(self._newsroom.jobs, self.wordings, self.rights).routes(),
                *self._backups.routes(),
                *self.people.routes(),
                *self._privacy.routes(),
                *self._doubts.routes(),
                *self._pages,
                *self._talk(),
            ],
        }

    async def prepare(self, application: TelegramApplication, resumed: Collection[int]) -> None:
        """Take up what a process before this one left; what the updates that are `resumed` began goes on by them."""
        await self.people.prepare(application.bot)
        await self._apologies.prepare()
        await self._newsroom.jobs.finish_interrupted(application.bot, resumed)
        if clock := application.job_queue:
            self._alerts.start(clock, self._timing.pulse)

    async def tidy(self) -> None:
        """Delete what has been kept for long enough."""
        await self._privacy.purge()

    def close(self) -> None:
        """Take on no more work."""
        for area in self._closing:
            area.close()

    def _keep_private(self, ground: Ground) -> Privacy:
        """Who forgets what, and whom what is kept of a chat follows."""
        answers, missing, subscribed = self._answers, self._missing, self._alerts.subscriptions
        late = self._apologies
        privacy = Privacy(
            self.wordings,
            ground.config.telegram.contact,
            ground.now,
            forgets=(
                answers.forget,
                missing.forget,
                late.forget,
                self.people.forget,
                self._cards.forget,
                subscribed.drop,
            ),
            leaves=(answers.forget_chat, missing.forget_chat, late.forget, self.people.leave),
            purges=(answers.purge, missing.purge, self.people.purge, self._alerts.ledger.purge),
            scrub=ground.database.scrub,
        )
        self.people.on_denied.append(subscribed.drop)
        ground.doors.on_blocked += [subscribed.drop, privacy.leave]
        ground.doors.on_migrated += [subscribed.move, answers.move, missing.move]
        return privacy

    def _talk(self) -> list[Handler]:
        """What is left when nobody took it before. Commands are only taken from new messages, never from edits."""
        private = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
        words = (filters.TEXT & ~filters.COMMAND) | filters.CAPTION
        here = filters.ChatType.PRIVATE | filters.ChatType.GROUPS
        return [
            CommandHandler("start", self._welcome.start, TYPED),
            CommandHandler("help", self._welcome.help, TYPED),
            CommandHandler("new", self._questions.new, TYPED),
            CommandHandler("ask", self._questions.command, TYPED),
            CommandHandler("status", self._admin.status, TYPED),
            CommandHandler("reindex", self._admin.reindex, TYPED),
            MessageHandler(private & filters.COMMAND, self._welcome.unknown_command),
            MessageHandler(TYPED & words, self._questions.typed),
            MessageHandler(private & ~filters.TEXT & ~filters.StatusUpdate.ALL, self._welcome.unreadable),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE & here, self._questions.edited),
            CallbackQueryHandler(self._questions.again, taps_of(AGAIN)),
            CallbackQueryHandler(self._questions.tapped),
        ]
