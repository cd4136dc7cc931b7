"""Which deals a question is about."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from index.periods import Period
from index.records import DATES, Attribute, Deal, DealKind, Fact
from retrieval.knowledge import Knowledge
from retrieval.question import Subject


def find_deals(subject: Subject, knowledge: Knowledge) -> tuple[Deal, ...]:
    """The deals a subject points at, in order of signing; empty when no deal fits all it says."""
    deals: Iterable[Deal] = knowledge.records.deals.values()
    if subject.deals:
        deals = [deal for deal in deals if deal.id in subject.deals]
    found = [deal for deal in deals if _fits(deal, subject, knowledge)]
    found = _of_kinds(found, subject.kinds, knowledge)
    if subject.signed is not None and not subject.deals:
        found = _signed_in(found, subject.signed, knowledge)
    found = sorted(found, key=lambda deal: _when(deal, knowledge))
    if subject.ordinals and not subject.deals:
        placed = [deal for ordinal in subject.ordinals for deal in _nth(found, ordinal, knowledge)]
        found = placed or _among_family(found, subject, knowledge)
    return tuple(found)


def facts_about(subject: Subject, knowledge: Knowledge) -> list[Fact]:
    """All that is recorded of the deals a subject points at."""
    return knowledge.facts_under(find_deals(subject, knowledge))


def _among_family(deals: Sequence[Deal], subject: Subject, knowledge: Knowledge) -> list[Deal]:
    """Of some deals those that have the place named among all of the family: the second order has the new variant."""
    families = frozenset[str]().union(*(knowledge.family(product) for product in subject.products))
    if not deals or families == subject.products:
        return []
    wider = find_deals(replace(subject, products=families), knowledge)
    return [deal for deal in deals if deal in wider]


def call_offs(subject: Subject, knowledge: Knowledge) -> frozenset[str]:
    """The call-offs under the framework named, where contracts are asked for: "the orders placed under it"."""
    named = [knowledge.records.deals[deal] for deal in sorted(subject.deals)]
    if not all(map(knowledge.is_umbrella, named)) or not subject.kinds or subject.kinds & {d.kind for d in named}:
        return frozenset()
    return frozenset(child.id for deal in named for child in knowledge.children(deal.id))


def _fits(deal: Deal, subject: Subject, knowledge: Knowledge) -> bool:
    about = knowledge.products_of(deal.id)
    return (
        (not subject.buyers or bool(subject.buyers & knowledge.buyers_of[deal.id]))
        and (not subject.seller_countries or bool(subject.seller_countries & _homes(deal, knowledge)))
        and (
            not subject.products
            or bool(covered(subject.products, knowledge) & about)
            or _is_under(deal, subject, knowledge)
        )
        and (
            not subject.beside
            or bool(covered(subject.beside, knowledge) & about)
            or is_called_after(deal, subject.beside, knowledge)
        )
        and (not subject.sellers or any(_sells(seller, deal, knowledge) for seller in subject.sellers))
    )


def _homes(deal: Deal, knowledge: Knowledge) -> set[str]:
    """The country that sells in a deal; where it names none, those of its sellers: a tender has several."""
    firms = knowledge.records.organisations
    return {deal.seller_country or firms[seller].country for seller in deal.seller if seller in firms} or {
        deal.seller_country
    }


def _is_under(deal: Deal, subject: Subject, knowledge: Knowledge) -> bool:
    """Whether a deal is for the products named without being about them.

    A call-off of a framework about them is (missiles for the launchers), and a deal called after such a kind is
    (combat systems for frigates).
    """
    parent = knowledge.records.deals.get(deal.parent)
    if parent is not None and knowledge.is_umbrella(parent):
        return bool(covered(subject.products, knowledge) & knowledge.products_of(parent.id))
    return is_called_after(deal, subject.products, knowledge)


def is_called_after(deal: Deal, products: Iterable[str], knowledge: Knowledge) -> bool:
    """Whether one of some kinds of things is named in what a deal is called."""
    title = knowledge.titles[deal.id]
    return any(form in title for product in products for form in knowledge.kind_forms.get(product, ()))


def covered(products: Iterable[str], knowledge: Knowledge) -> frozenset[str]:
    """Every product that one of these stands for."""
    return frozenset[str]().union(*(knowledge.covers(product) for product in products))


def _sells(seller: str, deal: Deal, knowledge: Knowledge) -> bool:
    """Whether a company or one of its house sells here; a parent's name stands for its companies."""
    house = knowledge.house(seller)
    selling = set(deal.seller) | {f.seller for f in knowledge.facts_of.get(deal.id, ()) if f.seller}
    return bool(house & selling)


def with_partners(subject: Subject, knowledge: Knowledge) -> Subject:
    """The subject without sellers that sell in none of its deals but have a part in one: they make something in it
    or are spoken of in its records."""
    if not subject.sellers or find_deals(subject, knowledge):
        return subject
    wider = replace(subject, sellers=frozenset(), organisations=subject.organisations | subject.sellers)
    found = [
        deal for deal in find_deals(wider, knowledge) if any(_takes_part(s, deal, knowledge) for s in subject.sellers)
    ]
    return replace(wider, deals=frozenset(deal.id for deal in found)) if found else subject


def by_event(subject: Subject, knowledge: Knowledge, roles: Collection[Attribute] = ()) -> Subject:
    """The subject with the deals in which something other than the signing fell in the period named, where any did.

    A date did, or what a fact of one of the `roles` says: what was notified that month.
    """
    wider = replace(subject, signed=None)
    found = [
        fact.deal
        for fact in facts_about(wider, knowledge)
        if (when := fact.period if fact.attribute in DATES else fact.as_of if fact.attribute in roles else None)
        and subject.signed is not None
        and subject.signed.contains(when)
    ]
    return replace(wider, deals=frozenset(found)) if found else subject


def _takes_part(company: str, deal: Deal, knowledge: Knowledge) -> bool:
    house = knowledge.house(company)
    made = (knowledge.products[p].maker for p in knowledge.products_of(deal.id) if p in knowledge.products)
    if any(house & set(makers) for makers in made):
        return True
    losers = {fact.quote for fact in knowledge.facts_of.get(deal.id, ()) if fact.attribute is Attribute.LOSING_BIDDER}
    # A sentence that tells of its own deal as well says nothing of a part in this one.
    own = [other.id for other in knowledge.records.deals.values() if house & set(other.seller)]
    sales = {fact.quote for other in own for fact in knowledge.facts_of.get(other, ())}
    quotes = {fact.quote for fact in knowledge.facts_of.get(deal.id, ())} - losers - sales
    return any(name.id in house for quote in quotes for m in knowledge.names.find(quote) for name in m.names)


def _of_kinds(deals: Sequence[Deal], kinds: frozenset[DealKind], knowledge: Knowledge) -> list[Deal]:
    """The deals of the kinds named, where there are any; a plain contract is anything that orders something."""
    if kinds == {DealKind.PURCHASE}:
        narrowed = [deal for deal in deals if not knowledge.is_umbrella(deal)]
    else:
        narrowed = [deal for deal in deals if deal.kind in kinds]
    return narrowed or list(deals)


def _signed_in(deals: Sequence[Deal], period: Period, knowledge: Knowledge) -> list[Deal]:
    """The deals signed in a period; those that may have been, as of a year where a day is named, only without them."""
    near = [deal for deal in deals if deal.id in knowledge.signing and period.overlaps(knowledge.signing[deal.id])]
    return [deal for deal in near if period.contains(knowledge.signing[deal.id])] or near


def _when(deal: Deal, knowledge: Knowledge) -> tuple[date, date, str]:
    signed = knowledge.signing.get(deal.id)
    return (signed.end, signed.start, deal.id) if signed else (date.max, date.max, deal.id)


def _nth(deals: Sequence[Deal], ordinal: int, knowledge: Knowledge) -> list[Deal]:
    """The nth deal of each line of deals: one buyer's deals for one sort of equipment, without their umbrella.

    Where fewer were concluded, those only planned or bid for count as well: "the second lot" may be a requirement.
    """
    firm = without_umbrellas(deals, knowledge)
    wider = [deal for deal in deals if not knowledge.is_umbrella(deal)]
    found = _pick(firm, ordinal, knowledge) or _pick(wider, ordinal, knowledge)
    return found or _called(deals, ordinal)


def next_in_line(deal: Deal, step: int, knowledge: Knowledge) -> Deal | None:
    """The deal so many places after one in its line, or before it for a negative step; None beyond its ends."""
    same = sorted(
        (d for d in knowledge.records.deals.values() if d.buyer == deal.buyer), key=lambda d: _when(d, knowledge)
    )
    alike = [d for d in same if knowledge.is_umbrella(d) == knowledge.is_umbrella(deal)]
    line = [d for d in alike if _line(d, knowledge) == _line(deal, knowledge) and (knowledge.is_agreed(d) or d == deal)]
    place = line.index(deal) + step
    return line[place] if 0 <= place < len(line) else None


def _called(deals: Sequence[Deal], ordinal: int) -> list[Deal]:
    """The nth call-off of a framework for several things: the third may be for the missiles of the launchers."""
    parents = dict.fromkeys(deal.parent for deal in deals if deal.parent)
    lines = [[deal for deal in deals if deal.parent == parent] for parent in parents]
    return [line[ordinal - 1] for line in lines if 0 < ordinal <= len(line)]


def _pick(deals: Sequence[Deal], ordinal: int, knowledge: Knowledge) -> list[Deal]:
    lines: dict[tuple[str, str], list[Deal]] = defaultdict(list)
    for deal in deals:
        lines[deal.buyer, _line(deal, knowledge)].append(deal)
    place = ordinal - 1 if ordinal > 0 else ordinal
    found = [line[place] for line in lines.values() if -len(line) <= place < len(line) and len(line) > 1]
    return found or [line[place] for line in lines.values() if -len(line) <= place < len(line)]


def _line(deal: Deal, knowledge: Knowledge) -> str:
    """What tells the lines of one buyer's deals apart: the family of the main product."""
    main = deal.products[0] if deal.products else ""
    return min(knowledge.family(main) - {main}, default=main)


def without_umbrellas(deals: Sequence[Deal], knowledge: Knowledge) -> list[Deal]:
    """The deals that order something themselves: no frameworks over them, no totals of them, no shares in them.

    When all of them are umbrellas, they all stay: "the first framework" is a sequence too.
    """
    firm = [deal for deal in deals if not knowledge.is_umbrella(deal)] or list(deals)
    firm = [deal for deal in firm if knowledge.is_agreed(deal)] or firm
    ids = {deal.id for deal in firm}
    shares = {deal.id for deal in firm if deal.parent in ids and not knowledge.orders(deal)}
    own = [deal for deal in firm if deal.id not in shares]
    totals = {deal.parent for deal in own if deal.parent in ids and knowledge.is_total(deal.parent)}
    return [deal for deal in own if deal.id not in totals] or firm
