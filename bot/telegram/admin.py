"""/status for everybody, /reindex for admins: one live message, one re-index at a time."""

import asyncio
import logging
import secrets
import threading
from collections.abc import Callable, Collection
from functools import partial

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.logs import log_event
from bot.telegram.desk import Desk
from bot.telegram.live import LiveMessage
from bot.telegram.reply import Reply, place_of
from bot.telegram.reports import STOP, render_failure, render_progress, render_report, render_status
from bot.telegram.send import acknowledge, say, send
from bot.telegram.wording import Wording, Wordings
from bot.telegram.worker import Worker
from index.build import Progress
from index.errors import BuildCancelled, DealbotError

log = logging.getLogger(__name__)


class _Job:
    """A re-index that runs; `stop` asks it to give up."""

    def __init__(self) -> None:
        self.name = secrets.token_hex(4)
        self.stop = threading.Event()


class _Relay:
    """Brings states from the building thread to the event loop: the latest one, however fast they come."""

    def __init__(self, show: Callable[[Progress], None]) -> None:
        self._show = show
        self._loop = asyncio.get_running_loop()
        self._latest: Progress | None = None
        self._called = False

    def take(self, state: Progress) -> None:
        """Take a state, in the building thread."""
        self._latest = state
        if not self._called:  # else the loop will come for it by itself
            self._called = True
            self._loop.call_soon_threadsafe(self._deliver)

    def _deliver(self) -> None:
        self._called = False  # before the state is read, so that a newer one calls again
        if self._latest:
            self._show(self._latest)


class Admin:
    """What admins do. Rights are looked up by the person's number at each command and each tap."""

    def __init__(
        self,
        desk: Desk,
        worker: Worker,
        wordings: Wordings,
        admins: Collection[int],
        pace: float | None = None,
    ) -> None:
        self._desk = desk
        self._worker = worker
        self._builder = Worker("reindex")
        self._wordings = wordings
        self._admins = frozenset(admins)
        self._pace = pace
        self._job: _Job | None = None

    async def status(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/status: what is on record."""
        if (message := update.message) and (person := message.from_user):
            status = await self._worker.run(self._desk.status)
            for_admin = person.id in self._admins and message.chat.type == ChatType.PRIVATE
            reply = render_status(status, self._wordings.of(person.language_code), for_admin)
            await send(context.bot, place_of(message), reply)

    async def reindex(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/reindex: take in what is new, in the background, unless that is already going on."""
        message = update.message
        if message is None or message.from_user is None:
            return
        words = self._wordings.of(message.from_user.language_code)
        refusal = self._refusal(message, message.from_user.id, words)
        if refusal:
            await say(context.bot, message, refusal)
            return
        self._job = _Job()  # taken before anything is awaited, so that of two admins one is told
        live = LiveMessage(context.bot, place_of(message), self._pace)
        live.show(render_progress(None, words, self._job.name))
        # The application waits for its tasks when it stops, and hands their errors to the error handler.
        context.application.create_task(self._run(self._job, live, words, context), update=update)

    async def stop(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The button under the progress: give up the re-index it belongs to."""
        query = update.callback_query
        if query is None:
            return
        words = self._wordings.of(query.from_user.language_code)
        if query.from_user.id not in self._admins:
            await acknowledge(query, words.admins_only)
        elif self._job is None or query.data != f"{STOP}{self._job.name}":
            await acknowledge(query, words.reindex_not_running)
        else:
            self._job.stop.set()
            await acknowledge(query, words.reindex_stopping)

    def close(self) -> None:
        """Take on no more work."""
        self._builder.close()

    def _refusal(self, message: Message, person: int, words: Wording) -> str:
        if person not in self._admins:
            return words.admins_only
        if message.chat.type != ChatType.PRIVATE:
            return words.in_private
        return words.reindex_running if self._job else ""

    async def _run(self, job: _Job, live: LiveMessage, words: Wording, context: ContextTypes.DEFAULT_TYPE) -> None:
        relay = _Relay(lambda state: live.show(render_progress(state, words, job.name)))

        def cancelled() -> bool:
            return job.stop.is_set() or not context.application.running

        # What the message says in the end unless something better turns up.
        last_word = render_failure("", words)
        try:
            last_word = await self._builder.run(partial(self._build, relay.take, cancelled, words))
        finally:
            self._job = None
            await live.finish(last_word)

    def _build(self, progress: Callable[[Progress], None], cancelled: Callable[[], bool], words: Wording) -> Reply:
        """Re-index, in the builder's thread; what to say about it."""
        try:
            report = self._desk.reindex(progress, cancelled)
        except DealbotError as error:
            log_event(log, "reindex", logging.WARNING, outcome=type(error).__name__, error=error)
            stopped = isinstance(error, BuildCancelled)
            return render_failure("" if stopped else str(error), words, stopped)
        log_event(log, "reindex", outcome="done", changed=report.changed, seconds=f"{report.seconds:.1f}")
        return render_report(report, words)
