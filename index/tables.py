"""TOML files with the lines their entries stand on, which the standard parser doesn't tell."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_PATH = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = re.compile(rf"[ \t]*\[(?P<array>\[)?[ \t]*(?P<path>{_PATH})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*(?P<path>{_PATH})[ \t]*=")
# What may hide a bracket or a line break: comments and the four kinds of string, the long ones first.
_TOKEN = re.compile(
    r'''(?P<skip>\#[^\n]*|"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')'''
    r"|(?P<open>[\[{])|(?P<close>[\]}])|(?P<newline>\n)",
    re.DOTALL,
)

Entry = str | int | None  # a table by its name, the n-th [[fact]] as n, None for the whole file


@dataclass(frozen=True, slots=True)
class Table:
    """The content of a TOML file, or the reason why it doesn't load, with the line."""

    content: dict[str, object] = field(default_factory=dict)
    failure: str | None = None
    failed_at: int | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that entries and their keys begin on, from 1; the key None stands for the entry itself."""

    places: dict[tuple[Entry, str | None], int]

    def find(self, entry: Entry, key: str | None) -> int | None:
        """The line of the key, else of its entry; None when neither is written in a line of its own."""
        places = [(entry, key), (entry, None), ("fact", None) if isinstance(entry, int) else (entry, None)]
        return next((self.places[place] for place in places if place in self.places), None)


def load_table(text: str) -> Table:
    """The content of a TOML file, or why it doesn't load."""
    try:
        return Table(tomllib.loads(text))
    except RecursionError:
        return Table(failure="not TOML that loads: brackets are nested too deeply; take some out")
    except ValueError as error:  # TOMLDecodeError, and plain ones for numbers that Python refuses to read
        found = _LINE.search(str(error))
        reason = " ".join(_LINE.sub("", str(error)).replace("(at end of document)", "at the end").split())
        line = int(found[1]) if found else text.count("\n") + 1 if reason.endswith("at the end") else None
        return Table(failure=f"not TOML that loads: {reason}; correct it here or just above", failed_at=line)


def find_lines(text: str) -> Lines:
    """Where the entries of a TOML file that loads stand, and their keys."""
    places: dict[tuple[Entry, str | None], int] = {}
    for line, entry, keys in _marks(text):
        places.setdefault((entry, None), line)
        if keys:
            places.setdefault((entry, keys[0]), line)
    return Lines(places)


def _marks(text: str) -> Iterator[tuple[int, Entry, list[str]]]:
    """Each header and each key: its line, the entry it belongs to, and the keys below that."""
    path: list[str] = []
    facts = 0
    for line, offset in _statements(text):
        if header := _HEADER.match(text, offset):
            path = _parts(header["path"])
            facts += header["array"] is not None and path == ["fact"]
            found = path
        elif key := _KEY.match(text, offset):
            found = [*path, *_parts(key["path"])]
        else:
            continue
        yield line, facts if facts and found[0] == "fact" else found[0], found[1:]


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """Line and offset of each line that may begin a statement: not within brackets or a long string."""
    line, depth = 1, 0
    yield 1, 0
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "skip":
                line += token[0].count("\n")
            case "open":
                depth += 1
            case "close":
                depth -= 1
            case _:
                line += 1
                if depth == 0:
                    yield line, token.end()


def _parts(path: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_PART, path)]
