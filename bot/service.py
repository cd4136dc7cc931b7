"""The composition root: opens the index, answers from its current generation, and brings it up to date."""

import gc
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path

from bot.articles import Articles
from bot.config import Config
from index.build import BuildReport, Progress, build_index, is_current
from index.corpus import Corpus, fingerprint_of, load_corpus
from index.embedded import EmbeddedStore, open_store
from index.encoder import Encoder, ModelSettings, load_encoder
from index.errors import BuildRunning, DealbotError
from index.fetching import Fetcher
from index.intake import Intake
from index.problems import Problem
from index.records import Records
from index.review import count_waiting
from index.shipped import load_endings
from index.store import Generation
from retrieval.answer import Answer
from retrieval.answerer import Answerer
from retrieval.gathering import build_knowledge
from retrieval.knowledge import Knowledge
from retrieval.question import Question
from retrieval.search import Searcher
from retrieval.understanding.cues import load_languages
from retrieval.understanding.parse import Reader
from retrieval.wording.speech import load_speeches

log = logging.getLogger(__name__)

PATIENCE = 60.0  # seconds another process's build is waited for
_ANSWERS = 1_000  # kept at once: taps ask for the one they stand under, follow-ups for those before

Report = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Status:
    """What is on record, and how it is served."""

    articles: int
    facts: int
    deals: int
    passages: int
    newest: date | None
    generation: int | None
    built_at: datetime | None
    model: str
    waiting: int = 0  # facts read by machine that nobody has reviewed


@dataclass(frozen=True, slots=True)
class Reindexed:
    """What a re-index did: the build, and how many facts it proposed before, from how many articles it read.

    `unread` says of which articles no facts could be read, and why.
    """

    report: BuildReport
    proposed: int = 0
    read: int = 0
    unread: tuple[str, ...] = ()


class Service:
    """Answers questions over the index in a folder; safe to call from several threads, one question at a time."""

    def __init__(self, config: Config, fetcher: Fetcher | None = None) -> None:
        self._config = config
        self._fetcher = fetcher or Fetcher()
        self._data = config.paths.data
        self._folder = config.paths.index_folder
        self._lock = threading.Lock()
        self._store: EmbeddedStore | None = None
        self._serving: _Serving | None = None

    @cached_property
    def encoder(self) -> Encoder:
        """The model that embeds; nothing is loaded before something is embedded."""
        model = self._config.model
        return load_encoder(ModelSettings(model.name, model.sha256, model.batch_size, model.threads))

    def refresh(self, progress: Report | None = None) -> tuple[Problem, ...]:
        """Build or bring up to date the index where the data folder is newer; the problems met on the way.

        While another process builds, the index there is goes on serving; BuildRunning only when there is none.
        """
        if is_current(fingerprint_of(self._data), self._folder, self.encoder.model_id):
            return ()
        try:
            return self.build(progress=progress).problems
        except BuildRunning:
            if self.generation is None:
                raise
            log.warning("another process is building the index; answering from the one there is")
            return ()

    def build(
        self, *, full: bool = False, dry_run: bool = False, progress: Report | None = None,
        cancelled: Callable[[], bool] | None = None, wait: float = 0,
    ) -> BuildReport:  # fmt: skip
        """Bring the index up to date with the data folder; what changed.

        BuildRunning when another process builds it, and goes on for `wait` seconds.
        """
        corpus = load_corpus(self._data)
        return build_index(
            corpus,
            self._folder,
            self.encoder,
            full=full,
            dry_run=dry_run,
            progress=progress,
            cancelled=cancelled,
            wait=wait,
        )

    def reindex(self, progress: Report, cancelled: Callable[[], bool]) -> Reindexed:
        """Propose the facts that are missing and bring the index up to date while the old one goes on serving.

        DealbotError when that fails; facts proposed by then stay.
        """
        taken = self.articles.propose_missing(progress, cancelled)
        report = self.build(progress=progress, cancelled=cancelled)
        counts = [len(one.facts) for one in taken if isinstance(one, Intake) and one.facts]
        unread = tuple(str(one) for one in taken if isinstance(one, DealbotError))
        return Reindexed(report, sum(counts), len(counts), unread)

    def catch_up(self, cancelled: Callable[[], bool]) -> None:
        """Bring the index up to date with what has been written; DealbotError when that fails."""
        self.build(cancelled=cancelled, wait=PATIENCE)

    @cached_property
    def articles(self) -> Articles:
        """The articles of the data folder, to take in and to decide on."""
        return Articles(self._data, self._fetcher)

    def load_corpus(self) -> Corpus:
        """The data folder as it is now, with its problems."""
        return load_corpus(self._data)

    def index_state(self, fingerprint: str) -> str:
        """How the index stands to the data folder: up to date, behind it, or not there."""
        if is_current(fingerprint, self._folder, self.encoder.model_id):
            return "up to date"
        return "behind the data folder" if self._folder.exists() else "not built yet"

    @property
    def config(self) -> Config:
        """The settings it was opened with."""
        return self._config

    @property
    def data(self) -> Path:
        """Where the articles are."""
        return self._data

    @property
    def folder(self) -> Path:
        """Where the index is."""
        return self._folder

    @property
    def store(self) -> EmbeddedStore:
        """The open index."""
        if self._store is None:
            self._store = open_store(self._folder, model_id=self.encoder.model_id)
        return self._store

    @property
    def generation(self) -> Generation | None:
        """The generation served now; None without an index."""
        return self.store.current()

    def ask(self, text: str, *, today: date | None = None, history: Sequence[str] = ()) -> Answer:
        """The answer to a question, which may lean on the earlier questions of `history`, the oldest first."""
        with self._lock:
            answer = self._serve().answer
            day = today or date.today()
            before: Question | None = None
            for said in history:
                _, before = answer(said, day, before)
            return answer(text, day, before)[0]

    def reader(self) -> Reader:
        """What reads names and questions now, with what is known; frozen, so it can be used in any thread."""
        with self._lock:
            return self._serve().answerer.reader

    def knowledge(self) -> Knowledge:
        """What questions are answered from now; frozen, so it can be read in any thread."""
        with self._lock:
            return self._serve().answerer.knowledge

    def records(self) -> Records:
        """The records questions are answered from now: without proposed facts where the settings leave them out."""
        return self.knowledge().records

    def status(self) -> Status:
        """What is on record now."""
        with self._lock:
            generation = self.generation
            records = self.store.records()
        dates = [article.published for article in records.articles.values() if article.published]
        return Status(
            articles=len(records.articles),
            facts=len(records.facts),
            deals=len(records.deals),
            passages=generation.passages if generation else 0,
            newest=max(dates, default=None),
            generation=generation.number if generation else None,
            built_at=generation.built_at if generation else None,
            model=self.encoder.model_id,
            waiting=count_waiting(records),
        )

    def close(self) -> None:
        """Close the index."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    def _serve(self) -> "_Serving":
        """What answers from the current generation; made anew when that has changed."""
        generation = self.generation
        number = generation.number if generation else 0
        if self._serving is None or self._serving.number != number:
            with _undisturbed():
                answerer = self._load()
            self._serving = _Serving(number, answerer, lru_cache(_ANSWERS)(answerer.answer))
        return self._serving

    def _load(self) -> Answerer:
        """What answers from the records as they are now."""
        records = self.store.records()
        if not self._config.answers.use_proposed:
            records = records.approved()
        knowledge = build_knowledge(records, load_endings())
        searcher = Searcher(self.store, self.encoder)
        return Answerer(
            Reader(knowledge, load_languages()),
            load_speeches(),
            searcher.passages,
            stale_after_days=self._config.answers.stale_after_days,
        )


@dataclass(frozen=True, slots=True)
class _Serving:
    """What answers from a generation. `answer` works out once what is asked again."""

    number: int
    answerer: Answerer
    answer: Callable[[str, date, Question | None], tuple[Answer, Question | None]]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Nothing is looked through for garbage during the block: all of what it makes is of use, and making it takes
    half the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
