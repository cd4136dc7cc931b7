"""Whether tables go out as rich messages: as the settings say, until Telegram's server turns out not to know them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.telegram.messages.reply import Reply
from bot.telegram.messages.rich import Block, Rich


class Richness:
    """Off for good with the first rich message that the server doesn't know."""

    def __init__(self, wanted: bool) -> None:
        self._on = wanted

    def enriched(self, reply: Reply, blocks: Callable[[], Sequence[Block]]) -> Reply:
        """`reply` with what `blocks` says as well, where that is wanted; without blocks there is just its text."""
        found = tuple(blocks()) if self._on else ()
        return replace(reply, rich=Rich(found, self._turn_off)) if found else reply

    def _turn_off(self) -> None:
        self._on = False
