"""The connection updates come in on; it notices when polling works."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any

from bot.telegram.transport.ending import Ending, ExitCode
from bot.telegram.transport.token_request import TokenRequest
from bot.telegram.transport.updates import readable_answer

_NOTHING = b'{"ok": true, "result": []}'


class PollingRequest(TokenRequest):
    """Fetches updates. When the bot stops because another process does so too, it fetches nothing more.

    The library polls once more when it stops, and that would end the other one's poll.
    """

    def __init__(self, ending: Ending, now: Callable[[], datetime]) -> None:
        super().__init__(ending, connection_pool_size=1)
        self._now = now
        self.last = now()  # a poll that worked; before the first, when polling began

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:
        """Telegram's answer to a poll."""
        if self.ending.code is ExitCode.SECOND:
            return HTTPStatus.OK, _NOTHING
        status, body = await super().do_request(*args, **named)
        if status == HTTPStatus.OK:
            self.last = self._now()
            body = readable_answer(body)
            await asyncio.sleep(0)  # the library reads a hundred updates once more at a stretch; others go first
        return status, body
