"""Cards in a chat: their buttons, and the replies that edit a fact. All state is in the data folder and in Memory."""

import logging
from dataclasses import replace
from functools import partial

from telegram import Bot, CallbackQuery, Update
from telegram.ext import ContextTypes

from bot.logs import log_event
from bot.sheets import Sheet
from bot.telegram.desk import ArticleDesk
from bot.telegram.messages.reply import Place, Posted, Reply, place_of
from bot.telegram.messages.send import acknowledge, edit, send
from bot.telegram.messages.text import inert, joined, plain
from bot.telegram.newsroom.cards import View, render_card, render_fact, render_guide
from bot.telegram.newsroom.decisions import Decisions, Outcome, Tap, parse_tap
from bot.telegram.newsroom.edits import parse_edits
from bot.telegram.newsroom.freshness import Freshness
from bot.telegram.newsroom.memory import Card, Memory
from bot.telegram.newsroom.refusals import Refusals
from bot.telegram.people.people import People, author
from bot.telegram.people.rights import Rights
from bot.telegram.transport.background import Background
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording, Wordings
from index.errors import DealbotError

log = logging.getLogger(__name__)


class Review:
    """Shows cards, and does what admins tap on them and reply to them."""

    def __init__(
        self,
        articles: ArticleDesk,
        memory: Memory,
        worker: Worker,
        wordings: Wordings,
        rights: Rights,
        freshness: Freshness,
        background: Background,
    ) -> None:
        self._articles = articles
        self._memory = memory
        self._worker = worker
        self._wordings = wordings
        self._rights = rights
        self._freshness = freshness
        self._background = background
        self._decisions = Decisions(articles)
        self._people = People()
        self._refusals = Refusals(self._people)

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button of a card."""
        query = update.callback_query
        if query is None:
            return
        words = self._wordings.of_person(query.from_user)
        tap = parse_tap(query.data or "", query.from_user.id)
        refusal = self._rights.refusal_of_tap(query, words) or ("" if tap else words.expired)
        if tap is None or query.message is None or refusal:
            await acknowledge(query, refusal)
            return
        posted = Posted(query.message.chat.id, query.message.message_id)
        outcome = await self._act(tap, query, words, context.bot)
        if outcome.written:
            self.make_live(update, context, Place(posted.chat), words)
        if tap.verb in ("edit", "open"):
            await self._add(tap, posted, words, context.bot)
        else:
            await self.show(context.bot, posted, tap.article, tap.person, words, outcome)

    async def replied(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> bool:
        """A reply to a card edits its facts; False when the message replies to no card."""
        message = update.message
        if message is None or message.reply_to_message is None or message.from_user is None:
            return False
        posted = Posted(message.chat.id, message.reply_to_message.message_id)
        card = await self._memory.find_card(posted)
        if card is None or message.text is None:
            return False
        words = self._wordings.of_person(message.from_user)
        told, written = await self._edit(card, message.text, message.from_user.id, words, context.bot)
        if written:
            self.make_live(update, context, Place(posted.chat), words)
        await send(context.bot, place_of(message), told)
        shown = replace(posted, message=card.beside or posted.message)
        await self.show(context.bot, shown, card.article, message.from_user.id, words)
        return True

    async def post(self, bot: Bot, place: Place, card: Card, person: int, words: Wording) -> None:
        """Post a card."""
        sheet = await self._worker.run(partial(self._articles.sheet, card.article))
        if sheet is None:
            await send(bot, place, Reply(plain(words.intake.article_gone)))
            return
        card, reply = await self.render(bot, sheet, card, person, words)
        await self.note(await send(bot, place, reply), card)

    async def render(
        self, bot: Bot, sheet: Sheet, card: Card, person: int, words: Wording, page: int = 0
    ) -> tuple[Card, Reply]:
        """The card with all that waits now, and how it looks."""
        card = replace(card.numbered(sheet.tokens), focus="")
        people = await self._people.names(bot, (change.who for change in sheet.changes), person, words)
        return card, render_card(sheet, View(card, people, page), words)

    async def note(self, posted: Posted | None, card: Card) -> None:
        """Remember which message a card is."""
        if posted:
            await self._memory.note_card(posted, card)

    async def show(
        self, bot: Bot, posted: Posted, key: str, person: int, words: Wording, outcome: Outcome | None = None
    ) -> None:
        """Make a message show the state of the moment; when it has been deleted, the card is posted anew."""
        outcome = outcome or Outcome()
        sheet = await self._worker.run(partial(self._articles.sheet, key))
        card = await self._memory.find_card(posted) or Card(key)
        if sheet is None or outcome.ends:
            last_words = {"cancelled": words.intake.cancelled, "closed": words.intake.closed}
            title = inert(sheet.article.title) if sheet else plain("")
            last_word = plain(last_words.get(outcome.ends, words.intake.article_gone))
            await edit(bot, posted, Reply(joined([title, last_word], "\n")))
            return
        proposal = sheet.find(outcome.fact)
        if proposal is None:
            card, reply = await self.render(bot, sheet, card, person, words, outcome.page)
        else:
            card = replace(card.numbered(sheet.tokens), focus=proposal.token)
            reply = render_fact(sheet, proposal, words)
        if await edit(bot, posted, reply):
            await self.note(posted, card)
        else:
            await self.note(await send(bot, Place(posted.chat), reply), card)

    def make_live(self, update: Update, context: ContextTypes.DEFAULT_TYPE, place: Place, words: Wording) -> None:
        """Let the answers know in the background what has been decided."""
        self._background.start(self._freshness.restore(place, words, context), update, context)

    async def _act(self, tap: Tap, query: CallbackQuery, words: Wording, bot: Bot) -> Outcome:
        """Do what a tap asks for, and tell whoever tapped why it can't be done."""
        toast = ""
        try:
            sheet = await self._worker.run(partial(self._articles.sheet, tap.article))
            if sheet is None:
                toast = words.intake.article_gone
                return Outcome()
            outcome = await self._worker.run(partial(self._decisions.act, tap, sheet))
            log_event(log, "card", verb=tap.verb, article=sheet.article.id, person=tap.person)
            return outcome
        except DealbotError as error:
            toast = await self._refusals.tell(bot, error, sheet, tap.person, words)
            return Outcome()
        finally:
            await acknowledge(query, toast)

    async def _add(self, tap: Tap, posted: Posted, words: Wording, bot: Bot) -> None:
        """Answer a tap with a message of its own: how to edit, or the card of an article in a list."""
        if tap.verb == "open":
            await self.post(bot, Place(posted.chat), Card(tap.article), tap.person, words)
            return
        card = await self._memory.find_card(posted)
        if card is None:  # posted by a process whose memory is lost: from here on it is known again
            await self.show(bot, posted, tap.article, tap.person, words)
            card = Card(tap.article)
        number = card.numbers.get(tap.argument or card.focus, 1)
        guide = await send(bot, Place(posted.chat), render_guide(number, words))
        await self.note(guide, replace(card, beside=posted.message))

    async def _edit(self, card: Card, text: str, person: int, words: Wording, bot: Bot) -> tuple[Reply, bool]:
        """Change facts as a reply says; what to answer to it, and whether anything was changed."""
        edits = parse_edits(text, card, words.intake.keys)
        sheet = await self._worker.run(partial(self._articles.sheet, card.article))
        if sheet is None:
            return Reply(plain(words.intake.article_gone)), False
        if edits is None:
            return Reply(joined([plain(words.intake.edit_unclear), render_guide(1, words).text], "\n\n")), False
        done, written = [], False
        for token, changes in edits.items():
            call = partial(self._articles.edit, sheet.article.id, token, changes, author(person))
            number = card.numbers[token]
            try:
                change = await self._worker.run(call)
                done.append(f"{number}. {words.intake.action(change.action)}")
                written = True
            except DealbotError as error:
                done.append(f"{number}. {await self._refusals.tell(bot, error, sheet, person, words)}")
        return Reply(joined(map(inert, done), "\n")), written
