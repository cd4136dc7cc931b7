"""An answer as a message: figure first, then role and date, details, the quotes folded, and the sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.telegram.reply import Button, Reply
from bot.telegram.text import Text, bold, folded_quote, inert, italic, joined, link, plain
from bot.telegram.wording import Wording
from retrieval.answer import Answer, Citation, Outcome

BUDGET = 3500  # UTF-16 units; Telegram refuses messages over 4096 characters
_QUOTE_LIMITS = (700, 300, 120, 0)  # units a quote may take, tried in turn until the answer fits
_CHOICES = 4
_ROLES = 2  # an answer of more roles says them in its details
CHOICE = "choice:"  # what a choice's button carries; its question is on its label


@dataclass(frozen=True, slots=True)
class _Cut:
    """How much of an answer is kept: units a quote, lines of details, sources."""

    quote: int
    details: int
    sources: int


def render_answer(answer: Answer, words: Wording, question: str = "") -> Reply:
    """The message for `answer`; `question` is repeated above it, for when it wasn't typed but tapped.

    It fits whatever the answer holds: quotes are shortened first, then details dropped, then sources.
    """
    asked = italic(plain(words.asked.format(question=""))) + inert(question) if question else Text()
    cuts = (_composed(answer, words, asked, cut) for cut in _cuts(answer))
    text = next((text for text in cuts if len(text) <= BUDGET), None)
    if text is None:
        text = _composed(answer, words, asked, _Cut(0, 0, 0)).cut(BUDGET)
    return Reply(text, _choices(answer))


def _cuts(answer: Answer) -> Iterator[_Cut]:
    details, sources = len(answer.details), len(_sources(answer))
    yield from (_Cut(quote, details, sources) for quote in _QUOTE_LIMITS)
    yield from (_Cut(0, kept, sources) for kept in reversed(range(details)))
    yield from (_Cut(0, 0, kept) for kept in reversed(range(sources)))


def _composed(answer: Answer, words: Wording, asked: Text, cut: _Cut) -> Text:
    bullet = "• " if len(answer.details) > 1 else ""
    details = [plain(bullet) + inert(line) for line in answer.details[: cut.details]]
    if left := len(answer.details) - cut.details:
        details.append(plain(words.more.format(count=left)))
    head = joined([_headline(answer), _terms(answer, words)], "\n")
    notes = joined([italic(inert(note)) for note in answer.notes], "\n")
    evidence = joined([_quotes(answer, words, cut.quote), _source_lines(answer, words, cut.sources)], "\n")
    return joined([asked, head, joined(details, "\n"), notes, evidence, _reading(answer, words)], "\n\n")


def _headline(answer: Answer) -> Text:
    strong = answer.strong if answer.headline.startswith(answer.strong) else ""
    return bold(inert(strong)) + inert(answer.headline.removeprefix(strong))


def _terms(answer: Answer, words: Wording) -> Text:
    """The role of the figure and the date it was true; for an honest no there is no figure to explain."""
    if answer.outcome not in (Outcome.ANSWERED, Outcome.PREMISE_REJECTED):
        return Text()
    roles = list(dict.fromkeys(words.role(figure.attribute) for figure in answer.figures))
    terms = roles if len(roles) <= _ROLES else []
    if answer.as_of:
        terms = [*terms, words.as_of.format(date=words.date(answer.as_of))]
    line = " · ".join(terms)
    return italic(plain(line[:1].upper() + line[1:]))


def _quotes(answer: Answer, words: Wording, limit: int) -> Text:
    """Every quote in one block that unfolds, each with the number of its source."""
    if not limit:
        return Text()
    numbers = {article: number for number, article in enumerate(_sources(answer), start=1)}
    lines: dict[tuple[int, str], Text] = {}
    for citation in answer.citations:
        number, quote = numbers[citation.article.id], " ".join(citation.quote.split())
        attribution = f" — {_named(citation, words)}"
        shown = Text(f"[{number}] “") + inert(quote).cut(limit) + Text("”") + inert(attribution)
        lines.setdefault((number, quote), shown)
    return folded_quote(joined(lines.values(), "\n"))


def _source_lines(answer: Answer, words: Wording, kept: int) -> Text:
    sources = list(_sources(answer).values())
    lines = [_source_line(number, citation, words) for number, citation in enumerate(sources[:kept], start=1)]
    if left := len(sources) - kept:
        lines.append(plain(words.more.format(count=left)))
    return joined(lines, "\n")


def _source_line(number: int, citation: Citation, words: Wording) -> Text:
    published = citation.article.published
    date = f", {words.date(published)}" if published else ""
    source = link(inert(_named(citation, words) + date), citation.article.url)
    if citation.stated_by and citation.stated_by != citation.article.publisher:
        source = source + inert(words.citing.format(stated_by=citation.stated_by))
    return Text(f"[{number}] ") + source


def _named(citation: Citation, words: Wording) -> str:
    publisher = citation.article.publisher
    return words.summary_of.format(source=publisher) if citation.article.is_summary else publisher


def _sources(answer: Answer) -> dict[str, Citation]:
    """The first citation of each article, in the order the answer names them."""
    sources: dict[str, Citation] = {}
    for citation in answer.citations:
        sources.setdefault(citation.article.id, citation)
    return sources


def _reading(answer: Answer, words: Wording) -> Text:
    """How the question was understood, where that helps to put it better."""
    if answer.outcome is not Outcome.DECLINED or not answer.reading:
        return Text()
    return italic(inert(words.read_as.format(reading=answer.reading.replace("_", " "))))


def _choices(answer: Answer) -> tuple[Button, ...]:
    return tuple(
        Button(plain(choice).text, f"{CHOICE}{number}")
        for number, choice in enumerate(answer.choices[:_CHOICES], start=1)
    )
