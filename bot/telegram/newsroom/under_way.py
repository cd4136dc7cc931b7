"""/jobs and /cancel, for admins: what the bot is doing in the background, and how to stop it."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes

from bot.telegram.messages.callbacks import encode_tap, parse_tap, taps_of
from bot.telegram.messages.reply import Button, Reply, place_of
from bot.telegram.messages.send import acknowledge, say, send
from bot.telegram.messages.text import bold, joined, plain
from bot.telegram.newsroom.cards import moment
from bot.telegram.newsroom.jobs import STOP, JobMessage, Jobs
from bot.telegram.people.rights import Rights
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.wording import Wording, Wordings

_SHOWN = 10
_STATE = 200  # units


class UnderWay:
    """Lists and stops jobs. What is being read or written right now is brought to its end, and nothing after it."""

    def __init__(self, jobs: Jobs, wordings: Wordings, rights: Rights) -> None:
        self._jobs = jobs
        self._wordings = wordings
        self._rights = rights

    def routes(self) -> list[Handler]:
        """What there is to type and to tap."""
        return [
            CommandHandler("jobs", self.list, TYPED),
            CommandHandler("cancel", self.cancel, TYPED),
            CallbackQueryHandler(self.tapped, taps_of(STOP)),
        ]

    async def list(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/jobs: what is under way."""
        await self._answer(update, context, stop=False)

    async def cancel(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/cancel: stop what is under way; where there is more than one job, ask which."""
        await self._answer(update, context, stop=True)

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The button under the progress of a job, or in the list: stop it."""
        query = update.callback_query
        if query is None:
            return
        words = self._wordings.of_person(query.from_user)
        tap = parse_tap(query.data)
        job = self._jobs.find(tap.id) if tap else None
        if refusal := self._rights.refusal_of_tap(query, words):
            await acknowledge(query, refusal)
        elif job is None:
            await acknowledge(query, words.work.over)
        else:
            job.stopped.set()
            await acknowledge(query, words.work.stopping)

    async def _answer(self, update: Update, context: ContextTypes.DEFAULT_TYPE, stop: bool) -> None:
        message = update.message
        if message is None:
            return
        words, running = self._wordings.of_person(message.from_user), self._jobs.running
        if refusal := self._rights.refusal(message, words):
            await send(context.bot, place_of(message), refusal)
        elif stop and len(running) == 1:
            running[0].stopped.set()
            await say(context.bot, message, words.work.stopping)
        else:
            await send(context.bot, place_of(message), render_jobs(running, words))


def render_jobs(running: tuple[JobMessage, ...], words: Wording) -> Reply:
    """What is under way, each job with what it says of itself and a button to stop it."""
    if not running:
        return Reply(plain(words.work.nothing))
    parts, buttons = [bold(plain(words.work.under_way.format(count=len(running))))], []
    for number, job in enumerate(running[:_SHOWN], start=1):
        since = words.work.since.format(number=number, moment=moment(job.began, words))
        parts.append(joined([plain(since), job.state.cut(_STATE)], "\n"))
        buttons.append(Button(words.work.stop.format(number=number), encode_tap(STOP, job.name)))
    if left := len(running[_SHOWN:]):
        parts.append(plain(words.more.format(count=left)))
    return Reply(joined(parts, "\n\n"), tuple(buttons), columns=3)
