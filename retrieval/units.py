"""What is counted, by its unit in the asker's language or by the whole it is a part of."""

from dataclasses import replace

from index.records import QUANTITIES, Attribute
from retrieval.case import Case
from retrieval.matching import has_any
from retrieval.question import Asked, Operation
from retrieval.selection import covered
from retrieval.stems import singular
from retrieval.wording.speech import Speech

_TABLES = ("unit", "unit_few", "unit_one")


def of_unit(case: Case) -> Case:
    """The same case about what is counted in the one unit that the question names: the launchers of the missiles.

    It stays as it is where what is named is counted so itself, or nothing else in its deals is. Most English words
    for units are names of kinds already.
    """
    question, products = case.question, case.question.subject.products
    is_count = question.asked is Asked.QUANTITY or question.operation in (Operation.COMPARE, Operation.DIFFERENCE)
    if not is_count or not products:
        return case
    counts = [fact for fact in case.deal_facts() if fact.attribute in QUANTITIES and fact.product]
    said = " ".join(question.words) if case.speech.language == "en" else question.text
    named = {fact.unit for fact in counts if _is_named(fact.unit, said, case.speech)}
    own = covered(products, case.knowledge)
    if len(named) != 1 or any(fact.unit in named for fact in counts if fact.product in own):
        return case
    others = frozenset(fact.product for fact in counts if fact.unit in named)
    return case.about(replace(question.subject, products=others, beside=products))


def _is_named(unit: str, text: str, speech: Speech) -> bool:
    """Whether a text has the word for a unit in one of its forms."""
    forms = {speech.sections[table][unit] for table in _TABLES if unit in speech.sections.get(table, {})}
    forms |= {unit, singular(unit)} if speech.language == "en" else set()
    return has_any(text, forms)


def of_planned_part(case: Case) -> Case:
    """The same case about what has been built at home, where a part is asked for of just so many planned there."""
    question = case.question
    counts = {number.value for number in question.numbers if number.currency is None}
    plain = "of_number" in question.claims and question.attributes[:1] == (Attribute.DELIVERED_QUANTITY,)
    if not plain or len(counts) != 1 or "delivered" in question.claims:
        return case
    roles = {fact.attribute for fact in case.deal_facts() if fact.value in counts}
    if Attribute.LOCAL_PRODUCTION not in roles or roles & {Attribute.ORDERED_QUANTITY, Attribute.DELIVERED_QUANTITY}:
        return case
    built = replace(question, attributes=(Attribute.LOCAL_PRODUCTION,), claims=question.claims | {"produced"})
    return replace(case, question=built)
