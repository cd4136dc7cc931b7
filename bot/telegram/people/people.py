"""What people are called in an audit line. The journal holds their numbers only; names are asked of Telegram."""

from collections.abc import Iterable

from telegram import Bot
from telegram.error import TelegramError

from bot.telegram.messages.recent import Recent
from bot.telegram.messages.text import isolated, plain
from bot.telegram.wording import Wording

_PREFIX = "telegram:"
_REMEMBERED = 100
_LONGEST = 40


def author(person: int) -> str:
    """How somebody is named in the journal."""
    return f"{_PREFIX}{person}"


class People:
    """Knows the first names of those who decided something."""

    def __init__(self) -> None:
        self._names: Recent[str, str] = Recent(_REMEMBERED)

    async def names(self, bot: Bot, authors: Iterable[str], viewer: int, words: Wording) -> dict[str, str]:
        """What to call each author in a message to `viewer`; somebody from the terminal keeps their name."""
        names = {one: await self._name(bot, one, words) for one in dict.fromkeys(authors)}
        return names | {author(viewer): words.intake.you}

    async def _name(self, bot: Bot, one: str, words: Wording) -> str:
        number = one.removeprefix(_PREFIX)
        if number == one or not number.isdecimal():
            return one
        if known := self._names.get(one):
            return known
        try:
            chat = await bot.get_chat(int(number))
        except TelegramError:  # they may have left, and their decision stands all the same
            return words.intake.admin.format(id=number)
        name = isolated(plain(chat.first_name or "").cut(_LONGEST).text) or words.intake.admin.format(id=number)
        self._names.put(one, name)
        return name
