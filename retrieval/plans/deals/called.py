"""What a thing is called: by its name where one is on record, else the product that was bought."""

from index.records import Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.deals.winners import winner
from retrieval.plans.evidence.detail import in_its_words
from retrieval.plans.sentences import headline
from retrieval.question import Operation

A = Attribute


def answer_called(case: Case) -> Draft | None:
    """What a thing or its maker is called; None where that isn't asked.

    Single things, as the third ship, have names of their own, which no type of ship tells.
    """
    question = case.question
    if not {"called", "each_called"} & question.claims or question.operation not in _ASKS or question.is_yes_no:
        return None
    if not case.deals or not set(question.attributes) <= _OF_THINGS or not question.subject.products:
        return None
    if named := [fact for fact in case.known(case.deal_facts(A.OTHER)) if _NAMES & set(fact.scope)]:
        return in_its_words(case, named[-1])
    if question.sorts[:1] == ("company",):
        return winner(case)
    rows = case.firm(case.rows(A.ORDERED_QUANTITY) or case.rows(A.LEASED_QUANTITY))
    known = case.knowledge.products
    types = {row.product for row in rows if row.product in known and not known[row.product].is_kind}
    single = bool(question.item or question.subject.ordinals or question.claims - _SAID_BESIDE)
    if single or question.words or len(types) != 1:
        return decline(case)
    name, row = case.knowledge.product_name(min(types)), rows[-1]
    return Draft(f"{name}: {headline(row, case)}", (row.fact,), strong=name)


_ASKS = (Operation.LOOKUP, Operation.LIST, Operation.EXPLAIN)
_SAID_BESIDE = frozenset({"called", "orders", "buys", "signed", "delivered", "produced", "cleared", "fielded", "uses"})
_NAMES = frozenset({"name", "names"})
# What a question for a name may say of the thing beside: that it was ordered, leased, built.
_OF_THINGS = frozenset(
    {A.ORDERED_QUANTITY, A.SIGNED, A.LEASED_QUANTITY, A.DELIVERED_QUANTITY, A.UPGRADE_QUANTITY, A.PLACE,
     A.IN_SERVICE_QUANTITY, A.LOCAL_PRODUCTION}
)  # fmt: skip
