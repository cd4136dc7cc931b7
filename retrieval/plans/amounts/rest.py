"""What of a price is for something else than the part of it on record: the extras beside the aircraft."""

from dataclasses import replace
from decimal import Decimal

from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.comparisons.entries import Entry
from retrieval.plans.comparisons.gap import show_difference
from retrieval.question import Asked, Operation
from retrieval.resolution import is_alone
from retrieval.selection import covered

A = Attribute


def rest_of_price(case: Case) -> Draft | None:
    """The price less what of it is for the thing itself, or for the company or the things set aside.

    None where that isn't asked, or no such part is on record of the one deal that has a price.
    """
    if not case.question.claims & {"rest_of", "set_off"} and not _things_aside(case):
        return None
    return less_main_part(case)


def less_set_off(case: Case) -> Draft | None:
    """The price without its main part, where the question takes that off: "subtract the satellites: what is left"."""
    question = case.question
    asked = "set_off" in question.claims and question.asked is Asked.MONEY and not question.is_yes_no
    asked = asked and question.operation is not Operation.UNIT_PRICE  # what one costs without the rest
    return less_main_part(case) if asked and "unpaid" not in question.claims else None


def less_things(case: Case) -> Draft | None:
    """The price without the things set aside; a refusal where one deal's price is asked for, and none of theirs."""
    if case.question.asked is not Asked.MONEY or not _things_aside(case):
        return None
    priced = {fact.deal for fact in case.known(case.deal_facts(A.VALUE))}
    return less_main_part(case) or (decline(case, A.VALUE) if len(priced) == 1 else None)


def less_main_part(case: Case) -> Draft | None:
    """The price less what of it is for the main thing by itself; None where no such part is on record of one deal."""
    question, parts = case.question, [f for f in case.known(case.deal_facts(A.VALUE)) if _is_set_aside(f, case)]
    plain = replace(case, question=replace(question, scopes=question.scopes - {"alone"}))
    if {part.product for part in parts} & covered(question.subject.products, case.knowledge):
        plain = plain.about(replace(question.subject, products=frozenset()))  # "with the missiles taken out"
    wholes = plain.rows(A.VALUE)
    wholes += [case.row(fact) for fact in case.known(case.deal_facts(A.VALUE)) if "package" in fact.scope]
    pairs = [(w, p) for w in wholes for p in parts if _is_part(p, w.fact)]
    if len({(whole.fact.value, part.value) for whole, part in pairs}) != 1:
        return None
    whole, part = pairs[0]
    named = ", ".join(scope.replace("_", " ") for scope in part.scope if scope.endswith(("_only", "_share")))
    return show_difference(case, Entry.of(whole), Entry.of(case.row(part), f"{whole.deal.title}: {named}"))


def beside_part(case: Case) -> Draft | None:
    """What of a price isn't of the part that the question names: "how much is not covered by the loan"."""
    question = case.question
    excludes = question.is_negated or "rest_of" in question.claims
    if not excludes or question.asked not in (Asked.MONEY, Asked.ANY):
        return None
    whole = replace(case, question=replace(question, words=(), hints=frozenset()))
    rows = [[r for r in one.rows(A.VALUE) if isinstance(r.fact.value, Decimal)] for one in (whole, case)]
    if any(len(found) != 1 for found in rows) or "part" not in rows[1][0].fact.scope:
        return None
    high, low = (Entry.of(found[0]) for found in rows)
    alike = high.facts[0].unit == low.facts[0].unit and high.amount > low.amount
    return show_difference(case, high, low) if alike else None


def _things_aside(case: Case) -> frozenset[str]:
    """What is asked about without: "how much is it without the missiles"."""
    return case.question.aside & case.knowledge.products.keys()


def _is_set_aside(fact: Fact, case: Case) -> bool:
    """Whether an amount is of just what the question sets aside: the aircraft only, a company's share."""
    if things := _things_aside(case):
        return "part" in fact.scope and fact.product in covered(things, case.knowledge)
    aside = case.question.aside & case.knowledge.records.organisations.keys()
    shares = {scope for scope in fact.scope if scope.endswith("_share")}
    named = case.knowledge.names.ids_in(fact.quote)
    of_firm = bool(shares and aside & named)
    alone = {word for scope in fact.scope if scope.endswith("_only") for word in scope.split("_")[:-1]}
    return of_firm or bool(alone and not aside)


def _is_part(part: Fact, whole: Fact) -> bool:
    same = (part.deal, part.unit) == (whole.deal, whole.unit)
    stated = isinstance(part.value, Decimal) and isinstance(whole.value, Decimal)  # a price may be withheld
    return same and stated and part.number < whole.number and not is_alone(whole)
