"""An answer as a message: figure first, then role, date and agreement, details, the quotes folded, and the sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.telegram.answers.evidence import cited, folded_quotes, quoted_sources, source_lines
from bot.telegram.answers.grids import laid_out
from bot.telegram.messages.text import BUDGET, Text, bold, folded_quote, inert, italic, joined, plain
from bot.telegram.wording import Wording
from index.records import Attribute
from retrieval.answer import TOLD, Answer, Outcome

_EASY = 900  # units that are read at a glance: evidence gives way to that, details don't
_UNFOLDED = 3  # lines of the details of a long answer that are seen at once
_ROLES = 2  # an answer of more roles says them in its details
_SOURCES = 3
_QUOTES_OF_SOURCES = (900, 400, 200, 80)  # units a quote may take among all sources, tried in turn until they fit


@dataclass(frozen=True, slots=True)
class _Cut:
    """How much of an answer is kept: quotes and the units of each, lines of details, sources.

    Of the lines of details, those after the first `unfolded` are seen when one taps.
    """

    quotes: int
    quote: int
    details: int
    sources: int
    unfolded: int = 100


def render_answer(answer: Answer, words: Wording, question: str = "") -> Text:
    """The message for `answer`; `question` is repeated above it, for when it wasn't typed but tapped.

    It fits whatever the answer holds: quotes give way first, then sources but three, then details. Sources that a
    table names by their number stay.
    """
    grid, lines = laid_out(answer, words)
    answer = replace(answer, details=lines)

    def composed(cut: _Cut) -> Text:
        return _composed(answer, words, question, cut, grid)

    sources = len(cited(answer))
    fewest = sources if grid.text else min(sources, _SOURCES)
    # With too many details for a glance all but the first are folded, and quotes are left to the sources' own view.
    text = _fitting(map(composed, _cuts(answer, fewest)), _EASY)
    text = text or _fitting(map(composed, _scant(answer, fewest)), BUDGET)
    return text or composed(_Cut(0, 0, 0, 0)).cut(BUDGET)


def render_short(answer: Answer, words: Wording, question: str = "") -> Text:
    """The message for a group: the figure, what is disputed or recorded instead, and one source."""
    lines = answer.details[:1] if answer.outcome is Outcome.DECLINED else _disputes(answer)
    details = joined([_stressed(line, answer.support.rivals) for line in lines], "\n")
    head = joined([_head(answer, words), details], "\n")
    parts = [_echo(question, words), head, source_lines(answer, words, 1), _reading(answer, words)]
    return joined(parts, "\n\n").cut(BUDGET)


def render_sources(answer: Answer, words: Wording, question: str = "") -> Text:
    """All sources of an answer, each with the sentences it is cited for."""
    head = joined([_echo(question, words), _head(answer, words)], "\n\n")
    texts = (joined([head, quoted_sources(answer, words, limit)], "\n\n") for limit in _QUOTES_OF_SOURCES)
    return _fitting(texts, BUDGET) or joined([head, source_lines(answer, words, len(answer.citations))], "\n\n").cut(
        BUDGET
    )


def render_above(answer: Answer, words: Wording, question: str = "") -> Text:
    """What comes before the details of an answer."""
    return joined([_echo(question, words), _head(answer, words)], "\n\n")


def render_below(answer: Answer, lines: Iterable[str], words: Wording) -> Text:
    """What comes after the table of an answer: the lines of its details that aren't in it, notes, the reading."""
    told = joined([_stressed(line, answer.support.rivals) for line in lines], "\n")
    return joined([told, _notes(answer), _reading(answer, words)], "\n\n")


def _fitting(texts: Iterable[Text], limit: int) -> Text | None:
    return next((text for text in texts if len(text) <= limit), None)


def _cuts(answer: Answer, fewest: int) -> Iterator[_Cut]:
    quotes, details, sources = len(answer.citations), len(answer.details), len(cited(answer))
    yield _Cut(quotes, 300, details, sources)
    yield _Cut(quotes, 160, details, fewest)
    for kept in (2, 1):
        yield _Cut(kept, 160, details, fewest)
    yield _Cut(1, 80, details, fewest)


def _scant(answer: Answer, sources: int) -> Iterator[_Cut]:
    if len(answer.details) <= _UNFOLDED:
        yield _Cut(1, 160, len(answer.details), sources)
    yield from (_Cut(0, 0, kept, sources, _UNFOLDED) for kept in reversed(range(len(answer.details) + 1)))
    yield from (_Cut(0, 0, 0, kept) for kept in reversed(range(sources)))


def _composed(answer: Answer, words: Wording, question: str, cut: _Cut, grid: Text) -> Text:
    bullet = plain("• " if len(answer.details) > 1 else "")
    lines = [bullet + _stressed(line, answer.support.rivals) for line in answer.details[: cut.details]]
    if left := len(answer.details) - cut.details:
        lines.append(plain(words.more.format(count=left)))
    folded = folded_quote(joined(lines[cut.unfolded :], "\n"))
    details = joined([grid, *lines[: cut.unfolded], folded], "\n")
    evidence = joined(
        [folded_quotes(answer, words, cut.quotes, cut.quote), source_lines(answer, words, cut.sources)], "\n"
    )
    parts = [render_above(answer, words, question), details, _notes(answer), evidence, _reading(answer, words)]
    return joined(parts, "\n\n")


def _echo(question: str, words: Wording) -> Text:
    return italic(plain(words.asked.format(question=""))) + inert(question) if question else Text()


def _head(answer: Answer, words: Wording) -> Text:
    disputed = plain(words.answers.disagree if answer.support.rivals else "")
    return joined([disputed, render_headline(answer), _terms(answer, words)], "\n")


def render_headline(answer: Answer) -> Text:
    """The sentence that answers, with the figure it begins with in bold."""
    strong = answer.strong if answer.headline.startswith(answer.strong) else ""
    return bold(inert(strong)) + inert(answer.headline.removeprefix(strong))


def _terms(answer: Answer, words: Wording) -> Text:
    """The role of the figure, the date it was true, and how many say so; an honest no has no figure to explain."""
    if answer.outcome not in TOLD:
        return Text()
    roles = list(dict.fromkeys(words.role(figure.attribute) for figure in answer.figures))
    terms = roles if len(roles) <= _ROLES else []
    if answer.as_of:
        dated = words.as_of.format(date=words.date(answer.as_of))
        terms = [*terms, words.answers.stale.format(as_of=dated) if answer.stale else dated]
    if answer.support.sources and not answer.support.rivals:
        count = answer.support.sources
        terms = [*terms, words.answers.agree.format(count=count) if count > 1 else words.answers.one_source]
    line = " · ".join(terms)
    return italic(plain(line[:1].upper() + line[1:]))


def _notes(answer: Answer) -> Text:
    return joined([italic(inert(note)) for note in answer.notes], "\n")


def _disputes(answer: Answer) -> tuple[str, ...]:
    rivals = answer.support.rivals
    return tuple(line for line in answer.details if any(figure in line for figure in rivals))


def _stressed(line: str, figures: tuple[str, ...]) -> Text:
    """A line of details with the first of some figures in it in bold."""
    found = next((figure for figure in figures if figure in line), "")
    if not found:
        return inert(line)
    before, _, after = line.partition(found)
    return inert(before) + bold(inert(found)) + inert(after)


def _reading(answer: Answer, words: Wording) -> Text:
    """How the question was understood, where that helps to put it better or not all of it was said."""
    if not answer.reading or not (answer.inferred or answer.outcome is Outcome.DECLINED):
        return Text()
    readings = [_told(reading, words) for reading in answer.reading.split(" + ")]
    return italic(inert(words.read_as.format(reading=" + ".join(readings))))


def _told(reading: str, words: Wording) -> str:
    """A reading, with the words for the role it begins with; how facts were looked up for it is nothing to tell."""
    asked, *about = reading.split(" · ")
    return " · ".join([words.role(Attribute(asked)), *about] if asked in set(Attribute) else about or [asked])
