"""What is counted, by its unit in the asker's language or by the whole it is a part of."""

from collections.abc import Sequence
from dataclasses import replace

from index.names import fold
from index.records import QUANTITIES, Attribute
from retrieval.case import Case
from retrieval.matching import has_any
from retrieval.question import Asked, Operation
from retrieval.selection import covered
from retrieval.stems import singular
from retrieval.understanding.cues import load_cues
from retrieval.wording.speech import Speech

_TABLES = ("unit", "unit_few", "unit_one")


def of_unit(case: Case) -> Case:
    """The same case about what is counted in the one unit that the question names: the launchers of the missiles.

    It stays as it is where all that is asked about is counted so itself, or nothing in its deals is. Most English
    words for units are names of kinds already.
    """
    question, products = case.question, case.question.subject.products
    is_count = question.asked is Asked.QUANTITY or question.operation in (Operation.COMPARE, Operation.DIFFERENCE)
    if not is_count or question.subject.is_empty:
        return case
    counts = [fact for fact in case.deal_facts() if fact.attribute in QUANTITIES and fact.product]
    said = " ".join((*question.words, *_counted(question.text))) if case.speech.language == "en" else question.text
    named = {fact.unit for fact in counts if _is_named(fact.unit, said, case.speech)}
    if len(named) != 1:
        return case
    own = covered(products, case.knowledge)
    counted = {fact.product for fact in counts if not products or fact.product in own}
    so = {fact.product for fact in counts if fact.unit in named}
    meant = counted & so or so
    beside = len(products) > 1 or question.operation in (Operation.COMPARE, Operation.DIFFERENCE)  # one is counted so
    if counted <= meant or (beside and meant <= counted):
        return case
    return case.about(replace(question.subject, products=frozenset(meant), beside=products))


def _counted(text: str) -> Sequence[str]:
    """The words right after "how many", which say what is counted."""
    folded = fold(text)
    match = load_cues("en").sections["asked"]["quantity"].search(folded)
    return folded[match.end() :].split()[:1] if match else ()


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
