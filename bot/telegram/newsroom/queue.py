"""Lists of articles to choose a card from: what waits, a page at a time, and what came in several at once."""

from collections.abc import Sequence

from telegram import Update
from telegram.ext import ContextTypes

from bot.articles import Taken
from bot.sheets import count_flagged, key_of
from bot.telegram.desk import ArticleDesk
from bot.telegram.messages.callbacks import encode_tap, parse_tap
from bot.telegram.messages.page_text import leaf
from bot.telegram.messages.reply import Attachment, Button, Posted, Reply, place_of
from bot.telegram.messages.send import acknowledge, edit, send
from bot.telegram.messages.text import Text, bold, inert, joined, plain
from bot.telegram.newsroom.cards import CARD
from bot.telegram.newsroom.reports import problems_file
from bot.telegram.newsroom.taken import note_of
from bot.telegram.people.rights import Rights
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording, Wordings
from index.errors import DealbotError
from index.review import Waiting

QUEUE = "queue"  # the kind of a page's button; its id is the page, counted from 0
_PAGE = 8
_LISTED = 12
_LABEL = 60
_LINE = 200


class Queue:
    """/queue: what waits for a decision."""

    def __init__(self, articles: ArticleDesk, worker: Worker, wordings: Wordings, rights: Rights) -> None:
        self._articles = articles
        self._worker = worker
        self._wordings = wordings
        self._rights = rights

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/queue: the first page."""
        if (message := update.message) is None:
            return
        words = self._wordings.of_person(message.from_user)
        if refusal := self._rights.refusal(message, words):
            await send(context.bot, place_of(message), refusal)
            return
        await send(context.bot, place_of(message), await self._page(0, words))

    async def turned(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The button to another page."""
        query = update.callback_query
        if query is None or query.message is None:
            return
        words = self._wordings.of_person(query.from_user)
        tap = parse_tap(query.data)
        page = tap.number if tap else None
        refusal = self._rights.refusal_of_tap(query, words) or (words.expired if page is None else "")
        await acknowledge(query, refusal)
        if page is not None and not refusal:
            posted = Posted(query.message.chat.id, query.message.message_id)
            await edit(context.bot, posted, await self._page(page, words))

    async def _page(self, page: int, words: Wording) -> Reply:
        try:
            return render_queue(await self._worker.run(self._articles.waiting), page, words)
        except DealbotError as error:
            return Reply(plain(words.intake.refused.format(reason=error)))


def render_queue(waiting: Sequence[Waiting], page: int, words: Wording) -> Reply:
    """A page of what waits: a line and a button for each article."""
    if not waiting:
        return Reply(plain(words.intake.queue_empty))
    shown, page, pages = leaf(waiting, page, _PAGE)
    facts = sum(len(one.proposals) for one in waiting)
    title = words.intake.queue.format(facts=words.number(facts), articles=words.number(len(waiting)))
    lines = [_line(one, words) for one in shown]
    buttons = [_opening(one.article.id, one.article.title) for one in shown]
    if page > 0:
        buttons.append(Button(words.intake.earlier, encode_tap(QUEUE, page - 1)))
    if page + 1 < pages:
        buttons.append(Button(words.intake.more, encode_tap(QUEUE, page + 1)))
    return Reply(joined([bold(plain(title)), *lines], "\n"), tuple(buttons))


def render_several(taken: Sequence[Taken], words: Wording) -> Reply:
    """What became of the articles of one feed, with a button for each that has facts."""
    title = bold(plain(words.intake.several.format(count=words.number(len(taken)))))
    lines = [_taken(one, words) for one in taken[:_LISTED]]
    if left := len(taken[_LISTED:]):
        lines.append(plain(words.more.format(count=left)))
    read = [one for one in taken[:_LISTED] if not isinstance(one, DealbotError)]
    buttons = [_opening(one.article.id, one.article.title) for one in read if one.facts]
    return Reply(joined([title, *lines], "\n"), tuple(buttons))


def enclosed_failures(taken: Sequence[Taken], words: Wording) -> Attachment | None:
    """Which articles of a feed couldn't be taken in, as a file; None when the list says all of them."""
    failures = [(place, str(one)) for place, one in enumerate(taken) if isinstance(one, DealbotError)]
    shown = sum(place < _LISTED for place, _ in failures)
    return problems_file([failure for _, failure in failures], shown, words)


def _line(one: Waiting, words: Wording) -> Text:
    flagged = count_flagged(one.proposals)
    pattern = words.intake.queue_flagged if flagged else words.intake.queue_line
    counts = {"count": words.number(len(one.proposals)), "flagged": words.number(flagged)}
    return plain("• ") + inert(pattern.format(title=inert(one.article.title).cut(_LINE).text, **counts))


def _taken(one: Taken, words: Wording) -> Text:
    if isinstance(one, DealbotError):
        return plain("• ") + inert(f"{words.intake.failed}: {one}").cut(_LINE)
    note = note_of(one, words).split("\n")[0]
    return plain("• ") + inert(f"{one.article.title} – {note}").cut(_LINE)


def _opening(article: str, title: str) -> Button:
    return Button(plain(title).cut(_LABEL).text or article[:_LABEL], f"{CARD}open:{key_of(article)}:")
