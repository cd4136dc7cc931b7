"""What is on record of a right to buy what is leased."""

from index.records import Attribute, DealKind, Fact
from retrieval.case import Case
from retrieval.tellings import tells

A = Attribute
_TOLD_IN = (A.OTHER, A.UNIT_PRICE)  # the price of all is the rent, whatever else its sentence says
_TERMS = frozenset({"terms", "purchase", "buyout", "option"})


def rights_to_buy(case: Case) -> list[Fact]:
    """The facts that tell whether, and for how much, what is leased may be bought."""
    return [fact for fact in case.known(case.facts(None)) if _tells_of_right(fact, case)]


def _tells_of_right(fact: Fact, case: Case) -> bool:
    if "purchase_option" in fact.scope:
        return True
    leased = case.knowledge.records.deals[fact.deal].kind is DealKind.LEASE
    said = leased and tells("may_buy", f"{fact.value} {fact.quote}")
    return (fact.attribute in _TOLD_IN and said) or (fact.attribute is A.OTHER and bool(_TERMS & set(fact.scope)))
