"""What is claimed to have changed, or to be so from the first: a price, an order, the day of effect."""

from decimal import Decimal

from index.records import Attribute, Deal, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import by_fact, verdict
from retrieval.plans.sentences import line, untrue
from retrieval.question import Asked, Operation
from retrieval.resolution import RESERVED, is_earlier

A = Attribute


def by_change(case: Case, stages: list[Stage]) -> Draft | None:
    """A price or an order said to have gone up or down: held against what it was at first."""
    question, claims = case.question, case.question.claims & {"raised", "cut"}
    if len(claims) != 1 or question.numbers:
        return None
    money = question.asked is Asked.MONEY or A.VALUE in question.attributes
    standing = [row.fact for row in case.firm(case.rows(A.VALUE if money else A.ORDERED_QUANTITY))]
    if len(standing) != 1 or not isinstance(standing[0].value, Decimal):
        return None
    now = standing[0]
    before = [fact for fact in case.known(case.facts(now.attribute)) if _is_before(fact, now)]
    if not before:
        return None
    first = min(before, key=lambda fact: (fact.as_of.end if fact.as_of else question.today, fact.id))
    ground = Draft(line(now, case), (now, first), details=(line(first, case),))
    return verdict(case, ground, now.number > first.number if "raised" in claims else now.number < first.number)


def other_way(case: Case, stages: list[Stage]) -> Draft | None:
    """Why a price or an order went up that went down, or down that went up."""
    question, claims = case.question, case.question.claims & {"raised", "cut"}
    if question.operation is not Operation.EXPLAIN or len(claims) != 1 or question.is_negated:
        return None
    draft = by_change(case, stages)
    if draft is None or draft.yes_no is not False or len({fact.value for fact in draft.facts}) == 1:
        return None
    return untrue(case, *draft.facts)


def _is_before(fact: Fact, now: Fact) -> bool:
    """Whether a fact states the same figure as of an earlier time."""
    alike = (fact.deal, fact.product, fact.unit) == (now.deal, now.product, now.unit)
    if not alike or fact.modality is not Modality.ACTUAL:
        return False
    if (RESERVED - {"superseded"}) & (set(fact.scope) ^ set(now.scope)) or not isinstance(fact.value, Decimal):
        return False
    return is_earlier(fact, now)


def find_reduction(case: Case, deal: Deal) -> Fact | None:
    """What stands of an order where that is less than it was before; None where nothing was cut."""
    for role in (A.ORDERED_QUANTITY, A.UPGRADE_QUANTITY, A.VALUE):
        for row in case.rows(role, [deal]):
            now = row.fact
            if (
                now.corrects is None
                and isinstance(now.value, Decimal)
                and any(
                    _is_before(fact, now) and fact.number > now.number for fact in case.known(case.facts(role, [deal]))
                )
            ):
                return now
    return None


def by_day_of_signature(case: Case, stages: list[Stage]) -> Draft | None:
    """In force from the day of signature: held against the day on which it came into force."""
    if not {"same_day", "effective"} <= case.question.claims:
        return None
    starts, signed = case.rows(A.EFFECTIVE), case.rows(A.SIGNED)
    if len(starts) != 1 or len(signed) != 1:
        return None
    return by_fact(case, starts[0].fact, starts[0].fact.period.overlaps(signed[0].fact.period))
