"""Names that an answer doesn't speak of: a buyer left out, a firm or a country without a deal, one nobody knows."""

from index.names import NameKind
from index.ordinary import load_ordinary_words
from index.records import DATES, MONEY, QUANTITIES, Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import spaced
from retrieval.plans.evidence.paragraphs import with_antecedent
from retrieval.question import Asked, Operation
from retrieval.stems import has_stem
from retrieval.understanding.leans import ORDERINGS

PLAIN = frozenset({Operation.LOOKUP, Operation.PROGRESS, Operation.UNIT_PRICE})  # what one fact may answer


def is_of_other_name(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether a fact answers for another than the one that the question names, or asks for."""
    return (
        _is_of_other_seller(lead, case)
        or _is_unread_claim(lead, case)
        or _is_beside_name(draft, lead, case)
        or _lacks_buyer(draft, case)
        or _is_of_unread_subject(lead, case)
        or _names_nobody(lead, case)
    )


def _is_of_other_seller(lead: Fact, case: Case) -> bool:
    """Whether a price is told where a bid is asked for that is of a country which sells nothing here."""
    question = case.question
    abroad = set(question.unknown) & set(case.knowledge.country_codes)
    bid = bool({"offered", "lost"} & question.claims) and question.asked is Asked.MONEY
    return bool(abroad) and bid and "competitor" not in lead.scope


def _is_beside_name(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether a figure is told without a name in the question that belongs to no deal.

    The sentence has to have it; its article, where a country is named beside the buyer.
    """
    question, knowledge = case.question, case.knowledge
    told = question.operation in PLAIN | {Operation.TOTAL} and lead.attribute in QUANTITIES | MONEY | DATES
    if not question.unknown or not told:
        return False
    about = (lead.product, *knowledge.records.deals[lead.deal].seller)
    forms = " ".join(form for name in about for form, _ in knowledge.names.forms_of(name))
    sells = question.subject.buyers and knowledge.country_codes.keys() >= set(question.unknown)
    quotes = " ".join(with_antecedent(fact, knowledge.article(fact)) for fact in draft.facts)
    words = knowledge.article(lead).text if sells else f"{quotes} {lead.stated_by}"
    text = f" {spaced(words)} {spaced(lead.note)} {forms} {knowledge.titles[lead.deal]} "
    return not any(f" {spaced(name)} " in text or has_stem(name, text) for name in question.unknown)


def _lacks_buyer(draft: Draft, case: Case) -> bool:
    """Whether a sum is told without a figure of one of the buyers named, be it only taken in: "Peru's included".

    So it is where two are held against each other, and what is told is of one: "A or B, the bigger order?".
    """
    told = {buyer for fact in draft.facts for buyer in (fact.buyer, case.knowledge.records.deals[fact.deal].buyer)}
    sellers = {case.knowledge.records.deals[fact.deal].seller_country for fact in draft.facts}
    countries = {name for kind, name in case.question.mentions if kind == NameKind.COUNTRY} & case.knowledge.buyers
    money = case.question.currency
    countries = {c for c in countries if money is None or money not in case.knowledge.currencies(c)}
    named = (case.question.subject.buyers | countries) - sellers - case.question.aside  # "Norwegian kroner" buy nothing
    plain = len(named) > 1 and case.question.operation in PLAIN
    weighed = plain and bool(case.question.leans - ORDERINGS)
    ordered = case.question.asked is Asked.QUANTITY and case.question.attributes[:1] == (Attribute.ORDERED_QUANTITY,)
    summed = plain and (case.question.asked is Asked.MONEY or ordered) and named <= countries
    if summed and ordered and case.question.leans & ORDERINGS:
        return True  # "how many did it order after Denmark" is no sum of both
    return (case.question.operation is Operation.TOTAL or weighed or summed) and not named <= told


def _is_of_unread_subject(lead: Fact, case: Case) -> bool:
    """Whether a figure is told where only a kind was named, and a word that may be a name: "moritius patrol boats"."""
    question, subject, products = case.question, case.question.subject, case.knowledge.products
    named = subject.buyers | subject.sellers | subject.seller_countries | subject.deals
    named |= {product for product in subject.products if product in products and not products[product].is_kind}
    if question.language != "en" or question.operation not in PLAIN or named:
        return False
    strange = [word for word in question.words if len(word) >= NAME and word not in load_ordinary_words()]
    text = f"{case.knowledge.article(lead).text} {case.knowledge.titles[lead.deal]}" if strange else ""
    return any(not has_stem(word, text) for word in strange)


NAME = 5  # letters of a word that may be a name


def _names_nobody(lead: Fact, case: Case) -> bool:
    """Whether it is asked who makes a part of which only the sort is on record: "new search radar"."""
    asks = case.question.asked is Asked.PERSON and case.question.operation is Operation.LOOKUP
    return (
        asks and lead.attribute is Attribute.COMPONENT and not any(c.isupper() or c.isdigit() for c in str(lead.value))
    )


def _is_unread_claim(lead: Fact, case: Case) -> bool:
    """Whether it is asked who says something of which the sentence that answers has no word."""
    question = case.question
    said = question.operation is Operation.PROVENANCE and not question.numbers
    said = said or (lead.attribute is Attribute.SIGNATORY and "signed" not in question.claims)  # "who complains that"
    words = question.words if question.language == "en" else ()
    return (
        question.asked is Asked.PERSON
        and said
        and bool(words)
        and not any(has_stem(word, lead.quote) for word in words)
    )


def is_of_stranger(case: Case) -> bool:
    """Whether a country is named that has no deal, and no other: which of the others' deals is meant is none."""
    question = case.question
    return bool(set(question.unknown) & case.knowledge.country_codes.keys()) and not question.subject.buyers
