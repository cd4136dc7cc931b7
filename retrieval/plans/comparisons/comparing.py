"""Which is more, first or dearer; by how much; what share: figures of several deals held side by side."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.records import DATES, MONEY, QUANTITIES, Attribute, Deal, DealKind, Fact
from retrieval.answer import Figure
from retrieval.case import Case, Row
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.matching import has_any
from retrieval.plans.absence import decline
from retrieval.plans.comparisons.comparing_dates import compare_dates, compare_slips
from retrieval.plans.comparisons.multiples import multiple_claimed
from retrieval.plans.comparisons.named_first import first_named
from retrieval.plans.counts.stand_ins import fleets_delivered, told_as
from retrieval.plans.sentences import latest, member, qualified, rivals
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


def measure(case: Case, leans: frozenset[str]) -> Attribute:
    """What is compared: what the question names, else what its comparative leans to."""
    named = [a for a in case.question.attributes if a in QUANTITIES | MONEY | DATES]
    if {"dear", "cheap"} & leans or case.question.currency:
        return next((a for a in named if a in MONEY), A.VALUE)
    if {"first", "last"} & leans and not {"more", "less"} & leans:
        claims = case.question.claims
        if "delivered" in claims:  # "who got all of it first"
            handover = (A.COMPLETED, A.DELIVERY_DUE) if "completed" in claims else (A.DELIVERY_START, A.DELIVERY_DUE)
            dates = [*(a for a in named if a in DATES), *handover]
            return next((a for a in dates if len({row.deal.id for row in case.rows(a)}) > 1), dates[0])
        if A.COMPLETED in named:  # "whose full set came first"
            return A.COMPLETED
        plain = A.DELIVERY_DUE if case.question.is_of_plan else A.SIGNED  # what is to come first isn't signed first
        return A.SIGNED if "signed" in claims else next((a for a in named if a in DATES), plain)
    mains = {main for deal in case.deals for main in deal.products[:1]}
    orders = case.known(case.facts(A.ORDERED_QUANTITY))
    units = {fact.unit for fact in ([fact for fact in orders if fact.product in mains] or orders)}
    mixed = len(units) > 1 and not case.question.subject.products and case.question.asked is not Asked.QUANTITY
    mixed = mixed or (len(units) > 1 and _holds_deals(case))  # "is A's boat contract smaller than B's radar one"
    if named and named[0] in QUANTITIES | MONEY and not (named[0] is A.ORDERED_QUANTITY and mixed):
        return named[0]  # launchers against howitzers are no counts to compare
    return A.ORDERED_QUANTITY if len(units) == 1 else A.VALUE


def _holds_deals(case: Case) -> bool:
    """Whether deals are held against each other as such, whatever they are for: "whose contract is bigger"."""
    question = case.question
    counted = question.claims & {"orders", "buys", "delivered"} or question.asked is not Asked.ANY
    units = {fact.unit for fact in case.facts(A.ORDERED_QUANTITY)}
    return question.sorts[:1] == ("deal",) and not counted and not has_any(question.text, units)


def answer_comparison(case: Case, leans: frozenset[str]) -> Draft:
    """The side that leads, and the figures of the others."""
    if "delayed" in case.question.claims:
        return compare_slips(case, least="less" in leans)
    attribute = measure(case, leans)
    lowest = "offered" in case.question.claims and "less" in leans
    if attribute in QUANTITIES and (lowest or DealKind.BID in case.question.subject.kinds):
        return decline(case, A.LOSING_BIDDER)  # a low bid is no small order
    if attribute in DATES:
        return compare_dates(case, attribute, last="last" in leans)
    entries = entries_of(case, attribute)
    for other in (a for a in case.question.attributes if a in QUANTITIES | MONEY and a is not attribute):
        if len(entries) < 2 and not (other in QUANTITIES and _holds_deals(case)):
            attribute, entries = other, entries_of(case, other)
    if len(entries) < 2 or _lacks_side(case, entries):
        return decline(case, attribute)
    fewest = bool({"less", "cheap"} & leans)
    ranked = sorted(entries, key=lambda e: (e.amount if fewest else -e.amount, e.name))
    draft = show_ranking(case, ranked, attribute)
    if case.question.is_yes_no and case.question.mentions:
        first = first_named(case, [entry.rows[0] for entry in entries])
        if (holds := multiple_claimed(case.question)) is not None:
            return _by_multiple(case, entries, first, holds) or decline(case, attribute)
        return replace(draft, yes_no=entries[first] is ranked[0] if first is not None else None)
    return draft


def _by_multiple(
    case: Case, entries: Sequence[Entry], first: int | None, holds: Callable[[Decimal, Decimal], bool]
) -> Draft | None:
    """Yes or no to one side being so many times the other, the one named first told first; None unless two are told."""
    if first is None or len(entries) != _PAIR:
        return None
    one, other = entries[first], entries[1 - first]
    draft = show_ranking(case, [one, other], one.facts[0].attribute)
    return replace(draft, yes_no=holds(one.amount, other.amount)) if draft.facts else None


_PAIR = 2


def _lacks_side(case: Case, entries: Sequence[Entry]) -> bool:
    """Whether several buyers are named and there is but one to compare, or one of three or more is left out."""
    named, told = case.question.subject.buyers, {row.deal.buyer for entry in entries for row in entry.rows}
    return len(named) > 1 == len(told) or (len(named & case.knowledge.buyers) > len(told) > 1)


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


def show_ranking(case: Case, ranked: Sequence[Entry], attribute: Attribute) -> Draft:
    speech = case.speech
    ranked = _citable(ranked)
    if len(ranked) < 2:
        return decline(case, attribute)  # more figures on one side than an answer can cite
    shown = [amount_of(case, entry) for entry in ranked]
    others = speech.both(
        [speech.say("compare_other", figure=f, what=e.name) for f, e in zip(shown[1:4], ranked[1:4], strict=True)]
    )
    lead = ranked[0]
    key = "compare_equal" if len(ranked) == 2 and lead.amount == ranked[1].amount else "compare"
    text = speech.say(
        key,
        winner=lead.name,
        figure=shown[0],
        what=speech.word("role", attribute),
        others=others,
        figures=speech.both([f"{entry.name} {figure}" for figure, entry in zip(shown, ranked, strict=True)]),
    )
    facts = [fact for entry in ranked for fact in entry.facts]
    rows = tuple(member(fact, case) for fact in facts)
    sums = [
        Computation(entry.amount, tuple(fact.number for fact in entry.facts), "+")
        for entry in ranked
        if len(entry.rows) > 1
    ]
    return Draft(
        f"{text}, {qualified(facts[0], case)}",
        tuple(facts),
        strong=lead.name,
        details=(*(row.line for row in rows), *rivals([row for entry in ranked for row in entry.rows], case)),
        rows=rows,
        computations=tuple(sums),
        figures=(*figures_of(facts), *(_sum_of(entry) for entry in ranked if len(entry.rows) > 1)),
        as_of=latest(lead.facts),
        echoed=tuple(entry.name for entry in ranked),
    )


def _sum_of(entry: Entry) -> Figure:
    """What the deals of one side come to, as a figure of its own."""
    fact = entry.facts[0]
    return Figure(entry.amount, _unit_of(entry), fact.attribute, fact.qualifier, latest(entry.facts), None)


def _citable(ranked: Sequence[Entry]) -> list[Entry]:
    """The leading sides whose facts can all be cited."""
    kept, places = list[Entry](), SOURCES
    for entry in ranked:
        places -= len(entry.rows)
        if places < 0:
            break
        kept.append(entry)
    return kept


def amount_of(case: Case, entry: Entry) -> str:
    """What one side comes to, written."""
    fact = entry.facts[0]
    if len(entry.rows) == 1:
        return case.speech.figure(fact)
    if fact.attribute in MONEY:
        return case.speech.amount(entry.amount, fact.unit)
    return case.speech.quantity(entry.amount, _unit_of(entry))


def _unit_of(entry: Entry) -> str:
    """The unit that all of one side share; none where howitzers and vehicles are just a number."""
    units = {fact.unit for fact in entry.facts}
    return units.pop() if len(units) == 1 else ""
