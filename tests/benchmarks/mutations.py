"""Spoilt files through every reader and the extractor, in this process: what fails, what hangs, what is refused.

python -m tests.benchmarks.mutations [--count 10000] [--seed 1]
"""

import argparse
import io
import logging
import random
import signal
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from rich.console import Console
from rich.table import Table

from index.extraction.extract import extract_facts
from index.readers.draft import ArticleDraft
from index.readers.reading import read_bytes
from index.readers.unreadable import PARSER_ERRORS, Unreadable
from index.records import Article, Records

FOLDERS = (Path("tests/index/readers/files"), Path("data/articles"), Path("tests/extraction/articles"))
LONGEST = 20  # seconds of the processor, so that a busy machine makes no difference
_MOST_ARTICLES = 12  # of each folder: their readers are the same
_MOST_DRAFTS = 5
_SIGNS = (
    "\0",
    "\ufeff",
    "\u202e",
    "\u00ad",
    "\ud7ff",
    "퟿",
    "🛡",
    "́",
    "½",
    "Ⅻ",
    "１８０",
    "<",
    "&#0;",
    "|",
    "---\n",
    "]]>",
    "$1,,.",
    "%PDF-",
)


class Hang(Exception):
    """An input took longer than it may."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One spoilt input, which its number and seed give again."""

    number: int
    origin: str
    change: str
    name: str
    data: bytes


@dataclass(slots=True)
class Tally:
    """What became of the mutants: counts by kind of file, and every failure in words."""

    read: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    facts: int = 0
    slowest: tuple[float, str] = (0.0, "")
    failures: list[str] = field(default_factory=list)


def load_seeds() -> dict[str, bytes]:
    """The sound files that are spoilt, by path."""
    found = (path for folder in FOLDERS for path in sorted(folder.glob("*.*"))[:: _step(folder)])
    return {path.as_posix(): path.read_bytes() for path in found}


def _step(folder: Path) -> int:
    return max(1, len(list(folder.glob("*.md"))) // _MOST_ARTICLES)


def mutants(seeds: dict[str, bytes], count: int, seed: int) -> Iterator[Mutant]:
    """The mutants of a run, each by its own generator of random numbers."""
    names = list(seeds)
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        origin = names[number % len(names)]
        data, changes = seeds[origin], []
        for change in chance.choices(list(CHANGES), k=chance.choice((1, 1, 2, 3))):
            data = CHANGES[change](data, seeds[chance.choice(names)], chance)
            changes.append(change)
        name = f"x{chance.choice(('.pdf', '.docx', '.html', '.txt', '.xml', '.md', ''))}"
        yield Mutant(number, origin, "+".join(changes), name, data)


def _flip(data: bytes, _: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _round in range(chance.choice((1, 8, 64)) if spoilt else 0):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _cut(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    return chance.choice((data[:end], data[start:], data[:start] + data[end:]))


def _splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))] + other[chance.randint(0, len(other)) :]


def _repeat(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    block = data[start : start + chance.choice((1, 16, 256, 4096))]
    return data[:start] + block * chance.choice((2, 20, 200)) + data[start:]


def _insert(data: bytes, _: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(data))
    signs = [
        *_SIGNS,
        chr(chance.choice((chance.randrange(0x80), chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)))),
    ]
    return data[:place] + "".join(chance.choices(signs, k=chance.choice((1, 5, 50)))).encode() + data[place:]


def _numbers(data: bytes, _: bytes, chance: random.Random) -> bytes:
    digits = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
    spoilt = bytearray(data)
    for place in chance.sample(digits, min(len(digits), chance.choice((1, 10)))):
        spoilt[place] = chance.choice(b"0123456789-.")
    return bytes(spoilt)


def _keep(data: bytes, _: bytes, chance: random.Random) -> bytes:
    return data


def _inside(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A change of the text within a Word file, whose checksums refuse all others; of any other file, a cut."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as sound:
            members = {name: sound.read(name) for name in sound.namelist()}
    except PARSER_ERRORS:
        return _cut(data, other, chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as spoilt:
        for name, content in members.items():
            change = chance.choice((_flip, _repeat, _insert, _numbers, _keep, _keep, _keep))
            spoilt.writestr(name, change(content, other, chance) if name.startswith("word/") else content)
    return packed.getvalue()


CHANGES: dict[str, Callable[[bytes, bytes, random.Random], bytes]] = {
    "flip": _flip,
    "cut": _cut,
    "splice": _splice,
    "repeat": _repeat,
    "insert": _insert,
    "numbers": _numbers,
    "inside": _inside,
}


def run(count: int, seed: int) -> Tally:
    """All mutants read, and the facts of their articles extracted; nothing but Unreadable may come of it."""
    tally = Tally()
    previous = signal.signal(signal.SIGPROF, _interrupt)
    try:
        for mutant in mutants(load_seeds(), count, seed):
            start = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, LONGEST)
            try:
                _try(mutant, tally)
            except Exception as error:  # noqa: BLE001 - whatever comes is what is looked for
                tally.failures.append(_describe(mutant, error))
            signal.setitimer(signal.ITIMER_PROF, 0)
            seconds = time.process_time() - start
            tally.slowest = max(tally.slowest, (seconds, f"{mutant.number} {mutant.origin} {mutant.change}"))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)
    return tally


def _try(mutant: Mutant, tally: Tally) -> None:
    kind = mutant.origin.rpartition(".")[2]
    try:
        drafts = read_bytes(mutant.data, name=mutant.name)
    except Unreadable as error:
        tally.refused[kind] += 1
        tally.reasons[type(error).__name__ + _culprit(error.__cause__)] += 1
        return
    tally.read[kind] += 1
    for draft in drafts[:_MOST_DRAFTS]:
        article = build_article(draft)
        for fact in extract_facts(article, Records()).facts:
            tally.facts += 1
            if fact.span is None or article.text[fact.span[0] : fact.span[1]] != fact.quote:
                raise ValueError(f"the quote {fact.quote!r} isn't at {fact.span}")


def build_article(draft: ArticleDraft) -> Article:
    """The article that taking in a draft would give."""
    shared = ("title", "text", "author", "published", "url", "language", "kind", "syndicated_from", "is_summary")
    return Article(id="undated-x", publisher=draft.publisher or "x", **{key: getattr(draft, key) for key in shared})


def _culprit(cause: BaseException | None) -> str:
    """Where in our own code a parser's error came from, which may be a fault of ours."""
    frames = traceback.extract_tb(cause.__traceback__) if cause else []
    last = frames[-1] if frames else None
    return (
        f" {type(cause).__name__} in {Path(last.filename).name}:{last.lineno}"
        if last and "readers" in last.filename
        else ""
    )


def _describe(mutant: Mutant, error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return f"{mutant.number} {mutant.origin} {mutant.change}: {type(error).__name__} in {place}: {str(error)[:150]}"


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise Hang(f"longer than {LONGEST} seconds")


def _print(tally: Tally, console: Console) -> None:
    table = Table("files", "read", "refused")
    for kind in sorted({*tally.read, *tally.refused}):
        table.add_row(kind, str(tally.read[kind]), str(tally.refused[kind]))
    console.print(table)
    console.print(
        f"{tally.facts} facts, each quote at its span; the slowest took {tally.slowest[0]:.1f} s: {tally.slowest[1]}"
    )
    for reason, count in tally.reasons.most_common():
        console.print(f"{count:6} {reason}", highlight=False, markup=False)
    console.print(f"{len(tally.failures)} failures")
    for failure in tally.failures:
        console.print(failure, highlight=False, markup=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and print; 1 when anything failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    tally = run(options.count, options.seed)
    _print(tally, Console(width=160))
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
