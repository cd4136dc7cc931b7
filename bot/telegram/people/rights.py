"""Who may do what: admins are user ids of the settings, editors those the owner named; both work in private chats."""

from collections.abc import Sequence

from telegram import CallbackQuery, Message
from telegram.constants import ChatType
from telegram.ext.filters import MessageFilter

from bot.config import SHARED_IDS
from bot.telegram.messages.reply import Reply
from bot.telegram.messages.text import plain
from bot.telegram.people.editors import Editors
from bot.telegram.people.private import moved_to_private
from bot.telegram.wording import Wording


class Rights:
    """Looked up by the person's number at each command and each tap; being a chat's admin grants nothing.

    The owner is the first of the admins, and says who is an editor.
    """

    def __init__(self, admins: Sequence[int], editors: Editors) -> None:
        self._admins = tuple(admins)
        self._editors = editors

    @property
    def admins(self) -> tuple[int, ...]:
        """The ids of all admins, the owner's first."""
        return self._admins

    @property
    def people(self) -> tuple[int, ...]:
        """The ids of all who may do an admin's work."""
        return (*self._admins, *self._editors.people)

    def has(self, person: int) -> bool:
        """Whether somebody may do an admin's work."""
        return (person in self._admins or self._editors.has(person)) and person not in SHARED_IDS

    def owns(self, person: int) -> bool:
        """Whether somebody is the owner, who says who else may do an admin's work."""
        return self._admins[:1] == (person,)

    def refusal(self, message: Message, words: Wording) -> Reply | None:
        """Why whoever wrote a message may not do an admin's work by it; None when they may."""
        if message.from_user is None or message.sender_chat or not self.has(message.from_user.id):
            return Reply(plain(words.admins_only))
        return moved_to_private(message, words)

    def refusal_of_tap(self, query: CallbackQuery, words: Wording) -> str:
        """Why whoever tapped may not do an admin's work by it; empty when they may."""
        if not self.has(query.from_user.id):
            return words.admins_only
        private = query.message is not None and query.message.chat.type == ChatType.PRIVATE
        return "" if private else words.in_private


class ByAdmin(MessageFilter):
    """Takes what is written by somebody who may do an admin's work."""

    def __init__(self, rights: Rights) -> None:
        super().__init__()
        self._rights = rights

    def filter(self, message: Message) -> bool:
        """Whether a message is."""
        return message.from_user is not None and self._rights.has(message.from_user.id)
