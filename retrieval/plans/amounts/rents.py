"""What a lease costs over all its time or in one year: a yearly rent and a term make the whole, and the other way."""

from collections.abc import Sequence
from decimal import Decimal

from index.extraction.amounts import money_spans
from index.records import MONEY, Attribute, DealKind, Fact
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import MONTHS, Computation
from retrieval.plans.absence import decline
from retrieval.plans.amounts.money import money_rows
from retrieval.plans.amounts.worded import states_sum
from retrieval.plans.counts.quantity import single
from retrieval.plans.evidence.detail import in_its_words
from retrieval.plans.evidence.rights import rights_to_buy
from retrieval.plans.sentences import label, qualified
from retrieval.tellings import lease_years, years_told

A = Attribute


def rent_in_all(case: Case) -> Draft | None:
    """The rent of one lease over its whole term, where that is asked; None where the price on record is that."""
    if "whole_term" not in case.question.claims or [deal.kind for deal in case.deals] != [DealKind.LEASE]:
        return None
    rents = [row.fact for row in money_rows(case, A.VALUE)]
    if len(rents) != 1:
        return None
    rent, known = rents[0], case.known(case.facts(None))
    added = [f for f in known if f.attribute is A.VALUE and "extension" in f.scope and f.unit == rent.unit]
    if "per_year" not in rent.scope:
        return _summed(case, rent, [rent, *added], added) if added else None
    years, terms = term_of(case)
    return _summed(case, rent, [rent] * years, terms) if years and not added else decline(case, A.VALUE)


def of_buying_leased(case: Case) -> Draft | None:
    """The price for which what is only leased may be bought, by its terms; else a refusal: the rent is none."""
    leased = all(deal.kind is DealKind.LEASE for deal in case.deals)
    buys = bool({"owns", "may_buy", "bought_leased"} & case.question.claims) and not case.question.is_negated
    if not (leased and buys):
        return None
    rights = rights_to_buy(case)
    prices = [fact for fact in rights if fact.attribute in MONEY]
    if len({fact.value for fact in prices}) == 1:
        return single(case, case.row(prices[0]))
    priced = [f for f in rights if states_sum(f, case) or money_spans(f.quote, case.knowledge.article(f).language)]
    told = not prices and len(priced) == 1
    return in_its_words(case, priced[0]) if told else decline(case, A.VALUE)


def rent_by_time(case: Case) -> Draft | None:
    """What a year or a month of one lease or upkeep costs, where that is asked and the price is for all of its time.

    A refusal where no term is on record: the whole is no answer to that.
    """
    kinds, monthly = [deal.kind for deal in case.deals], "per_month" in case.question.claims
    if not (monthly or "per_year" in case.question.scopes) or len(kinds) != 1 or kinds[0] not in _LASTING:
        return None
    rents = [row.fact for row in money_rows(case, A.VALUE)]
    if len(rents) != 1 or {"per_year", "per_month"} & set(rents[0].scope):
        return None
    rent, (years, terms), speech = rents[0], term_of(case), case.speech
    let = [row.fact for row in case.rows(A.LEASED_QUANTITY)] if _of_each(case) else []
    if not years or not isinstance(rent.value, Decimal) or (_of_each(case) and len(let) != 1):
        return decline(case, A.VALUE)
    parts = years * MONTHS if monthly else Decimal(years)
    counts = [fact.number for fact in let]
    of_all = rent.number / parts
    each = of_all / counts[0] if counts else of_all
    each = round(each, _FIGURES - 1 - each.adjusted()) if len(each.as_tuple().digits) > _FIGURES else each
    amount = speech.amount(each, rent.unit)
    told = " ÷ ".join((speech.figure(rent), *map(speech.number, (parts, *counts))))
    text = f"{amount} ({told}; {terms[0].value})" if terms[0].attribute is A.OTHER else f"{amount} ({told})"
    of_months = (Computation(parts, (Decimal(years), MONTHS), "×"),) if monthly else ()
    return Draft(
        f"{speech.sentence(A.VALUE, text, rent.buyer, label(rent, case))}, {qualified(rent, case)}",
        (rent, *terms, *let),
        strong=amount,
        computations=(
            *of_months,
            Computation(of_all if counts else each, (rent.number, parts), "÷"),
            *(Computation(each, (of_all, count), "÷") for count in counts),
        ),
        figures=(Figure(each, rent.unit, A.VALUE, rent.qualifier, rent.as_of, None), *figures_of([rent])),
        as_of=rent.as_of,
    )


def rent_of_all(case: Case) -> Draft | None:
    """What all that is leased costs in a year or a month, where a word for what one costs says no more than that."""
    question = case.question
    of_all = "completed" in question.claims or not (question.subject.products or question.words)
    return rent_by_time(case) if of_all or _of_each(case) else None


def _of_each(case: Case) -> bool:
    """Whether it is asked what one of the things costs: "a year for each", "the annual rent per radar"."""
    question = case.question
    one = "one_by_one" in question.claims or A.UNIT_PRICE in question.attributes
    return one and "completed" not in question.claims and bool(question.subject.products)


_FIGURES = 4  # of a rent divided by years and things
_LASTING = (DealKind.LEASE, DealKind.SUPPORT)


def term_of(case: Case) -> tuple[int, list[Fact]]:
    """How many years the deals asked about run, with the facts that say so; nought where that isn't plain."""
    told = case.known(case.deal_facts(A.OTHER))
    years = {years_told(str(fact.value)): fact for fact in told if "duration" in fact.scope} or _years_quoted(case)
    return (next(iter(years)), list(years.values())) if len(years) == 1 else (0, [])


def _years_quoted(case: Case) -> dict[int, Fact]:
    """How many years things are leased for by the sentences that count or price them, each with a fact of it."""
    facts = [f for role in (A.LEASED_QUANTITY, A.VALUE) for f in case.known(case.deal_facts(role))]
    years = {lease_years(fact.quote): fact for fact in reversed(facts)}
    return {count: fact for count, fact in years.items() if count}


def _summed(case: Case, rent: Fact, parts: Sequence[Fact], shown: Sequence[Fact]) -> Draft:
    """The parts of a rent added up; `shown` are the facts that say why there are as many."""
    total, speech = sum((part.number for part in parts), Decimal(0)), case.speech
    amount = speech.amount(total, rent.unit)
    told = " + ".join(dict.fromkeys(speech.figure(fact) for fact in parts))
    terms = "; ".join(str(fact.value) for fact in shown if fact.attribute is A.OTHER)
    text = f"{amount} ({told}; {terms})" if terms else f"{amount} ({told})"
    return Draft(
        f"{speech.sentence(A.VALUE, text, rent.buyer, label(rent, case))}, {qualified(rent, case)}",
        (rent, *shown),
        strong=amount,
        computations=(Computation(total, tuple(part.number for part in parts), "+"),),
        figures=figures_of([rent, *(fact for fact in shown if fact.attribute is A.VALUE)]),
        as_of=rent.as_of,
    )
