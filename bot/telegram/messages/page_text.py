"""Lines of a page as text: the figure bold, its date and source a link; and pages cut to what a message holds."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from bot.telegram.messages.reply import Button
from bot.telegram.messages.text import BUDGET, ENTITIES, Text, bold, inert, italic, joined, link, plain
from bot.telegram.wording import Wording
from retrieval.pages.page import Line

_Item = TypeVar("_Item")
_LABEL = 48
_MARK = "*"  # what nobody has reviewed


def shown(line: Line) -> Text:
    """A line with its sources: a link on when it is true and who says so, else a number for each article."""
    before, figure, urls = *_parts(line), _addresses(line)
    text = before + figure
    if line.dated:
        text = text + Text(", ") + link(inert(line.dated), urls[0])
    elif len(urls) == 1:
        text = link(text, urls[0])
    else:
        text = joined([text, _numbers(urls)], " ")
    return text + _mark(line)


def cells(line: Line) -> tuple[Text, Text, Text]:
    """A line for a table: what comes before the figure, the figure, and when it is true and who says so."""
    before, figure, urls = *_parts(line), _addresses(line)
    dated = link(inert(line.dated), urls[0]) if line.dated else _numbers(urls)
    return inert(before.text.rstrip(": ")), figure + _mark(line), dated


def bullets(lines: Iterable[Line]) -> list[Text]:
    """Lines under one another."""
    return [Text("• ") + shown(line) for line in lines]


def some(lines: Sequence[Line], most: int, words: Wording) -> list[Text]:
    """At most so many lines, and how many more there are."""
    told = bullets(lines[:most])
    return [*told, plain(words.more.format(count=len(lines) - most))] if len(lines) > most else told


def footnote(lines: Iterable[Line], words: Wording) -> Text:
    """What the mark on a line means; nothing when none has it."""
    if not any(line.unreviewed for line in lines):
        return Text()
    return italic(Text(f"{_MARK} ") + plain(words.speech.say("unreviewed")))


def fitted(compose: Callable[[int], Text], most: int) -> Text:
    """The fullest text that a message holds, of those that `compose` makes with so many lines or fewer."""
    texts = (compose(count) for count in range(most, -1, -1))
    fitting = (text for text in texts if len(text) <= BUDGET and len(text.spans) <= ENTITIES)
    return next(fitting, None) or compose(0).cut(BUDGET)


def label(text: str) -> str:
    """A text as the label of a button."""
    return plain(text).cut(_LABEL).text or "…"


def leaf(items: Sequence[_Item], page: int, size: int) -> tuple[Sequence[_Item], int, int]:
    """What stands on a page, counted from 0, or on the last one there is; which one that is; how many there are."""
    pages = max(1, -(-len(items) // size))
    page = min(page, pages - 1)
    return items[page * size : (page + 1) * size], page, pages


def turning(page: int, pages: int, data: Callable[[int], str]) -> tuple[Button, ...]:
    """The buttons to the pages before and after, of those there are."""
    before = (Button("‹", data(page - 1)),) if page > 0 else ()
    return (*before, Button("›", data(page + 1))) if page + 1 < pages else before


def numbered(page: int, pages: int, words: Wording) -> Text:
    """Which page of how many it is; nothing when there is only one."""
    if pages < 2:
        return Text()
    return italic(plain(words.browse.page.format(page=words.number(page + 1), pages=words.number(pages))))


def _parts(line: Line) -> tuple[Text, Text]:
    """What comes before the figure, and the rest with the figure in bold; a line without one is all rest."""
    before, strong, after = line.text.partition(line.strong) if line.strong else ("", "", line.text)
    return inert(before), bold(inert(strong)) + inert(after)


def _addresses(line: Line) -> list[str | None]:
    return list({citation.article.id: citation.article.url for citation in line.citations}.values())


def _numbers(urls: Sequence[str | None]) -> Text:
    return joined([link(Text(f"[{place}]"), url) for place, url in enumerate(urls, 1)], " ")


def _mark(line: Line) -> Text:
    return Text(_MARK if line.unreviewed else "")
