"""Who is let in: what is too much is refused as it comes, before it waits for its turn."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from telegram import Update
from telegram.constants import ChatType

from bot.config import Limits
from bot.logs import log_event
from bot.telegram.answers.addressing import is_for_us
from bot.telegram.answers.apologies import AGAIN
from bot.telegram.answers.buttons import CHOICE
from bot.telegram.messages.send import acknowledge, answer_inline, say
from bot.telegram.people.limits import Excess, Flood, Wish
from bot.telegram.people.menu import COMMANDS
from bot.telegram.people.rights import Rights
from bot.telegram.wording import Wordings

_ASKING = (f"{CHOICE}:", f"{AGAIN}:")  # what the buttons carry that ask a question

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Call:
    """Something that somebody wants of us, in a group or not."""

    person: int
    group: int | None
    wish: Wish


class Admission:
    """Lets updates in while there is room for them. Admins are always let in."""

    def __init__(self, limits: Limits, flood: Flood, rights: Rights, wordings: Wordings) -> None:
        self._limits = limits
        self._flood = flood
        self._rights = rights
        self._wordings = wordings

    @asynccontextmanager
    async def of(self, update: object) -> AsyncIterator[bool]:
        """Whether to handle an update, which waits for its answer as long as the block lasts."""
        call = self._call_in(update) if isinstance(update, Update) else None
        if not isinstance(update, Update) or call is None or self._rights.has(call.person):
            yield True
        elif excess := self._flood.begin(call.person, call.group, call.wish):
            await self._refuse(update, call, excess)
            yield False
        else:
            try:
                yield True
            finally:
                self._flood.end(call.person)

    def _call_in(self, update: Update) -> _Call | None:
        chat = update.effective_chat
        group = chat.id if chat and chat.type != ChatType.PRIVATE else None
        if inline := update.inline_query:
            return _Call(inline.from_user.id, group, Wish.TYPING)
        if query := update.callback_query:
            asks = (query.data or "").startswith(_ASKING)
            return _Call(query.from_user.id, group, Wish.QUESTION if asks else Wish.LOOK)
        message = update.message or update.edited_message
        sender = (message.sender_chat or message.from_user) if message else None
        if message is None or sender is None or (message.media_group_id and not message.caption):
            return None  # the parts of an album come at once, and get one hint together
        if not is_for_us(message, update.get_bot(), COMMANDS):
            return None
        return _Call(sender.id, group, Wish.QUESTION)

    async def _refuse(self, update: Update, call: _Call, excess: Excess) -> None:
        if inline := update.inline_query:  # there is nowhere to tell them
            await answer_inline(inline, ())
            return
        due = self._flood.warn(call.group if call.group and excess is Excess.GROUP else call.person)
        words = self._wordings.of_person(update.effective_user)
        if due:
            log_event(log, "too much", logging.WARNING, of=excess, chat="group" if call.group else "private")
        sentence = words.limits[excess].format(**self._limits.model_dump()) if due else ""
        if query := update.callback_query:
            await acknowledge(query, sentence)
        elif update.message and sentence:
            await say(update.get_bot(), update.message, sentence)
