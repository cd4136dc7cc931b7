"""How many articles a second are taken in, and whether that falls as the data folder grows.

    python -m tests.benchmarks.intake [SIZE …]

takes made-up articles (each about another deal of one of a hundred buyers) into an empty folder, one by one, and
prints for each size the articles a second of the last hundred, the time they took in all, and the time that opening
the folder takes. The ratio says how many times longer an article takes at a size than at the first one.
"""

import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from index.intake import Intaker
from index.readers.draft import ArticleDraft
from index.shipped import shipped_countries

SIZES = (100, 1_000, 10_000)
LAST = 100  # articles that the speed is taken from
_MAKERS = ("Hanwha", "Rheinmetall", "Saab", "Leonardo", "Navantia", "Otokar", "Embraer", "Nexter")
_THINGS = (("tank", "tanks"), ("howitzer", "howitzers"), ("vehicle", "vehicles"), ("missile", "missiles"))


def make_draft(number: int) -> ArticleDraft:
    """The n-th article: a deal with its figures, and five paragraphs of other words."""
    chance, day = random.Random(number), date(2010, 1, 1) + timedelta(days=number % 5_000)
    buyer = sorted(shipped_countries())[chance.randrange(100)]
    thing, things = chance.choice(_THINGS)
    name = f"{chance.choice('ABCDEFGHKLMNPRSTVXZ')}{chance.choice('ABCDEFGHKLMNPRSTVXZ')}-{chance.randrange(2, 99)}"
    count, money = chance.randrange(4, 900), chance.randrange(20, 9_000)
    noise = "\n\n".join(
        " ".join("".join(chance.choices("abcdefghilmnoprstu", k=chance.randrange(2, 10))) for _ in range(60)) + "."
        for _ in range(5)
    )
    text = (
        f"{buyer} signed a contract with {chance.choice(_MAKERS)} for {count} {name} {things} on {day:%d %B %Y}.\n\n"
        f"The deal is worth {money} million dollars. Of these, {count // 3} {things} have been delivered, and another "
        f"{count // 4} {things} will follow in {day.year + 2}. The {thing} replaces older ones.\n\n{noise}"
    )
    url = f"https://news.example/{number}"
    return ArticleDraft(f"{buyer} orders {name} {things}", text, f"Paper {number % 40}", published=day, url=url)


def main() -> None:
    """Take articles in up to the largest size, and print a line at each."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    first: float | None = None
    print("articles  articles/s  ratio  in all (s)  opening (s)  facts")  # noqa: T201 - a benchmark prints
    with tempfile.TemporaryDirectory() as scratch:
        intaker, started, facts = Intaker(Path(scratch)), time.perf_counter(), 0
        for number in range(1, max(sizes) + 1):
            if number + LAST - 1 in sizes:
                before = time.perf_counter()
            facts += len(intaker.take_in(make_draft(number), read=date(2026, 1, 1)).facts)
            if number in sizes:
                now = time.perf_counter()
                each = (now - before) / LAST
                first = first or each
                Intaker(Path(scratch)).knows_address("https://news.example/0")
                opening = time.perf_counter() - now
                line = f"{number:8}  {1 / each:10.1f}  {each / first:5.2f}  {now - started:10.1f}  {opening:11.1f}"
                print(f"{line}  {facts:5}", flush=True)  # noqa: T201 - a benchmark prints


if __name__ == "__main__":
    main()
