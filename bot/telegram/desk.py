"""What the Telegram face needs from whoever answers: it names no index and no model."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from index.build import BuildReport, Progress
from retrieval.answer import Answer


class Status(Protocol):
    """What is on record, and how it is served."""

    @property
    def articles(self) -> int: ...
    @property
    def facts(self) -> int: ...
    @property
    def deals(self) -> int: ...
    @property
    def passages(self) -> int: ...
    @property
    def newest(self) -> date | None: ...
    @property
    def generation(self) -> int | None: ...
    @property
    def built_at(self) -> datetime | None: ...
    @property
    def model(self) -> str: ...


class Desk(Protocol):
    """Answers questions and re-indexes. Every call blocks, so none is made on the event loop."""

    def ask(self, text: str, *, conversation: str = "", today: date | None = None) -> Answer:
        """The answer to `text`; `conversation` is the key under which follow-ups are understood."""

    def forget(self, conversation: str) -> None:
        """Drop what was said in a conversation."""

    def status(self) -> Status:
        """What is on record now."""

    def reindex(self, progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> BuildReport:
        """Bring the index up to date; DealbotError when that fails, and then the old one keeps serving."""
