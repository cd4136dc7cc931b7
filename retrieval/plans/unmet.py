"""Conditions that an answer doesn't meet: a version, a size, what is set aside, and words that its quote hasn't."""

from index.names import fold, split_pieces
from index.records import MONEY, QUANTITIES, Attribute, DealKind, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import countries_in
from retrieval.plans.deals.status import WISHES
from retrieval.question import Asked, Operation
from retrieval.stems import has_stem
from retrieval.tellings import tells
from retrieval.understanding.cues import Cues, load_cues
from retrieval.understanding.mentions import mask
from retrieval.understanding.sentence import negated_span, without_negated

A = Attribute
_WHOLES = frozenset({A.ORDERED_QUANTITY, A.LEASED_QUANTITY, A.UPGRADE_QUANTITY})
_LETTERS = 3  # of a word that tells nothing


def is_unmet(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether a fact answers without regard to a condition of the question."""
    if _is_of_firm(lead, case) or _is_of_no_option(draft, case) or _is_made_abroad(draft, case):
        return True
    if _is_of_order(draft, lead, case) or _is_supposed(draft, case) or _is_of_unread_part(draft, lead, case):
        return True
    if case.question.asked is Asked.PERSON and case.question.operation is Operation.LOOKUP:
        return lead.attribute is A.REASON not in case.question.attributes  # why the one lost doesn't say who won
    if any(_is_of_old_and_new(fact, case) for fact in (draft.facts if lead.attribute in MONEY else (lead,))):
        return True
    if lead.attribute not in QUANTITIES:
        return False
    if lead.attribute is A.LEASED_QUANTITY and "includes" in case.question.claims:
        return True  # "the hired one included" counts others as well
    return _lacks_size(draft, case) or (_is_of_parts(lead, case) and _is_of_all_of_them(draft, case))


def _is_of_firm(lead: Fact, case: Case) -> bool:
    """Whether a firm that lost is told where it is asked which countries something was turned down by."""
    question = case.question
    countries = question.sorts[:1] == ("country",) and question.asked is not Asked.PERSON
    return countries and lead.attribute is A.LOSING_BIDDER


def _is_of_no_option(draft: Draft, case: Case) -> bool:
    """Whether records that speak of no option tell what is asked of one: its size, its price, a day."""
    question = case.question
    counts = question.asked is Asked.QUANTITY and A.OPTIONAL_QUANTITY in question.attributes
    terms = question.asked in (Asked.MONEY, Asked.DATE)
    looks = question.operation in (Operation.LOOKUP, Operation.PROGRESS) and not question.is_yes_no
    if not (looks and (counts or terms)) or not _is_about_option(case):
        return False
    deals = case.knowledge.records.deals
    return not any(
        fact.attribute is A.OPTIONAL_QUANTITY
        or deals[fact.deal].kind is DealKind.OPTION
        or case.knowledge.from_option(deals[fact.deal])
        or any("option" in tag for tag in fact.scope)
        or tells("of_option", f"{fact.value} {fact.quote}")
        for fact in draft.facts
    )


def _is_about_option(case: Case) -> bool:
    """Whether an option is spoken of that isn't set aside: "not counting the option"."""
    if "option_open" not in case.question.claims or "if_taken" in case.question.claims:
        return False  # "if it took every option" is a sum of all
    cues = load_cues(case.question.language)
    masked = mask(case.question.text, case.knowledge.names.find(case.question.text)).text
    return cues.has("claim", "option_open", without_negated(masked, cues))


def _is_made_abroad(draft: Draft, case: Case) -> bool:
    """Whether a maker abroad is told where it is asked which firm in the buyer's country builds a thing."""
    at_home = countries_in(case, "own_plant") & case.question.subject.buyers
    if not at_home or case.question.asked is not Asked.PERSON:
        return False
    deals = case.knowledge.records.deals
    local = any(fact.attribute in _AT_HOME or "local_production" in fact.scope for fact in draft.facts)
    return not local and not any(deals[fact.deal].seller_country in at_home for fact in draft.facts)


_AT_HOME = frozenset({A.LOCAL_PARTNER, A.LOCAL_PRODUCTION, A.COMPONENT, A.PLACE})


def _is_of_order(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether an order is counted where it is asked how many were wanted, cleared for sale, or left in a framework."""
    question = case.question
    if question.asked is not Asked.QUANTITY or question.is_yes_no or lead.attribute not in _FIRM:
        return False
    if any(fact.attribute not in _FIRM for fact in draft.facts):
        return False
    wished = question.operation is Operation.TOTAL and bool(question.attributes) and set(question.attributes) <= WISHES
    cleared = question.operation is Operation.LOOKUP and tells("cleared_to_buy", question.text)
    framed = DealKind.FRAMEWORK in question.subject.kinds and A.FRAMEWORK_QUANTITY in question.attributes
    outside = not any(case.knowledge.is_umbrella(deal) or deal.parent for deal in case.deals)
    return wished or cleared or (framed and outside)


_FIRM = frozenset({A.ORDERED_QUANTITY, A.DELIVERED_QUANTITY, A.REMAINING_QUANTITY, A.UPGRADE_QUANTITY})


def _is_supposed(draft: Draft, case: Case) -> bool:
    """Whether what is on record is told for what would be so if something else were: "suppose it wins"."""
    figure = case.question.asked in (Asked.MONEY, Asked.QUANTITY) and case.question.operation is Operation.LOOKUP
    return figure and not draft.computations and tells("supposes", case.question.text)


def _is_of_unread_part(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether all are counted where it is asked how many of them are what no word in the sentence says they are."""
    question = case.question
    of_them = question.asked is Asked.QUANTITY and question.operation is Operation.LOOKUP
    of_them = of_them and "of_number" in question.claims and lead.attribute in _WHOLES
    said = fold(question.text).rpartition(",")[2]  # "after the correction, how many …" has its words in front
    words = [w for w in question.words if w in said and question.language == "en" and not draft.computations]
    forms = " ".join(form for form, _ in case.knowledge.names.forms_of(lead.product))
    return of_them and len(words) > 1 and not any(has_stem(word, f"{lead.quote} {forms}") for word in words)


def _is_of_old_and_new(lead: Fact, case: Case) -> bool:
    """Whether a figure is of all, where the new ones are meant and the same deal has used ones as well."""
    if "new" not in case.question.claims or _NEWNESS & set(lead.scope) or lead.attribute not in QUANTITIES | MONEY:
        return False
    parts = [f for f in case.knowledge.facts_of.get(lead.deal, ()) if f.attribute is lead.attribute]
    return any("part" in fact.scope and _NEWNESS & set(fact.scope) for fact in parts)


_NEWNESS = frozenset({"new", "used", "second_hand"})  # tags of what was, or wasn't, used before


def _lacks_size(draft: Draft, case: Case) -> bool:
    """Whether things are counted whatever their size, where a size is named: "with the 30-millimetre gun"."""
    sizes = [word for word in case.question.words if any(character.isdigit() for character in word)]
    told = " ".join(f"{fact.quote} {case.knowledge.product_name(fact.product)}" for fact in draft.facts)
    cues = load_cues(case.question.language)
    return bool(sizes and cues.found("measure", fold(case.question.text))) and not any(w in told for w in sizes)


def _is_of_parts(lead: Fact, case: Case) -> bool:
    """Whether a count is of all there is of something that a deal counts by its variants as well."""
    counts = [f for f in case.knowledge.facts_of.get(lead.deal, ()) if f.attribute is lead.attribute]
    inner = case.knowledge.covers(lead.product) - {lead.product}
    return lead.attribute in _WHOLES and any(f.product in inner for f in counts)


def _is_of_all_of_them(draft: Draft, case: Case) -> bool:
    """Whether all are told to be what some are said to be, or are counted with what the question sets aside."""
    cues, text = load_cues(case.question.language), fold(case.question.text)
    versed = draft.yes_no is True and "completed" in case.question.claims and bool(case.question.words)
    if versed and any(cues.found("version", text)):
        return True
    return case.question.asked is Asked.QUANTITY and not draft.computations and _sets_aside_some(case, cues)


def _sets_aside_some(case: Case, cues: Cues) -> bool:
    """Whether things are set aside in a word that means nothing here: "not counting the mortar carriers"."""
    masked = mask(case.question.text, case.knowledge.names.find(case.question.text)).text
    span = negated_span(masked, cues)
    said = masked[slice(*span)] if span else ""
    free = [piece for piece in split_pieces(said) if len(piece.text) > _LETTERS and piece.text not in cues.stop]
    explained = list(cues.spans(said))
    return any(
        not any(start < piece.end and piece.start < end for start, end in (*explained, *_negations(said, cues)))
        for piece in free
        if piece.text.islower()
    )


def _negations(said: str, cues: Cues) -> list[tuple[int, int]]:
    patterns = cues.sections["negation"].values()
    return [match.span() for pattern in patterns for match in pattern.finditer(said)]


def quotes_beside(draft: Draft, case: Case) -> bool:
    """Whether a passage is quoted that has none of the words of an English question beside the names in it."""
    question = case.question
    plain = question.operation is Operation.LOOKUP and question.asked is Asked.ANY and draft.yes_no is None
    english = question.language == "en" and bool(draft.quotes) and draft.quotes[0].article.language == "en"
    if not plain or not english or A.REASON in question.attributes:
        return False
    stop, units = load_cues("en").stop, case.knowledge.units
    masked = mask(question.text, case.knowledge.names.find(question.text)).text
    words = [piece.text for piece in split_pieces(masked) if len(piece.text) > _LETTERS and piece.text.islower()]
    telling = [word for word in words if word not in stop and word not in units]
    return bool(telling) and not any(has_stem(word, draft.quotes[0].quote) for word in telling)


def quotes_no_option(draft: Draft, case: Case) -> bool:
    """Whether no passage quoted speaks of an option, where it is asked why one lapsed, or until when it can be used."""
    claims = case.question.claims
    spoken = _is_about_option(case) and {"lapsed", "expiry", "exercised"} & claims
    return bool(spoken) and not any(tells("of_option", quote.quote) for quote in draft.quotes)
