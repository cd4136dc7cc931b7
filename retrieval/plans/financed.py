"""What a loan or a fund pays of a price, and what is left to the buyer, where the share is on record in words."""

from dataclasses import replace
from decimal import Decimal

from index.records import MONEY, Attribute, DealKind, Fact
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.detail import in_its_words
from retrieval.plans.sentences import label, qualified
from retrieval.question import Asked, Operation
from retrieval.tellings import share_told, tells

A = Attribute


def answer_financed(case: Case) -> Draft | None:
    """What is lent or given of a price, or left after that; None where neither is asked.

    A refusal where a sum is asked of a loan of which nobody tells how large it is: the price isn't that.
    """
    question, claims = case.question, case.question.claims
    if not claims & {"financed", "self_paid"} or question.operation in _TELLING:
        return None
    if any(_is_of_loan(fact) for fact in case.deal_facts() if fact.attribute in MONEY):
        return None  # the sum itself is on record
    told = [fact for fact in case.known(case.deal_facts(A.OTHER)) if tells("loan", str(fact.value))]
    shares = {(fact.deal, share): fact for fact in told if (share := share_told(str(fact.value)))}
    counts = question.asked is Asked.MONEY
    if len(shares) != 1:
        alike = "financed" in claims and counts and not told and not question.numbers
        return decline(case, A.VALUE) if alike and _is_bought(case) and not _stands_apart(case) else None
    (_, share), fact = next(iter(shares.items()))
    if counts and "percent" not in claims:
        return _in_money(case, fact, share)
    of_whom = question.asked is Asked.PERSON or "percent" in claims
    return in_its_words(case, fact) if of_whom and "financed" in claims else None


_TELLING = (Operation.VERIFY, Operation.PROVENANCE, Operation.TIMELINE, Operation.EXPLAIN, Operation.COMPARE)


def _is_of_loan(fact: Fact) -> bool:
    return any(word in scope for scope in fact.scope for word in ("loan", "financ", "credit", "grant"))


def _is_bought(case: Case) -> bool:
    return bool(case.deals) and all(deal.kind is not DealKind.LEASE for deal in case.deals)


def _stands_apart(case: Case) -> bool:
    """Whether it is another sum that is asked for: a budget, a first payment."""
    return case.question.attributes[:1] not in ((), (A.VALUE,))


def _in_money(case: Case, fact: Fact, share: Decimal) -> Draft:
    """A share of a price in money, or all but that share."""
    question, speech = case.question, case.speech
    plain = replace(case, question=replace(question, scopes=frozenset(), words=(), hints=frozenset()))
    deal = case.knowledge.records.deals[fact.deal]
    rows = plain.rows(A.VALUE, [deal], question.currency) or plain.rows(A.VALUE, [deal])
    if len(rows) != 1 or not isinstance(rows[0].fact.value, Decimal):
        return decline(case, A.VALUE)
    price = rows[0].fact
    part = price.number * share / 100
    own = "self_paid" in question.claims or question.is_negated
    sums = [Computation(part, (price.number, share), "of")]
    if own:
        sums.append(Computation(price.number - part, (price.number, part), "−"))
    amount = sums[-1].result
    figure = speech.amount(amount, price.unit)
    left = f"{speech.figure(price)} − {speech.amount(part, price.unit)} = {figure}"
    return Draft(
        f"{figure} ({speech.figure(price)}: {label(price, case)}; {fact.value}), {qualified(price, case)}",
        (fact, price),
        strong=figure,
        details=(left,) if own else (),
        computations=tuple(sums),
        figures=(Figure(amount, price.unit, A.VALUE, price.qualifier, price.as_of, None), *figures_of([price])),
        as_of=price.as_of,
    )
