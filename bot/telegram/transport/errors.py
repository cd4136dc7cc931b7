"""What happens when a handler fails: a line in the log and a number for the person, never a traceback."""

import logging
import secrets

from telegram import Update
from telegram.error import Conflict, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ContextTypes

from bot.logs import log_event
from bot.telegram.answers.addressing import asked_by
from bot.telegram.answers.apologies import again_button
from bot.telegram.messages.reply import Place, Reply, place_of
from bot.telegram.messages.send import send
from bot.telegram.messages.text import plain
from bot.telegram.transport.alarm import Alarm
from bot.telegram.transport.inbox import Unstored
from bot.telegram.transport.metrics import Metrics
from bot.telegram.transport.rivals import Rivals
from bot.telegram.wording import Wordings

log = logging.getLogger(__name__)


class Failures:
    """The error handler: the only place where every exception ends up."""

    def __init__(self, wordings: Wordings, rivals: Rivals, alarm: Alarm, metrics: Metrics) -> None:
        self._wordings = wordings
        self._rivals = rivals
        self._alarm = alarm
        self._metrics = metrics

    async def handle(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log the error; tell whoever was waiting for an answer, and admins, unless Telegram itself is what failed."""
        error = context.error
        if error:
            self._metrics.failed(error)
        if isinstance(error, Conflict):
            await self._rivals.met(context.bot)
        elif isinstance(error, Unstored):
            return
        elif isinstance(error, TimedOut | Forbidden | RetryAfter) or not isinstance(update, Update):
            _log_unheard(error)
        else:
            number = secrets.token_hex(4)
            log_event(log, "failure", logging.ERROR, id=number, error=type(error).__name__, cause=error)
            await self._tell(update, context, number)
            person = update.effective_user
            await self._alarm.sound(context.bot, error, number, person.id if person else None)

    async def _tell(self, update: Update, context: ContextTypes.DEFAULT_TYPE, number: str) -> None:
        if update.effective_chat is None or update.edited_message:
            return
        person = update.effective_user
        words = self._wordings.of_person(person)
        place = Place(update.effective_chat.id)
        if update.effective_message:
            place = place_of(update.effective_message)
        again = again_button(asked_by(update.message, context.bot)) if update.message else ()
        said = words.broken_kept if again else words.broken
        try:
            await send(context.bot, place, Reply(plain(said.format(id=number)), again))
        except TelegramError as error:
            log_event(log, "untold", logging.WARNING, id=number, error=type(error).__name__)


def _log_unheard(error: Exception | None) -> None:
    """Trouble with Telegram, or outside any chat: the network's is a line, any other gets its traceback."""
    if isinstance(error, NetworkError | Forbidden | RetryAfter):
        log_event(log, "telegram", logging.WARNING, error=type(error).__name__, message=str(error))
    else:
        log_event(log, "failure", logging.ERROR, error=type(error).__name__, cause=error)
