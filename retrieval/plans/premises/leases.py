"""A lease and the purchase that may follow it: what is claimed of whose the things are, or may come to be."""

from index.records import SAID, Attribute, Deal, DealKind, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.knowledge import Knowledge
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import Stage, describe, find_stage
from retrieval.plans.evidence.denials import is_denied
from retrieval.plans.evidence.rights import rights_to_buy
from retrieval.plans.evidence.texts import by_words_of
from retrieval.plans.premises.claims import by_fact, verdict
from retrieval.plans.sentences import line
from retrieval.question import Subject

A = Attribute


def by_right_to_buy(case: Case, stages: list[Stage]) -> Draft | None:
    """A right to buy claimed: what the terms on record say of one, never the signature."""
    if "may_buy" not in case.question.claims:
        return None
    told = rights_to_buy(case)
    counts = [row.fact for row in case.rows(A.ORDERED_QUANTITY) if any(row.deal.id == fact.deal for fact in told)]
    if case.question.counts and counts and not any(fact.value in case.question.counts for fact in counts):
        return by_fact(case, counts[0], False)  # "does the buyout take in all three"
    return by_words_of(case, told[-1], not is_denied(told[-1])) if told else None


def by_terms(case: Case) -> Draft | None:
    """Bought or leased, where it is asked which: how many of either are on record; None where that isn't asked."""
    if "buys_or_leases" not in case.question.claims:
        return None
    roles = (A.LEASED_QUANTITY, A.ORDERED_QUANTITY)
    rows = [row for role in roles for row in case.rows(role) if row.fact.modality in SAID]
    told = "; ".join(line(row.fact, case) for row in rows)
    return Draft(told, tuple(row.fact for row in rows)) if 0 < len(rows) <= len(roles) else decline(case)


def by_ownership(case: Case, stages: list[Stage]) -> Draft | None:
    """Owned: not what is only leased; a refusal of whether it may be bought, which nothing said so far."""
    leases = [stage for stage in stages if is_let(stage.deal, case.knowledge)]
    rights = [stage for stage in stages if _is_unused_right(stage, case.knowledge)]
    others = len(leases) < len(stages) - (0 if "may_buy" in case.question.claims else len(rights))
    if not {"owns", "may_buy"} & case.question.claims or not leases or others:
        return None
    added = [stage.deal for stage in leases if stage.deal.kind is not DealKind.LEASE]
    stays = [fact for fact in case.known(case.facts(A.OTHER, added)) if "ownership" in fact.scope]
    if stays:
        return by_words_of(case, stays[-1], False)
    if "may_buy" in case.question.claims:
        return decline(case)
    rows = case.rows(A.LEASED_QUANTITY)
    return by_fact(case, rows[0].fact if rows else leases[0].facts[0], False)


def is_let(deal: Deal, knowledge: Knowledge) -> bool:
    """Whether a deal is a lease, or an amendment of one by which more is leased."""
    parent = knowledge.records.deals.get(deal.parent)
    return deal.kind is DealKind.LEASE or (
        deal.kind is DealKind.AMENDMENT and parent is not None and parent.kind is DealKind.LEASE
    )


def _is_unused_right(stage: Stage, knowledge: Knowledge) -> bool:
    """Whether a deal is an option to buy what is leased that nobody has taken up."""
    parent = knowledge.records.deals.get(stage.deal.parent)
    unused = stage.status in (Status.OPTION_OPEN, Status.OPTION_LAPSED)
    return unused and parent is not None and is_let(parent, knowledge)


def _may_be_leased(deal: Deal, case: Case) -> bool:
    """Whether what a deal bought may be what was leased before: no more than that, or called so."""
    bought = [row.fact for row in case.rows(A.ORDERED_QUANTITY, [deal])]
    leased = [row.fact.number for row in case.rows(A.LEASED_QUANTITY)]
    called = any("formerly_leased" in fact.scope for fact in bought)
    return called or not bought or not leased or bought[0].number <= max(leased)


def by_purchase_of_leased(case: Case, stages: list[Stage]) -> Draft | None:
    """What was leased said to have been bought in the end: right where a contract for it was signed."""
    if "bought_leased" not in case.question.claims or case.question.is_negated:
        return None
    subject = case.question.subject
    wide = case.about(Subject(buyers=subject.buyers, sellers=subject.sellers, products=subject.products))
    leased = {deal.buyer for deal in wide.deals if deal.kind is DealKind.LEASE}
    found = [stage for deal in wide.deals if deal.buyer in leased and (stage := find_stage(wide, deal)) is not None]
    bought = [stage for stage in found if stage.deal.kind is DealKind.PURCHASE]
    firm = [stage for stage in bought if stage.reaches(Status.SIGNED)]
    if not found:
        return None
    if firm and not any(_may_be_leased(stage.deal, wide) for stage in firm):
        return decline(case)  # more were bought than had been leased: whether those are among them isn't told
    return verdict(wide, describe(wide, (firm or bought or found)[-1:]), bool(firm))
