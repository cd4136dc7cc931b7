"""What a follow-up inherits: the subject and the attribute of the question before, where it names none of its own."""

import re
from dataclasses import replace

from index.names import fold
from index.records import QUANTITIES, Attribute, DealKind
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Frame, Operation, Question, Subject
from retrieval.selection import find_deals
from retrieval.turning import (
    as_granted,
    as_signed,
    bought_instead,
    in_time,
    is_of_one_more,
    of_part,
    second_hand,
    turned_deal,
    turned_item,
    without_tax,
)
from retrieval.understanding.cues import Cues
from retrieval.understanding.features import variant_by_seats, variant_with
from retrieval.understanding.narrowing import of_nth_thing


def is_follow_up(question: Question, cues: Cues) -> bool:
    """Whether a question leans on the one before it: by its first words, a pronoun, or by naming too little."""
    folded = fold(question.text).strip(" ¿¡")
    starts = re.match(rf"(?:{cues.sections['followup']['start'].pattern})", folded) is not None
    points = cues.sections["followup"]["pronouns"].search(folded) is not None
    subject = question.subject
    partial = not subject.deals and not (subject.buyers and subject.products)
    short = len(folded.split()) <= _SHORT and not _is_odd(question)
    turns = starts and short and bool(subject.deals) and not _asks_anew(question)  # "and the second lot?"
    return subject.is_empty or turns or (partial and (starts or points or short))


_SHORT = 6  # words of a question that leaves out what was said before


def _is_odd(question: Question) -> bool:
    """Whether a question wants something that isn't understood at all: "what's the weather in Warsaw?"."""
    return bool(question.words) and question.asked in (Asked.ANY, Asked.PERSON) and not question.attributes


def inherit(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Question:
    """The question with what it leaves out taken from the one before."""
    if not is_follow_up(question, cues):
        return question
    question, before = in_time(question, before, cues)
    question = as_signed(of_part(without_tax(question, before, cues), cues), before, cues, knowledge)
    asks = _asks_anew(question)
    operation = _operation(question, before, asks=asks)
    trail = before.trail | before.subject.buyers
    item = question.item if before.item or question.attributes else 0
    if turned := turned_item(question, before, cues, knowledge):
        before, item = replace(before, subject=replace(before.subject, ordinals=()), item=turned), turned
        question = replace(question, subject=replace(question.subject, ordinals=()))
    subject = _own_or_before(question, before, item, knowledge)
    placed = None if turned else turned_deal(question, before, cues, knowledge)
    if placed is not None:
        asks = question.asked is not Asked.ANY
        question = replace(question, scopes=frozenset(), attributes=question.attributes if asks else ())
        subject, operation = placed, question.operation if asks else before.operation
    subject = of_nth_thing(_by_count(question, subject, knowledge), cues, knowledge)
    subject = _with_variant(question, before, subject, cues, knowledge)
    if operation is Operation.TOTAL:
        subject = replace(subject, ordinals=question.subject.ordinals, signed=question.subject.signed)
    if operation is Operation.COMPARE:
        subject = replace(subject, ordinals=question.subject.ordinals, signed=question.subject.signed)
        subject = subject if question.subject.buyers else replace(subject, buyers=trail)
    aside = question.aside
    if operation in (Operation.LIST, Operation.COUNT) and cues.has("followup", "else", fold(question.text)):
        subject, aside = replace(subject, buyers=question.subject.buyers), aside | before.subject.buyers
    kept = question if asks else before
    return replace(
        question,
        subject=subject,
        attributes=_of_firm(question, before, cues) or _of_item(_attributes(question, before, asks=asks), item),
        asked=kept.asked,
        operation=operation,
        frame=as_granted(question, subject, _frame(question, before, asks=asks), knowledge),
        currencies=question.currencies or (() if asks else before.currencies),
        scopes=question.scopes or (frozenset() if asks else before.scopes),
        item=item,
        trail=trail,
        aside=aside,
    )


def _own_or_before(question: Question, before: Question, item: int, knowledge: Knowledge) -> Subject:
    """What a follow-up names, and of what it leaves out what was spoken of before."""
    own = replace(question.subject, ordinals=()) if before.item and item else question.subject  # of its ships
    own = _of_same_buyer(own, question, before, knowledge)
    more = bool(question.item) and is_of_one_more(before.subject, knowledge)
    spoken = _from_deals(Subject(), before.subject, knowledge) if more else before.subject
    if own.kinds - {DealKind.PURCHASE} and own.kinds != spoken.kinds:
        spoken = replace(spoken, signed=None, ordinals=())  # the memorandum was signed at another time
    subject = _subject(own, spoken, knowledge)
    if "second_hand" in question.scopes and not question.subject.products:
        subject = second_hand(subject, knowledge)
    if "owns" in question.claims and question.asked is Asked.MONEY and DealKind.LEASE in before.subject.kinds:
        subject = bought_instead(subject, knowledge)  # "to keep them"
    if question.subject.buyers and not question.subject.products and not find_deals(subject, knowledge):
        subject = replace(subject, products=frozenset())  # that buyer has other things
    return subject


def _with_variant(question: Question, before: Question, subject: Subject, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject with the variant that a follow-up tells by what it has: "how many of those carry missiles"."""
    if question.subject.products and before.subject.products and not find_deals(subject, knowledge):
        spoken_of = before.subject.products | question.subject.products
        told = variant_with(replace(subject, products=spoken_of), question.text, cues, knowledge)
        subject = subject if told.products == spoken_of else told
    counts = Asked.QUANTITY in (question.asked, before.asked)
    return variant_by_seats(subject, question.text, cues, knowledge) if counts else subject


def _of_same_buyer(own: Subject, question: Question, before: Question, knowledge: Knowledge) -> Subject:
    """What a follow-up names, without the sellers' country as a buyer: "how many of those are built in Germany"."""
    sellers = {deal.seller_country for deal in find_deals(before.subject, knowledge)}
    built = "produced" in question.claims and bool(before.subject.buyers) and own.buyers <= sellers
    return replace(own, buyers=frozenset()) if built else own


def _of_firm(question: Question, before: Question, cues: Cues) -> tuple[Attribute, ...]:
    """The part that the company spoken of played, where a follow-up asks on about it: "what did that firm offer"."""
    parts = before.attributes[:1] if before.attributes[:1] in _PARTS else ()
    parts = parts or ((Attribute.LOSING_BIDDER,) if before.asked is Asked.PERSON and "lost" in before.claims else ())
    points = cues.has("followup", "company", fold(question.text))
    bids = points or (question.subject.is_empty and "offered" in question.claims)
    if parts == (Attribute.LOSING_BIDDER,) and question.asked is Asked.MONEY and bids:  # "how much had it asked for"
        return (*parts, Attribute.VALUE)
    return parts if points and question.subject.is_empty and not question.attributes else ()


_PARTS = ((Attribute.LOSING_BIDDER,), (Attribute.LOCAL_PARTNER,))


def _by_count(question: Question, subject: Subject, knowledge: Knowledge) -> Subject:
    """The subject turned to the same buyer's deal for the number a follow-up gives: "and the ten extra ones?"."""
    counts = {number.value for number in question.numbers if number.currency is None and number.value > 1}
    if not counts or not question.subject.is_empty:
        return subject
    deals = find_deals(subject, knowledge)
    families = frozenset(f for deal in deals for product in deal.products for f in knowledge.family(product))
    near = find_deals(Subject(buyers=frozenset(deal.buyer for deal in deals), products=families), knowledge)
    named = {
        fact.deal
        for deal in near
        for fact in knowledge.facts_of.get(deal.id, ())
        if fact.attribute is Attribute.ORDERED_QUANTITY and fact.value in counts and fact.product in deal.products[:1]
    }
    return Subject(deals=frozenset(named)) if len(named) == 1 else subject


def _operation(question: Question, before: Question, *, asks: bool) -> Operation:
    """What a follow-up wants done: "which is bigger?" compares what was spoken of, "and Peru?" repeats."""
    own = question.operation
    if _turns_to_end(question, before):
        return Operation.LOOKUP
    plain = question.asked in (Asked.ANY, Asked.PERSON)
    past = _asks_past(question) or "superseded" in question.scopes  # "and before it slipped?" compares nothing
    placed = question.subject.buyers or question.subject.ordinals  # "and in the first contract?" asks for no earliest
    if own is Operation.LOOKUP and plain and question.leans and not past and not placed:
        return Operation.COMPARE
    if own in (Operation.EXPLAIN, Operation.LOOKUP) and question.asked is Asked.ANY and question.numbers:
        return Operation.LOOKUP  # "what about the 120?"
    return before.operation if own in _REPEATABLE and not asks else own


_REPEATABLE = (Operation.LOOKUP, Operation.LIST, Operation.EXPLAIN)
# What an ordinal or a date in a follow-up may be taken for: "and the first batch?", "as of the end of 2024?".
_INCIDENTAL = frozenset(
    {
        Attribute.DELIVERY_START,
        Attribute.DELIVERY_DUE,
        Attribute.COMPLETED,
        Attribute.DELIVERED_BATCH,
        Attribute.ORDERED_QUANTITY,
        Attribute.OPTIONAL_QUANTITY,
        Attribute.COMPONENT,
    }
)


def _asks_anew(question: Question) -> bool:
    """Whether a follow-up says itself what is wanted: "and ordered?" does, "and Peru?" doesn't."""
    if _asks_past(question):
        return False
    if question.asked is not Asked.ANY or question.operation not in _REPEATABLE or "duration" in question.claims:
        return True
    points_only = bool(question.subject.ordinals or question.numbers) or question.frame.asked
    points_only = points_only or question.subject.signed is not None
    return bool(question.attributes) and not (points_only and question.attributes[0] in _INCIDENTAL)


def _asks_past(question: Question) -> bool:
    """Whether a follow-up asks what the same was before it changed: "and before the amendment?"."""
    return (
        "superseded" in question.scopes
        and question.asked is Asked.ANY
        and question.operation is Operation.LOOKUP
        and set(question.attributes) <= {Attribute.AMENDED}
    )


def _attributes(question: Question, before: Question, *, asks: bool) -> tuple[Attribute, ...]:
    """The attributes a follow-up is after; those before only where they answer what it asks."""
    if _turns_to_end(question, before):
        return (Attribute.DELIVERY_DUE,)
    if not asks:
        return before.attributes
    if "superseded" in question.scopes and question.attributes == (Attribute.SIGNED,) and before.attributes:
        return before.attributes  # "and the original date?"
    came = question.is_past and question.attributes == (Attribute.DELIVERY_DUE,) and before.asked is Asked.DATE
    if came and before.attributes[:1] == (Attribute.DELIVERY_START,):
        return before.attributes  # "and when did it actually come?"
    if question.attributes:
        return question.attributes
    if question.asked is Asked.QUANTITY:
        return tuple(a for a in before.attributes if a in QUANTITIES)
    if "duration" in question.claims:
        return ()
    return before.attributes if question.asked is Asked.ANY or question.operation is Operation.PROVENANCE else ()


def _of_item(attributes: tuple[Attribute, ...], item: int) -> tuple[Attribute, ...]:
    """The attributes of one thing after the first: deliveries don't begin with the second."""
    later = item > 1 and attributes[:1] == (Attribute.DELIVERY_START,)
    return (Attribute.COMPLETED, Attribute.DELIVERY_DUE) if later else attributes


def _turns_to_end(question: Question, before: Question) -> bool:
    """Whether a follow-up turns from the first delivery to the last: "and the last?"."""
    began = before.attributes[:1] == (Attribute.DELIVERY_START,) and question.asked in (Asked.ANY, Asked.DATE)
    return began and question.leans == {"last"} and question.subject.is_empty


def _frame(question: Question, before: Question, *, asks: bool) -> Frame:
    """When a follow-up looks: on its own day, else on the day asked before; when something came, on any day since."""
    own, earlier = question.frame, before.frame
    since = asks and not question.is_due and (question.asked is Asked.DATE or question.operation is Operation.EXPLAIN)
    if own.asked or own.since or not earlier.asked or since:
        return own
    return replace(earlier, as_of=min(earlier.as_of, question.today))


def _subject(own: Subject, before: Subject, knowledge: Knowledge) -> Subject:
    """The subject before, with what the follow-up names put in its place."""
    if own.deals:
        return own
    deals = (
        before.deals if not (own.buyers or own.products or own.ordinals or own.signed or own.sellers) else frozenset()
    )
    if before.deals and not deals and not before.products:
        return _from_deals(own, before, knowledge)
    same_buyer = not own.buyers or own.buyers == before.buyers
    return Subject(
        buyers=own.buyers or before.buyers,
        sellers=own.sellers or (before.sellers if same_buyer and not own.products else frozenset()),
        seller_countries=own.seller_countries or before.seller_countries,
        organisations=own.organisations,
        products=own.products or before.products,
        deals=deals,
        kinds=own.kinds or before.kinds,
        ordinals=own.ordinals or (before.ordinals if same_buyer and not own.signed else ()),
        signed=own.signed or (before.signed if same_buyer and not own.ordinals else None),
        beside=own.beside,
    )


def _from_deals(own: Subject, before: Subject, knowledge: Knowledge) -> Subject:
    """The subject of a follow-up to a question about a named deal: another buyer, the same kind of thing."""
    named = [knowledge.records.deals[deal] for deal in sorted(before.deals)]
    families = frozenset(f for deal in named for p in deal.products for f in knowledge.family(p))
    tops = frozenset(p for p in families if p in knowledge.products and not knowledge.products[p].variant_of)
    kinds = own.kinds or frozenset(deal.kind for deal in named if knowledge.is_umbrella(deal))
    return replace(
        own,
        buyers=own.buyers or frozenset(deal.buyer for deal in named),
        products=own.products or tops or families,
        kinds=kinds,
    )
