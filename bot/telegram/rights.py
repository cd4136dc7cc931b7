"""Who may do what: admins are the user ids of the settings, and they do their work in private chats only."""

from collections.abc import Collection

from telegram import CallbackQuery, Message
from telegram.constants import ChatType

from bot.telegram.wording import Wording


class Rights:
    """Looked up by the person's number at each command and each tap; being a chat's admin grants nothing."""

    def __init__(self, admins: Collection[int]) -> None:
        self._admins = frozenset(admins)

    @property
    def admins(self) -> tuple[int, ...]:
        """The ids of all admins."""
        return tuple(self._admins)

    def has(self, person: int) -> bool:
        """Whether somebody is an admin of the bot."""
        return person in self._admins

    def refusal(self, message: Message, words: Wording) -> str:
        """Why whoever wrote a message may not do an admin's work by it; empty when they may."""
        if message.from_user is None or message.sender_chat or not self.has(message.from_user.id):
            return words.admins_only
        return "" if message.chat.type == ChatType.PRIVATE else words.in_private

    def refusal_of_tap(self, query: CallbackQuery, words: Wording) -> str:
        """Why whoever tapped may not do an admin's work by it; empty when they may."""
        if not self.has(query.from_user.id):
            return words.admins_only
        private = query.message is not None and query.message.chat.type == ChatType.PRIVATE
        return "" if private else words.in_private
