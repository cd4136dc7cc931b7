"""Terms that a question takes for granted: an option taken up, a purchase where it was a lease, a gift, a framework."""

from dataclasses import replace

from index.records import SAID, Attribute, DealKind, Fact, Status
from retrieval.answer import Outcome
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.outcomes import what_came_of
from retrieval.plans.deals.status import Stage, describe, find_stage, firm_orders
from retrieval.plans.evidence.rights import rights_to_buy
from retrieval.plans.premises.states import find_gift, other_count
from retrieval.plans.sentences import line, untrue
from retrieval.question import Asked, Operation, Quantity, Question
from retrieval.tellings import tells

A, S = Attribute, Status
_COUNTS = (A.ORDERED_QUANTITY, A.LEASED_QUANTITY, A.DELIVERED_QUANTITY)  # what a correction gives, where on record


def option_not_taken(case: Case, stages: list[Stage]) -> Draft | None:
    """An option said to have been taken up that lapsed, or is still open."""
    if "lapsed" in case.question.claims:
        used = [stage for stage in stages if stage.status is S.OPTION_EXERCISED]
        ends = [fact for fact in case.known(case.deal_facts(A.STATUS)) if fact.value == S.OPTION_LAPSED]
        if any(fact.modality in SAID for fact in ends):
            return None  # what was left of it did lapse; that somebody expected it to says nothing
        if not used and case.question.operation is Operation.EXPLAIN and not case.question.is_future:
            used = [stage for stage in stages if stage.status is S.OPTION_OPEN]  # "why did it let it lapse"
        return reject(case, used[-1]) if used else None
    sums = case.question.operation is Operation.TOTAL and A.OPTIONAL_QUANTITY in case.question.attributes
    taken_up = "exercised" in case.question.claims or _pays_for_option(case)
    known = case.question.is_negated and case.question.operation is Operation.EXPLAIN  # "why didn't it take it up"
    weighed = case.question.operation is Operation.COMPARE and not case.question.is_past  # "renting versus buying"
    supposed = weighed or sums or case.question.claims & {"expiry", "if_taken"}
    if not taken_up or known or supposed or _asks_its_size(case):
        return None  # "until when may it", "if it is used", "how many in all with the option" take none for taken up
    options = [s for s in stages if s.status in (S.OPTION_OPEN, S.OPTION_LAPSED)]
    if any(case.knowledge.from_option(deal) for deal in case.deals):
        return None
    taken = any(fact.value == S.OPTION_EXERCISED for fact in case.known(case.deal_facts(A.STATUS)))
    return reject(case, options[-1]) if options and not taken else None


def _asks_its_size(case: Case) -> bool:
    """Whether it is asked how many an option is for: "covered by the option", "how many could it order under it"."""
    question = case.question
    counts = question.asked is Asked.QUANTITY and question.attributes[:1] == (A.OPTIONAL_QUANTITY,)
    return counts and not question.is_past and bool({"possible", "includes"} & question.claims)


def lapsed_rest(case: Case, stages: list[Stage]) -> Draft | None:
    """Terms of what was left of an option, as if it had been taken up, where it lapsed."""
    question = case.question
    terms = question.asked in (Asked.MONEY, Asked.DATE, Asked.PERSON) or question.operation is Operation.EXPLAIN
    bought = question.claims & {"exercised", "spent", "buys", "orders", "delivered"}
    unsaid = question.claims & {"lapsed", "expiry", "possible", "lost"} or question.is_negated or question.is_future
    if "rest_of_option" not in question.claims or not terms or not bought or unsaid:
        return None
    granted = {deal.parent or deal.id for deal in case.deals}
    broad = case.about(replace(question.subject, deals=frozenset(granted), kinds=frozenset(), ordinals=()))
    gone = [fact for fact in broad.known(broad.deal_facts(A.STATUS)) if fact.value == S.OPTION_LAPSED]
    shown = [describe(broad, [stage]) for deal in broad.deals if (stage := find_stage(broad, deal)) is not None]
    told = [draft.headline for draft in shown if set(draft.facts) & set(gone)]
    if not told:
        return untrue(case, gone[-1]) if gone else None
    return Draft(case.speech.say("premise", line=told[0]), (gone[-1],), Outcome.PREMISE_REJECTED)


def _pays_for_option(case: Case) -> bool:
    """Whether it is asked what was paid for what was ordered, or why it was, where that is only under an option."""
    question, optional = case.question, all(deal.kind is DealKind.OPTION for deal in case.deals)
    open_to = question.is_future or question.claims & {"possible", "may_buy", "option_open"}
    terms = question.asked is Asked.MONEY or (question.operation is Operation.EXPLAIN and not question.is_negated)
    return terms and "orders" in question.claims and optional and not open_to


def other_part_of_option(case: Case, stages: list[Stage]) -> Draft | None:
    """Terms of so many taken from an option, or of all of it, where another number was."""
    question = case.question
    counts = question.asked in (Asked.QUANTITY, Asked.ANY) and question.operation is not Operation.EXPLAIN
    if counts or not ("exercised" in question.claims or _bought_of_option(case)):
        return None
    fact = other_count(case)
    if fact is None:
        return None
    claimed = [number for number in question.numbers if number.currency is None and number.value > 1]
    return correct(case, [fact], claimed[0]) if claimed else untrue(case, fact)


def _bought_of_option(case: Case) -> bool:
    """Whether it is asked why, or on what terms, so many of an option, or all of it, were bought."""
    question = case.question
    bought = bool({"buys", "orders"} & question.claims) and A.OPTIONAL_QUANTITY in question.attributes
    open_to = question.is_future or question.is_negated or {"possible", "may_buy", "expiry", "lapsed"} & question.claims
    if not bought or open_to:
        return False
    whole = {row.fact.number for row in case.rows(A.OPTIONAL_QUANTITY)}
    return bool(question.counts & whole) or "completed" in question.claims


def given(case: Case, stages: list[Stage]) -> Draft | None:
    """What was paid for a gift."""
    gift = find_gift(case) if case.question.asked is Asked.MONEY else None
    if gift is None or A.BUDGET in case.question.attributes:
        return None
    return untrue(case, gift)


def other_kind(case: Case, stages: list[Stage]) -> Draft | None:
    """A lease, an upgrade or a licence spoken of where the deal is a purchase; a purchase where all is leased."""
    only_leased = all(deal.kind is DealKind.LEASE for deal in case.deals)
    named = case.question.is_of_lease or bool(case.question.subject.deals)
    may_buy = bool({"owns", "may_buy"} & case.question.claims and rights_to_buy(case))  # "what would keeping it cost"
    may_buy = may_buy and not tells("asks_done", case.question.text)
    if only_leased and not (named or may_buy) and _tells_of_purchase(case.question):
        return reject(case, stages[-1])
    kinds = case.question.subject.kinds & _COUNTED.keys()
    if A.LEASED_QUANTITY in case.question.attributes and case.question.asked in (Asked.DATE, Asked.MONEY, Asked.PERSON):
        kinds |= {DealKind.LEASE}
    roles = {_COUNTED[kind] for kind in kinds}
    if (
        not kinds
        or any(deal.kind in kinds for deal in case.deals)
        or any(f.attribute in roles for f in case.deal_facts())
    ):
        return None
    firm = firm_orders(case, stages)
    return reject(case, firm[-1]) if firm else None


_COUNTED = {
    DealKind.LEASE: A.LEASED_QUANTITY,
    DealKind.UPGRADE: A.UPGRADE_QUANTITY,
    DealKind.LICENCE: A.LOCAL_PRODUCTION,
}


def _tells_of_purchase(question: Question) -> bool:
    """Whether it is asked what buying cost, or why so many were bought, or who had a hand in it."""
    if question.asked is Asked.MONEY and {"buys", "owns"} & question.claims:
        return True
    asks = question.operation is Operation.EXPLAIN or question.asked in (Asked.PERSON, Asked.PLACE)
    counted = bool(question.counts) and not question.is_negated
    return bool({"buys", "orders"} & question.claims) and asks and counted


def only_framework(case: Case, stages: list[Stage]) -> Draft | None:
    """Why so many were bought, where so many are only what a framework allows."""
    question, rows = case.question, case.rows(A.FRAMEWORK_QUANTITY)
    named = {DealKind.FRAMEWORK} & question.subject.kinds or A.FRAMEWORK_QUANTITY in question.attributes
    bought = bool({"buys", "orders"} & question.claims)
    if question.operation is not Operation.EXPLAIN or not bought or named or not rows:
        return None
    allowed = [row.fact for row in rows if any(number.value == row.fact.value for number in question.numbers)]
    ordered = any(row.fact.value == fact.value for row in case.rows(A.ORDERED_QUANTITY) for fact in allowed)
    if not allowed or ordered:
        return None
    draft = reject(case, next((s for s in stages if s.deal.id == allowed[0].deal), stages[-1]))
    return replace(draft, facts=(allowed[0], *draft.facts)) if len(stages) == 1 else draft


def reject(case: Case, stage: Stage, meant: Stage | None = None) -> Draft:
    """A correction that says how far the deal has come, what came instead of one that failed, which may be meant."""
    draft, instead = describe(case, [stage]), what_came_of(case, stage.deal, stage.status)
    rows = [row for role in _COUNTS for row in case.rows(role, [stage.deal])[:1]]
    counts = [row.fact for row in rows if row.fact not in draft.facts[:1]]
    told = [f"{case.speech.figure(fact)} {case.speech.word('role', fact.attribute)}" for fact in counts]
    other = describe(case, [meant]) if meant is not None else Draft("", ())
    told += [other.headline] if other.headline else []
    text = case.speech.say("premise", line="; ".join([draft.headline, *(text for text, _ in instead), *told]))
    facts = (*draft.facts[:3], *(fact for _, fact in instead), *counts, *other.facts[:1])
    return Draft(text, facts, Outcome.PREMISE_REJECTED, details=draft.details)


def correct(case: Case, facts: list[Fact], number: Quantity) -> Draft:
    """A correction that gives the figure on record."""
    text = case.question.text[number.start : number.end].strip()
    shown = "; ".join(line(fact, case) for fact in facts)
    return Draft(
        case.speech.say("premise_number", claimed=text, line=shown),
        tuple(facts),
        Outcome.PREMISE_REJECTED,
        echoed=(text,),
    )
