"""The connection calls go out on, and files come in on: nothing larger than Telegram's limit is taken into memory."""

from collections.abc import AsyncIterator

import httpx
from telegram.request import HTTPXRequest

LARGEST_FILE = 20_000_000  # bytes; Telegram hands out hardly larger ones, and the readers take none
_ROOM = 1024 * 1024  # around a file, and enough for any other answer


class TooLarge(httpx.RequestError):
    """An answer that went on past the limit; the rest of it wasn't read."""


class CappedRequest(HTTPXRequest):
    """Telegram's library's own request, which gives up on an answer that doesn't end."""

    def __init__(self) -> None:
        super().__init__(
            connection_pool_size=256,
            connect_timeout=10,
            read_timeout=15,
            httpx_kwargs={"event_hooks": {"response": [_cap]}},
        )


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
