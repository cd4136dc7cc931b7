"""Limits claimed to have been kept: a price within what was allowed or set aside, an order as large as was wanted."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from index.records import Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import verdict
from retrieval.plans.sentences import line
from retrieval.question import Asked
from retrieval.resolution import is_earlier

A = Attribute
_ALLOWED = (A.CEILING, A.BUDGET)
_WANTED = (A.REQUIRED_QUANTITY, A.PLANNED_QUANTITY, A.NEGOTIATED_QUANTITY)


def by_limit(case: Case, stages: list[Stage]) -> Draft | None:
    """Whether the price kept within a ceiling or a budget, or the order came up to what was wanted."""
    claims = case.question.claims & {"within", "beyond"}
    if len(claims) == 1 and not case.question.numbers:
        pair = _pair(case, A.VALUE, _named(case, _ALLOWED))
        return _held(case, *pair, yes=(pair[0].number <= pair[1].number) == ("within" in claims)) if pair else None
    if "as_wanted" in case.question.claims and set(_WANTED) & set(case.question.attributes):
        limits = (*_named(case, _WANTED), *_WANTED)
        pair = (
            _planned_by_then(case) or _pair(case, A.ORDERED_QUANTITY, limits) or _pair(case, A.LEASED_QUANTITY, limits)
        )
        return _held(case, *pair, yes=pair[0].number >= pair[1].number) if pair else decline(case, A.REQUIRED_QUANTITY)
    return None


def _planned_by_then(case: Case) -> tuple[Fact, Fact] | None:
    """What has come with what was to have come by that day, where that is asked: "as many as planned"."""
    if not {A.DELIVERED_QUANTITY, A.PLANNED_QUANTITY} <= set(case.question.attributes):
        return None
    pair = _pair(case, A.DELIVERED_QUANTITY, (A.PLANNED_QUANTITY,))
    return pair if pair is not None and pair[0].as_of == pair[1].as_of else None


def by_talks(case: Case, stages: list[Stage]) -> Draft | None:
    """Whether what was agreed is more, less or as much as was talked of before: "fewer than was rumoured"."""
    question = case.question
    lean = {"more", "less", "dear", "cheap"} & question.leans
    compares = len(lean) == 1 or "as_wanted" in question.claims
    if "talked_of" not in question.claims or question.numbers or not compares:
        return None
    money = question.asked is Asked.MONEY or {"spent"} & question.claims or A.VALUE in question.attributes
    pairs = list(_talked(case, A.VALUE if money or lean & {"dear", "cheap"} else A.ORDERED_QUANTITY))
    signs = {_sign(agreed.number - talked.number) for agreed, talked in pairs}
    if len(signs) != 1 or len({agreed.deal for agreed, _ in pairs}) != 1:
        return None
    wanted = 0 if not lean else 1 if lean & {"more", "dear"} else -1
    return _held(case, *pairs[0], yes=signs == {wanted})


def by_wish(case: Case) -> Draft | None:
    """Whether more or less was ordered than was wanted: "fewer than it had asked for"."""
    question = case.question
    lean = {"more", "less"} & question.leans
    roles = [role for role in _WANTED if role in question.attributes]
    if len(lean) != 1 or question.numbers or not roles or not question.claims & {"orders", "buys", "signed"}:
        return None
    pair = _pair(case, A.ORDERED_QUANTITY, (*roles, *_WANTED))
    if pair is None:
        return None
    return _held(case, *pair, yes=_sign(pair[0].number - pair[1].number) == (1 if "more" in lean else -1))


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


_LOOSE = frozenset({Modality.NEGOTIATED, Modality.REPORTED, Modality.PROPOSED, Modality.EXPECTED, Modality.PLANNED})


def _talked(case: Case, role: Attribute) -> Iterator[tuple[Fact, Fact]]:
    """What was agreed in a role with what was talked of before it: of one deal, product and unit."""
    roles = {role, A.NEGOTIATED_QUANTITY} if role is A.ORDERED_QUANTITY else {role}
    loose = [f for f in case.known(case.facts(None)) if f.attribute in roles and f.modality in _LOOSE]
    for row in case.firm([row for row in case.rows(role) if row.fact.modality is Modality.ACTUAL]):
        for fact in loose:
            alike = (fact.deal, fact.product, fact.unit) == (row.fact.deal, row.fact.product, row.fact.unit)
            if alike and isinstance(fact.value, Decimal) and is_earlier(fact, row.fact):
                yield row.fact, fact


def _named(case: Case, roles: tuple[Attribute, ...]) -> list[Attribute]:
    """The roles that the question names, else all of them."""
    return [role for role in roles if role in case.question.attributes] or list(roles)


def _pair(case: Case, firm: Attribute, limits: Iterable[Attribute]) -> tuple[Fact, Fact] | None:
    """What was agreed and the limit it is held against: of one deal, in one unit, the deal's own before conversions."""
    for limit in limits:
        for bound in case.rows(limit):
            rows = case.rows(firm, [bound.deal], bound.fact.unit if firm is A.VALUE else None)
            agreed = [row.fact for row in rows if row.fact.unit == bound.fact.unit]
            if len(agreed) == 1 and all(isinstance(f.value, Decimal) for f in (agreed[0], bound.fact)):
                return agreed[0], bound.fact
    return None


def _held(case: Case, agreed: Fact, bound: Fact, *, yes: bool) -> Draft:
    ground = Draft(line(agreed, case), (agreed, bound), details=(line(bound, case),))
    return verdict(case, ground, yes)
