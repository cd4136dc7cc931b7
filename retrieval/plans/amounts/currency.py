"""The currency that a question means, where its words may mean several: crowns, pesos, dollars."""

from dataclasses import replace

from retrieval.case import Case


def in_currency(case: Case) -> Case:
    """The same case with the currency meant: of those the words may mean, one on record, else a party's own."""
    named = case.question.currencies
    if not named:
        return case
    recorded = {fact.unit for fact in case.deal_facts()}
    parties = {deal.buyer for deal in case.deals} | {deal.seller_country for deal in case.deals}
    own = {code for party in parties for code in case.knowledge.currencies(party)}
    meant = [code for code in named if code in recorded] or [code for code in named if code in own] or named
    unheard = set(named) - recorded if meant[0] in recorded else set[str]()
    numbers = [replace(n, currency=meant[0]) if n.currency in unheard else n for n in case.question.numbers]
    return replace(case, question=replace(case.question, currencies=tuple(meant[:1]), numbers=tuple(numbers)))
