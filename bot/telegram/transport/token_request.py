"""A connection to Telegram that notices when the token stops being valid."""

from http import HTTPStatus
from typing import Any

from telegram.request import HTTPXRequest

from bot.telegram.transport.ending import Ending, ExitCode


class TokenRequest(HTTPXRequest):
    """The library's own request, which ends the bot when Telegram no longer takes the token.

    The library ends its polling then without telling anybody, and a bot that hears nothing would live on.
    """

    def __init__(self, ending: Ending, **settings: Any) -> None:
        super().__init__(connect_timeout=10, read_timeout=15, media_write_timeout=60, **settings)
        self.ending = ending

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:
        """Telegram's answer to a call."""
        status, body = await super().do_request(*args, **named)
        if status == HTTPStatus.UNAUTHORIZED:
            self.ending.ask(ExitCode.REFUSED)
        return status, body
