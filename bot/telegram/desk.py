"""What the Telegram face needs from whoever answers."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from bot.service import Status
from index.build import BuildReport, Progress
from retrieval.answer import Answer


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
