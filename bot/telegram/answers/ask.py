"""Questions: typed, behind /ask, tapped on a button, edited afterwards, or opened by a link."""

from collections.abc import Callable
from datetime import datetime, timedelta

from telegram import CallbackQuery, Message, Update, User
from telegram.ext import ContextTypes

from bot.logs import without_tokens
from bot.telegram.answers.addressing import LONGEST_QUESTION, asked_by, question_in
from bot.telegram.answers.answering import Answering
from bot.telegram.answers.asked import Asked
from bot.telegram.answers.buttons import offered
from bot.telegram.answers.kept import KeptAnswer, KeptAnswers
from bot.telegram.messages.reply import Posted, place_of, tapped_message
from bot.telegram.messages.send import acknowledge, say
from bot.telegram.wording import Wording, Wordings

_DOUBLE_TAP = timedelta(seconds=10)


class Questions:
    """Takes what people ask, and finds what it leans on: the answer replied to, else the last within `memory`."""

    def __init__(
        self,
        answering: Answering,
        kept: KeptAnswers,
        wordings: Wordings,
        now: Callable[[], datetime],
        memory: timedelta,
    ) -> None:
        self._answering = answering
        self._kept = kept
        self._wordings = wordings
        self._now = now
        self._memory = memory

    async def typed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A message that is a question, if it is for us."""
        message = update.message
        question = question_in(message, context.bot) if message else None
        if message and question is not None:
            await self._take(message, question, "message", context)

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/ask and a question."""
        if message := update.message:
            await self._take(message, without_tokens(" ".join(context.args or ())), "command", context)

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question that was changed: the answer it had is changed too. Any other edit is nothing to us."""
        message = update.edited_message
        if message is None or (kept := await self._kept.find_asked(message.chat.id, message.message_id)) is None:
            return
        question = asked_by(message, context.bot)
        if question and len(question) <= LONGEST_QUESTION:
            await self._answering.answer(self._asked(message, question, "edit", kept.history, kept), context.bot)

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question on a button: it takes the place of the one it was offered for, or is asked as if typed."""
        query = update.callback_query
        if query is None:
            return
        words, tapped = self._wordings.of_person(query.from_user), _tapped(query)
        if tapped is None:
            await acknowledge(query, words.expired)
            return
        (message, label), place = tapped, place_of(tapped[0])
        kept = await self._kept.find_shown(Posted(place.chat, message.message_id))
        question = await self._offered(label, kept, words) if kept else label
        if question is None or (kept is None and await self._has_just_tapped(query.from_user, place.chat, question)):
            await acknowledge(query, "" if kept is None or kept.via == "button" else words.expired)
            return
        await acknowledge(query)
        history = kept.history if kept else ()
        asked = Asked(question, query.from_user.id, place, "button", words, message.message_id, history, kept=kept)
        await self._answering.answer(asked, context.bot)

    async def again(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The button under an apology: its question is asked again, unless the answer has come meanwhile."""
        query = update.callback_query
        if query is None:
            return
        words, tapped = self._wordings.of_person(query.from_user), _tapped(query)
        await acknowledge(query, "" if tapped else words.expired)
        if tapped is None:
            return
        message, question = tapped
        person, place, number = query.from_user.id, place_of(message), message.message_id
        kept = await self._kept.find_shown(Posted(place.chat, number))
        if kept and kept.question == question:
            return
        before = kept.history if kept else _leaning(question, await self._last(place.chat, person, self._memory))
        asked = Asked(question, person, place, "button", words, number, before, kept=kept, shown=number)
        await self._answering.answer(asked, context.bot)

    async def _offered(self, label: str, kept: KeptAnswer, words: Wording) -> str | None:
        """The question that a button under an answer stands for; None when the answer, as it is now, offers it not."""
        return offered(await self._answering.again(kept), words.examples).get(label)

    async def open(self, message: Message, identity: str, context: ContextTypes.DEFAULT_TYPE) -> None:
        """An answer given in a group, told in private in full; one's own too."""
        words, person = self._wordings.of_person(message.from_user), _person(message)
        kept = await self._kept.find(int(identity)) if identity.isdecimal() and len(identity) < 19 else None
        if kept is None or (kept.chat > 0 and kept.person != person):
            await say(context.bot, message, words.answers.gone_link)
            return
        asked = Asked(
            kept.question, person, place_of(message), "link", words, message.message_id, kept.history, day=kept.day
        )
        await self._answering.answer(asked, context.bot)

    async def new(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/new: what somebody asks next leans on nothing they asked before."""
        if message := update.message:
            await self._kept.close_conversation(message.chat.id, _person(message))
            await say(context.bot, message, self._wordings.of_person(message.from_user).forgotten)

    async def _take(self, message: Message, question: str, via: str, context: ContextTypes.DEFAULT_TYPE) -> None:
        words = self._wordings.of_person(message.from_user)
        if not question:
            hint = words.ask_something if via == "command" else words.mention_something
            await say(context.bot, message, hint.format(example=words.examples[0]))
        elif len(question) > LONGEST_QUESTION:
            await say(context.bot, message, words.too_long.format(limit=LONGEST_QUESTION))
        else:
            history = await self._history(message, question)
            await self._answering.answer(self._asked(message, question, via, history), context.bot)

    async def _history(self, message: Message, question: str) -> tuple[str, ...]:
        """The questions a message leans on."""
        before = await self._replied_to(message) or await self._last(message.chat.id, _person(message), self._memory)
        return _leaning(question, before)

    async def _replied_to(self, message: Message) -> KeptAnswer | None:
        replied = message.reply_to_message
        return await self._kept.find_shown(Posted(message.chat.id, replied.message_id)) if replied else None

    async def _last(self, chat: int, person: int, within: timedelta) -> KeptAnswer | None:
        return await self._kept.find_last(chat, person, self._now() - within)

    async def _has_just_tapped(self, person: User, chat: int, question: str) -> bool:
        last = await self._last(chat, person.id, _DOUBLE_TAP)
        return last is not None and (last.via, last.question) == ("button", question)

    def _asked(
        self, message: Message, question: str, via: str, history: tuple[str, ...], kept: KeptAnswer | None = None
    ) -> Asked:
        words = self._wordings.of_person(message.from_user)
        number = message.message_id
        return Asked(question, _person(message), place_of(message), via, words, number, history, number, kept=kept)


def _leaning(question: str, before: KeptAnswer | None) -> tuple[str, ...]:
    """The questions that one leans on after the answer `before`; those of that one, when it says the same again."""
    if before is None:
        return ()
    return before.history if before.question == question else (*before.history, before.question)


def _person(message: Message) -> int:
    """Who wrote a message; the chat itself where nobody is named."""
    return message.from_user.id if message.from_user else message.chat.id


def _tapped(query: CallbackQuery) -> tuple[Message, str] | None:
    """The message whose button was tapped, and the button's label; None for a message out of sight or a forged tap.

    The label is read from Telegram's own copy of the message: so the questions under /start survive a restart, and
    nothing is kept for them.
    """
    message = tapped_message(query)
    rows = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
    label = next((button.text for row in rows for button in row if button.callback_data == query.data), None)
    return (message, label) if message and label is not None else None
