"""`dealbot ingest`: what was taken in, what it proposes, and what is odd about that, as lines for a terminal."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import BinaryIO

from rich.console import Console
from rich.text import Text

from bot.review import describe
from bot.sheets import SUSPICIOUS, flags_of
from index.errors import DealbotError
from index.fetching import Fetcher
from index.intake import Intake, Intaker, Outcome
from index.readers.reading import LARGEST
from index.records import Fact
from index.sources import Brought, read_source, read_text

_SHOWN = 20  # lines of a difference
_OUTCOMES = {
    Outcome.ADDED: "{added}",
    Outcome.KNOWN: "known already",
    Outcome.REPRINT: "reprint of {original}; {added}",
    Outcome.CHANGED: "changed since {original}; {added}",
}


def ingest(
    sources: Sequence[str], intaker: Intaker, fetcher: Fetcher, pasted: BinaryIO, *, approve: bool, dry_run: bool
) -> Iterator[Intake | DealbotError]:
    """Take in what stands at each source, one after the other; an error in the place of what can't be taken in."""
    for source in sources:
        for brought in _read(source, intaker, fetcher, pasted):
            if isinstance(brought, DealbotError):
                yield brought
                continue
            try:
                yield intaker.take_in(brought, read=date.today(), name=source, approve=approve, dry_run=dry_run)
            except DealbotError as error:
                yield error


def _read(source: str, intaker: Intaker, fetcher: Fetcher, pasted: BinaryIO) -> Iterator[Brought]:
    if source != "-":
        yield from read_source(source, fetcher, intaker.knows_address)
        return
    try:
        yield from read_text(pasted.read(LARGEST + 1))
    except DealbotError as error:
        yield error


def show_intake(intake: Intake, console: Console, *, dry_run: bool = False) -> None:
    """Print what became of one article, or would: what changed, new names, and its facts below their quotes."""
    article = intake.article
    when = article.published.isoformat() if article.published else "undated"
    added = "would be added" if dry_run else "added"
    outcome = _OUTCOMES[intake.outcome].format(original=intake.original, added=added)
    console.print(Text(f"{article.id}: {outcome}", style="bold"), highlight=False)
    lines = [
        f"  {article.title} ({article.publisher}, {when})",
        *(f"  {line}" for line in intake.difference[:_SHOWN]),
        *(f"  … and {len(intake.difference) - _SHOWN} more" for _ in intake.difference[_SHOWN : _SHOWN + 1]),
        *(f"  new deal {deal.id}: {deal.title}" for deal in intake.deals),
        *(f"  new product {product.id}: {product.name}" for product in intake.products),
        *(f"  new organisation {one.id}: {one.name}" for one in intake.organisations),
        *([f"  ! {SUSPICIOUS}"] if SUSPICIOUS in intake.flags else []),
        *_fact_lines(intake.facts),
        *(f"  left out: {reason}" for reason in intake.additions.dropped),
    ]
    for line in lines:
        console.print(Text(line), highlight=False)


def _fact_lines(facts: Sequence[Fact]) -> Iterator[str]:
    for quote, group in groupby(enumerate(facts, 1), lambda numbered: numbered[1].quote):
        yield f"  “{' '.join(quote.split())}”"
        for place, fact in group:
            figure, about, _ = describe(fact)
            when = f" · as of {fact.as_of}" if fact.as_of else ""
            yield f"    {place}. {figure} · {about}{when}"
            yield from (f"       ! {flag}" for flag in flags_of(fact))
