"""How many countries are claimed to have bought something, or that one alone did: held against all that have."""

import operator
from dataclasses import replace
from decimal import Decimal

from index.numerals import stated_numbers
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.bounds import Bound, bound_told
from retrieval.plans.deals.listing import answer_list
from retrieval.plans.deals.membership import find_members
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import verdict
from retrieval.question import Operation
from retrieval.tellings import telling
from retrieval.understanding.mentions import mask


def by_buyers(case: Case, stages: list[Stage]) -> Draft | None:
    """Whether one country alone bought a thing, another besides, or as many as is said; None where none is claimed."""
    question, alone = case.question, "sole" in case.question.claims
    claimed = None if alone else _number_claimed(case)
    named = next((name for kind, name in question.mentions if kind == "country"), None)
    if not alone and claimed is None:
        return _others(case) if _asks_of_others(case) else _all_named(case)
    if claimed is None and named is None:
        return None
    sells = named in question.subject.seller_countries and bool(question.subject.buyers)
    wide = _of_all(case, sells=sells)
    if wide.question.subject.is_empty or wide.question.subject.deals:
        return decline(case)
    found = _countries(wide, sells=sells)
    if not found:
        return None
    if claimed is None:
        return verdict(case, answer_list(wide), found == {named})
    number, holds = claimed
    return verdict(case, answer_list(wide), holds(Decimal(len(found)), number))


def _asks_of_others(case: Case) -> bool:
    """Whether it is asked if anybody but a country that is set aside bought something: "anyone besides Peru"."""
    question = case.question
    others = question.aside & case.knowledge.buyers
    plain = not (question.subject.buyers or question.numbers or question.times) and bool(question.subject.products)
    return bool(others) and plain and bool(_BOUGHT & question.claims)


_BOUGHT = frozenset({"buys", "orders", "customer"})


def _all_named(case: Case) -> Draft | None:
    """Whether all of several countries named bought a thing; None where that isn't claimed."""
    question, subject = case.question, case.question.subject
    claims = question.claims
    all_of_them = len(subject.buyers) > 1 and "completed" in claims and bool(_BOUGHT & claims)
    more = claims & {"delivered", "produced", "further"} or question.numbers or question.times or question.leans
    groups = any(kind == "group" for kind, _ in question.mentions)
    if not all_of_them or more or groups or len(subject.products) != 1 or subject.ordinals or subject.deals:
        return None
    wide = _of_all(case, sells=False)
    return verdict(case, answer_list(wide), subject.buyers <= _countries(wide, sells=False))


def _others(case: Case) -> Draft:
    """Yes where another country bought it, no where only those set aside did."""
    wide = _of_all(case, sells=False)
    if found := _countries(wide, sells=False):
        return verdict(case, answer_list(wide), bool(found))
    return verdict(case, answer_list(replace(wide, question=replace(wide.question, aside=frozenset()))), False)


def _of_all(case: Case, *, sells: bool) -> Case:
    """The case as a list of the countries on the side asked about, whichever of them is named."""
    question, subject = case.question, case.question.subject
    free = replace(subject, seller_countries=frozenset()) if sells else replace(subject, buyers=_group(case))
    return replace(
        case, question=replace(question, operation=Operation.LIST, sorts=("country",), subject=free, is_yes_no=False)
    )


def _group(case: Case) -> frozenset[str]:
    """The countries of the region or alliance named, of which alone it is claimed; none where none is named."""
    groups = [case.knowledge.groups[name].members for kind, name in case.question.mentions if kind == "group"]
    return frozenset[str]().union(*groups)


def _countries(case: Case, *, sells: bool) -> frozenset[str]:
    """The countries that buy, or sell, in the deals that fit."""
    deals = [deal for deal, _ in find_members(case)]
    return frozenset(deal.seller_country if sells else deal.buyer for deal in deals) - {""}


def _number_claimed(case: Case) -> tuple[Decimal, Bound] | None:
    """How many countries a question claims, and how that compares with how many there are; None where it doesn't."""
    question = case.question
    masked = mask(question.text, case.knowledge.names.find(question.text)).text  # of a T-50 customer there is one
    told = telling("so_many_buyers").search(masked)
    numbers = {number for number in stated_numbers(told["number"]) if number % 1 == 0} if told else set()
    if told is None or len(numbers) != 1:
        return None
    return min(numbers), bound_told(told) or operator.ge
