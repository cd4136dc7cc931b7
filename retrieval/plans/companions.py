"""What goes with a product named: what is asked of its simulators or its ammunition, no figure of the product tells."""

from itertools import pairwise

from index.names import Mention, NameKind, fold
from index.records import DATES, MONEY, QUANTITIES, Category, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.stems import has_stem
from retrieval.tellings import telling

_FIGURES = QUANTITIES | MONEY | DATES


def is_of_carrier_alone(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether a figure of a product is told where it is asked of what goes with it: "the price of its simulators"."""
    kinds = _companions(case) - case.question.aside
    if not kinds or lead.attribute not in _FIGURES or draft.computations:
        return False
    forms = [form for kind in kinds for form, _ in case.knowledge.names.forms_of(kind)]
    names, titles = case.knowledge.product_name, case.knowledge.titles
    told = " ".join(f"{f.quote} {f.note} {f.unit} {names(f.product)} {titles[f.deal]}" for f in draft.facts)
    about = frozenset[str]().union(*(case.knowledge.covers(kind) for kind in kinds))
    return lead.product not in about and not any(has_stem(form.split()[-1], told) for form in forms)


def _companions(case: Case) -> frozenset[str]:
    """The kinds of things that are named as what goes with a product: "K9 simulators", "the simulators for its K9"."""
    question = case.question
    named = case.knowledge.names.find(question.text, inflected=question.language == "pl")
    found = set[str]()
    for first, second in pairwise([mention for mention in named if mention.kind is NameKind.PRODUCT]):
        between = fold(question.text[first.end : second.start])
        if telling("names_apposed").fullmatch(between) and _goes_with(second, first, case):
            found.add(second.names[0].id)
        elif telling("names_joined").fullmatch(between) and _goes_with(first, second, case):
            found.add(first.names[0].id)
    return frozenset(found)


def _goes_with(kind: Mention, product: Mention, case: Case) -> bool:
    """Whether a mention is of a kind of things that another goes with, and not one of them."""
    knowledge, names = case.knowledge, [mention.names[0].id for mention in (kind, product)]
    goods = [knowledge.products.get(name) for name in names]
    if any(one is None for one in goods) or len(kind.names) > 1:
        return False
    is_kind = goods[0] is not None and goods[0].is_kind and goods[0].category in _CARRIED
    return is_kind and not knowledge.covers(names[0]) & (knowledge.covers(names[1]) | knowledge.family(names[1]))


_CARRIED = (Category.OTHER, Category.MISSILE)
