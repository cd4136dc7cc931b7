"""Facts for a few words typed: those of the deals that most of the names point at, the newest first."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from index.names import NameKind
from index.records import DATES, MONEY, QUANTITIES, Attribute, Deal, Fact
from retrieval.answer import Answer
from retrieval.case import Row
from retrieval.draft import finish
from retrieval.gate import UngroundedFigure
from retrieval.knowledge import Knowledge
from retrieval.pages.page import View, in_role, rows_of
from retrieval.plans.counts.quantity import single
from retrieval.plans.sentences import qualified
from retrieval.question import Asked, Operation, Question, Subject

_TOLD = QUANTITIES | MONEY | DATES | {Attribute.STATUS}
_SPARE = 3  # times as many figures are looked at as are shown
_Name = tuple[str, str]  # kind, id
_Rank = tuple[int, int]  # names that fit, and the place among the roles named; less is better

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Telling:
    """A fact that stands: its figure with its role, what it is of, and the full sentence with its sources."""

    fact: Fact
    title: str
    description: str
    answer: Answer


def is_question(question: Question) -> bool:
    """Whether a text asks for something rather than only naming what it is about."""
    wants = question.asked is not Asked.ANY or question.operation is not Operation.LOOKUP or question.is_yes_no
    return wants or question.text.rstrip().endswith("?")


def matching_facts(question: Question, view: View, count: int) -> list[Telling]:
    """The facts that fit what a text names, at most `count`; the newest of all when it is empty.

    Those of deals that more of its names point at come first, then those in a role it names, then the newer ones.
    """
    rows = {row.fact.id: (rank, row) for rank, row in islice(_ranked(question, view), _SPARE * count)}
    best = sorted(rows.values(), key=lambda ranked: (ranked[0], -_day(ranked[1].fact, view.knowledge).toordinal()))
    tellings = (telling for _, row in best if (telling := _tell(row, view)) is not None)
    return list(islice(tellings, count))


def _ranked(question: Question, view: View) -> Iterator[tuple[_Rank, Row]]:
    """What stands in the deals that fit, roughly the newest first; each figure is resolved only when it is its turn."""
    knowledge, named = view.knowledge, list(question.attributes)
    groups = list[tuple[_Rank, int, str, Attribute]]()
    for deal in knowledge.records.deals.values():
        score = sum(_points_at(name, deal, knowledge) for name in dict.fromkeys(question.mentions))
        if score == 0 and question.text:
            continue
        for attribute, day in _newest(knowledge.facts_of.get(deal.id, ()), knowledge).items():
            place = named.index(attribute) if attribute in named else len(named)
            groups.append(((-score, place), -day.toordinal(), deal.id, attribute))
    for rank, _, deal_id, attribute in sorted(groups):
        case = view.case(Subject(deals=frozenset({deal_id})))
        for row in _named_first(rows_of(case, attribute), question, knowledge):
            yield rank, row


def _newest(facts: Iterable[Fact], knowledge: Knowledge) -> dict[Attribute, date]:
    """The last day that each role of a deal is known of."""
    days: dict[Attribute, date] = {}
    for fact in facts:
        if fact.attribute in _TOLD:
            days[fact.attribute] = max(_day(fact, knowledge), days.get(fact.attribute, date.min))
    return days


def _day(fact: Fact, knowledge: Knowledge) -> date:
    """The last day of which a fact speaks."""
    return fact.as_of.end if fact.as_of else knowledge.article(fact).published or date.min


def _named_first(rows: Sequence[Row], question: Question, knowledge: Knowledge) -> list[Row]:
    """The rows of the products named, where any is: of "K2 Poland" not the support vehicles first."""
    named = {product for kind, product in question.mentions if kind == NameKind.PRODUCT}
    covers = frozenset[str]().union(*map(knowledge.covers, sorted(named)))
    return sorted(rows, key=lambda row: row.product not in covers)


def _points_at(name: _Name, deal: Deal, knowledge: Knowledge) -> bool:
    kind, identity = name
    match kind:
        case NameKind.COUNTRY:
            return identity in (deal.buyer, deal.seller_country)
        case NameKind.PRODUCT:
            return bool(knowledge.covers(identity) & knowledge.products_of(deal.id))
        case NameKind.ORGANISATION:
            return bool(knowledge.house(identity) & set(deal.seller))
        case NameKind.GROUP:
            return deal.buyer in knowledge.groups[identity].members
    return identity == deal.id


def _tell(row: Row, view: View) -> Telling | None:
    """A figure that stands, told in full; None when the gate refuses it."""
    case, speech = view.case(Subject(deals=frozenset({row.deal.id}))), view.speech
    try:
        answer = finish(single(case, row), case)
    except UngroundedFigure as error:
        log.warning("gate refused a fact: %s", error)
        return None
    _, title = in_role(row.fact, speech)
    description = f"{speech.country(row.fact.buyer)}, {row.deal.title}, {qualified(row.fact, case)}"
    return Telling(row.fact, title, description, answer)
