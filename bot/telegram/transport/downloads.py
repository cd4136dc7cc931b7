"""The connection calls go out on, and files come in on: nothing larger than Telegram's limit is taken into memory."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx

from bot.telegram.transport.ending import Ending
from bot.telegram.transport.token_request import TokenRequest

LARGEST_FILE = 20_000_000  # bytes; Telegram hands out hardly larger ones, and the readers take none
_CONNECTIONS = 32  # Telegram takes thirty messages a second, and answers within a fraction of one
_ROOM = 1024 * 1024  # around a file, and enough for any other answer


class TooLarge(httpx.RequestError):
    """An answer that went on past the limit; the rest of it wasn't read."""


class CappedRequest(TokenRequest):
    """Telegram's library's own request, which gives up on an answer that doesn't end.

    Calls wait for a connection here, in their order and for as long as it takes: the pool would give up on them, and
    looks through all that wait each time a connection is free.
    """

    def __init__(self, ending: Ending) -> None:
        super().__init__(
            ending,
            connection_pool_size=_CONNECTIONS,
            httpx_kwargs={"event_hooks": {"response": [_cap]}},
        )
        self._free = asyncio.Semaphore(_CONNECTIONS)

    async def do_request(self, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        """The status and the body of the answer to a call."""
        async with self._free:
            return await super().do_request(*arguments, **named)


class _Capped(httpx.AsyncByteStream):
    """A stream that ends in an error when it brings more than `limit` bytes."""

    def __init__(self, stream: httpx.AsyncByteStream, limit: int) -> None:
        self._stream = stream
        self._left = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            self._left -= len(part)
            if self._left < 0:
                raise TooLarge("the answer is larger than any file may be")
            yield part

    async def aclose(self) -> None:
        """Close the stream behind it."""
        await self._stream.aclose()


async def _cap(response: httpx.Response) -> None:
    if isinstance(response.stream, httpx.AsyncByteStream):
        response.stream = _Capped(response.stream, LARGEST_FILE + _ROOM)
