"""Why the bot is to stop by itself, and with which exit code."""

import asyncio
from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells whoever started it; a supervisor needn't try again after REFUSED and SECOND."""

    DONE = 0
    FAILED = 1
    REFUSED = 2  # the token
    SECOND = 3  # another process uses it


class Ending:
    """The first reason there was to stop."""

    def __init__(self) -> None:
        self._code = ExitCode.DONE
        self._asked = asyncio.Event()

    def ask(self, code: ExitCode) -> None:
        """Have the bot stop, and the process end with `code`."""
        if not self._asked.is_set():
            self._code = code
            self._asked.set()

    @property
    def code(self) -> ExitCode:
        """The exit code there would be now."""
        return self._code

    async def wait(self) -> ExitCode:
        """The exit code, as soon as somebody asks for the end."""
        await self._asked.wait()
        return self._code
