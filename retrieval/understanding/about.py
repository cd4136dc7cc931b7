"""What a question is about, and when: what its names point at, fitted to what is asked of it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from index.names import NameKind, fold
from index.periods import Precision
from index.records import HANDOVERS, Attribute, DealKind
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Frame, Operation, Subject
from retrieval.selection import by_event, call_offs, covered, facts_about, find_deals, with_partners
from retrieval.understanding.aim import SUMS, Aim
from retrieval.understanding.claims import find_sorts
from retrieval.understanding.cues import Cues
from retrieval.understanding.features import variant_by_seats, variant_with
from retrieval.understanding.frames import EVENTS, PLANS, at_event, find_frame, is_of_deal, misdated
from retrieval.understanding.inclusion import without_inclusions, without_things_priced_in
from retrieval.understanding.leans import ORDERINGS, find_leans
from retrieval.understanding.narrowing import (
    counted_in,
    counting,
    drawn_on,
    each_product_bought,
    of_compound,
    of_nth_thing,
    side_by_side,
    with_taken_up,
    without_apposition,
    without_extras,
    without_options,
    without_used,
)
from retrieval.understanding.ordinals import find_ordinals, is_added, nouns_of_deals
from retrieval.understanding.sides import find_sides
from retrieval.understanding.sighting import Sighting
from retrieval.understanding.subject import Roles, build_subject, find_roles, sells_here
from retrieval.understanding.variants import variant_by_word, variant_of


def find_about(
    seen: Sighting, roles: Roles, cues: Cues, knowledge: Knowledge, today: date, aim: Aim, head: Sequence[str]
) -> tuple[Subject, Frame]:
    """What is asked about, and when; `head` are the products that are counted."""
    asked, operation, attributes = aim.asked, aim.operation, aim.attributes
    plain = without_inclusions(seen, cues, knowledge) if operation is Operation.TOTAL else seen
    plain = without_things_priced_in(seen, cues) if asked is Asked.MONEY and operation is Operation.LOOKUP else plain
    if plain != seen:
        seen, roles = plain, find_roles(plain.mentions, fold(seen.text), knowledge, cues)
    frame, signed = find_frame(seen, cues, today, attributes, operation)
    subject = build_subject(roles, seen.kept, cues, knowledge, signed)
    if (claimed := misdated(subject, seen, cues, aim, knowledge)) is not None:
        subject, frame = replace(subject, signed=None), Frame(today, misdated=claimed)
    if asked is Asked.DATE and attributes[:1] == (Attribute.SIGNED,) and operation not in SUMS:
        places = find_ordinals(seen.kept, cues)  # "when were the first and the second signed"
        subject = replace(subject, ordinals=places)
    if aim.of_items:  # the second ship to arrive is of no second deal
        subject = replace(subject, ordinals=find_ordinals(seen.kept, cues, items=False)[:1])
    subject = _of_what(subject, seen, cues, operation, head, knowledge)
    subject, frame = _fitted(subject, frame, attributes, nouns_of_deals(seen.kept, cues), knowledge)
    subject = _of_arrival(subject, seen, cues, aim, knowledge)
    subject = without_options(_narrowed(subject, seen, cues, aim, knowledge), seen, cues, knowledge)
    subject = without_used(subject, seen, cues, knowledge)
    if asked is Asked.QUANTITY and operation not in SUMS:
        subject = variant_with(subject, seen.text, cues, knowledge, seen.mentions, seen.rest)
    if asked is Asked.QUANTITY:
        subject = variant_by_seats(subject, seen.text, cues, knowledge)
        subject = counted_in(subject, seen, knowledge)
    frame = at_event(frame, subject, seen, cues, attributes, knowledge)
    beaten = Attribute.LOSING_BIDDER in attributes and bool(roles.buyers)
    companies = beaten or find_sorts(seen.kept, cues)[:1] == ("company",)
    if companies and (operation is Operation.LIST or asked is Asked.PERSON):
        subject = _of_sellers(subject, seen, knowledge)
    return subject if cues.has("negation", "plain", seen.kept) else with_partners(subject, knowledge), frame


def _of_what(
    subject: Subject, seen: Sighting, cues: Cues, operation: Operation, head: Sequence[str], knowledge: Knowledge
) -> Subject:
    """The subject as the operation and what is counted narrow or widen it."""
    ordinals = find_ordinals(seen.kept, cues)
    if operation is Operation.TOTAL:  # "the option added to the contract" is both
        of_more = is_added(seen.kept, cues) or cues.has("claim", "if_taken", seen.kept)
        placed = () if len(ordinals) == 1 and of_more else ordinals
        subject = replace(subject, ordinals=placed, kinds=subject.kinds - {DealKind.OPTION})
        subject = with_taken_up(subject, seen, cues, knowledge)
    if operation is Operation.TIMELINE:
        subject = _of_history(subject, seen, cues, knowledge)
    if len(head) > 1:
        subject = replace(subject, products=frozenset(head))
    apiece = operation is Operation.UNIT_PRICE and len(subject.buyers) > 1  # "per radar, A or B with its first"
    if (operation in SUMS or apiece) and (deals := find_sides(seen, cues, knowledge)):
        deals = _signed_then(deals, subject, seen, cues, knowledge) if operation is Operation.TOTAL else deals
        buyers = frozenset(knowledge.records.deals[deal].buyer for deal in deals)
        about = covered(subject.products, knowledge)
        shared = all(about & knowledge.products_of(deal) for deal in deals)
        products = subject.products if shared else frozenset[str]()  # "the radar contract or its second call-off"
        whole = replace(subject, deals=deals, buyers=buyers, products=products, signed=None)
        return replace(whole, ordinals=(), kinds=frozenset())
    if operation is Operation.LIST and find_sorts(seen.kept, cues)[:1] == ("country",) and subject.ordinals == (-1,):
        subject = replace(subject, ordinals=())  # "the buyers of the new gun" have no newest deal
    priced = operation is Operation.UNIT_PRICE and len(ordinals) > 1  # "dearer apiece, the first lot or the second"
    if operation not in (Operation.COMPARE, Operation.DIFFERENCE) and not priced:
        subject = counting(subject, head[0], knowledge) if len(head) == 1 else subject
        return without_apposition(subject, seen, knowledge)
    leans = find_leans(seen.kept, cues)
    if leans and leans <= ORDERINGS and operation is Operation.COMPARE:
        subject = replace(subject, ordinals=())  # "who signed first" asks for no first deal
    named = ordinals if subject.ordinals or not leans <= ORDERINGS else ()
    return side_by_side(subject, seen.times, named, knowledge)


def _signed_then(
    deals: frozenset[str], subject: Subject, seen: Sighting, cues: Cues, knowledge: Knowledge
) -> frozenset[str]:
    """Those of the sides of a sum that were signed in the time named, where that goes with no side: "spent in March".

    All of them where none was, or it says when one of them was signed.
    """
    if subject.signed is None or len(seen.times) != 1 or is_of_deal(seen.times[0], seen, cues):
        return deals
    return (
        frozenset(d for d in deals if d in knowledge.signing and subject.signed.contains(knowledge.signing[d])) or deals
    )


def _of_history(subject: Subject, seen: Sighting, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject of a history: where that begins and ends picks no deals."""
    whole = cues.has("claim", "whole_course", seen.kept)  # "from the tender to the last delivery"
    orders = whole or cues.has("claim", "orders", seen.kept)  # the framework is part of how a purchase went
    if (orders and DealKind.FRAMEWORK in subject.kinds) or (whole and subject.kinds & _BEFORE_ORDERS):
        subject = replace(subject, kinds=frozenset(), ordinals=())
    subject = replace(subject, kinds=subject.kinds - {DealKind.PURCHASE})
    if cues.has("claim", "from_first", seen.kept):  # "from the first contract to the end of the last"
        subject = replace(subject, ordinals=())
    if subject.ordinals and (_is_joined(seen, cues) or not find_deals(subject, knowledge)):
        subject = replace(subject, ordinals=())  # "of the loan and the later purchase"; no deal is the tenth jet's
    return subject


def _is_joined(seen: Sighting, cues: Cues) -> bool:
    """Whether a place in a sequence stands in what is joined to something before it: "the loan and the later one"."""
    starts = [match.start() for words in cues.ordinals.values() for match in words.finditer(seen.kept)]
    joints = [match.end() for match in cues.sections["sides"]["between"].finditer(seen.kept)]
    return any(end < start and _FEW_WORDS.fullmatch(seen.kept[end:start]) for end in joints for start in starts)


_FEW_WORDS = re.compile(r"(?:\W+\w+){0,3}\W*")


_BEFORE_ORDERS = frozenset({DealKind.FRAMEWORK, DealKind.MEMORANDUM, DealKind.BID})


def _fitted(
    subject: Subject, frame: Frame, attributes: Sequence[Attribute], nouns: Collection[str], knowledge: Knowledge
) -> tuple[Subject, Frame]:
    """The subject and the frame fitted to what is asked of them.

    "The last batch" is no last deal, unless a deal is called so by one of the `nouns` used; and a past period in
    which no deal was signed says from when the question looks, where it asks for what changes or names a day.
    """
    lead = attributes[0] if attributes else None
    if lead is Attribute.OPTIONAL_QUANTITY:  # what is under option is a fact of the contract that grants it
        subject = replace(subject, kinds=subject.kinds - {DealKind.OPTION})
    of_framework = lead is Attribute.REMAINING_QUANTITY and DealKind.FRAMEWORK in subject.kinds
    placed = find_deals(subject, knowledge) if lead is Attribute.DELIVERED_BATCH and subject.ordinals else []
    is_deal = any(f" {noun} " in knowledge.titles[deal.id] for deal in placed for noun in nouns)
    if (lead is Attribute.DELIVERED_BATCH and not is_deal) or of_framework:  # what a call-off leaves of it
        subject = replace(subject, ordinals=())
    if lead in (Attribute.COMPLETED, Attribute.DELIVERY_DUE):  # the last tank is of no last deal
        subject = replace(subject, ordinals=tuple(place for place in subject.ordinals if place > 0))
    signed = subject.signed
    if signed is None or signed.end >= frame.as_of:
        return subject, frame
    named = [knowledge.signing[deal] for deal in subject.deals if deal in knowledge.signing]
    other_time = bool(named) and not any(signed.overlaps(period) for period in named)
    if other_time:
        return replace(subject, signed=None), Frame(signed.end, asked=True, period=signed)
    then = Attribute.AMOUNT_PAID in attributes or frame.printed  # what was owed in July, or reported
    plain = lead not in EVENTS | PLANS and signed.precision is not Precision.DAY and not then
    plain = plain and not (lead is None and signed.precision is Precision.MONTH)  # "June 2023: K2s in Poland?"
    if plain or find_deals(subject, knowledge):
        return subject, frame
    period = None if frame.printed else signed
    return replace(subject, signed=None), Frame(signed.end, asked=True, period=period, printed=frame.printed)


def _narrowed(subject: Subject, seen: Sighting, cues: Cues, aim: Aim, knowledge: Knowledge) -> Subject:
    """The subject without what points at no deal, and with variants and call-offs in place of what is over them."""
    asked, operation = aim.asked, aim.operation
    if operation in _WHENEVER and subject.signed and not find_deals(subject, knowledge):
        subject = replace(subject, signed=None)
    if operation is Operation.COMPARE and subject.signed and not each_product_bought(subject, knowledge):
        subject = replace(subject, signed=None)  # "the batteries or the two sonars bought in 2025"
    looks = operation in (Operation.LOOKUP, Operation.DIFFERENCE)
    told = subject != Subject(signed=subject.signed) or aim.attributes  # "and in 2024?" asks for no event by itself
    if looks and told and subject.signed and not find_deals(subject, knowledge):
        subject = by_event(subject, knowledge, aim.attributes[:1])
    subject = _rumoured(subject, knowledge) if looks or operation is Operation.VERIFY else subject
    subject = variant_of(subject, seen, knowledge)
    subject = drawn_on(subject, seen, cues, aim.attributes, knowledge)
    if operation not in SUMS:  # "the contract plus the fourth ship" is both
        subject = of_nth_thing(subject, cues, knowledge)
    if asked is Asked.MONEY:
        subject = of_compound(without_extras(subject, knowledge), seen, knowledge)
    if operation in _OF_VARIANTS or (operation in SUMS and len(subject.products) < 2):  # not "A's MP-7Rs or B's MP-7s"
        subject = variant_by_word(subject, seen, cues, knowledge)
        subject = replace(subject, products=knowledge.finest(subject.products))
    if operation is Operation.DIFFERENCE and subject.ordinals and not find_deals(subject, knowledge):
        subject = replace(subject, ordinals=())  # the price once the third ship was dropped is of no third deal
    if (asked is Asked.ANY and operation is not Operation.SHARE) or operation is Operation.LIST:
        subject = replace(subject, deals=call_offs(subject, knowledge) or subject.deals)
    if operation is Operation.EXPLAIN and not find_deals(subject, knowledge):
        kept = subject.seller_countries if _says_who_sold(seen, cues) else frozenset[str]()
        subject = replace(subject, seller_countries=kept, ordinals=())  # "why did the Chinese drone lose"
    return subject


def _rumoured(subject: Subject, knowledge: Knowledge) -> Subject:
    """The subject with the deals never signed of which something was told in the period named, where there are any."""
    if subject.signed is None or find_deals(subject, knowledge):
        return subject
    unsigned = frozenset(
        d.id for d in find_deals(replace(subject, signed=None), knowledge) if d.id not in knowledge.signing
    )
    found = by_event(replace(subject, deals=unsigned), knowledge, tuple(Attribute)) if unsigned else subject
    return found if found.signed is None else subject


def _of_arrival(subject: Subject, seen: Sighting, cues: Cues, aim: Aim, knowledge: Knowledge) -> Subject:
    """The subject of what came in the time named, whenever it was bought: "on which day of 2026 did the first come"."""
    came = "delivered" in cues.found("claim", seen.kept) and HANDOVERS & set(aim.attributes[:1])
    claimed = aim.operation is Operation.VERIFY
    if not came or subject.signed is None or not (claimed or (aim.asked is Asked.DATE and subject.ordinals)):
        return subject
    if any(is_of_deal(time, seen, cues) for time in seen.times):
        return subject
    wider = replace(subject, signed=None)
    if claimed:
        return wider  # "did it get its first in 2026"
    dated = [fact for fact in facts_about(wider, knowledge) if fact.attribute in HANDOVERS]
    then = [fact.deal for fact in dated if subject.signed.contains(fact.period)]
    return replace(wider, deals=frozenset(then)) if then else wider


_OF_VARIANTS = (Operation.LOOKUP, Operation.PROGRESS, Operation.SHARE, Operation.VERIFY)
_WHENEVER = (Operation.PROVENANCE, Operation.EXPLAIN)  # a time in them says when something was so, not signed


def _says_who_sold(seen: Sighting, cues: Cues) -> bool:
    """Whether it is taken for granted that something was bought of a country's makers: "from an Italian yard"."""
    claims, folded = cues.found("claim", seen.kept).keys(), fold(seen.text)
    bought = "buys" in claims and not claims & {"lost", "won", "unsigned", "talks"}
    return bought and any(sells_here(m, folded, cues) for m in seen.mentions if m.kind is NameKind.COUNTRY)


def _of_sellers(subject: Subject, seen: Sighting, knowledge: Knowledge) -> Subject:
    """The subject of a list of sellers: a region in it is theirs, not the buyers'."""
    regions = [n.id for m in seen.mentions if m.kind is NameKind.GROUP for n in m.names]
    named = {n.id for m in seen.mentions if m.kind is NameKind.COUNTRY for n in m.names}
    members = frozenset[str]().union(*(knowledge.groups[region].members for region in regions))
    if not members & knowledge.sellers and not named:
        return subject
    buyers = frozenset(buyer for buyer in subject.buyers if buyer not in members or buyer in named)
    sellers = subject.seller_countries | members & knowledge.sellers
    return replace(subject, buyers=buyers, seller_countries=sellers)
