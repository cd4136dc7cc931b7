"""Things taken for granted that a sentence on record denies: a rumour, another deal's place, new for used."""

from index.records import Attribute, DealKind, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import spaced
from retrieval.plans.deals.status import Stage, find_stage
from retrieval.plans.premises.claims import by_fact
from retrieval.plans.premises.terms import reject
from retrieval.plans.sentences import names_stand_in, untrue
from retrieval.question import Operation, Subject
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
    if any(names_stand_in(fact.quote, case) for fact in case.known(case.deal_facts())):
        return None  # where the maker of both is at home
    told = case.about(Subject(deals=frozenset({called[0].id})))
    stage = find_stage(told, called[0])
    return reject(told, stage) if stage is not None else None


def used_not_new(case: Case, stages: list[Stage]) -> Draft | None:
    """Things spoken of as newly built that all the deals asked about got second-hand, or had and only upgrade."""
    question = case.question
    if "new" not in question.claims or question.is_negated or "second_hand" in question.scopes:
        return None
    used = [fact for fact in _second_hand(case) or _upgraded(case) if "part" not in fact.scope]
    return untrue(case, used[-1]) if used and {deal.id for deal in case.deals} == {f.deal for f in used} else None


def by_newness(case: Case, stages: list[Stage]) -> Draft | None:
    """Brand new claimed: wrong where the records call it second-hand, or what was there is upgraded; else not told."""
    if "new" not in case.question.claims:
        return None
    used = _second_hand(case) or _upgraded(case)
    return by_fact(case, used[-1], False) if used else None


def _upgraded(case: Case) -> list[Fact]:
    """How many of what was there are upgraded, where the deals are of nothing else."""
    upgraded = [fact for fact in case.known(case.facts(A.UPGRADE_QUANTITY)) if fact.modality is Modality.ACTUAL]
    only = bool(case.deals) and all(deal.kind is DealKind.UPGRADE for deal in case.deals)
    about = {fact.product for fact in upgraded}  # not what is put into them
    named = all(case.knowledge.covers(product) & about for product in case.question.subject.products)
    return upgraded if only and named else []


def _second_hand(case: Case) -> list[Fact]:
    """The facts that show things to have been used before, by their tag or else by their sentence."""
    facts = case.known(case.facts(None))
    told = [f for f in facts if f.attribute in (A.ORDERED_QUANTITY, A.SIGNED) and tells("used", f.quote)]
    return [fact for fact in facts if "second_hand" in fact.scope] or told
