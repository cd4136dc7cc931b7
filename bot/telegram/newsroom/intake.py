"""Taking articles in: an admin sends a link, a file, a forward or a long text, and gets a card with its facts."""

import asyncio
import logging
from dataclasses import dataclass
from functools import partial

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot import sources
from bot.articles import Taken
from bot.logs import log_event
from bot.sheets import key_of
from bot.telegram.desk import ArticleDesk
from bot.telegram.messages.reply import Place, Reply, place_of
from bot.telegram.messages.send import say, send
from bot.telegram.messages.text import plain
from bot.telegram.newsroom.collect import Collection
from bot.telegram.newsroom.documents import source_of
from bot.telegram.newsroom.incoming import Incoming, Links, Paste, article_behind, article_in
from bot.telegram.newsroom.jobs import INTAKE, JobMessage, Jobs
from bot.telegram.newsroom.memory import Card
from bot.telegram.newsroom.queue import enclosed_failures, render_several
from bot.telegram.newsroom.review import Review
from bot.telegram.newsroom.taken import Refused, note_of, render_failed
from bot.telegram.people.rights import Rights
from bot.telegram.transport.background import Background
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording, Wordings
from index.errors import DealbotError
from index.intake import Outcome

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Pasting:
    """A long text of which more may come, the message that tells of it, and the work that waits for the rest."""

    collection: Collection
    job: JobMessage
    work: asyncio.Task[None]


class Intake:
    """Reads what admins send, one thing after the other, while the chat goes on."""

    def __init__(
        self,
        articles: ArticleDesk,
        reader: Worker,
        wordings: Wordings,
        rights: Rights,
        jobs: Jobs,
        review: Review,
        background: Background,
        quiet: float,
    ) -> None:
        self._articles = articles
        self._reader = reader
        self._wordings = wordings
        self._rights = rights
        self._jobs = jobs
        self._review = review
        self._background = background
        self._quiet = quiet
        self._pasting: dict[int, _Pasting] = {}
        self._turn = asyncio.Lock()  # one file in memory at a time, however large the album

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/ingest, in front of a link or a text, or in reply to the message to take in."""
        message = update.message
        if message is None or not await self._may(message, context):
            return
        incoming = article_behind(message)
        replied = message.reply_to_message
        if incoming is None and replied and not (replied.from_user and replied.from_user.is_bot):
            incoming = article_behind(replied)
        if incoming is None:
            await say(context.bot, message, self._words(message).intake.usage)
        else:
            self._begin(message, incoming, update, context)

    async def done(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/done: the long text that is being pasted is complete."""
        message = update.message
        if message is None or not await self._may(message, context):
            return
        if pasting := self._pasting.get(message.chat.id):
            pasting.collection.finish()
        else:
            await say(context.bot, message, self._words(message).intake.nothing_to_finish)

    async def sent(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> bool:
        """A message that is an article, or part of one; False when it is something else, such as a question."""
        message = update.message
        if message is None:
            return False
        incoming = article_in(message)
        if self._goes_on(message, incoming, update):
            return True
        if incoming is None:
            return False
        self._begin(message, incoming, update, context)
        return True

    def _goes_on(self, message: Message, incoming: Incoming | None, update: Update) -> bool:
        """Whether a message is the next part of what is being pasted; it is added then."""
        pasting = self._pasting.get(message.chat.id)
        if pasting is None or not message.text or not (incoming is None or isinstance(incoming, Paste)):
            return False
        if not pasting.collection.add(message.text):  # complete, and about to be read
            return False
        parts = self._words(message).intake.reading_parts.format(count=pasting.collection.count)
        pasting.job.show(Reply(plain(parts)))
        self._background.hold(update, pasting.work)
        return True

    def _begin(self, message: Message, incoming: Incoming, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        parts = [Links((url,)) for url in incoming.urls] if isinstance(incoming, Links) else [incoming]
        for part in parts:
            language = message.from_user.language_code if message.from_user else None
            job = self._jobs.begin(context.bot, place_of(message), INTAKE, language, update.update_id)
            job.show(Reply(plain(self._words(message).intake.reading)))
            collection = Collection(part.text, self._quiet) if isinstance(part, Paste) else None
            work = self._background.start(self._run(message, collection or part, job, update, context), update, context)
            self._background.hold(update, work)
            if collection:
                if earlier := self._pasting.get(message.chat.id):
                    earlier.collection.finish()
                self._pasting[message.chat.id] = _Pasting(collection, job, work)

    async def _run(
        self,
        message: Message,
        incoming: Incoming | Collection,
        job: JobMessage,
        update: Update,
        context: ContextTypes.DEFAULT_TYPE,
    ) -> None:
        words = self._words(message)
        job.last_word, card = render_failed("", words), None
        async with job:
            try:
                complete = await self._collected(incoming, message) if isinstance(incoming, Collection) else incoming
                async with self._turn:
                    if job.stopped.is_set():
                        raise Refused(words.work.stopped)
                    source = complete if isinstance(complete, sources.Text) else await source_of(complete, words)
                    taken = await self._reader.run(partial(self._articles.take_in, source))
                card, job.last_word = await self._tell(taken, message, words, context)
                job.enclosed = enclosed_failures(taken, words)
                self._review.make_live(update, context, Place(message.chat.id), words)
            except (DealbotError, Refused) as error:
                _log(error, message)
                job.last_word = render_failed(str(error), words)
        if card:
            await self._review.note(job.posted, card)

    async def _collected(self, collection: Collection, message: Message) -> sources.Text:
        parts = await collection.parts()
        pasting = self._pasting.get(message.chat.id)
        if pasting and pasting.collection is collection:  # else another text has begun since
            del self._pasting[message.chat.id]
        return sources.Text(parts)

    async def _tell(
        self, taken: tuple[Taken, ...], message: Message, words: Wording, context: ContextTypes.DEFAULT_TYPE
    ) -> tuple[Card | None, Reply]:
        """The card of what was taken in; a list to choose cards from when it was more than one article."""
        for one in taken:
            _log(one, message)
        if len(taken) != 1 or isinstance(taken[0], DealbotError):
            return None, render_several(taken, words)
        one = taken[0]
        card = Card(key_of(one.article.id), note=note_of(one, words), fresh=one.outcome is not Outcome.KNOWN)
        sheet = await self._reader.run(partial(self._articles.sheet, card.article))
        if sheet is None:  # taken away again by hand in this very moment
            return None, Reply(plain(words.intake.article_gone))
        person = message.from_user.id if message.from_user else message.chat.id
        return await self._review.render(context.bot, sheet, card, person, words)

    async def _may(self, message: Message, context: ContextTypes.DEFAULT_TYPE) -> bool:
        refusal = self._rights.refusal(message, self._words(message))
        if refusal:
            await send(context.bot, place_of(message), refusal)
        return refusal is None

    def _words(self, message: Message) -> Wording:
        return self._wordings.of_person(message.from_user)


def _log(taken: Taken | Refused, message: Message) -> None:
    if isinstance(taken, Exception):
        log_event(log, "intake", logging.WARNING, outcome=type(taken).__name__, person=message.chat.id)
    else:
        article, facts = taken.article.id, len(taken.facts)
        log_event(log, "intake", outcome=taken.outcome, article=article, facts=facts, person=message.chat.id)
