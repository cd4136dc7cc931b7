"""From where pages are seen: the records of the moment, today, in a thread where drawing holds nobody up."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from bot.telegram.desk import Desk
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording
from retrieval.pages.page import View

_Drawn = TypeVar("_Drawn")


class Outlook:
    """Looks at the records anew for each page, so a button always leads to what is true now."""

    def __init__(self, desk: Desk, worker: Worker, now: Callable[[], datetime]) -> None:
        self._desk = desk
        self._worker = worker
        self._now = now

    async def draw(self, page: Callable[[View, Wording], _Drawn], words: Wording) -> _Drawn:
        """What `page` makes of the records as they are now, in the worker's thread."""
        today = self._now().date()
        return await self._worker.run(lambda: page(View(self._desk.reader(), words.speech, today), words))
