"""read_bytes in a process of its own, held to time and memory, for files that strangers made."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from index.readers.child import ANSWERS, REQUESTS, Limits, Request
from index.readers.draft import ArticleDraft
from index.readers.reading import LARGEST
from index.readers.unreadable import KINDS, TooDemanding, TooLarge, Unreadable

_CHILD = (sys.executable, "-P", "-m", "index.readers.child")
_ROOT = Path(__file__).parents[2]
_LARGEST_REPLY = 64 << 20  # bytes
_LIMITS = Limits()
_KEPT = ("PATH", "LD_LIBRARY_PATH", "TMPDIR")  # of the environment; a token in it is no business of a reader


def read_isolated(
    data: bytes,
    *,
    name: str = "",
    url: str | None = None,
    content_type: str | None = None,
    limits: Limits = _LIMITS,
) -> tuple[ArticleDraft, ...]:
    """The articles in a file, page or feed, as read_bytes gives them; blocks, and may be called from any thread.

    Raises a subclass of Unreadable: TooDemanding when reading passes its limits or ends its process.
    """
    if len(data) > LARGEST:
        raise TooLarge(name, str(round(len(data) / 1e6)))
    request = REQUESTS.dump_json(Request(name, url, content_type, limits))
    reply = run_limited(_CHILD, request + b"\n" + data, limits.seconds, name)
    try:
        answer = ANSWERS.validate_json(reply)
    except ValidationError as error:
        raise Unreadable(name, "its reader gave no answer") from error
    if answer.error is not None:
        raise KINDS.get(answer.error, Unreadable)(answer.name, answer.detail)
    return answer.drafts


def run_limited(command: Sequence[str], data: bytes, seconds: float, name: str) -> bytes:
    """What a command writes to standard output when it is given `data`; the rest it says is dropped.

    Raises TooDemanding when it doesn't end well, or not in time; it is gone either way.
    """
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    environment |= {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with tempfile.TemporaryFile() as replies:
        try:
            ended = subprocess.run(
                command,
                input=data,
                stdout=replies,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                env=environment,
                start_new_session=True,  # Ctrl-C reaches the parent alone, which ends the child
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TooDemanding(name, f"it takes longer than {seconds:g} seconds") from error
        if ended.returncode:
            raise TooDemanding(name, _why(ended.returncode, seconds))
        replies.seek(0)
        return replies.read(_LARGEST_REPLY)


def _why(code: int, seconds: float) -> str:
    if code > 0:
        return f"its reader failed with exit code {code}"
    if -code == signal.SIGXCPU:
        return f"it takes longer than {seconds:g} seconds"
    return f"its reader was ended by {signal.Signals(-code).name}"
