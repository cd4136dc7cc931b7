"""What is only said in words decides a yes or no: terms of a lease, what comes with a deal, where it was built."""

from index.records import Attribute, DealKind, Fact, Modality, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.knowledge import spaced
from retrieval.plans.claims import by_fact, verdict
from retrieval.plans.denials import denies, is_denied
from retrieval.plans.detail import in_its_words
from retrieval.plans.passed_off import second_hand
from retrieval.plans.status import Stage, describe

A = Attribute
_LOCAL = frozenset({"place_of_build", "local_production", "plant"})
_TERMS = frozenset({"terms", "purchase", "buyout", "option"})


def _in_words(case: Case, fact: Fact, yes: bool) -> Draft:
    """Yes or no on the ground of a sentence on record."""
    return verdict(case, in_its_words(case, fact), yes)


def by_terms(case: Case, stages: list[Stage]) -> Draft | None:
    """A right to buy claimed: what the terms on record say of one, never the signature."""
    if "may_buy" not in case.question.claims:
        return None
    told = [fact for fact in case.known(case.facts(A.OTHER)) if _TERMS & set(fact.scope)]
    return _in_words(case, told[-1], not is_denied(told[-1])) if told else None


def by_contents(case: Case, stages: list[Stage]) -> Draft | None:
    """Something said to come with a deal that isn't for it: what a sentence on record says of just that."""
    if "contents" not in case.question.claims:
        return None
    about = case.knowledge.products_in(case.deals)
    besides = [p for p in case.question.subject.products if not case.knowledge.covers(p) & about]
    forms = [form for product in sorted(besides) for form, _ in case.knowledge.names.forms_of(product)]
    for fact in (f for attribute in (A.COMPONENT, A.OTHER) for f in case.known(case.deal_facts(attribute))):
        said = f" {spaced(f'{fact.value} {fact.quote}')} "
        if any(f" {form} " in said for form in (*forms, *(_own_words(case) if _CONTENTS & set(fact.scope) else ()))):
            return _in_words(case, fact, not is_denied(fact))
    return _along(case)


_CONTENTS = frozenset({"price", "scope", "package", "contents", "terms", "armament", "training"})
_LONG = 5  # letters of a word that may name what is included


def _own_words(case: Case) -> list[str]:
    """The longer words of the question that name neither a party nor a product of these deals."""
    about = case.knowledge.products_in(case.deals)
    named = {*about, *(deal.buyer for deal in case.deals)}
    known = {word for name in named for form, _ in case.knowledge.names.forms_of(name) for word in form.split()}
    return [word for word in spaced(case.question.text).split() if len(word) >= _LONG and word not in known]


def _along(case: Case) -> Draft | None:
    """Something that is in a deal beside its main thing: what was ordered of it."""
    mains = {product for deal in case.deals for product in deal.products[:1]}
    products = case.question.subject.products
    if not products or any(case.knowledge.covers(product) & mains for product in products):
        return None
    rows = [row for role in (A.SUPPORT_VEHICLES, A.ORDERED_QUANTITY) for row in case.rows(role)]
    return by_fact(case, rows[0].fact, rows[0].fact.value != 0) if rows else None


def by_later_build(case: Case, stages: list[Stage]) -> Draft | None:
    """Built at home claimed, where that was only planned and a later sentence says where it was built."""
    plans = [row.fact for row in case.rows(A.LOCAL_PRODUCTION)]
    abroad = case.question.subject.seller_countries or "produced" not in case.question.claims
    if abroad or case.question.is_future or any(plan.modality is Modality.ACTUAL for plan in plans):
        return None
    known = [fact for fact in case.known(case.facts(A.OTHER)) if fact.modality is Modality.ACTUAL]
    told = [fact for fact in known if _LOCAL & set(fact.scope)]
    told = [fact for fact in told if (_is_later(fact, plans) if plans else denies(fact))]
    return _in_words(case, told[-1], False) if told else None


def _is_later(fact: Fact, plans: list[Fact]) -> bool:
    return all(fact.as_of and plan.as_of and fact.as_of.start > plan.as_of.end for plan in plans)


def by_tender(case: Case, stages: list[Stage]) -> Draft | None:
    """A tender or a bid claimed where there is only a requirement."""
    if case.question.subject.kinds != {DealKind.BID} or not stages:
        return None
    only = all(stage.status is Status.REQUIREMENT for stage in stages)
    return verdict(case, describe(case, stages[-1:]), False) if only else None


def by_newness(case: Case, stages: list[Stage]) -> Draft | None:
    """Brand new claimed: wrong where the records call it second-hand, else not told."""
    if "new" not in case.question.claims:
        return None
    used = second_hand(case)
    return by_fact(case, used[-1], False) if used else None


def by_record(case: Case, stages: list[Stage]) -> Draft | None:
    """A first claimed, of a thing sold abroad: right where a source calls it that."""
    question = case.question
    if 1 not in question.subject.ordinals or "elsewhere" not in question.claims or question.words:
        return None
    firsts = [f for f in case.known(case.facts(A.RECORD)) if {"first", "foreign"} <= set(spaced(str(f.value)).split())]
    return by_fact(case, firsts[-1], not is_denied(firsts[-1])) if firsts else None
