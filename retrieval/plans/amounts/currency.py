"""The sums and currencies that a question means: of the words that may mean several, and of numbers without one."""

from dataclasses import replace

from index.records import MONEY
from retrieval.case import Case
from retrieval.question import OWN


def in_currency(case: Case) -> Case:
    """The same case with the currency meant: of those the words may mean, one on record, else a party's own."""
    named = _named(case)
    if not named:
        return replace(case, question=replace(case.question, currencies=()))
    recorded = {fact.unit for fact in case.deal_facts()}
    parties = {deal.buyer for deal in case.deals} | {deal.seller_country for deal in case.deals}
    own = {code for party in parties for code in case.knowledge.currencies(party)}
    meant = [code for code in named if code in recorded] or [code for code in named if code in own] or named
    is_own = OWN in case.question.currencies
    unheard = {*case.question.currencies} if is_own else set(named) - recorded if meant[0] in recorded else set[str]()
    numbers = [replace(n, currency=meant[0]) if n.currency in unheard else n for n in case.question.numbers]
    return replace(case, question=replace(case.question, currencies=tuple(meant[:1]), numbers=tuple(numbers)))


def _named(case: Case) -> tuple[str, ...]:
    """The currencies that the words may mean; those of the buyers where they name the buyer's own."""
    named = case.question.currencies
    if OWN not in named:
        return named
    buyers = case.question.subject.buyers or {deal.buyer for deal in case.deals}
    return tuple(code for buyer in sorted(buyers) for code in case.knowledge.currencies(buyer))


def of_sum(case: Case) -> Case:
    """The same case with the sums that the question gives read by the records: their currency, and whose they are.

    "The 1.21 billion" is of the currency that a figure of so much has; where a claim about it names no party, it is
    about the deals that have such a figure.
    """
    question, subject = case.question, case.question.subject
    given = {number.value for number in question.numbers if number.is_money}
    sums = [fact for fact in case.deal_facts() if fact.attribute in MONEY and fact.value in given]
    if not sums:
        return case
    units = {value: {fact.unit for fact in sums if fact.value == value} for value in given}
    numbers = [
        replace(n, currency=min(units[n.value])) if n.currency is None and len(units.get(n.value, ())) == 1 else n
        for n in question.numbers
    ]
    case = replace(case, question=replace(question, numbers=tuple(numbers)))
    if not question.is_yes_no or subject.buyers or subject.deals or subject.sellers or subject.ordinals:
        return case
    return case.about(replace(subject, deals=frozenset(fact.deal for fact in sums)))
