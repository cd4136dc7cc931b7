"""The bot as a process of its own."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeAlias

Starter: TypeAlias = AbstractAsyncContextManager[Process]
_TOKEN = re.compile(r"\d{8,}:[A-Za-z0-9_-]{30,}")
CHECKOUT = Path(__file__).parents[2]


@asynccontextmanager
async def started(*arguments: str, **environment: str) -> AsyncIterator[Process]:
    """A Python process in the checkout, with no token but the one `environment` may hold."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TELEGRAM_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=CHECKOUT, env={**clean, **environment}, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def ended(process: Process) -> tuple[int | None, str]:
    """The exit code of a process, and all it wrote."""
    out, err = await asyncio.wait_for(process.communicate(), 60)
    output = out.decode() + err.decode()
    assert not _TOKEN.search(output), "a token is in what the process wrote"
    return process.returncode, output
