"""One build at a time: a lock that dies with its process, and who holds it."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from index.errors import BuildRunning, IndexUnwritable


@contextmanager
def hold_build_lock(folder: Path, wait: float = 0) -> Iterator[None]:
    """Holds the folder's lock, and makes the folder when there is none.

    Raises BuildRunning, naming the holder, when it isn't free within `wait` seconds.
    """
    lock = _acquire(folder, wait)
    try:
        yield
    finally:
        _holder_path(folder).unlink(missing_ok=True)
        lock.release()


def _acquire(folder: Path, wait: float) -> BaseFileLock:
    lock = FileLock(folder / "build.lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=max(wait, 0))
        # Beside the lock, not in it: on some systems a locked file can't be read.
        _holder_path(folder).write_text(_describe_holder(), encoding="utf-8")
    except Timeout:
        raise BuildRunning(folder, _read_holder(folder)) from None
    except OSError as error:
        lock.release()
        raise IndexUnwritable(folder, str(error)) from error
    return lock


def _describe_holder() -> str:
    since = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
    return f"process {os.getpid()} on {socket.gethostname()} since {since}"


def _holder_path(folder: Path) -> Path:
    return folder / "build.holder"


def _read_holder(folder: Path) -> str:
    try:
        return _holder_path(folder).read_text(encoding="utf-8") or "another process"
    except FileNotFoundError:
        return "another process"
