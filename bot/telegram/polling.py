"""The connection updates come in on; it notices when polling works, and when the token stops being valid."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any

from telegram.request import HTTPXRequest

from bot.telegram.ending import Ending, ExitCode
from bot.telegram.updates import readable_answer

_NOTHING = b'{"ok": true, "result": []}'


class PollingRequest(HTTPXRequest):
    """Fetches updates, and ends the bot when Telegram no longer takes the token.

    The library ends its polling then without telling anybody, and a bot that hears nothing would live on. It also
    polls once more when it stops; when the bot stops for another process, that would end the other one's poll.
    """

    def __init__(self, ending: Ending, now: Callable[[], datetime]) -> None:
        super().__init__(connection_pool_size=1, connect_timeout=10, read_timeout=15)
        self._ending = ending
        self._now = now
        self.last = now()  # a poll that worked; before the first, when polling began

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:
        """Telegram's answer to a call."""
        if self._ending.code is ExitCode.SECOND:
            return HTTPStatus.OK, _NOTHING
        status, body = await super().do_request(*args, **named)
        if status == HTTPStatus.UNAUTHORIZED:
            self._ending.ask(ExitCode.REFUSED)
        elif status == HTTPStatus.OK:
            self.last = self._now()
            body = readable_answer(body)
        return status, body
