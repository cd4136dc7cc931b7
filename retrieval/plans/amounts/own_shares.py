"""What of a price one firm gets by itself: "what is Babcock's part worth", "as the manufacturer books it"."""

from dataclasses import replace

from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.amounts.money import single_amount
from retrieval.question import Asked, Operation

_SHARE = "producer_share"
_AMOUNTS = (Asked.MONEY, Asked.QUANTITY)


def answer_own_share(case: Case) -> Draft | None:
    """The amount on record of a firm's own part of a deal; None where none is asked for.

    A firm that sells nothing in the deals gets no price of theirs: where its part isn't on record, that is refused.
    """
    question = case.question
    if question.operation not in (Operation.LOOKUP, Operation.SHARE) or question.asked not in _AMOUNTS:
        return None
    if question.attributes[:1] not in ((Attribute.VALUE,), ()) and _SHARE not in question.scopes:
        return None
    others = question.subject.organisations - {seller for deal in case.deals for seller in deal.seller}
    if not others and _SHARE not in question.scopes:
        return None
    facts = [fact for fact in case.known(case.deal_facts(Attribute.VALUE)) if _SHARE in fact.scope]
    named = [fact for fact in facts if others & _firms_in(fact, case)]
    if not named and others and _SHARE in question.scopes:
        return decline(case, Attribute.VALUE)
    if not named and _SHARE in question.scopes and len({fact.deal for fact in facts}) == 1:
        named = facts
    if len({fact.value for fact in named}) != 1:
        return None
    asked = replace(case, question=replace(question, scopes=question.scopes | {_SHARE}))
    return single_amount(asked, [case.row(named[0])])


def _firms_in(fact: Fact, case: Case) -> frozenset[str]:
    """The companies in what is recorded of a fact in words."""
    return case.knowledge.names.ids_in(f"{fact.quote} {fact.note} {fact.stated_by}")
