"""What the buttons of a card do to the articles: one method a button. All of it blocks."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.sheets import Sheet
from bot.telegram.desk import ArticleDesk
from bot.telegram.newsroom.cards import CARD
from bot.telegram.people.people import author
from index.errors import DealbotError, FactChanged

_DATA = re.compile(rf"{CARD}(\w+):([0-9a-f]{{12}}):([0-9a-f]*)")


@dataclass(frozen=True, slots=True)
class Tap:
    """What a button asks for: a verb, the key of an article, and the fact, version, page or change meant."""

    verb: str
    article: str
    argument: str
    person: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to show after a tap, a fact or else a page of the card, and whether the data folder was changed.

    `ends` says that the card is put away, and how: cancelled or closed.
    """

    fact: str = ""
    page: int = 0
    written: bool = False
    ends: str = ""


class NothingWaits(DealbotError):
    """There is no fact left to decide on."""


def parse_tap(data: str, person: int) -> Tap | None:
    """What a button's data asks for; None for what no button of ours carries."""
    match = _DATA.fullmatch(data)
    return Tap(match[1], match[2], match[3], person) if match else None


class Decisions:
    """Does what taps ask for. Every tap is held against the state of the moment, for anybody may send anything."""

    def __init__(self, articles: ArticleDesk) -> None:
        self._articles = articles
        self._verbs: dict[str, Callable[[Tap, Sheet], Outcome]] = {
            "show": lambda tap, sheet: Outcome(page=int(tap.argument) if tap.argument.isdecimal() else 0),
            "each": lambda tap, sheet: Outcome(fact=_first(sheet)),
            "skip": lambda tap, sheet: Outcome(fact=sheet.following(tap.argument)),
            "ok": self._approve,
            "no": self._reject,
            "all": self._approve_all,
            "none": self._reject_all,
            "undo": self._undo,
            "cancel": self._cancel,
            "close": lambda tap, sheet: Outcome(ends="closed"),
        }

    def act(self, tap: Tap, sheet: Sheet) -> Outcome:
        """Do it; DealbotError when it can't be done any more. Nothing is done for a verb there isn't."""
        verb = self._verbs.get(tap.verb)
        return verb(tap, sheet) if verb else Outcome()

    def _approve(self, tap: Tap, sheet: Sheet) -> Outcome:
        self._articles.approve(sheet.article.id, [tap.argument], author(tap.person))
        return Outcome(fact=sheet.following(tap.argument), written=True)

    def _reject(self, tap: Tap, sheet: Sheet) -> Outcome:
        self._articles.reject(sheet.article.id, [tap.argument], author(tap.person))
        return Outcome(fact=sheet.following(tap.argument), written=True)

    def _approve_all(self, tap: Tap, sheet: Sheet) -> Outcome:
        self._articles.approve(sheet.article.id, _as_shown(tap, sheet), author(tap.person))
        return Outcome(written=True)

    def _reject_all(self, tap: Tap, sheet: Sheet) -> Outcome:
        self._articles.reject(sheet.article.id, _as_shown(tap, sheet), author(tap.person))
        return Outcome(written=True)

    def _undo(self, tap: Tap, sheet: Sheet) -> Outcome:
        if all(change.id != tap.argument for change in sheet.changes):
            raise FactChanged(sheet.article.id)
        self._articles.undo(tap.argument, author(tap.person))
        return Outcome(written=True)

    def _cancel(self, tap: Tap, sheet: Sheet) -> Outcome:
        self._articles.withdraw(sheet.article.id, author(tap.person))
        return Outcome(written=True, ends="cancelled")


def _first(sheet: Sheet) -> str:
    if not sheet.waiting:
        raise NothingWaits(f"{sheet.article.id}: nothing waits")
    return sheet.waiting[0].token


def _as_shown(tap: Tap, sheet: Sheet) -> tuple[str, ...]:
    """All that waits, when that is what the card showed that was tapped; FactChanged else."""
    if not sheet.waiting:
        raise NothingWaits(f"{sheet.article.id}: nothing waits")
    if sheet.version != tap.argument:
        raise FactChanged(sheet.article.id)
    return sheet.tokens
