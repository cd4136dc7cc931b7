"""Questions: typed, behind /ask, tapped on a button, or edited afterwards."""

import logging
import time
from dataclasses import dataclass
from functools import partial

from telegram import CallbackQuery, Message, Update
from telegram.ext import ContextTypes

from bot.logs import log_event
from bot.telegram.activity import activity
from bot.telegram.addressing import question_in
from bot.telegram.desk import Desk
from bot.telegram.recent import Recent
from bot.telegram.render import render_answer
from bot.telegram.reply import Place, Posted, Reply, place_of
from bot.telegram.send import acknowledge, edit, say, send
from bot.telegram.wording import Wordings
from bot.telegram.worker import Worker

_LONGEST = 500  # characters of a question
_REMEMBERED = 1000  # answers that follow an edit of their question

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, who asked it where, and how it reached us."""

    text: str
    person: int
    place: Place
    via: str

    @property
    def conversation(self) -> str:
        """The key of the conversation: a person's in a chat."""
        return f"{self.place.chat}:{self.person}"


class Questions:
    """Answers what people ask. The thinking is done by `desk`, in the worker's thread."""

    def __init__(self, desk: Desk, worker: Worker, wordings: Wordings, log_questions: bool = False) -> None:
        self._desk = desk
        self._worker = worker
        self._wordings = wordings
        self._log_questions = log_questions
        self._answers: Recent[tuple[int, int], Posted] = Recent(_REMEMBERED)

    async def typed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A message that is a question, if it is for us."""
        message = update.message
        question = question_in(message, context.bot) if message else None
        if message and question is not None:
            await self._take(message, question, "message", context)

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/ask and a question."""
        if message := update.message:
            await self._take(message, " ".join(context.args or ()), "command", context)

    async def edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question that was changed: the answer it had is changed too. Any other edit is nothing to us."""
        message = update.edited_message
        if message is None or (posted := self._answers.get((message.chat.id, message.message_id))) is None:
            return
        question = question_in(message, context.bot)
        if question and len(question) <= _LONGEST:
            await edit(context.bot, posted, await self._answer(_asked(message, question, "edit"), context))

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question on a button, answered as if it had been typed."""
        query = update.callback_query
        if query is None:
            return
        words = self._wordings.of_person(query.from_user)
        question = _question_on_button(query)
        await acknowledge(query, "" if question else words.expired)
        if question and isinstance(query.message, Message):
            place = place_of(query.message)
            asked = _Asked(question, query.from_user.id, place, "button")
            await send(context.bot, place, await self._answer(asked, context))

    async def _take(self, message: Message, question: str, via: str, context: ContextTypes.DEFAULT_TYPE) -> None:
        words = self._wordings.of_person(message.from_user)
        if not question:
            hint = words.ask_something if via == "command" else words.mention_something
            await say(context.bot, message, hint.format(example=words.examples[0]))
        elif len(question) > _LONGEST:
            await say(context.bot, message, words.too_long.format(limit=_LONGEST))
        else:
            asked = _asked(message, question, via)
            posted = await send(context.bot, asked.place, await self._answer(asked, context))
            if posted and via == "message":
                self._answers.put((message.chat.id, message.message_id), posted)

    async def _answer(self, asked: _Asked, context: ContextTypes.DEFAULT_TYPE) -> Reply:
        started = time.perf_counter()
        async with activity(context.bot, asked.place):
            call = partial(self._desk.ask, asked.text, conversation=asked.conversation)
            answer = await self._worker.run(call)
        log_event(
            log,
            "question",
            outcome=answer.outcome,
            reason=answer.reason,
            ms=round(1000 * (time.perf_counter() - started)),
            language=answer.language,
            via=asked.via,
            chat="private" if asked.place.private else "group",
            text=asked.text if self._log_questions else None,
        )
        echo = asked.text if asked.via == "button" else ""
        return render_answer(answer, self._wordings.of(answer.language), echo)


def _asked(message: Message, question: str, via: str) -> _Asked:
    person = message.from_user.id if message.from_user else message.chat.id
    return _Asked(question, person, place_of(message), via)


def _question_on_button(query: CallbackQuery) -> str | None:
    """The label of the button that was tapped, read from Telegram's own copy of the message.

    So questions survive a restart and nothing is kept for them; a forged tap finds no button.
    """
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    buttons = [button for row in markup.inline_keyboard for button in row] if markup else []
    return next((button.text for button in buttons if button.callback_data == query.data), None)
