"""Entries: the sides of a comparison, each with its name, its rows and what they come to."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from index.records import MONEY, Attribute, Deal, DealKind, Fact
from retrieval.case import Case, Row
from retrieval.plans.counts.stand_ins import fleets_delivered, told_as
from retrieval.question import Asked, Operation
from retrieval.selection import without_umbrellas

A = Attribute


@dataclass(frozen=True, slots=True)
class Entry:
    """One side of a comparison: its name, its rows, and what they come to."""

    name: str
    rows: tuple[Row, ...]
    amount: Decimal

    @classmethod
    def of(cls, row: Row, name: str = "") -> "Entry":
        """A side of one row, called by its deal unless it has a name."""
        return cls(name or row.deal.title, (row,), row.fact.number)

    @property
    def facts(self) -> list[Fact]:
        """The facts the amount was summed from."""
        return [row.fact for row in self.rows]

    @property
    def unit(self) -> str:
        """The unit that all of the rows share; none where howitzers and vehicles are just a number."""
        units = {fact.unit for fact in self.facts}
        return units.pop() if len(units) == 1 else ""


def entries_of(case: Case, attribute: Attribute) -> list[Entry]:
    """The sides to compare: the buyers named, or the deals of one buyer, or every buyer."""
    rows = comparable(case, attribute)
    subject = case.question.subject
    by_deal = (
        len({row.deal.buyer for row in rows}) == 1
        or len(subject.buyers) == 1
        or len(subject.deals) > 1
        or _newest(case)
        or (case.question.sorts[:1] == ("deal",) and case.question.operation is not Operation.DIFFERENCE)
        or any(row.fact.unit == "percent" for row in rows)
    )
    groups: dict[str, list[Row]] = defaultdict(list)
    covers = [case.knowledge.covers(product) for product in subject.products]
    apart = sum(map(len, covers)) == len(frozenset[str]().union(*covers))
    if len(subject.products) > 1 and apart and len(subject.buyers) < 2:
        for product in sorted(subject.products):
            same = [row for row in rows if row.product in case.knowledge.covers(product)]
            if same:
                groups[case.knowledge.product_name(product)] = same
        rows = [] if len(groups) > 1 else rows
        groups = groups if len(groups) > 1 else defaultdict(list)
    for row in rows:
        buyer = case.speech.country(row.deal.buyer)
        name = _seller(case, row.deal) if _by_seller(case) else f"{row.deal.title} ({buyer})" if by_deal else buyer
        groups[told_as(name, row, attribute, case)].append(row)
    if _newest(case):
        groups = _only_newest(case, groups)
    return [Entry(name, tuple(rows), sum((r.fact.number for r in rows), Decimal(0))) for name, rows in groups.items()]


def _by_seller(case: Case) -> bool:
    """Whether it is sellers that are compared: "who asked less, the Serbs or the Spaniards"."""
    subject = case.question.subject
    return case.question.asked is Asked.PERSON and len(subject.sellers | subject.seller_countries) > 1


def _seller(case: Case, deal: Deal) -> str:
    """The companies that sell in a deal, with their country."""
    names = case.speech.both(map(case.knowledge.organisation_name, deal.seller))
    return f"{names} ({case.speech.country(deal.seller_country)})" if deal.seller_country else names


def _newest(case: Case) -> bool:
    return case.question.subject.ordinals == (-1,)


def _only_newest(case: Case, groups: dict[str, list[Row]]) -> dict[str, list[Row]]:
    newest: dict[str, tuple[str, list[Row]]] = {}
    for name, rows in sorted(groups.items(), key=lambda item: _signed(case, item[1][0].deal)):
        newest[rows[0].deal.buyer] = (name, rows)
    return dict(newest.values())


def _signed(case: Case, deal: Deal) -> str:
    period = case.knowledge.signing.get(deal.id)
    return f"{period.end.isoformat()} {deal.id}" if period else deal.id


def comparable(case: Case, attribute: Attribute) -> list[Row]:
    """Rows of one attribute, one unit, one level."""
    if attribute in MONEY:
        rows = _in_one_currency(case, attribute)
    else:
        rows = [row for row in case.rows(attribute) if isinstance(row.fact.value, Decimal)]
        rows = _of_main_unit(case, rows)
        if attribute is A.OPTIONAL_QUANTITY and len({row.deal.id for row in rows}) < 2:
            rows = _of_options(case) or rows
        if attribute is A.FRAMEWORK_QUANTITY:
            rows = [row for row in rows if case.knowledge.is_umbrella(row.deal)] or rows
        if len({row.deal.id for row in rows}) < 2 and attribute is A.ORDERED_QUANTITY:
            rows += [r for r in case.rows(A.FRAMEWORK_QUANTITY) if r.deal.id not in {x.deal.id for x in rows}]
    mixed = (case.question.subject.kinds and len(case.question.subject.kinds) > 1) or attribute is A.FRAMEWORK_QUANTITY
    if len(rows) > 2 and not mixed and not case.question.subject.deals:
        kept = {deal.id for deal in without_umbrellas(list({r.deal.id: r.deal for r in rows}.values()), case.knowledge)}
        rows = [row for row in rows if row.deal.id in kept]
    return [*rows, *fleets_delivered(case, rows)] if attribute is A.IN_SERVICE_QUANTITY else rows


def _of_main_unit(case: Case, rows: list[Row]) -> list[Row]:
    """The rows that count what their deals are mainly for, where nothing else is named: launchers, not the rockets."""
    if case.question.subject.products:
        return rows
    units: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: row.product not in row.deal.products[:1]):
        units.setdefault(row.deal.id, row.fact.unit)
    return [row for row in rows if row.fact.unit == units[row.deal.id]]


def _of_options(case: Case) -> list[Row]:
    """What each option that is a deal of its own is for: what was ordered under it, else what it leaves open."""
    return [
        row
        for deal in case.deals
        if deal.kind is DealKind.OPTION
        for row in case.rows(A.ORDERED_QUANTITY, [deal]) or case.rows(A.OPTIONAL_QUANTITY, [deal])
    ]


def _in_one_currency(case: Case, attribute: Attribute) -> list[Row]:
    known = [fact for fact in case.known(case.facts(attribute)) if isinstance(fact.value, Decimal)]  # none kept secret
    found = {u: [r for d in case.deals for r in case.rows(attribute, [d], u)] for u in sorted({f.unit for f in known})}
    by_unit = {unit: [row for row in rows if isinstance(row.fact.value, Decimal)] for unit, rows in found.items()}
    wanted = case.question.currency
    if wanted in by_unit:
        return by_unit[wanted]
    return max(
        (rows for rows in by_unit.values() if rows),  # what was denied or replaced leaves a currency without any
        key=lambda rows: (len({r.deal.id for r in rows}), rows[0].fact.unit == "USD"),
        default=[],
    )


def amount_of(case: Case, entry: Entry) -> str:
    """What one side comes to, written."""
    fact = entry.facts[0]
    if len(entry.rows) == 1:
        return case.speech.figure(fact)
    if fact.attribute in MONEY:
        return case.speech.amount(entry.amount, fact.unit)
    return case.speech.quantity(entry.amount, entry.unit)
