"""A desk whose answers are written by hand: for faults and for answers no record would give."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from bot.articles import Articles
from bot.service import Reindexed, Status
from index.build import BuildReport, Progress
from index.fetching import Fetcher
from index.periods import parse_period
from index.records import Article, Attribute, Qualifier, Records
from index.shipped import load_endings
from retrieval.answer import Answer, Citation, Figure, Outcome, Reason
from retrieval.gathering import build_knowledge
from retrieval.knowledge import Knowledge
from retrieval.understanding.cues import load_languages
from retrieval.understanding.parse import Reader

HERALD = Article(
    id="2024-11-18-the-korea-herald-poland-k2",
    title="Poland receives more K2 tanks",
    publisher="The Korea Herald",
    published=date(2024, 11, 18),
    url="https://www.koreaherald.com/article/1?a=1&b=2",
    text="71 of the 180 K2 tanks have been delivered, Hyundai Rotem said.",
)
QUOTE = "71 of the 180 K2 tanks have been delivered"
SEVENTY_ONE = Answer(
    headline="71 of the 180 K2 tanks ordered by Poland in 2022 had been delivered as of 18 November 2024.",
    strong="71 of the 180 K2 tanks",
    outcome=Outcome.ANSWERED,
    figures=(
        Figure(
            Decimal(71),
            "tanks",
            Attribute.DELIVERED_QUANTITY,
            Qualifier.EXACT,
            parse_period("2024-11-18"),
            "x#1",
        ),
    ),
    as_of=parse_period("2024-11-18"),
    details=("109 were still to come.",),
    citations=(Citation(HERALD, QUOTE, "Hyundai Rotem", "x#1"),),
    reading="delivered_quantity · buyer Poland · product K2",
)
UNKNOWN = Answer(
    headline="The records don't say.",
    outcome=Outcome.DECLINED,
    reason=Reason.NOT_RECORDED,
    reading="delivered_quantity · buyer Peru",
)


ON_RECORD = Status(
    articles=101,
    facts=1567,
    deals=47,
    passages=2300,
    newest=date(2025, 11, 13),
    generation=4,
    built_at=datetime(2025, 11, 14, 9, 30, tzinfo=UTC),
    model="all-MiniLM-L6-v2",
)
REPORT = BuildReport(
    generation=5,
    articles_added=("2026-01-02-yonhap-peru-k2",),
    articles_changed=(),
    articles_removed=(),
    facts=1570,
    passages=2310,
    embedded=10,
    reused=2300,
    seconds=3.21,
    problems=(),
    dry_run=False,
    changed=True,
)


@dataclass
class HandDesk:
    """Answers from `answers`, by question; an error among them is raised. A clear `gate` holds questions up.

    `steps` are reported by a re-index one after the other; `pace` is called after each, in its thread.
    """

    answers: dict[str, Answer | Exception] = field(default_factory=dict)
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    on_record: Status = ON_RECORD
    known: Records = field(default_factory=Records)
    gate: threading.Event = field(default_factory=threading.Event)
    steps: tuple[Progress, ...] = ()
    pace: Callable[[], None] = lambda: None
    built: BuildReport | Exception = REPORT
    stopped: Exception | None = None
    builds: int = 0
    articles: Articles = field(default_factory=lambda: Articles(Path("no-such-folder"), Fetcher()))

    def __post_init__(self) -> None:
        self.gate.set()

    def ask(self, text: str, *, today: date | None = None, history: Sequence[str] = ()) -> Answer:
        """The answer written down for `text`; that the records don't say, for any other."""
        self.gate.wait(10)
        self.asked.append((text, tuple(history)))
        answer = self.answers.get(text, UNKNOWN)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def records(self) -> Records:
        """The records written down."""
        return self.known

    def reader(self) -> Reader:
        """What reads names in the records."""
        return Reader(self.knowledge(), load_languages())

    def knowledge(self) -> Knowledge:
        """What the records come to."""
        return build_knowledge(self.known, load_endings())

    def status(self) -> Status:
        """What was written down."""
        return self.on_record

    def catch_up(self, cancelled: Callable[[], bool]) -> None:
        """Nothing is written, so there is nothing to catch up with."""

    def reindex(self, progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> Reindexed:
        """Report the steps; stop when told to, if the test says what that looks like."""
        self.builds += 1
        for step in self.steps:
            progress(step)
            self.pace()
            if self.stopped and cancelled():
                raise self.stopped
        if isinstance(self.built, Exception):
            raise self.built
        return Reindexed(self.built)
