"""Articles as editors handle them: taken in, looked at, and their facts decided on, in the data folder."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import takewhile
from pathlib import Path

from bot.sheets import Sheet, key_of
from bot.sources import File, Source, bring
from index import review, undoing
from index.build import Progress
from index.corpus import Corpus, fingerprint_of, load_corpus
from index.errors import DealbotError
from index.fetching import Fetcher
from index.intake import Intake, Intaker
from index.journal import Action, Change, load_journal
from index.review import Waiting, find_waiting
from index.sources import Brought
from index.withdrawal import withdraw

Clock = Callable[[], datetime]
Taken = Intake | DealbotError  # what became of an article, or why it couldn't be taken in


def _now() -> datetime:
    return datetime.now(UTC)


class Articles:
    """The articles of a data folder. Every change is written at once; the index follows when it is built next."""

    def __init__(self, data: Path, fetcher: Fetcher, clock: Clock = _now) -> None:
        self._data = data
        self._fetcher = fetcher
        self._clock = clock
        self._intaker = Intaker(data)
        self._loaded: tuple[Corpus, tuple[Waiting, ...]] | None = None

    def take_in(self, source: Source) -> tuple[Taken, ...]:
        """Read a source, take its articles in, and propose their facts.

        DealbotError when it can't be read or written; of several articles, such as a feed's, the error of one stands
        in its place.
        """
        name = source.name if isinstance(source, File) else ""
        taken = tuple(self._take_in(one, name) for one in bring(source, self._fetcher, self._intaker.knows_address))
        match taken:
            case (DealbotError() as error,):
                raise error
        return taken

    def propose_missing(self, progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> tuple[Taken, ...]:
        """Propose facts for the articles without any, until `cancelled`; what was read for them, or why it wasn't."""
        # Not the intaker of take_in, which may be at work in another thread.
        return tuple(Intaker(self._data).propose_missing(progress=progress, cancelled=cancelled))

    def withdraw(self, article: str, who: str) -> Change:
        """Take an article out again on whose facts nobody has decided; see `index.withdrawal.withdraw`."""
        return withdraw(self._data, article, who, self._clock())

    def waiting(self) -> tuple[Waiting, ...]:
        """What waits, by article."""
        return self._load()[1]

    def sheet(self, key: str) -> Sheet | None:
        """The article of this key with what waits of it; None when there is no such article."""
        corpus, waiting = self._load()
        article = next((one for one in corpus.records.articles.values() if key_of(one.id) == key), None)
        if article is None:
            return None
        proposals = next((one.proposals for one in waiting if one.article.id == article.id), ())
        journal = load_journal(self._data)
        changes = (change for change in reversed(journal) if change.article == article.id)
        since = takewhile(lambda change: change.action is not Action.WITHDRAWN, changes)
        told = tuple(change for change in since if change.action is not Action.SKIPPED)
        return Sheet(article, proposals, told, self._undoable(told), corpus.records)

    def approve(self, article: str, tokens: Sequence[str], who: str) -> Change:
        """Approve facts; see `index.review.approve`."""
        return review.approve(self._data, article, tokens, who, self._clock())

    def edit(self, article: str, token: str, changes: Mapping[str, str], who: str) -> Change:
        """Change a fact and approve it; see `index.review.edit`."""
        return review.edit(self._data, article, token, changes, who, self._clock())

    def reject(self, article: str, tokens: Sequence[str], who: str) -> Change:
        """Reject facts; see `index.review.reject`."""
        return review.reject(self._data, article, tokens, who, self._clock())

    def undo(self, change: str, who: str) -> Change:
        """Put a decision back; see `index.undoing.undo`."""
        return undoing.undo(self._data, change, who, self._clock())

    def _take_in(self, brought: Brought, name: str) -> Taken:
        if isinstance(brought, DealbotError):
            return brought
        try:
            return self._intaker.take_in(brought, read=date.today(), name=name)
        except DealbotError as error:
            return error

    def _undoable(self, changes: Sequence[Change]) -> str | None:
        undone = {change.undoes for change in changes}
        for change in changes:
            if change.action is not Action.UNDONE and change.id not in undone:
                return change.id if self._clock() - change.at <= undoing.UNDO_WITHIN else None
        return None

    def _load(self) -> tuple[Corpus, tuple[Waiting, ...]]:
        """The data folder as it is now, and what waits in it; read again only when a file has changed."""
        loaded = self._loaded
        if loaded is None or loaded[0].fingerprint != fingerprint_of(self._data):
            corpus = load_corpus(self._data)
            loaded = self._loaded = (corpus, find_waiting(corpus))
        return loaded
