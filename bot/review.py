"""Reviewing proposed facts in the terminal: each with its sentence in its context, and one key a decision."""

import getpass
import sys
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import typer
from rich.console import Console
from rich.text import Text

from index.corpus import load_corpus
from index.errors import AlreadyReviewed, EditRefused, FactChanged, StillReferred, UndoRefused, UnknownArticle
from index.fact_editing import EDITABLE
from index.journal import Action, Change, load_journal, skipped_tokens
from index.problems import nearest
from index.records import Article, Fact
from index.review import Proposal, Waiting, approve, edit, find_waiting, reject, skip
from index.undoing import undo

_KEYS = "a approve · e edit · r reject · s skip · A approve all of this article · u undo · q quit"
_EDITING = "key and new value, such as: value 180. An empty line ends.\nkeys: " + " ".join(EDITABLE)
_AROUND = 240  # characters of the article shown before and after the quote

_Item = tuple[Waiting, Proposal]


@dataclass(frozen=True)
class Keys:
    """Where decisions come from: a key pressed on a terminal, or a line of what is piped in; None at the end."""

    read_key: Callable[[], str | None]
    read_line: Callable[[], str | None]


def review(folder: Path, article: str | None, console: Console) -> None:
    """Show what waits for review, of one article or of all, and do what the keys say until nothing is left.

    Raises UnknownArticle when there is no such article.
    """
    sitting = _Sitting(folder, console, find_login(), _keys(console))
    sitting.run(article)


def find_login() -> str:
    """The login name of whoever runs this; "somebody" where the system knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


@dataclass
class _Sitting:
    folder: Path
    console: Console
    who: str
    keys: Keys
    queue: deque[_Item] = field(default_factory=deque)
    done: Counter[Action] = field(default_factory=Counter)
    last: tuple[Change, list[_Item]] | None = None  # what `u` puts back

    def run(self, article: str | None) -> None:
        self.queue.extend(self._find_items(article))
        if not self.queue:
            self._say("Nothing waits for review.")
            return
        while self.queue:
            show_proposal(*self.queue[0], self._place(), self.console)
            key = self._ask(f"{_KEYS} > ")
            if key in (None, "q"):
                break
            try:
                self._act(key or "")
            except (AlreadyReviewed, FactChanged) as error:
                self._say(f"{error}")
                self.queue.popleft()
            except (EditRefused, StillReferred, UndoRefused) as error:
                self._say(f"{error}")
        done = ", ".join(f"{count} {action.value}" for action, count in (+self.done).items()) or "nothing decided"
        self._say(f"{done[0].upper()}{done[1:]}; {len(self.queue) + self.done[Action.SKIPPED]} still to review.")

    def _find_items(self, article: str | None) -> list[_Item]:
        """The facts that wait; those that somebody skipped in an earlier sitting come last."""
        corpus = load_corpus(self.folder)
        if article is not None and article not in corpus.records.articles:
            raise UnknownArticle(article, nearest(article, corpus.records.articles))
        waiting = [found for found in find_waiting(corpus) if article in (None, found.article.id)]
        skipped = skipped_tokens(load_journal(self.folder))
        items = [(found, proposal) for found in waiting for proposal in found.proposals]
        return sorted(items, key=lambda item: item[1].token in skipped)

    def _place(self) -> str:
        """Which of the article's facts this is."""
        waiting, proposal = self.queue[0]
        return f"{waiting.proposals.index(proposal) + 1} of {len(waiting.proposals)}"

    def _act(self, key: str) -> None:
        waiting, proposal = self.queue[0]
        place, now = (self.folder, waiting.article.id), datetime.now(UTC)
        match key:
            case "a":
                self._note(approve(*place, [proposal.token], self.who, now), [self.queue[0]])
            case "A":
                items = [item for item in self.queue if item[0] is waiting]
                tokens = [proposal.token for _, proposal in items]
                self._note(approve(*place, tokens, self.who, now), items)
            case "r":
                self._note(reject(*place, [proposal.token], self.who, now), [self.queue[0]])
            case "e":
                if changes := self._read_changes():
                    self._note(edit(*place, proposal.token, changes, self.who, now), [self.queue[0]])
            case "s":
                skip(*place, proposal.token, self.who, now)
                self.done[Action.SKIPPED] += 1
                self.queue.popleft()
            case "u" if self.last is not None:
                self._undo(*self.last)

    def _note(self, change: Change, items: list[_Item]) -> None:
        """Go on to what the change leaves."""
        self.last = (change, items)
        self.done[change.action] += len(change.facts)
        self.queue = deque(item for item in self.queue if item not in items)

    def _undo(self, change: Change, items: list[_Item]) -> None:
        undo(self.folder, change.id, self.who, datetime.now(UTC))
        self.last = None
        self.done[change.action] -= len(change.facts)
        self.queue.extendleft(reversed(items))

    def _read_changes(self) -> dict[str, str]:
        self._say(_EDITING)
        changes: dict[str, str] = {}
        while line := self._ask_line("  "):
            key, _, text = line.partition(" ")
            changes[key] = text.strip().removeprefix("=").strip()
        return changes

    def _ask(self, prompt: str) -> str | None:
        self.console.print(Text(prompt, style="dim"), end="")
        key = self.keys.read_key()
        self._say(key or "")
        return key

    def _ask_line(self, prompt: str) -> str | None:
        self.console.print(prompt, end="")
        return self.keys.read_line()

    def _say(self, text: str) -> None:
        self.console.print(text, highlight=False)


def show_proposal(waiting: Waiting, proposal: Proposal, place: str, console: Console) -> None:
    """Print a proposed fact: where it comes from, its flags, what it says, and its sentence within the article."""
    article, fact = waiting.article, proposal.fact
    when = article.published.isoformat() if article.published else "undated"
    console.print(Text(f"\n{article.id}  {article.publisher}, {when}, fact {place}", style="bold"), highlight=False)
    for flag in fact.flags:
        console.print(Text(f"  ! {flag}", style="yellow"), highlight=False)
    for line in describe(fact):
        console.print(Text(f"  {line}"), highlight=False)
    console.print(context_of(fact, article), highlight=False)


def describe(fact: Fact) -> tuple[str, ...]:
    """What a proposed fact says, in a few lines: the figure first, then of what, when and by whom."""
    qualifier = "" if fact.qualifier == "exact" else f"{fact.qualifier.value} "
    modality = "" if fact.modality == "actual" else f" ({fact.modality.value})"
    number = f"{fact.value:,f}" if isinstance(fact.value, Decimal) else str(fact.value)
    figure = f"{fact.attribute.value}: {qualifier}{number} {fact.unit}".rstrip() + modality
    about = [fact.buyer, fact.product, fact.deal, *([f"seller {fact.seller}"] if fact.seller else [])]
    said = [
        f"as of {fact.as_of}" if fact.as_of else "no date",
        f"said by {fact.stated_by}",
        *([f"scope {', '.join(fact.scope)}"] if fact.scope else []),
        *([f"corrects {fact.corrects}"] if fact.corrects else []),
        *([f"confidence {fact.confidence:.2f}"] if fact.confidence is not None else []),
        *([f"rule {fact.rule}"] if fact.rule else []),
    ]
    return figure, " · ".join(about), " · ".join(said)


def context_of(fact: Fact, article: Article) -> Text:
    """The quote, set off within what stands around it in the article."""
    start, end = fact.span or (0, 0)
    before, after = article.text[max(0, start - _AROUND) : start], article.text[end : end + _AROUND]
    before = f"…{before.partition(' ')[2]}" if start > _AROUND else before
    after = f"{after.rpartition(' ')[0]}…" if end + _AROUND < len(article.text) else after
    text = Text("  ", style="dim").append(_harmless(before))
    return text.append(_harmless(fact.quote), style="not dim bold reverse").append(_harmless(after))


def _harmless(text: str) -> str:
    """The text without what would steer the terminal."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in text)


def _keys(console: Console) -> Keys:
    if sys.stdin.isatty() and console.is_terminal:
        return Keys(_press, lambda: _line() or None)
    return Keys(lambda: _line(), _line)


def _press() -> str | None:
    try:
        return typer.getchar()
    except EOFError:
        return None


def _line() -> str | None:
    line = sys.stdin.readline()
    return line.strip() if line else None
