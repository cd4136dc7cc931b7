"""An answer as a rich message: its dated lines in a table, each with the source that says so, the rest around it."""

import re
from collections.abc import Mapping, Sequence
from string import Formatter

from bot.telegram.answers.evidence import quoted_sources
from bot.telegram.answers.render import render_above, render_below
from bot.telegram.messages.rich import Block, folded, paragraphs, table
from bot.telegram.messages.text import Text, inert, link
from bot.telegram.wording import Wording
from retrieval.answer import Answer, Citation
from retrieval.wording.speech import Speech

_FEWEST = 2  # rows that make a table
_QUOTE = 400  # units
_DATE, _TOLD = r"(?P<date>[^:;,()]+?)", r"(?P<told>.+?)"
_Row = tuple[Text, Text, Text]


def tabulated(answer: Answer, words: Wording, question: str = "") -> list[Block]:
    """The blocks of an answer that has a table in it; none for any other. `question` is repeated above it."""
    addresses = _addresses(answer, words.speech)
    rows, others = list[_Row](), list[str]()
    for line in answer.details:
        if row := _row(line, addresses, words.speech):
            rows.append(row)
        else:
            others.append(line)
    if len(rows) < _FEWEST:
        return []
    head = (words.answers.figure, words.answers.date, words.answers.source)
    return [
        *paragraphs(render_above(answer, words, question)),
        table(rows, head),
        *paragraphs(render_below(answer, others, words)),
        *folded(words.answers.sources, quoted_sources(answer, words, _QUOTE)),
    ]


def _row(line: str, addresses: Mapping[str, Sequence[str | None]], speech: Speech) -> _Row | None:
    """A line as what it tells, when that is true and who says so; None for one that doesn't end in a source."""
    for source, urls in addresses.items():
        for key in ("dated", "timeline_line"):
            if found := re.search(_pattern(speech.sections["say"][key], source), line):
                told = found.groupdict().get("told") or line[: found.start()].rstrip(" ,") + line[found.end() :]
                # Of several articles of one newsroom the line doesn't say which: they are told apart below the table.
                return inert(told), inert(found["date"].strip()), link(inert(source), urls[0] if len(urls) == 1 else "")
    return None


def _addresses(answer: Answer, speech: Speech) -> dict[str, list[str | None]]:
    """Where each source's articles stand on the web."""
    articles: dict[str, dict[str, str | None]] = {}
    for citation in answer.citations:
        articles.setdefault(_source(citation, speech), {})[citation.article.id] = citation.article.url
    return {source: list(urls.values()) for source, urls in articles.items()}


def _source(citation: Citation, speech: Speech) -> str:
    """Who says so, as lines of details name it."""
    publisher = citation.article.publisher
    if citation.stated_by in ("", publisher):
        return publisher
    return speech.say("citing", publisher=publisher, stated_by=citation.stated_by)


def _pattern(sentence: str, source: str) -> str:
    """What finds a sentence of the language in a line, whatever date it has and whatever it tells."""
    parts = {"date": _DATE, "told": _TOLD, "source": re.escape(source)}
    found = "".join(re.escape(text) + parts.get(name or "", "") for text, name, *_ in Formatter().parse(sentence))
    return f"^{found}$" if "told" in found else found
