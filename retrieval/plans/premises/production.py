"""Built in a country claimed, or by a company: held against how many are, or were, built in the buyer's."""

from functools import partial

from index.names import NameKind, fold
from index.records import Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import has_any
from retrieval.plans.absence import not_recorded
from retrieval.plans.deals.status import Stage
from retrieval.plans.evidence.denials import affirms, denies
from retrieval.plans.evidence.texts import by_sentence, by_words_of, none_told, sentences_about
from retrieval.plans.premises.claims import by_fact
from retrieval.resolution import effective_day
from retrieval.tellings import telling, tells

A = Attribute
_LOCAL = frozenset({"place_of_build", "local_production", "plant"})


def by_production(case: Case, stages: list[Stage]) -> Draft | None:
    """Built in a country: all or some of it in the buyer's, or what is left in the seller's."""
    partner = _names_partner(case)
    if "produced" not in case.question.claims or not (partner or A.LOCAL_PRODUCTION in case.question.attributes):
        return None
    local, orders = case.firm(case.rows(A.LOCAL_PRODUCTION)), case.firm(case.rows(A.ORDERED_QUANTITY))
    named = {row.deal.id for row in orders if row.fact.number in case.question.counts}  # "of the 48 tanks"
    local = [row for row in local if not named or row.deal.id in named]
    if not local and (told := _told_of_building(case)) is not None:
        return told
    if len(local) != 1 or local[0].fact.unit == "percent":
        return None
    built, everything = local[0].fact, "completed" in case.question.claims
    orders = [row for row in orders if row.fact.unit == built.unit and row.deal.id == built.deal]
    ordered = orders[0].fact.number if len(orders) == 1 else None
    countries = [name for kind, name in case.question.mentions if kind == NameKind.COUNTRY]
    abroad = bool(countries) and countries[-1] in {deal.seller_country for deal in case.deals} and not partner
    if ordered is None and (everything or abroad):
        return None
    number = (ordered or built.number) - built.number if abroad else built.number
    return by_fact(case, built, number == ordered if everything else number > 0)


def _told_of_building(case: Case) -> Draft | None:
    """What a sentence of an article says of whether anything is built in the country named last."""
    countries = [name for kind, name in case.question.mentions if kind == NameKind.COUNTRY]
    if not countries or case.question.words:
        return None
    home = {deal.buyer for deal in case.deals}
    if countries[-1] in home and (denial := none_told(case, A.LOCAL_PRODUCTION)):
        return by_sentence(case, denial, False)
    forms = {form for form, _ in case.knowledge.names.forms_of(countries[-1])}
    for said in sentences_about(case, partial(tells, "built")):
        for part in telling("parts").split(fold(said.sentence)):
            if not telling("built").search(part):
                continue
            named = case.knowledge.names.ids_in(part) & {*countries, *home}
            none = affirms(part, telling("built").search, telling("built")) is False
            if has_any(part, forms):
                return by_sentence(case, said, not none)
            if none and named & home:  # none is built at home, so all of it is abroad
                return by_sentence(case, said, True)
            if not none and telling("every").search(part) and countries[-1] in home and not named & home:
                return by_sentence(case, said, False)
    return None


def _names_partner(case: Case) -> bool:
    """Whether the question names the company that builds in the buyer's country."""
    named = case.question.subject.organisations | case.question.subject.sellers
    partners = " | ".join(str(fact.value) for fact in case.known(case.facts(A.LOCAL_PARTNER)))
    return bool(named & case.knowledge.names.ids_in(partners))


def by_part_built(case: Case, stages: list[Stage]) -> Draft | None:
    """So many finished claimed, where just so many of an order were to be built in the buyer's country.

    Right when as many have been built there; what was only planned shows neither.
    """
    question = case.question
    speaks = {"completed", "produced"} & question.claims and not {"buys", "orders", "cancelled"} & question.claims
    if not speaks or A.DELIVERED_QUANTITY in question.attributes:
        return None
    if question.counts & {row.fact.number for row in case.rows(A.ORDERED_QUANTITY)}:
        return None
    local = [fact for fact in case.known(case.deal_facts(A.LOCAL_PRODUCTION)) if fact.unit != "percent"]
    named = [fact for fact in local if fact.value in question.counts]
    if len({fact.deal for fact in named}) != 1:
        return None
    deal = case.knowledge.records.deals[named[0].deal]
    told = [fact for fact in local if fact.deal == deal.id and fact.modality is Modality.ACTUAL]
    if not told:
        return not_recorded(case, named, A.LOCAL_PRODUCTION)
    built = max(told, key=lambda fact: (effective_day(fact, case.knowledge), fact.id))
    return by_fact(case, built, built.number >= named[0].number)


def by_later_build(case: Case, stages: list[Stage]) -> Draft | None:
    """Built at home claimed, where that was only planned and a later sentence says where it was built."""
    plans = [row.fact for row in case.rows(A.LOCAL_PRODUCTION)]
    abroad = case.question.subject.seller_countries or "produced" not in case.question.claims
    if abroad or case.question.is_future or any(plan.modality is Modality.ACTUAL for plan in plans):
        return None
    known = [fact for fact in case.known(case.facts(A.OTHER)) if fact.modality is Modality.ACTUAL]
    told = [fact for fact in known if _LOCAL & set(fact.scope)]
    told = [fact for fact in told if (_is_later(fact, plans) if plans else denies(fact))]
    return by_words_of(case, told[-1], False) if told else None


def _is_later(fact: Fact, plans: list[Fact]) -> bool:
    return all(fact.as_of and plan.as_of and fact.as_of.start > plan.as_of.end for plan in plans)
