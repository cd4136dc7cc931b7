"""The process that opens a file nobody trusts: a request on standard input, drafts or an error on standard output.

Run by index.readers.isolated only. It gives up what it doesn't need before it looks at the file, so that a file that
takes over or exhausts its reader gains and costs little.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from index.readers.draft import ArticleDraft
from index.readers.reading import read_bytes
from index.readers.unreadable import Damaged, TooDemanding, Unreadable

_MB = 1 << 20
_LARGEST_FILE = 256 * _MB  # py3langid unpacks its model into a temporary file


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may use: seconds by the clock and of the processor, MB beyond the interpreter's own."""

    seconds: float = 20
    memory: int = 512


@dataclass(frozen=True, slots=True)
class Request:
    """One call of read_bytes, without its bytes."""

    name: str
    url: str | None
    content_type: str | None
    limits: Limits


@dataclass(frozen=True, slots=True)
class Answer:
    """What read_bytes gave: drafts, or the name of an error's class with its particulars."""

    drafts: tuple[ArticleDraft, ...] = ()
    error: str | None = None
    name: str = ""
    detail: str = ""


REQUESTS = TypeAdapter(Request)
ANSWERS = TypeAdapter(Answer)


def restrict(limits: Limits) -> None:
    """Hold this process to its limits for good; on other systems than Linux only the clock of the parent does."""
    if sys.platform == "linux":
        import resource

        seconds = max(1, round(limits.seconds))
        for kind, most in (
            (resource.RLIMIT_AS, _memory("VmSize") + limits.memory * _MB),
            (resource.RLIMIT_CPU, seconds),  # SIGXCPU says why; the hard limit is for one who catches it
            (resource.RLIMIT_FSIZE, _LARGEST_FILE),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(kind, (most, most + (kind == resource.RLIMIT_CPU)))


def answer(request: Request, data: bytes) -> Answer:
    """What reading the bytes gives."""
    start = _memory("VmSize")
    exhausted = f"it needs more than {request.limits.memory} MB of memory"
    try:
        drafts = read_bytes(data, name=request.name, url=request.url, content_type=request.content_type)
    except Damaged as error:
        # Parsers in C that are refused memory only say that they failed.
        if _memory("VmPeak") - start > request.limits.memory * _MB / 2:
            return Answer(error=TooDemanding.__name__, name=error.name, detail=exhausted)
        return Answer(error=Damaged.__name__, name=error.name, detail=error.detail)
    except Unreadable as error:
        return Answer(error=type(error).__name__, name=error.name, detail=error.detail)
    except MemoryError:
        return Answer(error=TooDemanding.__name__, name=request.name, detail=exhausted)
    return Answer(drafts)


def _memory(kind: str) -> int:
    """Bytes of memory by a line of Linux' account of this process; 0 elsewhere."""
    account = Path("/proc/self/status")
    lines = account.read_text().splitlines() if account.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{kind}:")), 0)


def main() -> None:
    """Answer one request: a line of JSON, and the bytes to read."""
    header, _, data = sys.stdin.buffer.read().partition(b"\n")
    request = REQUESTS.validate_json(header)
    restrict(request.limits)
    with os.fdopen(os.dup(1), "wb") as replies:
        os.dup2(2, 1)  # what a library prints isn't our answer
        replies.write(ANSWERS.dump_json(answer(request, data)))


if __name__ == "__main__":
    main()
