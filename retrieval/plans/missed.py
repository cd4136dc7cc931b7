"""What an answer misses of its question: a figure that the asker gave, another thing than the one counted."""

from decimal import Decimal

from index.names import fold
from index.numerals import stated_numbers
from index.ordinary import load_ordinary_words
from index.records import DATES, MONEY, QUANTITIES, Attribute, Category, Fact, Status
from retrieval.answer import Outcome
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.on_day_of import is_of_unread_day
from retrieval.plans.absence import not_recorded
from retrieval.plans.companions import is_of_carrier_alone
from retrieval.plans.deals.status import find_stage, find_stages
from retrieval.plans.evidence.denials import says_no
from retrieval.plans.other_things import is_of_other_thing
from retrieval.plans.premises.topics import tells_topic
from retrieval.plans.shortfalls import falls_short, leaves_words
from retrieval.plans.unmet import is_unmet, quotes_beside, quotes_no_option
from retrieval.plans.unmet_names import NAME, PLAIN, is_of_other_name, is_of_stranger
from retrieval.question import Asked, Operation
from retrieval.stems import has_stem, singular
from retrieval.tellings import telling, tells
from retrieval.understanding.cues import load_cues


def meet(draft: Draft, case: Case) -> Draft:
    """The draft; a refusal with its fact as the nearest one where it answers another question than the one asked."""
    if draft.outcome is Outcome.CLARIFY and is_of_stranger(case):
        return not_recorded(case)
    quoted = draft.outcome is Outcome.ANSWERED and not draft.facts
    if quoted and (_quotes_no_figure(draft, case) or quotes_beside(draft, case) or quotes_no_option(draft, case)):
        return not_recorded(case)
    if draft.outcome is not Outcome.ANSWERED or not draft.facts:
        return draft
    lead = draft.facts[0]
    beside = (
        _is_given(draft, lead, case)
        or _is_of_other_unit(lead, case)
        or _is_of_unread_parts(draft, case)
        or is_of_other_name(draft, lead, case)
        or _is_before_return(lead, case)
        or _is_of_any_seats(lead, case)
        or _is_of_signed(lead, case)
        or _is_of_standing(draft, case)
        or _is_of_other_whole(draft, case)
        or _is_of_other_event(draft, lead, case)
        or _is_past(lead, case)
        or _is_start_of_end(draft, lead, case)
        or _is_paid_for_else(lead, case)
        or _is_of_carrier(lead, case)
        or is_of_carrier_alone(draft, lead, case)
        or falls_short(draft, lead, case)
        or leaves_words(draft, lead, case)
        or is_unmet(draft, lead, case)
        or is_of_other_thing(draft, case)
        or (lead.attribute in QUANTITIES and is_of_unread_day(case.question))
    )
    if not beside:
        return draft
    return not_recorded(case, draft.facts, lead.attribute)


def _quotes_no_figure(draft: Draft, case: Case) -> bool:
    """Whether a sentence alone answers, with no figure where one is asked for; nor does it tell the make of a part."""
    question = case.question
    asked = question.asked in (Asked.MONEY, Asked.QUANTITY) or (
        question.asked is Asked.ANY and "offered" in question.claims and is_of_stranger(case)
    )
    said = draft.headline.rsplit(" (", 1)[0]
    plain = question.operation in PLAIN and bool(draft.quotes)
    plain = plain and (bool(question.outside) or not says_no(said))  # "the price was not disclosed" answers
    given = {number.value for number in question.numbers} | {Decimal(1)}
    told = draft.yes_no or set(stated_numbers(said)) - given
    return "make" in question.claims or (asked and plain and not told)


def _is_given(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether the one sum that answers is the one that the question gives: "at 26 million apiece, what is left"."""
    question = case.question
    given = {number.value for number in question.numbers if number.is_money}
    plain = question.operation in PLAIN and question.asked is Asked.MONEY and lead.attribute in MONEY
    return plain and not draft.computations and lead.value in given


def _is_of_other_unit(lead: Fact, case: Case) -> bool:
    """Whether a count is of another thing than the one its asker names, of a sort that is counted elsewhere."""
    question = case.question
    counts = question.operation in PLAIN | {Operation.TOTAL} and question.asked is Asked.QUANTITY
    if not counts or lead.attribute not in QUANTITIES:
        return False
    units = {form for unit in case.knowledge.units for form in (unit, singular(unit))}
    named = {singular(word) for word in question.words if word in units}
    return bool(named) and not any(has_stem(word, f"{lead.unit} {lead.quote}") for word in named)


def _is_before_return(lead: Fact, case: Case) -> bool:
    """Whether what is to be upgraded is told where it is asked how many of those have come back."""
    question = case.question
    came = Attribute.DELIVERED_QUANTITY in question.attributes and not question.is_future
    return question.operation in PLAIN and came and lead.attribute is Attribute.UPGRADE_QUANTITY


def _is_of_unread_parts(draft: Draft, case: Case) -> bool:
    """Whether a sum of several deals is told where the asker's own words say what of them is meant."""
    question = case.question
    if question.operation is not Operation.TOTAL or not draft.computations or question.language != "en":
        return False
    quotes = " ".join(fact.quote for fact in draft.facts)
    return sum(not has_stem(word, quotes) for word in question.words) > 1


def _is_of_any_seats(lead: Fact, case: Case) -> bool:
    """Whether a count is of all, where it is asked how many have one seat, or two."""
    product = case.knowledge.products.get(lead.product)
    if lead.attribute not in QUANTITIES or product is None or product.variant_of:
        return False
    return bool(load_cues(case.question.language).found("seats", fold(case.question.text)))


def _is_of_other_whole(draft: Draft, case: Case) -> bool:
    """Whether a count of so many ordered is told where a part of another number is asked for: "of those 30"."""
    question = case.question
    given = {number.value for number in question.numbers if number.currency is None}
    wholes = {fact.value for fact in draft.facts if fact.attribute in _WHOLES}
    of_part = "of_number" in question.claims and question.operation in PLAIN and question.asked is Asked.QUANTITY
    if not of_part or len(given) != 1 or len(wholes) != 1 or draft.computations:
        return False
    recorded = any(fact.value in given for fact in case.deal_facts() if fact.attribute in QUANTITIES)
    return recorded and not given & wholes and draft.facts[0].attribute is Attribute.DELIVERED_QUANTITY


_WHOLES = frozenset({Attribute.ORDERED_QUANTITY, Attribute.LEASED_QUANTITY})


def _is_of_other_event(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether a date, or a no, is told of another event than the one in the asker's own words: "launched"."""
    question = case.question
    dated = question.asked is Asked.DATE and question.operation is Operation.LOOKUP
    dated = dated and lead.attribute in DATES | QUANTITIES
    of_topic = tells_topic(draft.headline, question)  # "carries no weapons" tells that it isn't armed
    denied = draft.yes_no is False and not of_topic
    if question.language != "en" or not (dated or denied):
        return False
    ordinary, quotes = load_ordinary_words(), " ".join(fact.quote for fact in draft.facts)
    verbs = [word for word in question.words if len(word) >= NAME and word.endswith("ed") and word in ordinary]
    return any(not has_stem(word, quotes) for word in verbs)


def _is_of_signed(lead: Fact, case: Case) -> bool:
    """Whether the price of a contract is told where what is quoted is asked for, and another is still talked of."""
    asked = case.question.asked is Asked.MONEY and lead.attribute in MONEY
    if not asked or not case.question.claims & {"offered", "talked_of"}:
        return False
    stages = find_stages(case)
    talked = {stage.deal.id for stage in stages if stage.status is Status.NEGOTIATED}
    signed = case.knowledge.is_agreed(case.knowledge.records.deals[lead.deal])
    return signed and bool(talked) and lead.deal not in talked


def _is_of_standing(draft: Draft, case: Case) -> bool:
    """Whether what was ordered is told where it is asked how many were cancelled, of a deal that stands, or in part."""
    question = case.question
    counts = question.operation in PLAIN | {Operation.TOTAL} and question.asked is Asked.QUANTITY
    if not counts or question.attributes or "cancelled" not in question.claims or "of_number" in question.claims:
        return False
    told = [deal for deal in case.deals if deal.id in {fact.deal for fact in draft.facts}]
    stages = [stage for deal in told if (stage := find_stage(case, deal)) is not None]
    return not all(stage.fell_through for stage in stages)


def _is_past(lead: Fact, case: Case) -> bool:
    """Whether the day of a signature is told where it is asked when something is to come: "when is the rest due"."""
    question = case.question
    if question.asked is not Asked.DATE or lead.attribute is not Attribute.SIGNED or lead.period.end > question.today:
        return False
    return question.is_future or tells("asks_ahead", question.text)


def _is_start_of_end(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether the start of the deliveries is told where it is asked when the last one comes."""
    question = case.question
    if question.asked is not Asked.DATE or {f.attribute for f in draft.facts} != {Attribute.DELIVERY_START}:
        return False
    ends = question.attributes[:1] in ((Attribute.DELIVERY_DUE,), (Attribute.COMPLETED,))
    last = "last" in question.leans or "completed" in question.claims
    return ends and last and "first" not in question.leans


def _is_paid_for_else(lead: Fact, case: Case) -> bool:
    """Whether a price is told where it is asked what was paid for something of which its sentence has no word."""
    question = case.question
    if question.operation not in PLAIN or lead.attribute not in MONEY or question.language != "en":
        return False
    bought = {match["word"] for match in telling("pays_for").finditer(fold(question.text))} & set(question.words)
    return any(not has_stem(word, lead.quote) for word in bought)


def _is_of_carrier(lead: Fact, case: Case) -> bool:
    """Whether vehicles are counted where what they carry is asked for: the trucks for "how many shells"."""
    products = case.knowledge.products
    kinds = [products[p] for p in case.question.subject.products if p in products and products[p].is_kind]
    product = products.get(lead.product)
    carries = product is not None and product.category is Category.SUPPORT_VEHICLE and lead.attribute in QUANTITIES
    return carries and bool(kinds) and all(kind.category in _CARRIED for kind in kinds)


_CARRIED = (Category.MISSILE, Category.OTHER)
