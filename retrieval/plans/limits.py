"""Limits claimed to have been kept: a price within what was allowed or set aside, an order as large as was wanted."""

from collections.abc import Iterable
from decimal import Decimal

from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.claims import verdict
from retrieval.plans.sentences import line
from retrieval.plans.status import Stage

A = Attribute
_ALLOWED = (A.CEILING, A.BUDGET)
_WANTED = (A.REQUIRED_QUANTITY, A.PLANNED_QUANTITY)


def by_limit(case: Case, stages: list[Stage]) -> Draft | None:
    """Whether the price kept within a ceiling or a budget, or the order came up to what was wanted."""
    claims = case.question.claims & {"within", "beyond"}
    if len(claims) == 1 and not case.question.numbers:
        pair = _pair(case, A.VALUE, _named(case, _ALLOWED))
        return _held(case, *pair, yes=(pair[0].number <= pair[1].number) == ("within" in claims)) if pair else None
    if "as_wanted" in case.question.claims and set(_WANTED) & set(case.question.attributes):
        pair = _pair(case, A.ORDERED_QUANTITY, _named(case, _WANTED))
        return _held(case, *pair, yes=pair[0].number >= pair[1].number) if pair else None
    return None


def _named(case: Case, roles: tuple[Attribute, ...]) -> list[Attribute]:
    """The roles that the question names, else all of them."""
    return [role for role in roles if role in case.question.attributes] or list(roles)


def _pair(case: Case, firm: Attribute, limits: Iterable[Attribute]) -> tuple[Fact, Fact] | None:
    """What was agreed and the limit it is held against: of one deal, in one unit, the deal's own before conversions."""
    for limit in limits:
        for bound in case.rows(limit):
            rows = case.rows(firm, [bound.deal], None if firm is A.ORDERED_QUANTITY else bound.fact.unit)
            agreed = [row.fact for row in rows if row.fact.unit == bound.fact.unit]
            if len(agreed) == 1 and all(isinstance(f.value, Decimal) for f in (agreed[0], bound.fact)):
                return agreed[0], bound.fact
    return None


def _held(case: Case, agreed: Fact, bound: Fact, *, yes: bool) -> Draft:
    ground = Draft(line(agreed, case), (agreed, bound), details=(line(bound, case),))
    return verdict(case, ground, yes)
