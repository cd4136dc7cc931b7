"""What a loan or a fund pays of a price, and what is left to the buyer, where the share is on record in words."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from index.names import NameKind
from index.records import MONEY, Attribute, DealKind, Fact
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.amounts.payments import first_payments
from retrieval.plans.amounts.worded import states_sum
from retrieval.plans.deals.status import Stage
from retrieval.plans.evidence.denials import denies
from retrieval.plans.evidence.detail import in_its_words
from retrieval.plans.evidence.texts import by_words_of
from retrieval.plans.sentences import label, names_stand_in, qualified
from retrieval.question import Asked, Operation
from retrieval.stems import has_stem
from retrieval.tellings import share_told, tells

A = Attribute


def answer_financed(case: Case) -> Draft | None:
    """What is lent or given of a price, or left after that; None where neither is asked.

    A refusal where a sum is asked of a loan of which nobody tells how large it is: the price isn't that.
    """
    question, claims = case.question, case.question.claims
    if not claims & {"financed", "self_paid"} or question.operation in _TELLING:
        return None
    if question.asked in (Asked.PLACE, Asked.PERSON) and "financed" in claims and not _are_told(case):
        return decline(case, A.VALUE)  # where the money for something comes from
    if any(_is_of_loan(fact) for fact in case.deal_facts() if fact.attribute in MONEY):
        return None  # the sum itself is on record
    told = _of_loans(case)
    shares = {(fact.deal, share): fact for fact in told if (share := share_told(str(fact.value)))}
    counts = question.asked is Asked.MONEY
    if {"financed", "up_front", "percent"} <= claims:
        return _with_first_payment(case, *next(iter(shares.items()))) if len(shares) == 1 else decline(case, A.VALUE)
    if len(shares) != 1 and question.asked is Asked.PERSON and len({fact.value for fact in told}) == 1:
        return in_its_words(case, told[0]) if _says_who(told[0], case) else decline(case, A.VALUE)
    sums = {fact.value: fact for fact in told if states_sum(fact, case)}
    if not shares and len(sums) == 1 and counts and "self_paid" not in claims and not question.is_negated:
        return in_its_words(case, next(iter(sums.values())))
    if len(shares) != 1:
        alike = "financed" in claims and counts and not told and not question.numbers
        return decline(case, A.VALUE) if alike and _is_bought(case) and not _stands_apart(case) else None
    (_, share), fact = next(iter(shares.items()))
    if counts and "percent" not in claims:
        return _in_money(case, fact, share)
    of_whom = question.asked in (Asked.PERSON, Asked.PLACE) or "percent" in claims
    if question.asked is Asked.PERSON and not _says_who(fact, case):
        return decline(case, A.VALUE)
    return in_its_words(case, fact) if of_whom and "financed" in claims else None


def _are_told(case: Case) -> bool:
    """Whether anything on record says who lends or gives."""
    return bool(_of_loans(case)) or any(_is_of_loan(fact) for fact in case.deal_facts())


def _says_who(fact: Fact, case: Case) -> bool:
    """Whether a sentence on a loan says who lends: a bank, a state, a name."""
    return tells("lender", fact.quote) or bool(case.knowledge.names.ids_in(fact.quote))


def _of_loans(case: Case) -> list[Fact]:
    """What is on record in words of a loan or a fund."""
    return [fact for fact in case.known(case.deal_facts(A.OTHER)) if tells("loan", str(fact.value))]


def by_loan(case: Case, stages: list[Stage]) -> Draft | None:
    """A loan or a fund claimed to pay: right where one is on record of whom the question names, all of it or a part."""
    question = case.question
    other = A.APPROVED in question.attributes or "effective" in question.claims  # "has parliament approved the loan"
    if "financed" not in question.claims or question.numbers or other:
        return None
    sums = (fact for fact in case.known(case.deal_facts()) if fact.attribute in MONEY and _is_of_loan(fact))
    for fact in (*_of_loans(case), *sums):
        if _speaks_of_all(fact, case):
            whole = "completed" in question.claims and ("part" in fact.scope or share_told(str(fact.value)))
            return by_words_of(case, fact, not (whole or denies(fact)))
    return None


def _speaks_of_all(fact: Fact, case: Case) -> bool:
    """Whether a sentence on record speaks of all that a question names beside the buyer and the thing bought."""
    question, said = case.question, f"{fact.value} {fact.quote}"
    told = {name for mention in case.knowledge.names.find(said) for name in mention.names}
    beside = {name for kind, name in question.mentions if kind in (NameKind.COUNTRY, NameKind.ORGANISATION)}
    if not any(name.kind is NameKind.COUNTRY for name in told):
        beside -= {deal.seller_country for deal in case.deals}  # who lends goes without saying
    beside -= {fact.buyer, *(seller for deal in case.deals for seller in deal.seller), *(name.id for name in told)}
    if beside or not names_stand_in(said, case):
        return False
    words = question.words if question.language == "en" and case.knowledge.article(fact).language == "en" else ()
    return all(tells("loan", word) or has_stem(word, said) for word in words)


_TELLING = (Operation.VERIFY, Operation.PROVENANCE, Operation.TIMELINE, Operation.EXPLAIN, Operation.COMPARE)


def _is_of_loan(fact: Fact) -> bool:
    return any(word in scope for scope in fact.scope for word in ("loan", "financ", "credit", "grant"))


def _is_bought(case: Case) -> bool:
    return bool(case.deals) and all(deal.kind is not DealKind.LEASE for deal in case.deals)


def _stands_apart(case: Case) -> bool:
    """Whether it is another sum that is asked for: a budget, a first payment."""
    return case.question.attributes[:1] not in ((), (A.VALUE,))


def _with_first_payment(case: Case, lent: tuple[str, Decimal], loan: Fact) -> Draft:
    """The share that a loan and the first payment are together of one price; a refusal where any of them is missing."""
    (deal, share), speech = lent, case.speech
    plain = replace(case, question=replace(case.question, scopes=frozenset(), words=(), hints=frozenset()))
    prices = plain.rows(A.VALUE, [case.knowledge.records.deals[deal]])
    paid = {fact.value: fact for fact in first_payments(case) if fact.deal == deal}
    if len(prices) != 1 or len(paid) != 1 or {f.unit for f in paid.values()} != {prices[0].fact.unit}:
        return decline(case, A.VALUE)
    price, first = prices[0].fact, next(iter(paid.values()))
    own = (100 * first.number / price.number).quantize(Decimal(1), ROUND_HALF_UP)
    both, parts = share + own, f"{speech.number(share)} % + {speech.number(own)} %"
    text = speech.say(
        "share", figure=speech.number(both), part=parts, whole=speech.figure(price), what=label(price, case)
    )
    return Draft(
        f"{text}, {qualified(first, case)}",
        (loan, first, price),
        strong=f"{speech.number(both)} %",
        computations=(Computation(own, (first.number, price.number), "%"), Computation(both, (share, own), "+")),
        figures=(
            Figure(both, "percent", A.VALUE, price.qualifier, first.as_of, None),
            *(Figure(part, "percent", A.VALUE, price.qualifier, first.as_of, None) for part in (share, own)),
            *figures_of([first, price]),
        ),
        as_of=first.as_of,
    )


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
