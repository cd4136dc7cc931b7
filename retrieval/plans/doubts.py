"""What unreviewed facts say next to what was asked: a claim that they neither bear out nor deny."""

import re
from collections import Counter
from decimal import Decimal

from index.extraction.counts import Count, find_counts
from index.extraction.cues import find_cues
from index.names import fold
from index.numerals import stated_numbers
from index.records import QUANTITIES, Article, Attribute, Fact, Modality, Review, Status
from retrieval.answer import Outcome
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.question import Asked, Operation
from retrieval.stems import has_stem, start_of

_BESIDE, _OF_WHOLE = 60, 12  # characters between a count and a word for what is counted; between a part and its whole
_LONG = 12  # words of a question from which one that names no product describes it: three in five are misread
_BEFORE = 160  # characters before a reason that may name what it explains
# What a question may ask the reason of, with the kinds of cues that name it in an article.
_EVENTS = {
    "delayed": {"delay"}, "cancelled": {"cancel"}, "lost": {"loser", "lost"}, "suspended": {"suspend"},
}  # fmt: skip
_ORDERS = frozenset({"orders", "buys"})
_ARRIVALS = frozenset({"delivered", "completed"})
_OF_OPTION = frozenset({"exercised", "option_open"})
# What nothing else says for: a contract is signed before it takes effect, and what is leased isn't bought.
_OF_THEIR_OWN = ((Attribute.EFFECTIVE,), (Attribute.LEASED_QUANTITY,), (Attribute.LOSING_BIDDER,))
_ORDERED = frozenset({Attribute.ORDERED_QUANTITY, Attribute.FRAMEWORK_QUANTITY})
_NO_ORDERS = frozenset(
    {Attribute.COMPLETED, Attribute.EFFECTIVE, Attribute.LEASED_QUANTITY, Attribute.SIGNED, Attribute.VALUE}
)
_NOT_YET = frozenset({Modality.NEGOTIATED, Modality.PROPOSED})
_WISHES = frozenset({Status.BID, Status.REQUIREMENT})
_OPTION_STATES = frozenset({Status.OPTION_OPEN, Status.OPTION_EXERCISED, Status.OPTION_LAPSED})


def is_beside_claim(draft: Draft, case: Case) -> bool:
    """Whether what is told neither bears out nor denies what the question claims."""
    lead, claims = draft.facts[0], case.question.claims
    if draft.outcome is Outcome.PREMISE_REJECTED:
        return _denies_nothing(lead, case)
    if case.question.operation is not Operation.VERIFY:
        return False
    return (
        (_is_signature(lead) and bool(claims & (_ARRIVALS | _OF_OPTION)))  # more may have come since
        or (lead.attribute is Attribute.SIGNED and "binding" in claims)  # a memorandum is signed too
        or (lead.value == Status.OPTION_EXERCISED and {"exercised", "completed"} <= claims)  # in part, it may be
        or (draft.yes_no is True and lead.attribute in _NO_ORDERS and _claims_order(case))  # a bid has a price too
        or (draft.yes_no is True and lead.modality in _NOT_YET)
    )  # fmt: skip


def is_other_role(draft: Draft, case: Case) -> bool:
    """Whether what was asked for can't be told from what was found: what may still come from what was ordered."""
    asked, lead = case.question.attributes[:1], draft.facts[0].attribute
    if asked in _OF_THEIR_OWN and case.question.operation is Operation.LOOKUP:
        return (lead,) != asked
    open_ones = asked in ((Attribute.REMAINING_QUANTITY,), (Attribute.FRAMEWORK_QUANTITY,))
    answered = draft.outcome is Outcome.ANSWERED and not draft.computations
    return answered and open_ones and lead in _ORDERED | {Attribute.OPTIONAL_QUANTITY} and lead not in asked


def is_half_told(draft: Draft, case: Case) -> bool:
    """Whether it is asked who gives two figures, or why they differ, and less than that is told."""
    question = case.question
    if question.operation is not Operation.PROVENANCE:
        return False
    figures, told = {number.value for number in question.numbers}, {fact.value for fact in draft.facts}
    return question.attributes[:1] == (Attribute.REASON,) or (len(figures) > 1 and not figures <= told)


def is_other_count(lead: Fact, case: Case) -> bool:
    """Whether what the asker adds in words stands by another count of the sentence: 24 boats, six of them for training.

    A whole right behind its part is none: "eight of the twelve are built in Busan".
    """
    if lead.attribute not in QUANTITIES or not case.question.words:
        return False
    language, text = case.knowledge.article(lead).language, fold(lead.quote)
    counts = find_counts(lead.quote, language)
    for word in case.question.words if len(counts) > 1 else ():
        for found in re.finditer(rf"\b{re.escape(start_of(word))}", text):
            if language == "ko":
                near = [one for one in counts if one.start >= found.start()][:1]
            else:
                near = _with_part([one for one in counts if one.end <= found.start()])
            beside = [one for one in near if abs(one.start - found.start()) <= _BESIDE]
            if beside and all(one.value != lead.value for one in beside):
                return True
    return False


def _with_part(counts: list[Count]) -> list[Count]:
    """The last of some counts, with the one before it where that is a part of it: eight of the twelve."""
    part = counts[-2:-1]
    is_part = bool(part) and part[0].value < counts[-1].value and counts[-1].start - part[0].end <= _OF_WHOLE
    return counts[-2:] if is_part else counts[-1:]


def is_counted_twice(draft: Draft, case: Case) -> bool:
    """Whether a sum has in it an option as well as what may have been taken up of it."""
    of_option = {fact.buyer for fact in draft.facts if fact.attribute is Attribute.OPTIONAL_QUANTITY}
    orders = Counter(fact.buyer for fact in draft.facts if fact.attribute is Attribute.ORDERED_QUANTITY)
    return case.question.operation is Operation.TOTAL and any(orders[buyer] > 1 for buyer in of_option)


def _claims_order(case: Case) -> bool:
    question = case.question
    return bool(question.claims & _ORDERS) or question.attributes[:1] == (Attribute.ORDERED_QUANTITY,)


def _denies_nothing(lead: Fact, case: Case) -> bool:
    """Whether a premise is called false for a state that goes with it: signed, an option on more."""
    other = lead.value in _OPTION_STATES and not case.question.claims & _OF_OPTION
    return lead.attribute is Attribute.STATUS and (lead.value == Status.SIGNED or other)


def is_described(case: Case) -> bool:
    """Whether a long question names no product, but says in other words which is meant."""
    question = case.question
    is_long = len(question.text.split()) >= _LONG
    return question.operation is Operation.LOOKUP and is_long and not question.subject.products


def is_list_of_one(draft: Draft, case: Case) -> bool:
    """Whether a list over all buyers has one entry: the others may be unread."""
    of_all = case.question.operation is Operation.LIST and not case.question.subject.buyers
    return of_all and draft.outcome is Outcome.ANSWERED and len(draft.facts) == 1


def is_open_premise(draft: Draft, case: Case) -> bool:
    """Whether a premise is called false for what may have changed since: a wish, a bid, an option not yet taken up."""
    lead = draft.facts[0]
    is_wish = lead.attribute is Attribute.REQUIRED_QUANTITY or lead.value in _WISHES
    is_open = lead.value == Status.OPTION_OPEN and bool(case.question.claims & _OF_OPTION)
    return draft.outcome is Outcome.PREMISE_REJECTED and (is_wish or is_open)


def _is_signature(lead: Fact) -> bool:
    return lead.attribute is Attribute.SIGNED or lead.value == Status.SIGNED


def is_unread_order(draft: Draft, case: Case) -> bool:
    """Whether a passage alone answers a question that takes an order for granted or asks how many, of raw articles.

    The passage may say that there is no order; only facts can tell.
    """
    question = case.question
    leans = bool(question.claims & _ORDERS) or question.asked is Asked.QUANTITY
    alone = draft.outcome is Outcome.ANSWERED and not draft.facts and question.operation is not Operation.LIST
    return alone and leans and _is_unreviewed(case)


def _is_unreviewed(case: Case) -> bool:
    """Whether nobody has reviewed anything of the deals in question; of all that is on record, where none is named."""
    facts = case.deal_facts() or case.knowledge.records.facts.values()
    return bool(facts) and all(fact.review is Review.EXTRACTED for fact in facts)


def is_other_reason(lead: Fact, case: Case) -> bool:
    """Whether a sentence read as a reason is of something else: it has none of the asker's words, or other figures."""
    question = case.question
    if lead.attribute is not Attribute.REASON or lead.rule != "told":
        return False
    figures = {number.value for number in question.numbers} - {Decimal(one.start.year) for one in question.times}
    if not figures <= set(stated_numbers(lead.quote)):
        return True
    article = case.knowledge.records.articles[lead.article]
    if _lacks_event(lead, article, question.claims):
        return True
    is_same = article.language == question.language
    return is_same and bool(question.words) and not any(has_stem(word, lead.quote) for word in question.words)


def _lacks_event(lead: Fact, article: Article, claims: frozenset[str]) -> bool:
    """Whether neither a sentence nor what stands before it has a word for what is to be explained: a delay, a loss."""
    start, end = lead.span or (0, len(article.text))
    told = {cue.kind for cue in find_cues(article.text[max(0, start - _BEFORE) : end], article.language)}
    return any(not told & kinds for claim, kinds in _EVENTS.items() if claim in claims)
