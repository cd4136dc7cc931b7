"""/status for everybody, /reindex for admins: one live message, one re-index at a time."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from telegram import Update
from telegram.ext import ContextTypes

from bot.logs import log_event
from bot.telegram.desk import Desk
from bot.telegram.messages.reply import Attachment, Reply, place_of
from bot.telegram.messages.send import say, send
from bot.telegram.newsroom.estimate import Estimate
from bot.telegram.newsroom.jobs import REINDEX, JobMessage, Jobs
from bot.telegram.newsroom.reports import (
    enclosed_problems,
    render_failure,
    render_progress,
    render_report,
    render_status,
)
from bot.telegram.people.rights import Rights
from bot.telegram.transport.background import Background
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording, Wordings
from index.build import Progress
from index.errors import BuildCancelled, DealbotError

log = logging.getLogger(__name__)


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
        builder: Worker,
        wordings: Wordings,
        rights: Rights,
        jobs: Jobs,
        background: Background,
        now: Callable[[], datetime],
    ) -> None:
        self._desk = desk
        self._worker = worker
        self._builder = builder
        self._wordings = wordings
        self._rights = rights
        self._jobs = jobs
        self._background = background
        self._now = now
        self._job: JobMessage | None = None

    async def status(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/status: what is on record."""
        if (message := update.message) and (person := message.from_user):
            status = await self._worker.run(self._desk.status)
            words = self._wordings.of_person(person)
            reply = render_status(status, words, for_admin=not self._rights.refusal(message, words))
            await send(context.bot, place_of(message), reply)

    async def reindex(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/reindex: take in what is new, in the background, unless that is already going on."""
        message = update.message
        if message is None or message.from_user is None:
            return
        words = self._wordings.of_person(message.from_user)
        if refusal := self._rights.refusal(message, words):
            await send(context.bot, place_of(message), refusal)
            return
        if self._job:
            await say(context.bot, message, words.reindex_running)
            return
        # Taken before anything is awaited, so that of two admins one is told.
        language = message.from_user.language_code
        job = self._job = self._jobs.begin(context.bot, place_of(message), REINDEX, language, update.update_id)
        job.show(render_progress(None, None, words, job.name))
        self._background.hold(update, self._background.start(self._run(job, words), update, context))

    async def _run(self, job: JobMessage, words: Wording) -> None:
        estimate = Estimate(self._now)
        relay = _Relay(lambda state: job.show(render_progress(state, estimate.left(state), words, job.name)))
        # What the message says in the end unless something better turns up.
        job.last_word = render_failure("", words)
        async with job:
            try:
                build = partial(self._build, relay.take, job.stopped.is_set, words)
                job.last_word, job.enclosed = await self._builder.run(build)
            finally:
                job.stopped.set()  # the thread goes on when we are cancelled; it gives up at its next step
                self._job = None

    def _build(
        self, progress: Callable[[Progress], None], cancelled: Callable[[], bool], words: Wording
    ) -> tuple[Reply, Attachment | None]:
        """Re-index, in the builder's thread; what to say about it, and the list of what was too much for a message."""
        try:
            done = self._desk.reindex(progress, cancelled)
        except DealbotError as error:
            log_event(log, "reindex", logging.WARNING, outcome=type(error).__name__, error=error)
            stopped = isinstance(error, BuildCancelled)
            return render_failure("" if stopped else str(error), words, stopped), None
        report = done.report
        log_event(log, "reindex", outcome="done", changed=report.changed, seconds=f"{report.seconds:.1f}")
        return render_report(done, words), enclosed_problems(done, words)
