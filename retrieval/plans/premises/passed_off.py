"""Things taken for granted that a sentence on record denies: a rumour, a handover that never was, new for used."""

from collections.abc import Collection

from index.records import Attribute, Fact, Modality, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import spaced
from retrieval.plans.deals.outcomes import find_denial
from retrieval.plans.deals.status import Stage, find_stage
from retrieval.plans.premises.terms import reject
from retrieval.plans.sentences import names_stand_in, untrue
from retrieval.question import Asked, Operation, Subject
from retrieval.tellings import tells

A = Attribute


def denied_story(case: Case, stages: list[Stage]) -> Draft | None:
    """A story that is on record as denied, by the names in it that no deal has: "why did it pass two on to Chad"."""
    question = case.question
    if not question.unknown or question.operation is not Operation.EXPLAIN or "denied" in question.claims:
        return None
    told = [fact for fact in case.known(case.deal_facts()) if names_stand_in(f"{fact.value} {fact.quote}", case)]
    denied = [fact for fact in told if fact.modality is Modality.DENIED]
    return untrue(case, denied[-1]) if denied and len(denied) == len(told) else None


def of_other_deal(case: Case, stages: list[Stage]) -> Draft | None:
    """A thing spoken of at a place by which another deal of its maker is called: "the K2 plant at X"."""
    named = {spaced(name) for name in case.question.unknown}
    makers = {seller for deal in case.deals for seller in deal.seller}
    own, products = {deal.id for deal in case.deals}, case.question.subject.products
    others = [deal for deal in case.knowledge.records.deals.values() if deal.id not in own and makers & {*deal.seller}]
    called = [deal for deal in others if any(f" {name} " in case.knowledge.titles[deal.id] for name in named)]
    if not products or len(called) != 1 or case.question.is_negated:
        return None
    told = case.about(Subject(deals=frozenset({called[0].id})))
    stage = find_stage(told, called[0])
    return reject(told, stage) if stage is not None else None


def none_came(case: Case, stages: list[Stage]) -> Draft | None:
    """Something said to have been handed over where a source says that nothing was: "which unit took it over"."""
    question = case.question
    asks = question.asked in (Asked.PERSON, Asked.PLACE) or bool(question.outside)
    asks = asks or (question.asked is Asked.ANY and question.operation is Operation.LOOKUP and question.is_past)
    unsure = question.is_future or question.is_negated or question.operation is Operation.COMPARE  # "who gets it first"
    if not asks or "delivered" not in question.claims or unsure:
        return None
    of_order = bool({"orders", "won"} & question.claims)  # "which works got the order"
    none = (None if of_order else _never_any(case)) or find_denial(case, A.DELIVERED_QUANTITY)
    came = any(fact.value != 0 for role in (A.DELIVERED_QUANTITY, A.DELIVERED_BATCH) for fact in case.facts(role))
    return untrue(case, none) if none is not None and not came else None


def _never_any(case: Case) -> Fact | None:
    """The count of none on record last, whatever the day asked: what had not come by then hadn't come before."""
    facts = [fact for deal in case.deals for fact in case.knowledge.facts_of.get(deal.id, ())]
    counts = [fact for fact in facts if fact.attribute in (A.DELIVERED_QUANTITY, A.DELIVERED_BATCH)]
    counts = [fact for fact in counts if fact.modality is Modality.ACTUAL]
    return counts[-1] if counts and all(fact.value == 0 for fact in counts) else None


def used_not_new(case: Case, stages: list[Stage]) -> Draft | None:
    """Things spoken of as newly built that all the deals asked about got second-hand."""
    question = case.question
    if "new" not in question.claims or question.is_negated or "second_hand" in question.scopes:
        return None
    used = [fact for fact in second_hand(case) if "part" not in fact.scope]
    return untrue(case, used[-1]) if used and {deal.id for deal in case.deals} == {f.deal for f in used} else None


def second_hand(case: Case) -> list[Fact]:
    """The facts that show things to have been used before, by their tag or else by their sentence."""
    facts = case.known(case.facts(None))
    told = [f for f in facts if f.attribute in (A.ORDERED_QUANTITY, A.SIGNED) and tells("used", f.quote)]
    return [fact for fact in facts if "second_hand" in fact.scope] or told


def of_losing_product(case: Case, names: Collection[str]) -> Draft | None:
    """The correction of an order of what only lost: "how many Lynx did it buy", where the Lynx was beaten."""
    question = case.question
    told = question.claims & {"lost", "won", "offered", "denied"} or A.LOSING_BIDDER in question.attributes
    bought = {"buys", "orders", "delivered"} & question.claims and question.asked in _TAKEN_AS_BOUGHT
    if told or not bought or question.is_negated:
        return None
    asked = {spaced(name) for name in names}
    beaten = {f.deal for f in case.known(case.deal_facts(A.LOSING_BIDDER)) if asked & set(spaced(str(f.value)).split())}
    stages = [stage for deal in case.deals if deal.id in beaten and (stage := find_stage(case, deal)) is not None]
    won = [stage for stage in stages if stage.reaches(Status.SIGNED)]
    return reject(case, won[0]) if len(won) == 1 else None


_TAKEN_AS_BOUGHT = (Asked.QUANTITY, Asked.DATE, Asked.MONEY)
