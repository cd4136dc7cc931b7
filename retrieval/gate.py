"""The gate: no answer leaves with a digit that isn't in a cited record or in a computation it shows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from index.errors import DealbotError
from index.extraction.amounts import find_amounts
from index.names import fold
from index.periods import Period, period_of
from index.records import Fact
from retrieval.answer import Answer, Citation
from retrieval.knowledge import Knowledge
from retrieval.rates import Rate
from retrieval.tellings import lease_years, numbers_told
from retrieval.wording.speech import Speech

_DIGITS = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_CURRENCIES = ("USD", "other")  # the patterns differ in their symbols, not in their digits


class UngroundedFigure(DealbotError):
    """An answer shows a figure that nothing it cites contains."""

    def __init__(self, figure: str, text: str) -> None:
        super().__init__(f"the figure {figure!r} is in no cited record: {text!r}")
        self.figure = figure


@dataclass(frozen=True, slots=True)
class Computation:
    """A figure computed in the open; `operands` are the numbers of cited facts, or of computations before it."""

    result: Decimal
    operands: tuple[Decimal, ...]
    operator: str  # + − ÷ × %, "of" for so many percent of it, or # for a count of what is listed

    def holds(self) -> bool:
        """Whether the result follows from the operands."""
        if not self.operands or (self.operator in "÷×%" and (len(self.operands) < 2 or not self.operands[1])):
            return False
        first, rest = self.operands[0], self.operands[1:]
        match self.operator:
            case "+":
                return self.result == sum(self.operands)
            case "−":
                return self.result == first - sum(rest)
            case "÷":
                return abs(self.result * rest[0] - first) <= abs(first) / 100
            case "×":
                return abs(self.result - first * rest[0]) <= abs(self.result) / 100
            case "of":
                return abs(self.result - first * rest[0] / 100) <= abs(self.result) / 100
            case "%":
                return abs(self.result - 100 * first / rest[0]) <= Decimal("0.5")
        return self.result == len(self.operands)


MONTHS = Decimal(12)  # of a year, which no record has to tell


@dataclass(frozen=True, slots=True)
class Grounds:
    """The digits an answer may show."""

    allowed: frozenset[str]

    def missing(self, text: str) -> str | None:
        """The first figure of a text that nothing grounds; None when all of them are grounded."""
        return next((digits for digits in _digits(text) if digits not in self.allowed), None)


def build_grounds(
    citations: Iterable[Citation],
    facts: Iterable[Fact],
    computations: Iterable[Computation],
    echoed: Iterable[str],
    knowledge: Knowledge,
    speech: Speech,
    rates: Iterable[Rate] = (),
) -> Grounds:
    """The grounds of an answer: what it cites, what follows from that, and the asker's own words it echoes.

    Raises UngroundedFigure for a fact that isn't cited, and for a computation that doesn't hold or starts from
    numbers that no cited fact has.
    """
    citations = list(citations)
    cited = {(citation.article.id, citation.quote) for citation in citations}
    texts, numbers = list(echoed), set[Decimal]()
    for citation in citations:
        texts += [citation.quote, citation.article.title, citation.article.publisher, citation.stated_by]
        if citation.article.published:
            texts.append(speech.period(period_of(citation.article.published)))
    for fact in facts:
        if (fact.article, fact.quote) not in cited:
            raise UngroundedFigure(speech.figure(fact), fact.id)
        texts += [*_written(fact, speech), *_names(fact, knowledge)]
        numbers |= _numbers(fact.value)
        if years := lease_years(fact.quote):
            numbers.add(Decimal(years))
            texts.append(str(years))
    for rate in rates:  # the only numbers from outside the records: the bank's, and the text says so
        numbers.add(rate.value)
        texts += [speech.number(rate.value), "1", speech.period(period_of(rate.day))]
    for computation in computations:
        constants = {MONTHS} if computation.operator == "×" else set[Decimal]()
        grounded = computation.operator == "#" or set(computation.operands) - constants <= numbers
        if not computation.holds() or not grounded:
            raise UngroundedFigure(str(computation.result), f"{computation.operator} {computation.operands}")
        numbers.add(computation.result)
        texts += [speech.number(computation.result), str(computation.result)]
        texts += [speech.amount(computation.result, unit) for unit in _CURRENCIES]
    return Grounds(frozenset(digits for text in texts for digits in _digits(text)))


def _numbers(value: Decimal | Period | str) -> frozenset[Decimal]:
    """The numbers that a value may be worked with."""
    if isinstance(value, Decimal):
        return frozenset({value})
    if isinstance(value, str):
        return numbers_told(value) | {amount.value for amount in find_amounts(value, "en")}
    return frozenset({day_number(value), month_number(value), year_number(value)})


def day_number(period: Period) -> Decimal:
    """The last day of a period as a number, so that one day less another is how many lie between."""
    return Decimal(period.end.toordinal())


def month_number(period: Period) -> Decimal:
    """The month a period ends in as a number, so that one less another is how many lie between."""
    return Decimal(12 * period.end.year + period.end.month)


def year_number(period: Period) -> Decimal:
    """The year a period ends in as a number, so that one less another is how many lie between."""
    return Decimal(period.end.year)


def check(answer: Answer, grounds: Grounds) -> Answer:
    """The answer, unchanged; UngroundedFigure when a digit of it is neither cited nor computed in the open."""
    for text in (answer.headline, *answer.details, *answer.notes):
        missing = grounds.missing(text)
        if missing is not None:
            raise UngroundedFigure(missing, text)
    return answer


def _digits(text: str) -> list[str]:
    return [re.sub(r"[\u00a0\u202f ]", "", match[0]) for match in _DIGITS.finditer(fold(text))]


def _written(fact: Fact, speech: Speech) -> list[str]:
    """The forms in which a fact's own value and date may be shown."""
    texts = [fact.quote, speech.figure(fact), fact.unit, str(fact.value)]
    if fact.as_of is not None:
        texts.append(speech.period(fact.as_of))
    if isinstance(fact.value, Decimal):
        texts.append(speech.number(fact.value))
    return texts


def _names(fact: Fact, knowledge: Knowledge) -> list[str]:
    """The names a fact brings with it, many of which have digits in them."""
    deal = knowledge.records.deals[fact.deal]
    products = {fact.product, *deal.products, *knowledge.family(fact.product)}
    sellers = [knowledge.organisation_name(seller) for seller in deal.seller]
    return [deal.title, fact.stated_by, *map(knowledge.product_name, products), *sellers]
