"""What the Telegram face needs from whoever answers and keeps the articles."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from bot.articles import Taken
from bot.service import Reindexed, Status
from bot.sheets import Sheet
from bot.sources import Source
from index.build import Progress
from index.journal import Change
from index.records import Records
from index.review import Waiting
from retrieval.answer import Answer
from retrieval.knowledge import Knowledge
from retrieval.understanding.parse import Reader


class ArticleDesk(Protocol):
    """Takes articles in and decides on their facts. Every call blocks, and raises DealbotError for what can't be."""

    def take_in(self, source: Source) -> tuple[Taken, ...]:
        """What became of each article that `source` brings; nothing is written of one that can't be read."""

    def withdraw(self, article: str, who: str) -> Change:
        """Take an article out again on whose facts nobody has decided."""

    def waiting(self) -> tuple[Waiting, ...]:
        """What waits, by article."""

    def sheet(self, key: str) -> Sheet | None:
        """The article of this key with what waits of it; None when there is no such article."""

    def approve(self, article: str, tokens: Sequence[str], who: str) -> Change:
        """Approve those of the facts that wait; AlreadyReviewed or FactChanged when none does."""

    def edit(self, article: str, token: str, changes: Mapping[str, str], who: str) -> Change:
        """Change a fact that waits, and approve it; EditRefused when it would be wrong then."""

    def reject(self, article: str, tokens: Sequence[str], who: str) -> Change:
        """Reject those of the facts that wait; AlreadyReviewed or FactChanged when none does."""

    def undo(self, change: str, who: str) -> Change:
        """Put a decision back; UndoRefused when that can't be any more."""


class Desk(Protocol):
    """Answers questions and re-indexes. Every call blocks, so none is made on the event loop."""

    @property
    def articles(self) -> ArticleDesk:
        """Where articles are handled."""

    def ask(self, text: str, *, today: date | None = None, history: Sequence[str] = ()) -> Answer:
        """The answer to `text`, which may lean on the earlier questions of `history`, the oldest first."""

    def records(self) -> Records:
        """The records questions are answered from now."""

    def reader(self) -> Reader:
        """What reads names and questions now."""

    def knowledge(self) -> Knowledge:
        """The same records, arranged for questions."""

    def status(self) -> Status:
        """What is on record now."""

    def reindex(self, progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> Reindexed:
        """Propose the facts that are missing and bring the index up to date.

        DealbotError when that fails, and then the old index keeps serving.
        """

    def catch_up(self, cancelled: Callable[[], bool]) -> None:
        """Bring the index up to date with what has been written; DealbotError when that fails."""
