"""When a statement is true of: the date beside it, the signing of its deal, or the day of publication."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from index.extraction.cues import load_names
from index.extraction.dates import Dated
from index.extraction.proposals import Proposal
from index.extraction.reading import Figure, Line, Sort
from index.names import fold
from index.periods import Period, Precision, period_of
from index.records import DATES, SAID, Article, Attribute

_OF_SIGNING = frozenset(
    {Attribute.ORDERED_QUANTITY, Attribute.OPTIONAL_QUANTITY, Attribute.FRAMEWORK_QUANTITY, Attribute.VALUE,
     Attribute.CEILING, Attribute.SUPPORT_VEHICLES, Attribute.OFFSET}
)  # fmt: skip
_CONTRACTS = frozenset(("contract", "calloff", "framework"))
_YEAR = 360  # days from which a period is a year
_BEHIND, _BEFORE = 5, 1  # characters between a word for a contract and the year that tells which
_SPAN = 366  # days: a longer interval has a first and a last year


def date_proposals(proposals: Iterable[Proposal], article: Article) -> list[Proposal]:
    """The proposals with their as-of dates; dates that span years become a beginning and an end."""
    published = article.published
    whole = [part for proposal in proposals for part in _whole(proposal)]
    signed: dict[tuple[str, str], list[Period]] = {}
    for proposal in whole:
        period = proposal.value
        if proposal.attribute is Attribute.SIGNED and isinstance(period, Period) and _is_past(proposal, published):
            signed.setdefault((proposal.buyer, proposal.product.id), []).append(period)
    return [replace(proposal, as_of=_as_of(proposal, signed, article)) for proposal in whole]


def _whole(proposal: Proposal) -> list[Proposal]:
    """A date as whole years, quarters, months or days; an interval of years as its first and its last year."""
    period = proposal.value
    if not isinstance(period, Period):
        return [proposal]
    if (period.end - period.start).days < _SPAN:
        return [replace(proposal, value=widen(period))]
    first, last = period_of(period.start, Precision.YEAR), period_of(period.end, Precision.YEAR)
    if proposal.attribute in (Attribute.DELIVERY_START, Attribute.DELIVERY_DUE):
        return [
            replace(proposal, attribute=Attribute.DELIVERY_START, value=first),
            replace(proposal, attribute=Attribute.DELIVERY_DUE, value=last),
        ]
    return [replace(proposal, value=last)]


def widen(period: Period) -> Period:
    """The smallest day, month, quarter or year that holds a period: "early 2026" is no month that anyone named."""
    for precision in (Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.YEAR):
        unit = period_of(period.start, precision)
        if unit.contains(period):
            return unit
    return period_of(period.end, Precision.YEAR)


def _as_of(proposal: Proposal, signed: Mapping[tuple[str, str], Sequence[Period]], article: Article) -> Period | None:
    published = article.published
    if proposal.attribute in DATES:
        if isinstance(proposal.value, Period) and _is_past(proposal, published) and proposal.modality in SAID:
            return proposal.value
    elif proposal.modality in SAID:
        if beside := _beside(proposal, article):
            return beside
        dates = signed.get((proposal.buyer, proposal.product.id), ())
        if proposal.attribute in _OF_SIGNING and len(set(dates)) == 1:
            return dates[0]
    return period_of(published) if published else None


def _is_past(proposal: Proposal, published: date | None) -> bool:
    return published is None or (isinstance(proposal.value, Period) and proposal.value.start <= published)


def _beside(proposal: Proposal, article: Article) -> Period | None:
    """The nearest date in the sentence that isn't in the future; of the end of a month or year its last day."""
    published = article.published
    past = [
        figure
        for figure in proposal.line.figures
        if figure.sort is Sort.DATE
        and isinstance(figure.found, Dated)
        and (published is None or figure.found.period.start <= published)
        and (figure.found.period.end - figure.found.period.start).days < _SPAN
        and not (proposal.attribute not in _OF_SIGNING and _names_contract(proposal.line, figure))
    ]
    nearest = min(past, key=lambda figure: abs(figure.start - proposal.place), default=None)
    if nearest is None or not isinstance(nearest.found, Dated):
        return None
    period = widen(nearest.found.period)
    told = fold(proposal.line.text[nearest.start : nearest.end])
    is_end = any(word in told for word in load_names(article.language, "end_of"))
    return period_of(period.end) if is_end and (published is None or period.end <= published) else period


def _names_contract(line: Line, figure: Figure) -> bool:
    """Whether a year only tells which contract is meant: the contract of 2021, the 2021 framework."""
    if not isinstance(figure.found, Dated) or (figure.found.period.end - figure.found.period.start).days < _YEAR:
        return False
    return any(
        cue.kind in _CONTRACTS and (0 <= figure.start - cue.end <= _BEHIND or 0 <= cue.start - figure.end <= _BEFORE)
        for cue in line.cues
    )
