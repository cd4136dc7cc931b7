"""An answer as a rich message: its dated lines in a table, each with the source that says so, the rest around it."""

from bot.telegram.answers.evidence import quoted_sources
from bot.telegram.answers.render import render_above, render_below
from bot.telegram.messages.rich import Block, folded, paragraphs, table
from bot.telegram.messages.text import Text, inert, link
from bot.telegram.wording import Wording
from index.periods import Period
from retrieval.answer import Answer, Citation
from retrieval.wording.speech import Speech

_FEWEST = 2  # rows that make a table
_QUOTE = 400  # units


def tabulated(answer: Answer, words: Wording, question: str = "") -> list[Block]:
    """The blocks of an answer that has a table in it; none for any other. `question` is repeated above it."""
    dated = {row.line: (row, row.date) for row in answer.rows if row.date}
    if len(dated) < _FEWEST:
        return []
    rows = [_cells(row.told, date, row.citation, words) for row, date in dated.values()]
    others = [line for line in answer.details if line not in dated]
    head = (words.answers.figure, words.answers.date, words.answers.source)
    return [
        *paragraphs(render_above(answer, words, question)),
        table(rows, head),
        *paragraphs(render_below(answer, others, words)),
        *folded(words.answers.sources, quoted_sources(answer, words, _QUOTE)),
    ]


def _cells(told: str, date: Period, citation: Citation, words: Wording) -> tuple[Text, Text, Text]:
    """What a row tells, when that is true and who says so."""
    source = link(inert(_source(citation, words.speech)), citation.article.url)
    return inert(told), inert(words.date(date)), source


def _source(citation: Citation, speech: Speech) -> str:
    """Who says so, as lines of details name it."""
    publisher = citation.article.publisher
    if citation.stated_by in ("", publisher):
        return publisher
    return speech.say("citing", publisher=publisher, stated_by=citation.stated_by)
