"""A TOML file of the data folder that is about to be changed: its text and what it holds, or a clear no."""

from collections.abc import Mapping
from pathlib import Path

from index.errors import DataUnreadable
from index.files import decode
from index.tables import load_table


def read_table(path: Path, data: bytes) -> tuple[str, Mapping[str, object]]:
    """The text of a file and its tables; DataUnreadable says why it has none."""
    text = decode(data)
    if not isinstance(text, str):
        raise DataUnreadable(path, text[0].message)
    table = load_table(text)
    if table.failure:
        raise DataUnreadable(path, table.failure)
    return text, table.content
