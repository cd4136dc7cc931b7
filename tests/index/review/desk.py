"""A data folder with facts that wait, and the hands that decide on them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index.corpus import load_corpus
from index.review import Proposal, find_waiting
from tests.index.folders import ARTICLE, article, fact, write_folder

OTHER = "2025-11-13-post-k2"
TEXT = "The maker had handed over 71 of the 180 tanks.\n\nThe contract was signed in August 2022 for $3.37 billion."
OTHER_TEXT = "All 180 tanks have come. Earlier it was said that 71 had."
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=2)
WAITS = {"review": '"extracted"'}
DELIVERED = fact(**WAITS)
ORDERED = fact(attribute='"ordered_quantity"', value="180", quote='"of the 180 tanks"', **WAITS)
SIGNED = fact(attribute='"signed"', value='"2022-08"', unit=None, quote='"signed in August 2022"', **WAITS)
PRICE = fact(attribute='"value"', value="3_370_000_000", unit='"USD"', quote='"for $3.37 billion"', **WAITS)
FACTS = f"facts/{ARTICLE}.toml"
OTHER_FACTS = f"facts/{OTHER}.toml"


def write_desk(folder: Path, *entries: str, other: str = "", more: Mapping[str, str] | None = None) -> Path:
    """A data folder without a problem: these facts on one article, and others on another article."""
    files = {
        f"articles/{ARTICLE}.md": article(TEXT),
        FACTS: "\n".join(entries),
        f"articles/{OTHER}.md": article(OTHER_TEXT, title="All tanks there", published="2025-11-13"),
        OTHER_FACTS: other,
    }
    return write_folder(folder, {**files, **(more or {})})


def proposals(folder: Path) -> tuple[Proposal, ...]:
    """The facts that wait, of all articles."""
    return tuple(proposal for waiting in find_waiting(load_corpus(folder)) for proposal in waiting.proposals)


def token(folder: Path, attribute: str) -> str:
    """The token of the one waiting fact with this attribute."""
    [found] = [proposal.token for proposal in proposals(folder) if proposal.fact.attribute == attribute]
    return found


def text(folder: Path, name: str = FACTS) -> str:
    """A file as it is now."""
    return (folder / name).read_text(encoding="utf-8")
