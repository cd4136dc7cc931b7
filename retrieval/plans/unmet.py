"""Conditions that an answer doesn't meet: a version, a size, what is set aside, and words that its quote hasn't."""

from index.names import fold, split_pieces
from index.records import MONEY, QUANTITIES, Attribute, DealKind, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.question import Asked, Operation
from retrieval.stems import has_stem
from retrieval.tellings import tells
from retrieval.understanding.cues import Cues, load_cues
from retrieval.understanding.mentions import mask
from retrieval.understanding.sentence import negated_span

A = Attribute
_WHOLES = frozenset({A.ORDERED_QUANTITY, A.LEASED_QUANTITY, A.UPGRADE_QUANTITY})
_LETTERS = 3  # of a word that tells nothing


def is_unmet(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether a fact answers without regard to a condition of the question."""
    if _is_of_firm(lead, case) or _is_of_no_option(draft, case):
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
    return countries and lead.attribute is Attribute.LOSING_BIDDER


def _is_of_no_option(draft: Draft, case: Case) -> bool:
    """Whether things are counted by records that speak of no option, where those left in one are asked for."""
    question = case.question
    counts = question.asked is Asked.QUANTITY and question.operation in (Operation.LOOKUP, Operation.PROGRESS)
    named = "option_open" in question.claims and A.OPTIONAL_QUANTITY in question.attributes
    if not (counts and named) or question.is_yes_no:
        return False
    deals = case.knowledge.records.deals
    return not any(
        fact.attribute is A.OPTIONAL_QUANTITY
        or deals[fact.deal].kind is DealKind.OPTION
        or tells("of_option", f"{fact.value} {fact.quote}")
        for fact in draft.facts
    )


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
