"""One thread for blocking work, so that it never holds up the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Result = TypeVar("_Result")


class Worker:
    """Runs calls one after the other in a thread of its own."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def run(self, call: Callable[[], _Result]) -> _Result:
        """What `call` returns, once its turn has come."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, call)

    def close(self) -> None:
        """Take no more calls; the one that runs is left to finish."""
        self._pool.shutdown(wait=False, cancel_futures=True)
