"""What an answer rests on, as a message shows it: the sentences quoted, and the articles they stand in."""

from bot.telegram.messages.text import Text, folded_quote, inert, joined, link, plain, quote
from bot.telegram.wording import Wording
from index.records import Article
from retrieval.answer import Answer, Citation


def cited(answer: Answer) -> dict[str, Citation]:
    """The first citation of each article, in the order the answer names them."""
    sources: dict[str, Citation] = {}
    for citation in answer.citations:
        sources.setdefault(citation.article.id, citation)
    return sources


def folded_quotes(answer: Answer, words: Wording, kept: int, limit: int) -> Text:
    """The first quotes, of at most `limit` units each, in one block that unfolds; each with its source's number."""
    numbers = {article: number for number, article in enumerate(cited(answer), start=1)}
    lines: dict[tuple[int, str], Text] = {}
    for citation in answer.citations[:kept]:
        number, said = numbers[citation.article.id], _spaced(citation.quote)
        shown = Text(f"[{number}] “") + inert(said).cut(limit) + Text("”")
        lines.setdefault((number, said), shown + inert(f" — {publisher_of(citation.article, words)}"))
    return folded_quote(joined(lines.values(), "\n"))


def source_lines(answer: Answer, words: Wording, kept: int) -> Text:
    """The first sources, a line each, and how many there are more."""
    sources = list(cited(answer).values())
    lines = [_source_line(number, citation, words) for number, citation in enumerate(sources[:kept], start=1)]
    if left := len(sources) - len(lines):
        lines.append(plain(words.more.format(count=left)))
    return joined(lines, "\n")


def quoted_sources(answer: Answer, words: Wording, limit: int) -> Text:
    """All sources, each with its quotes below it, of at most `limit` units each."""
    parts = []
    for number, (article, first) in enumerate(cited(answer).items(), start=1):
        said = dict.fromkeys(_spaced(one.quote) for one in answer.citations if one.article.id == article)
        quotes = joined([inert(one).cut(limit) for one in said], "\n")
        parts.append(joined([_source_line(number, first, words), quote(quotes)], "\n"))
    return joined(parts, "\n\n")


def source_of(article: Article, stated_by: str, words: Wording) -> Text:
    """An article as a source: its publisher and date as a link, and whom it cites."""
    date = f", {words.date(article.published)}" if article.published else ""
    source = link(inert(publisher_of(article, words) + date), article.url)
    cites = stated_by and stated_by != article.publisher
    return source + inert(words.citing.format(stated_by=stated_by) if cites else "")


def publisher_of(article: Article, words: Wording) -> str:
    """Who published an article; of a summary, that it is one."""
    return words.summary_of.format(source=article.publisher) if article.is_summary else article.publisher


def _source_line(number: int, citation: Citation, words: Wording) -> Text:
    return Text(f"[{number}] ") + source_of(citation.article, citation.stated_by, words)


def _spaced(said: str) -> str:
    return " ".join(said.split())
