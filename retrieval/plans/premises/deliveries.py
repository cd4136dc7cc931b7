"""Whether it came: all that was ordered, or any of it."""

from decimal import Decimal

from index.records import Attribute, DealKind, Fact, Modality, Status
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.counts.completion import in_full, ordered_for
from retrieval.plans.counts.quantity import answer_quantity
from retrieval.plans.deals.outcomes import find_denial
from retrieval.plans.deals.status import Stage, describe
from retrieval.plans.evidence.texts import by_sentence, none_told
from retrieval.plans.premises.by_then import says_some
from retrieval.plans.premises.claims import by_fact, verdict
from retrieval.plans.premises.completions import is_beside, orders_of_several
from retrieval.plans.premises.roles import ROLES_OF_THEIR_OWN
from retrieval.plans.sentences import headline
from retrieval.tellings import tells

A, S = Attribute, Status


def by_delivery(case: Case, stages: list[Stage]) -> Draft | None:
    """Delivered: all of it, or any of it."""
    claims = case.question.claims
    if "delivered" not in claims and A.DELIVERED_QUANTITY not in case.question.attributes:
        return None
    if case.question.attributes[:1] == (A.LOCAL_PRODUCTION,) or _is_of_rights(case):
        return None  # "is there any local assembly in it", "is it getting technology transfer"
    unread = "completed" in claims or tells("asks_what_is", case.question.text)
    if "contents" in claims or orders_of_several(case) or (unread and is_beside(case)):
        return None  # "any radars in the tank contract?": that its tanks haven't come tells nothing of them
    rows = case.firm(case.rows(A.DELIVERED_QUANTITY))
    if not rows and (shown := _begun(case)) is not None and "completed" not in claims:
        return by_fact(case, shown, True)
    if not rows:
        other = ROLES_OF_THEIR_OWN & set(case.question.attributes)  # "does it get an offset"
        if not other and (none := find_denial(case, A.DELIVERED_QUANTITY)) is not None:
            return by_fact(case, none, False)
        if not other and (said := none_told(case, A.DELIVERED_QUANTITY)) is not None:
            return by_sentence(case, said, False)
        completed = [stage for stage in stages if stage.status is S.COMPLETED]
        if completed:
            return verdict(case, describe(case, completed), True)
        if stages and not any(stage.reaches(S.SIGNED) for stage in stages):
            return verdict(case, describe(case, stages[-1:]), False)
        ahead = [r for r in case.rows(A.DELIVERY_START) if r.fact.period.start > case.question.frame.as_of]
        return verdict(case, Draft(headline(ahead[0], case), (ahead[0].fact,)), False) if ahead else None
    owed = [(row, ordered_for(row, case)) for row in in_full(rows, case)]
    everything = all(order is None or row.fact.number >= order.number for row, order in owed)
    begun = says_some(case.question) and any(row.fact.number for row in rows) and not _says_more(case, rows)
    enough = sum(row.fact.number for row in rows) >= max(case.question.counts, default=Decimal("Infinity"))
    begun = begun or (enough and "completed" not in claims)  # "have two been handed over", of three
    return verdict(case, answer_quantity(case, A.DELIVERED_QUANTITY), everything or begun)


def _says_more(case: Case, rows: list[Row]) -> bool:
    """Whether more are said to have come than have, unless the number only tells how many were ordered."""
    ordered = {row.fact.number for row in case.firm(case.rows(A.ORDERED_QUANTITY))}
    claimed = [number.value for number in case.question.numbers if number.value not in ordered and not number.is_money]
    return max(claimed, default=Decimal(0)) > sum(row.fact.number for row in rows)


def _is_of_rights(case: Case) -> bool:
    """Whether rights or work on things are asked about that no deal is of: that the things came tells nothing of it."""
    named = {DealKind.LICENCE, DealKind.SUPPORT, DealKind.UPGRADE} & case.question.subject.kinds
    return bool(named) and not any(deal.kind in named for deal in case.deals)


def _begun(case: Case) -> Fact | None:
    """The fact that shows that something had come where no count does: a batch, or the day deliveries began."""
    for role in (A.DELIVERED_BATCH, A.DELIVERY_START):
        facts = [f for f in case.known(case.facts(role)) if f.modality is Modality.ACTUAL and f.value != 0]
        if facts:
            return facts[0]
    return None
