"""Something said to be bought, ordered or signed for: held against what was signed."""

from dataclasses import replace

from index.records import QUANTITIES, Attribute, DealKind, Fact, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import WISHES, Stage, describe, firm_orders
from retrieval.plans.premises.claims import by_fact, verdict
from retrieval.plans.premises.leases import is_let
from retrieval.question import Asked
from retrieval.selection import covered

A, S = Attribute, Status


def _only_wished(case: Case) -> Fact | None:
    """The wish or the talks that have the one count named, where no order has it: "those further 24 guns"."""
    counts = case.question.counts
    wide = case.about(replace(case.question.subject, kinds=frozenset())) if len(counts) == 1 else case
    facts = [fact for fact in case.known(wide.deal_facts()) if fact.attribute in QUANTITIES and fact.value in counts]
    plain = len(counts) == 1 and bool(facts) and all(fact.attribute in WISHES for fact in facts)
    return facts[-1] if plain else None


def by_signature(case: Case, stages: list[Stage]) -> Draft | None:
    """Bought, ordered, signed: right when a firm deal was signed."""
    unexplained = len(case.question.words) > (case.speech.language != "en")
    sums = case.question.asked is Asked.MONEY or any(number.currency for number in case.question.numbers)
    customer = "customer" in case.question.claims  # who leases something is one
    asserted = (
        customer
        or "buys" in case.question.claims
        or ("signed" in case.question.claims and A.SIGNED in case.question.attributes)
    )
    beyond = sums or {"may_buy", "contents", "new"} & case.question.claims or "second_hand" in case.question.scopes
    if not asserted or unexplained or beyond or not stages:
        return None
    if (wished := _only_wished(case)) is not None:
        return by_fact(case, wished, False)
    firm = firm_orders(case, stages)
    kinds = case.question.subject.kinds - {DealKind.PURCHASE}
    if named := firm or [s for s in stages if s.deal.kind in kinds and s.reaches(S.MEMORANDUM)]:
        about = covered(case.question.subject.products, case.knowledge)
        bought = not about or any(about & case.knowledge.products_of(s.deal.id) for s in named)
        plain = not (customer or case.question.subject.kinds - {DealKind.PURCHASE})
        leased = plain and all(is_let(stage.deal, case.knowledge) for stage in named)
        return verdict(case, describe(case, named[-1:]), bought and not leased)
    return verdict(case, describe(case, stages[-1:]), False)
