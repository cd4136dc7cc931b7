"""What a follow-up is about: what it names, and of what it leaves out what was spoken of before."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from index.records import Attribute, Deal, DealKind
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Question, Subject
from retrieval.selection import covered, facts_about, find_deals
from retrieval.stems import singular
from retrieval.turning import bought_of_leased, bought_used, is_of_one_more
from retrieval.understanding.cues import Cues
from retrieval.understanding.features import variant_by_seats, variant_with


def own_or_before(question: Question, before: Question, item: int, knowledge: Knowledge) -> Subject:
    """What a follow-up names, and of what it leaves out what was spoken of before."""
    own = replace(question.subject, ordinals=()) if before.item and item else question.subject  # of its ships
    own = _less_kind(_of_same_buyer(own, question, before, knowledge), before.subject, knowledge)
    more = bool(question.item) and is_of_one_more(before.subject, knowledge)
    spoken = _from_deals(Subject(), before.subject, knowledge) if more else _asked_about(before, knowledge)
    if own.kinds - {DealKind.PURCHASE} and own.kinds != spoken.kinds:
        spoken = replace(spoken, signed=None, ordinals=())  # the memorandum was signed at another time
    subject = _subject(own, spoken, knowledge)
    if "second_hand" in question.scopes and not question.subject.products:
        subject = bought_used(subject, knowledge)
    if "owns" in question.claims and question.asked is Asked.MONEY and DealKind.LEASE in before.subject.kinds:
        subject = bought_of_leased(subject, knowledge)  # "to keep them"
    if question.subject.buyers and not question.subject.products and not find_deals(subject, knowledge):
        subject = replace(subject, products=frozenset())  # that buyer has other things
    turns = bool(question.subject.buyers) and not question.subject.kinds
    if turns and subject.kinds.isdisjoint(deal.kind for deal in find_deals(subject, knowledge)):
        subject = replace(subject, kinds=frozenset())  # and other kinds of deals
    return subject


def _asked_about(before: Question, knowledge: Knowledge) -> Subject:
    """What was spoken of; of a question for what comes with a deal that, not what tells which deal it is."""
    subject = before.subject
    if "contents" not in before.claims or len(subject.products) < 2:
        return subject
    mains = {main for deal in find_deals(subject, knowledge) for main in deal.products[:1]}
    beside = frozenset(product for product in subject.products if not covered((product,), knowledge) & mains)
    return replace(subject, products=beside) if beside else subject


def with_variant(question: Question, before: Question, subject: Subject, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject with the variant that a follow-up tells by what it has: "how many of those carry missiles"."""
    if question.subject.products and before.subject.products and not find_deals(subject, knowledge):
        spoken_of = before.subject.products | question.subject.products
        told = variant_with(replace(subject, products=spoken_of), question.text, cues, knowledge)
        subject = subject if told.products == spoken_of else told
    counts = Asked.QUANTITY in (question.asked, before.asked)
    subject = _called_so(question, subject, knowledge) if counts else subject
    return variant_by_seats(subject, question.text, cues, knowledge) if counts else subject


def _called_so(question: Question, subject: Subject, knowledge: Knowledge) -> Subject:
    """The subject with the one thing of its deals whose name begins with a word of a follow-up: "the recovery ones"."""
    if question.subject.products or not question.counted:
        return subject
    about = knowledge.products_in(find_deals(subject, knowledge)) & knowledge.products.keys() - subject.products
    words = {form for word in question.counted for form in (word, singular(word))}
    named = [p for p in about if any(form.split()[0] in words for form, _ in knowledge.names.forms_of(p))]
    return replace(subject, products=frozenset(named)) if len(named) == 1 else subject


def _of_same_buyer(own: Subject, question: Question, before: Question, knowledge: Knowledge) -> Subject:
    """What a follow-up names, without the sellers' country as a buyer: "how many of those are built in Germany"."""
    sellers = {deal.seller_country for deal in find_deals(before.subject, knowledge)}
    built = "produced" in question.claims and bool(before.subject.buyers) and own.buyers <= sellers
    return replace(own, buyers=frozenset()) if built else own


def _less_kind(own: Subject, spoken: Subject, knowledge: Knowledge) -> Subject:
    """What a follow-up names, without the word for the kind of thing spoken of: "what is it per tank?" names none."""
    kinds = [knowledge.products[p] for p in own.products if p in knowledge.products]
    if not kinds or not all(kind.is_kind for kind in kinds) or own != Subject(products=own.products):
        return own
    main = spoken.products or {deal.products[0] for deal in find_deals(spoken, knowledge) if deal.products}
    return replace(own, products=frozenset()) if main and main <= covered(own.products, knowledge) else own


def by_count(question: Question, before: Question, subject: Subject, knowledge: Knowledge) -> Subject:
    """The subject turned to the same buyer's deal for the number a follow-up gives: "and the ten extra ones?".

    Where it gives none, to the one of the deals spoken of for the number given before: "and what did the two cost?".
    """
    if not question.subject.is_empty:
        return subject
    deals = find_deals(subject, knowledge)
    if not question.counts:
        return _as_counted(subject, before.counts, deals, knowledge) if before.asked in _OF_ONE_DEAL else subject
    if not deals:
        return subject  # no buyer is spoken of whose other deal it may be
    families = frozenset(f for deal in deals for product in deal.products for f in knowledge.family(product))
    near = find_deals(Subject(buyers=frozenset(deal.buyer for deal in deals), products=families), knowledge)
    named = {
        fact.deal
        for deal in near
        for fact in knowledge.facts_of.get(deal.id, ())
        if fact.attribute is Attribute.ORDERED_QUANTITY and fact.product in deal.products[:1]
        if fact.value in question.counts
    }
    return Subject(deals=frozenset(named)) if len(named) == 1 else subject


_OF_ONE_DEAL = (Asked.DATE, Asked.MONEY, Asked.PERSON, Asked.PLACE)  # what is asked of a deal told by its count


def _as_counted(subject: Subject, counts: Collection[Decimal], deals: Sequence[Deal], knowledge: Knowledge) -> Subject:
    """The subject with only the one of several deals that is for a number of things."""
    ordered = [f for f in knowledge.facts_under(deals) if f.attribute is Attribute.ORDERED_QUANTITY]
    named = {fact.deal for fact in ordered if fact.value in counts}
    return replace(subject, deals=frozenset(named)) if len(deals) > 1 and len(named) == 1 else subject


def _subject(own: Subject, before: Subject, knowledge: Knowledge) -> Subject:
    """The subject before, with what the follow-up names put in its place."""
    if own.deals:
        return own
    deals = frozenset[str]() if own.buyers or own.ordinals or own.signed or own.sellers else before.deals
    about = frozenset[str]().union(*map(knowledge.products_of, deals))
    if not all(knowledge.covers(product) & about for product in own.products):
        deals = frozenset()
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


def widened(subject: Subject, wanted: Collection[Attribute], knowledge: Knowledge) -> Subject:
    """The subject of a follow-up about all its deals are for, where what is wanted is on record of that only.

    "Is there an option?" after the ammunition vehicles asks about the howitzers they came with.
    """
    if not (subject.products and wanted) or subject.deals or _is_told(subject, wanted, knowledge):
        return subject
    main = frozenset(deal.products[0] for deal in find_deals(subject, knowledge) if deal.products)
    wider = replace(subject, products=main)
    return wider if main and _is_told(wider, wanted, knowledge) else subject


def _is_told(subject: Subject, wanted: Collection[Attribute], knowledge: Knowledge) -> bool:
    """Whether a fact of one of some attributes is on record of a subject's deals."""
    return any(fact.attribute in wanted for fact in facts_about(subject, knowledge))
