"""Reception: who is let in, who may do what, and what people have set for themselves, put together."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from telegram import Bot

from bot.config import Telegram
from bot.telegram.people import editors, guests, settings
from bot.telegram.people.editors import Editors
from bot.telegram.people.gate import Gate
from bot.telegram.people.grants import Grants
from bot.telegram.people.guests import Guests
from bot.telegram.people.invitations import Invitations
from bot.telegram.people.language import Language
from bot.telegram.people.membership import Membership
from bot.telegram.people.menu import Menu
from bot.telegram.people.profile import publish_profile
from bot.telegram.people.rights import Rights
from bot.telegram.people.settings import Settings
from bot.telegram.transport.database import Database
from bot.telegram.transport.doors import Doors
from bot.telegram.transport.handlers import Handler
from bot.telegram.wording import Wordings

SCHEMAS = (editors.SCHEMA, guests.SCHEMA, settings.SCHEMA)


class Reception:
    """Knows people by their numbers only. `wordings` and `rights` are what everybody else needs of it.

    `on_denied` is called with a person or group that may not use the bot any more.
    """

    def __init__(self, config: Telegram, database: Database, doors: Doors, now: Callable[[], datetime]) -> None:
        self._config = config
        self._settings = Settings(database)
        self._editors = Editors(database)
        self._guests = Guests(database, now)
        self._doors = doors
        self.on_denied: list[Callable[[int], Awaitable[object]]] = []
        self.wordings = Wordings(chosen=self._settings.language)
        self.rights = Rights(config.admins, self._editors)
        self._menu = Menu(self.wordings, self.rights, self._by_list)
        doors.on_migrated.append(self._guests.move)

    @property
    def _by_list(self) -> bool:
        return self._config.access == "list"

    async def prepare(self, bot: Bot) -> None:
        """Read what is known of people, and show the bot and its commands to them."""
        await self._settings.load()
        await self._editors.load()
        await self._menu.publish(bot)
        await publish_profile(bot, self.wordings)

    async def forget(self, person: int) -> None:
        """Drop what somebody has set, and what they may do."""
        await self._settings.forget(person)
        if self._editors.has(person):
            await self._editors.forget(person)
        await self._guests.forget(person)

    async def leave(self, chat: int) -> None:
        """Let a group be a stranger again."""
        await self._guests.forget(chat)

    async def purge(self, before: datetime) -> None:
        """Drop who asked to be let in, or was refused, before then."""
        await self._guests.purge(before)

    def first(self) -> list[Handler]:
        """What comes before everything else."""
        return Gate(self._guests, self.rights, self.wordings).routes() if self._by_list else []

    def routes(self) -> list[Handler]:
        """What there is to type and to tap."""
        invitations = Invitations(self._guests, self.rights, self.wordings, self.on_denied)
        return [
            *Membership(self._doors, self._guests, self.rights).routes(),
            *Language(self._settings, self.wordings).routes(),
            *Grants(self._editors, self.rights, self._menu, self.wordings).routes(),
            *(invitations.routes() if self._by_list else []),
        ]
