"""First payments: which of several sums paid for a deal was paid on signing."""

from collections.abc import Sequence

from index.names import fold
from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.amounts.money import single_amount
from retrieval.tellings import tells

A = Attribute


def answer_deposit(case: Case) -> Draft | None:
    """The first payment, where several sums paid for one deal are on record; None where that isn't asked."""
    if "deposit" not in case.question.claims or A.AMOUNT_PAID not in case.question.attributes:
        return None
    paid = case.known(case.facts(A.AMOUNT_PAID))
    if len({fact.deal for fact in paid}) != 1 or len({fact.value for fact in paid}) == 1:
        return None
    first = first_payments(case, paid)
    if len({fact.value for fact in first}) != 1:
        return decline(case, A.AMOUNT_PAID)
    return single_amount(case, [case.row(first[-1])])


def first_payments(case: Case, paid: Sequence[Fact]) -> list[Fact]:
    """Of the sums paid those that are called a deposit; where none is, those of the day of the signature."""
    called = [fact for fact in paid if _TAGS & set(fact.scope) or tells("deposit", fold(fact.quote))]
    signing = case.knowledge.signing
    return called or [f for f in paid if f.as_of and f.deal in signing and signing[f.deal].contains(f.as_of)]


_TAGS = frozenset({"advance", "down_payment", "deposit", "first"})  # tags of what is paid before anything comes
