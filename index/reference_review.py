"""What refers to facts by their place, and follows them when facts before them go or come back."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from index.errors import StillReferred
from index.fact_files import Entry, FactFile, load_fact_file

Moves = Mapping[int, int | None]  # the new place of each fact of a file by its old one; None for one taken out


def moves_without(count: int, gone: frozenset[int]) -> Moves:
    """Where the facts of a file of `count` go when some are taken out."""
    kept = [place for place in range(1, count + 1) if place not in gone]
    return dict.fromkeys(gone) | {old: new for new, old in enumerate(kept, 1)}


def follow(folder: Path, changed: FactFile, moves: Moves) -> dict[str, str]:
    """The texts, by file name, of the changed file and of all others that refer to its facts, brought up to date.

    Raises StillReferred when one says that it corrects a fact that goes.
    """
    texts = {changed.name: _followed(changed, changed.article, moves).text}
    for path in sorted((folder / "facts").glob("*.toml")):
        if path.stem != changed.article and f"{changed.article}#".encode() in path.read_bytes():
            other = load_fact_file(folder, path.stem)
            after = _followed(other, changed.article, moves)
            if after != other:
                texts[other.name] = after.text
    return texts


def _followed(file: FactFile, article: str, moves: Moves) -> FactFile:
    entries = {}
    for place, entry in enumerate(file.entries, 1):
        if f"{article}#" in entry.text:
            keys = dict(_new_keys(entry, f"{file.article}#{place}", article, moves))
            if keys:
                entries[place] = entry.with_keys(keys)
    return file.replaced(entries)


def _new_keys(entry: Entry, fact: str, article: str, moves: Moves) -> Iterator[tuple[str, object]]:
    keys = entry.keys
    corrects, flags = keys.get("corrects"), keys.get("flags")
    if isinstance(corrects, str):
        moved = _moved(corrects, article, moves)
        if moved is None:
            raise StillReferred(corrects, fact)
        if moved != corrects:
            yield "corrects", moved
    if isinstance(flags, list):
        kept = [moved for flag in map(str, flags) if (moved := _moved(flag, article, moves)) is not None]
        if kept != flags:
            yield "flags", kept or None


def _moved(text: str, article: str, moves: Moves) -> str | None:
    """The text with the new place of the fact it names, None when that one goes."""
    match = re.search(rf"(?:^|(?<=\s)){re.escape(article)}#(\d+)$", text)
    if match is None or int(match[1]) not in moves:
        return text
    place = moves[int(match[1])]
    return None if place is None else f"{text[: match.start(1)]}{place}"
