"""Why a decision couldn't be made, in the words of whoever tried: somebody was quicker, or it has changed."""

import re

from telegram import Bot

from bot.sheets import Sheet
from bot.telegram.newsroom.cards import moment
from bot.telegram.newsroom.decisions import NothingWaits
from bot.telegram.people.people import People
from bot.telegram.wording import Wording
from index.errors import AlreadyReviewed, DealbotError, EditRefused, FactChanged
from index.journal import Change

_AUTHOR = re.compile(r"telegram:\d+")


class Refusals:
    """Puts the errors of a decision into words, with names for those they speak of."""

    def __init__(self, people: People) -> None:
        self._people = people

    async def tell(self, bot: Bot, error: DealbotError, sheet: Sheet | None, viewer: int, words: Wording) -> str:
        """A sentence on what `viewer` tried to do to a sheet."""
        intake = words.intake
        match error:
            case AlreadyReviewed():
                names = await self._people.names(bot, [error.who], viewer, words)
                return intake.decided_already.format(
                    action=intake.action(error.action), who=names[error.who], when=moment(error.when, words)
                )
            case NothingWaits():
                return await self._last_decision(bot, sheet.changes[:1] if sheet else (), viewer, words)
            case FactChanged():
                return intake.changes_meanwhile
            case EditRefused():
                return intake.edit_refused.format(reason=error)
            case _:
                names = await self._people.names(bot, _AUTHOR.findall(str(error)), viewer, words)
                reason = _AUTHOR.sub(lambda match: names[match[0]], str(error))
                return intake.refused.format(reason=reason)

    async def _last_decision(self, bot: Bot, changes: tuple[Change, ...], viewer: int, words: Wording) -> str:
        if not changes:
            return words.intake.nothing_waits_here
        [change] = changes
        names = await self._people.names(bot, [change.who], viewer, words)
        return words.intake.decided_already.format(
            action=words.intake.action(change.action), who=names[change.who], when=moment(change.at, words)
        )
