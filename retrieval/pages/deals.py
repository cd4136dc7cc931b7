"""A deal as a page: where it stands, its figures by role, its dates, and the deals it belongs with."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.records import DATES, MONEY, QUANTITIES, Attribute, Deal, DealKind
from retrieval.answer import Answer
from retrieval.case import Case
from retrieval.draft import finish
from retrieval.pages.page import Line, View, let_through, lines_of, rows_of
from retrieval.plans.counts.quantity import answer_quantity
from retrieval.plans.dates.timeline import answer_timeline
from retrieval.plans.deals.status import find_stage
from retrieval.plans.sentences import qualified
from retrieval.question import Subject

A = Attribute
_NONE = frozenset[str]()
# What a deal is for, where nothing of it is recorded as ordered.
_INSTEAD = (
    A.LEASED_QUANTITY, A.UPGRADE_QUANTITY, A.FRAMEWORK_QUANTITY, A.OPTIONAL_QUANTITY, A.NEGOTIATED_QUANTITY,
    A.NOTIFIED_QUANTITY, A.PLANNED_QUANTITY, A.REQUIRED_QUANTITY, A.LOCAL_PRODUCTION,
)  # fmt: skip
_COUNTS = [attribute for attribute in A if attribute in QUANTITIES and attribute is not A.DELIVERED_BATCH]


@dataclass(frozen=True, slots=True)
class Overview:
    """A deal in a few lines: where it stands, and its main figures."""

    deal: Deal
    parties: str
    status: Line | None
    figures: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class DealPage:
    """All there is to a deal: its counts and amounts, its dates, and the deals it belongs with."""

    overview: Overview
    figures: tuple[Line, ...]
    dates: tuple[Line, ...]
    framework: Deal | None
    call_offs: tuple[Deal, ...]
    options: tuple[Deal, ...]
    follows: Deal | None
    followed_by: tuple[Deal, ...]

    @property
    def deal(self) -> Deal:
        """What the page is about."""
        return self.overview.deal

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything on it that rests on a source."""
        status = (self.overview.status,) if self.overview.status else ()
        return (*status, *self.figures, *self.dates)


def overview_of(deal: Deal, view: View, buyers: frozenset[str] = _NONE) -> Overview:
    """A deal in a few lines, where `buyers` are given only with what is recorded of them."""
    case = view.case(Subject(deals=frozenset({deal.id}), buyers=buyers))
    ordered = rows_of(case, A.ORDERED_QUANTITY)
    if not ordered:
        ordered = next((rows for attribute in _INSTEAD if (rows := rows_of(case, attribute))), [])
    figures = [
        *lines_of(ordered, case),
        *lines_of(rows_of(case, A.DELIVERED_QUANTITY), case),
        *lines_of(rows_of(case, A.VALUE), case),
    ]
    return Overview(deal, _parties(deal, view), _status(deal, case), tuple(figures))


def deal_page(deal: Deal, view: View) -> DealPage:
    """The page of a deal."""
    case, knowledge = view.case(Subject(deals=frozenset({deal.id}))), view.knowledge
    deals = knowledge.records.deals
    under = knowledge.children(deal.id)
    after = tuple(other for other in deals.values() if other.follows == deal.id)
    options = [other for other in (*under, *after) if other.kind is DealKind.OPTION]
    return DealPage(
        overview=overview_of(deal, view),
        figures=_lines(case, [*_COUNTS, *(attribute for attribute in A if attribute in MONEY)]),
        dates=_lines(case, [attribute for attribute in A if attribute in DATES]),
        framework=deals.get(deal.parent),
        call_offs=tuple(other for other in under if other not in options),
        options=tuple(dict.fromkeys(options)),
        follows=deals.get(deal.follows),
        followed_by=tuple(other for other in after if other not in options),
    )


def deal_timeline(deal: Deal, view: View) -> Answer:
    """What happened when in a deal; UngroundedFigure when the gate refuses it."""
    case = view.case(Subject(deals=frozenset({deal.id})))
    return finish(answer_timeline(case), case)


def deal_progress(deal: Deal, view: View) -> Answer:
    """How far the deliveries of a deal have come; UngroundedFigure when the gate refuses it."""
    case = view.case(Subject(deals=frozenset({deal.id})))
    return finish(answer_quantity(case, A.DELIVERED_QUANTITY), case)


def _lines(case: Case, attributes: Sequence[Attribute]) -> tuple[Line, ...]:
    return tuple(line for attribute in attributes for line in lines_of(rows_of(case, attribute), case))


def _status(deal: Deal, case: Case) -> Line | None:
    stage = find_stage(case, deal)
    if stage is None:
        return None
    word = case.speech.word("status", stage.status)
    text = word[:1].upper() + word[1:]
    return next(iter(let_through(text, text, qualified(stage.facts[0], case), stage.facts[:1], case)), None)


def _parties(deal: Deal, view: View) -> str:
    """Who buys from whom: "Poland ← Hyundai Rotem (South Korea)"."""
    speech = view.speech
    sellers = ", ".join(map(view.knowledge.organisation_name, deal.seller))
    country = speech.country(deal.seller_country) if deal.seller_country else ""
    seller = f"{sellers} ({country})" if sellers and country else sellers or country
    return f"{speech.country(deal.buyer)} ← {seller}" if seller else speech.country(deal.buyer)
