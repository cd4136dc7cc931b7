"""The files of a data folder: their bytes, their text, and one fingerprint of them all."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from index.errors import DataFolderMissing
from index.problems import Finding

_PATTERNS = ("articles/*.md", "facts/*.toml", "deals.toml", "names/*.toml")


def read_files(folder: Path) -> dict[str, bytes | OSError]:
    """The corpus files by relative path, in order; the error in place of one that can't be read.

    Raises DataFolderMissing when there is no articles/.
    """
    if not (folder / "articles").is_dir():
        raise DataFolderMissing(folder)
    found = (path for pattern in _PATTERNS for path in folder.glob(pattern) if not path.name.startswith("."))
    paths = {path.relative_to(folder).as_posix(): path for path in found}
    return {name: _read(paths[name]) for name in sorted(paths)}


def _read(path: Path) -> bytes | OSError:
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            return OSError("it is not a file")
        return path.read_bytes()
    except OSError as error:
        return error


def fingerprint(files: Mapping[str, bytes | OSError]) -> str:
    """A SHA-256 of names and contents: the same exactly when no corpus file has changed."""
    digest = hashlib.sha256()
    for name, data in files.items():
        content = data if isinstance(data, bytes) else b""
        label = name.encode(errors="surrogateescape")
        digest.update(b"%d %d %d " % (len(label), isinstance(data, bytes), len(content)))
        digest.update(label + content)
    return digest.hexdigest()


def fingerprint_of(folder: Path) -> str:
    """The fingerprint of a data folder as it is now, without parsing it."""
    return fingerprint(read_files(folder))


def decode(data: bytes | OSError) -> str | tuple[Finding, int | None]:
    """The text of a file with plain line breaks and no byte-order mark, or why it has none, with the line."""
    if isinstance(data, OSError):
        return Finding(None, f"can't be read: {data.strerror or data}; make it a readable file"), None
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Finding(None, f"not UTF-8 (byte {data[error.start]:#04x}); save the file as UTF-8"), line
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return Finding(None, "holds a NUL character, which no text has; take it out"), line
    return text
