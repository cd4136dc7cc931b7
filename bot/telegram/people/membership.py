"""What becomes of the bot's own membership: it is removed from a group or blocked, or an admin adds it to a group."""

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ChatMemberHandler, ContextTypes

from bot.telegram.people.guests import Guests, Standing
from bot.telegram.people.rights import Rights
from bot.telegram.transport.doors import Doors
from bot.telegram.transport.handlers import Handler

_OUT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


class Membership:
    """Says nothing to anybody: it leaves nothing behind where the bot goes, and lets in the groups admins add it to."""

    def __init__(self, doors: Doors, guests: Guests, rights: Rights) -> None:
        self._doors = doors
        self._guests = guests
        self._rights = rights

    def routes(self) -> list[Handler]:
        """Who takes Telegram's notice."""
        return [ChatMemberHandler(self.changed, ChatMemberHandler.MY_CHAT_MEMBER)]

    async def changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The bot was added, removed, blocked or unblocked."""
        if (change := update.my_chat_member) is None:
            return
        was_out, is_out = change.old_chat_member.status in _OUT, change.new_chat_member.status in _OUT
        if is_out:
            await self._doors.shut(change.chat.id)
        elif was_out and change.chat.type != ChatType.PRIVATE and self._rights.has(change.from_user.id):
            await self._guests.decide(change.chat.id, Standing.ALLOWED, change.from_user.language_code or "")
