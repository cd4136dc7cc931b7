"""The subject as what is counted or compared narrows or widens it: a variant, one of several products, two sides."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.names import NameKind, fold
from index.records import Attribute, Category, Deal, DealKind
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Subject
from retrieval.resolution import is_alone
from retrieval.selection import covered, facts_about, find_deals
from retrieval.stems import singular
from retrieval.understanding.cues import Cues, load_cues
from retrieval.understanding.sentence import negated_span
from retrieval.understanding.sighting import Sighting
from retrieval.understanding.times import TimeMention


def drawn_on(
    subject: Subject, seen: Sighting, cues: Cues, attributes: Sequence[Attribute], knowledge: Knowledge
) -> Subject:
    """The call-offs in place of their framework, where what was ordered under it is counted."""
    counts = attributes[:1] == (Attribute.ORDERED_QUANTITY,) and not cues.has("operation", "share", seen.kept)
    if not counts or not cues.has("claim", "drawn_on", seen.kept):
        return subject
    orders = [order.id for deal in find_deals(subject, knowledge) for order in knowledge.children(deal.id)]
    return replace(subject, deals=frozenset(orders), kinds=frozenset()) if orders else subject


def each_product_bought(subject: Subject, knowledge: Knowledge) -> bool:
    """Whether there is a deal of the subject for each of its products by itself."""
    return all(find_deals(replace(subject, products=frozenset({p})), knowledge) for p in subject.products)


def without_extras(subject: Subject, knowledge: Knowledge) -> Subject:
    """The subject without what only comes with the equipment, spare parts and the like, where no deal is for that."""
    products = {p for p in subject.products if p in knowledge.products}
    extras = {p for p in products if knowledge.products[p].is_kind and knowledge.products[p].category is Category.OTHER}
    kept = replace(subject, products=subject.products - extras)
    return kept if extras and not find_deals(subject, knowledge) and find_deals(kept, knowledge) else subject


def of_compound(subject: Subject, seen: Sighting, knowledge: Knowledge) -> Subject:
    """The subject with the kind that stands right after a product it isn't of in its place: a launcher's rocket."""
    mentions = [m for m in seen.mentions if m.kind is NameKind.PRODUCT]
    for one, other in pairwise(mentions):
        first, head = one.names[0].id, other.names[0].id
        kind = knowledge.products.get(head)
        alone = seen.text[one.end : other.start] == " " and {first, head} <= subject.products
        alone = alone and kind is not None and kind.is_kind and kind.category is not Category.OTHER
        if alone and not _is_kind_of(head, frozenset({first}), knowledge):
            return replace(subject, products=subject.products - {first}, beside=subject.beside | {first})
    return subject


def priced_alone(seen: Sighting, asked: Asked, subject: Subject, cues: Cues, knowledge: Knowledge) -> frozenset[str]:
    """The condition that a price be of the thing alone, where what comes with it is set aside.

    That is a product, or things without a name where a price of the thing alone is on record.
    """
    span = negated_span(seen.masked.text, cues) if asked is Asked.MONEY else None
    if span is None:
        return frozenset()
    said = seen.masked.text[slice(*span)]
    things = said.islower() and not any(cues.found(section, said) for section in _NO_THINGS)
    priced = things and any(is_alone(fact) for fact in facts_about(subject, knowledge))
    return frozenset({"alone"} if priced or seen.aside & knowledge.products.keys() else ())


_NO_THINGS = ("attribute", "asked", "scope", "currency", "sort", "kind", "time")  # what these tell is read elsewhere


def without_options(subject: Subject, seen: Sighting, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject without what was taken up of options, where the question sets those aside: "options left out"."""
    span = negated_span(seen.masked.text, cues)
    if span is None or not cues.has("attribute", Attribute.OPTIONAL_QUANTITY, seen.masked.text[slice(*span)]):
        return subject
    deals = find_deals(subject, knowledge)
    firm = [deal for deal in deals if not knowledge.from_option(deal)]
    return replace(subject, deals=frozenset(deal.id for deal in firm)) if 0 < len(firm) < len(deals) else subject


def without_used(subject: Subject, seen: Sighting, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject without what served elsewhere before, where the question sets that aside: "used ones left out"."""
    span = negated_span(seen.masked.text, cues)
    if span is None or not cues.has("scope", "second_hand", seen.masked.text[slice(*span)]):
        return subject
    deals = find_deals(subject, knowledge)
    tagged = {fact.deal for fact in knowledge.facts_under(deals) if "second_hand" in fact.scope}
    tagged |= {deal.id for deal in deals if cues.has("scope", "second_hand", knowledge.titles[deal.id])}
    new = frozenset(deal.id for deal in deals) - tagged
    return replace(subject, deals=new) if new and tagged else subject


def of_nth_thing(subject: Subject, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject with the one option on the thing counted, or what was taken up of it, where there are fewer deals.

    "The fourth corvette" of a navy that signed twice comes from its option on a fourth; "the fourth contract" doesn't.
    Nor is "the third aircraft" what was signed third, where a deal is called so: "third leased aircraft".
    """
    if len(subject.ordinals) != 1 or subject.kinds:
        return subject
    nth = str(subject.ordinals[0])
    places = [place for each in (cues, load_cues("en")) if (place := each.sections["ordinal"].get(nth))]
    others = find_deals(replace(subject, ordinals=()), knowledge)
    called = [d for d in others if any(p.search(fold(name)) for name in (d.title, *d.aliases) for p in places)]
    if find_deals(subject, knowledge):
        parts = [deal for deal in called if deal.kind is DealKind.AMENDMENT]
        return replace(subject, deals=frozenset({parts[0].id}), ordinals=()) if len(parts) == 1 else subject
    named = [deal for deal in called if knowledge.from_option(deal)]
    named = named or [deal for deal in called if deal.kind is DealKind.OPTION]
    return replace(subject, deals=frozenset({named[0].id})) if len(named) == 1 else subject


def with_taken_up(subject: Subject, seen: Sighting, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject of a sum with what was taken up of the options of its deals, where options are named in it."""
    named = cues.has("attribute", Attribute.OPTIONAL_QUANTITY, seen.kept) or cues.has("claim", "exercised", seen.kept)
    if not named or not (subject.signed or subject.ordinals or subject.deals):
        return subject
    deals = {deal.id for deal in find_deals(subject, knowledge)}
    taken = {d.id for d in knowledge.records.deals.values() if knowledge.from_option(d) and deals & _over(d, knowledge)}
    if not taken - deals:
        return subject
    return replace(subject, deals=frozenset(deals | taken), signed=None, ordinals=(), kinds=frozenset())


def _over(deal: Deal, knowledge: Knowledge) -> set[str]:
    """The deals that a deal is under or follows, and those that these are under in turn."""
    direct = {deal.parent, deal.follows} & knowledge.records.deals.keys()
    return direct | {knowledge.records.deals[other].parent for other in direct} - {""}


def units_of(subject: Subject, knowledge: Knowledge) -> frozenset[str]:
    """The words for what all that a subject is about is counted in: the launchers of a launcher's deal."""
    about = knowledge.products_in(find_deals(subject, knowledge))
    meant = about & covered(subject.products, knowledge) if subject.products else about
    units = {knowledge.products[product].unit for product in meant if product in knowledge.products}
    if len(units) != 1 and subject.products:
        return frozenset()
    return frozenset(form for unit in units for form in (unit, singular(unit)))


def counted_in(subject: Subject, seen: Sighting, knowledge: Knowledge) -> Subject:
    """The subject with what is counted in a word left over in place of the main thing of its deals: launchers beside
    the missile they fire. Unchanged where the word tells no other product of those deals."""
    if not (subject.products and seen.rest):
        return subject
    about = {p for p in knowledge.products_in(find_deals(subject, knowledge)) if p in knowledge.products}
    meant = covered(subject.products, knowledge)
    said = {word.text for word in seen.rest}
    named = {p for p in about if {(unit := knowledge.products[p].unit), singular(unit)} & said}
    if not named or named & meant or any(knowledge.products[p].unit == "" for p in named):
        return subject
    return replace(subject, products=frozenset(named), beside=subject.beside | (subject.products & about))


def counting(subject: Subject, head: str, knowledge: Knowledge) -> Subject:
    """The subject with only the counted product, when others were named beside it to tell the deal.

    "How many of the tanks in the K2 contract are K2PLs" counts the variant, not the tanks.
    """
    if parts := _counted_so(subject, head, knowledge):
        return replace(subject, products=parts, beside=subject.beside | (subject.products - parts - {head}))
    others = subject.products - {head}
    if not others:
        return subject
    if head not in subject.products and _is_kind_of(head, others, knowledge):
        return subject
    if head not in subject.products and not others & knowledge.covers(head):
        return replace(subject, products=frozenset({head}), beside=others)
    if head not in subject.products:
        return subject
    inner = {p for p in others if p in knowledge.covers(head)}
    finest = {p for p in inner if not any(q in knowledge.covers(p) for q in inner - {p})}
    if finest:
        return replace(subject, products=frozenset(finest), beside=others - finest)
    return replace(subject, products=frozenset({head}), beside=others)


def _counted_so(subject: Subject, head: str, knowledge: Knowledge) -> frozenset[str]:
    """What is counted by the very word for a kind, where each deal has that beside others of the kind that aren't.

    Of a deal for two batteries with eight launchers, "how many launchers" counts these.
    """
    kind = knowledge.products.get(head)
    if kind is None or not kind.is_kind or not kind.unit:
        return frozenset()
    members, parts = knowledge.covers(head) - {head}, set[str]()
    for deal in find_deals(subject, knowledge):
        about = {p: knowledge.products[p].unit for p in knowledge.products_of(deal.id) & members}
        parts |= (so := {product for product, unit in about.items() if unit == kind.unit})
        if not so or so == about.keys():
            return frozenset()
    return frozenset(p for p in parts if not any(q != p and p in knowledge.covers(q) for q in parts))  # no variants


def without_apposition(subject: Subject, seen: Sighting, knowledge: Knowledge) -> Subject:
    """The subject without a word right beside its product for what that is, where no deal is for both."""
    products = [m for m in seen.mentions if m.kind is NameKind.PRODUCT]
    pairs = [pair for pair in pairwise(products) if seen.text[pair[0].end : pair[1].start] == " "]
    said = {name.id for _, other in pairs for name in other.names}
    said |= {n.id for one, other in pairs if other.names[0].id in subject.products for n in one.names}
    return replace(subject, beside=subject.beside - said) if not find_deals(subject, knowledge) else subject


def _is_kind_of(head: str, others: frozenset[str], knowledge: Knowledge) -> bool:
    """Whether what is counted is just the kind that the products named are of: "launchers" beside a launcher's name."""
    kind = knowledge.products.get(head)
    same = [knowledge.products[other] for other in others if other in knowledge.products]
    return kind is not None and kind.is_kind and bool(kind.unit) and any(o.unit == kind.unit for o in same)


def side_by_side(
    subject: Subject, times: Sequence[TimeMention], ordinals: tuple[int, ...], knowledge: Knowledge
) -> Subject:
    """The subject of a comparison: what tells one side from the other doesn't narrow it to one side."""
    signed = subject.signed if len(times) < 2 else None
    if subject.deals and (len(subject.buyers) > 1 or subject.products):
        subject = _without_deals(subject, knowledge)
    if len(ordinals) < 2 and not (subject.deals and ordinals):
        kinds = subject.kinds if len(subject.buyers) != 1 else frozenset()
        return replace(subject, signed=signed, ordinals=ordinals[:1], kinds=kinds)
    ordinals = ordinals if len(ordinals) > 1 else ()
    return replace(_without_deals(subject, knowledge), ordinals=ordinals, signed=signed, kinds=frozenset())


def _without_deals(subject: Subject, knowledge: Knowledge) -> Subject:
    """The subject with the buyers and products of its deals in their place, so that others stand beside them."""
    named = [knowledge.records.deals[deal] for deal in sorted(subject.deals)]
    known = frozenset[str]().union(*(knowledge.covers(product) for product in subject.products))
    families = frozenset(product for deal in named for product in deal.products[:1] if product not in known)
    buyers = subject.buyers | frozenset(deal.buyer for deal in named) if subject.buyers or named else subject.buyers
    return replace(subject, deals=frozenset(), buyers=buyers, products=subject.products | families)
