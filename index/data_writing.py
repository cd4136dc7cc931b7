"""Writing the data folder: one writer at a time, and all files of a change or none, even when it is killed midway.

A change is first written whole to `.pending.json`; from then on it counts as made, and whoever holds the lock next
finishes what a killed process left undone. A file that somebody else has changed meanwhile is left as it is.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import DataBusy, DataUnwritable

JOURNAL = ".journal.jsonl"
_LOCK = ".lock"
_PENDING = ".pending.json"
_WAIT = 30.0  # seconds; a change takes milliseconds, taking in an article a few seconds


@contextmanager
def hold_data_lock(folder: Path, wait: float = _WAIT) -> Iterator[None]:
    """Holds the folder against other writers, once a change that was left half made is finished.

    Raises DataBusy when it isn't free within `wait` seconds, DataUnwritable when it can't be written to.
    """
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise DataBusy(folder) from None
    except OSError as error:
        raise DataUnwritable(folder, str(error)) from error
    try:
        _finish(folder)
        yield
    finally:
        lock.release()


def write_files(folder: Path, files: Mapping[str, str | None], journal: str = "") -> None:
    """Write these files (None: remove it) and append a line to the journal: all of it or nothing.

    Names are relative to the folder, whose lock the caller holds. Raises DataUnwritable; nothing is changed then,
    or the next to hold the lock finishes it.
    """
    try:
        change = {
            "files": {name: {"before": _hash(folder / name), "after": text} for name, text in files.items()},
            "journal": {"at": _length(folder / JOURNAL), "line": journal},
        }
        write_atomically(folder / _PENDING, json.dumps(change))
    except OSError as error:
        raise DataUnwritable(folder, str(error)) from error
    _finish(folder)


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that whoever reads it sees the old text or the new one, and nothing between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    with partial.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)


def _finish(folder: Path) -> None:
    """Make what is pending so; nothing when nothing is."""
    pending = folder / _PENDING
    try:
        change = json.loads(pending.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    try:
        for name, file in change["files"].items():
            if _hash(folder / name) == file["before"]:
                _put(folder / name, file["after"])
        _append(folder / JOURNAL, change["journal"]["at"], change["journal"]["line"])
        pending.unlink()
    except OSError as error:
        raise DataUnwritable(folder, str(error)) from error


def _put(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink(missing_ok=True)
    else:
        write_atomically(path, text)


def _append(path: Path, at: int, line: str) -> None:
    """Put a line where the file ended before the change; what was half written there gives way to it."""
    if not line:
        return
    with path.open("ab") as file:
        file.truncate(at)
        file.write(f"{line}\n".encode())
        file.flush()
        os.fsync(file.fileno())


def _hash(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def _length(path: Path) -> int:
    """How long the file is, less a last line that was torn off."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return 0
    return data.rfind(b"\n") + 1
