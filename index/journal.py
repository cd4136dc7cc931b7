"""The journal: who changed what in the data folder, and when; one line of JSON a change, only ever added to."""

import logging
import secrets
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from index.data_writing import JOURNAL

log = logging.getLogger(__name__)


class Action(StrEnum):
    """What was done, in the words that tell of it: the fact was approved by Ann."""

    APPROVED = "approved"
    EDITED = "edited and approved"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    UNDONE = "put back"
    WITHDRAWN = "taken out again"  # the article, before anything was decided


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True)


class FactChange(_Line):
    """One fact before and after, as its file had it; `after` is empty when it was taken out."""

    fact: str  # its id at that time
    before: str
    after: str = ""
    token_before: str
    token_after: str = ""


class Change(_Line):
    """One line of the journal. `names` are the register entries approved along with it, as file#id."""

    id: str
    at: datetime
    who: str
    action: Action
    article: str
    facts: tuple[FactChange, ...] = ()
    names: tuple[str, ...] = ()
    undoes: str | None = None

    def line(self) -> str:
        """The line of the journal, without its end."""
        return self.model_dump_json()


def new_id() -> str:
    """An id for a change, of twelve letters and digits."""
    return secrets.token_hex(6)


def load_journal(folder: Path) -> tuple[Change, ...]:
    """The changes, oldest first. A line that can't be read, such as one torn off, is passed over and logged."""
    try:
        lines = (folder / JOURNAL).read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return ()
    changes = []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            changes.append(Change.model_validate_json(line))
        except ValidationError:
            log.warning("%s:%d is not a change; it is passed over", folder / JOURNAL, number)
    return tuple(changes)


def find_change(changes: tuple[Change, ...], identity: str) -> Change | None:
    """The change with this id."""
    return next((change for change in changes if change.id == identity), None)


def find_undoing(changes: tuple[Change, ...], change: Change) -> Change | None:
    """The change that undid this one."""
    return next((other for other in changes if other.undoes == change.id), None)


def find_deciding(changes: tuple[Change, ...], token: str) -> tuple[Change, FactChange] | None:
    """What was last decided on the fact that had this token; None when nothing was, or it was undone."""
    undone = {change.undoes for change in changes}
    for change in reversed(changes):
        if change.action in (Action.SKIPPED, Action.UNDONE) or change.id in undone:
            continue
        for fact in change.facts:
            if fact.token_before == token:
                return change, fact
    return None


def skipped_tokens(changes: tuple[Change, ...]) -> frozenset[str]:
    """The facts that somebody looked at and left for later."""
    return frozenset(
        fact.token_before for change in changes if change.action is Action.SKIPPED for fact in change.facts
    )
