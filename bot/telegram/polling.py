"""The connection updates come in on; it notices when the token stops being valid."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from telegram.request import HTTPXRequest


class PollingRequest(HTTPXRequest):
    """Fetches updates, and calls `on_refusal` when Telegram no longer takes the token.

    The library ends its polling then without telling anybody, and a bot that hears nothing would live on.
    """

    def __init__(self) -> None:
        super().__init__(connection_pool_size=1, connect_timeout=10, read_timeout=15)
        self.on_refusal: Callable[[], None] | None = None

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:
        """Telegram's answer to a call."""
        status, body = await super().do_request(*args, **named)
        if status == HTTPStatus.UNAUTHORIZED and self.on_refusal:
            self.on_refusal()
        return status, body
