"""What comes with a deal beside its main thing: yes or no by what a sentence, or an order, says of just that."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from index.names import fold
from index.records import Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.knowledge import spaced
from retrieval.plans.claims import by_fact
from retrieval.plans.denials import affirms, is_denied
from retrieval.plans.status import Stage
from retrieval.plans.tellings import telling
from retrieval.plans.texts import by_sentence, by_words_of, sentences_about
from retrieval.question import Subject
from retrieval.selection import find_deals

A = Attribute


def by_contents(case: Case, stages: list[Stage]) -> Draft | None:
    """Something said to come with a deal that isn't for it: what a sentence says of just that."""
    about, question = case.knowledge.products_in(case.deals), case.question
    besides = [p for p in question.subject.products if not case.knowledge.covers(p) & about]
    if "contents" not in question.claims and (not besides or len(besides) == len(question.subject.products)):
        return None
    return _of_besides(case, besides)


def of_contents(case: Case) -> Draft | None:
    """Something said to come with a deal where no deal named is for it: "do rockets come with the second lot"."""
    subject = case.question.subject
    if not case.question.is_yes_no or "contents" not in case.question.claims or not subject.buyers:
        return None
    wide = case.about(replace(subject, products=subject.beside, beside=frozenset()))
    if len(wide.deals) != 1 or not subject.products:
        return None
    return _of_besides(case.about(Subject(deals=frozenset(deal.id for deal in wide.deals))), sorted(subject.products))


def _of_besides(case: Case, besides: Sequence[str]) -> Draft | None:
    """What is said of the products that the deals in question aren't for, or else of what their words name."""
    forms = {form for product in besides for form, _ in case.knowledge.names.forms_of(product)}
    asked = "contents" in case.question.claims
    things = forms | set(_things(case) if asked else ())
    for fact in (f for attribute in (A.COMPONENT, A.OTHER) for f in case.known(case.deal_facts(attribute))):
        said = f"{fact.value}; {fact.quote}"
        verb = _ANY if asked and _is_of_contents(fact, forms) else telling("contains")
        if (yes := affirms(said, lambda part: _has_one(things, part), verb)) is not None:
            english = case.knowledge.article(fact).language == "en"
            return by_words_of(
                case, fact, yes and fact.modality is not Modality.DENIED and (english or not is_denied(fact))
            )
    if (draft := _told_of_contents(case, things)) is not None or not asked:
        return draft
    return _apart(case, besides) or _along(case)


def _is_of_contents(fact: Fact, forms: Collection[str]) -> bool:
    """Whether a fact tells what is in a deal, by its role or tag; of a product by its name, whatever the words."""
    return bool(fact.attribute is A.COMPONENT or _CONTENTS & set(fact.scope) or forms)


def _apart(case: Case, besides: Collection[str]) -> Draft | None:
    """What is bought under another contract of the buyer's: how many were ordered there."""
    buyers, mine = frozenset(deal.buyer for deal in case.deals), {deal.id for deal in case.deals}
    if not besides or len(buyers) != 1:
        return None
    others = find_deals(Subject(buyers=buyers, products=frozenset(besides)), case.knowledge)
    others = tuple(deal for deal in others if deal.id not in mine and not case.knowledge.is_umbrella(deal))
    rows = case.about(Subject(products=frozenset(besides))).rows(A.ORDERED_QUANTITY, others)
    return by_fact(case, rows[0].fact, False) if rows else None


_ANY = re.compile("")


def _has_one(things: Collection[str], part: str) -> bool:
    said = f" {spaced(part)} "
    return any(f" {thing} " in said for thing in things)


def _told_of_contents(case: Case, things: Collection[str]) -> Draft | None:
    """What a sentence of an article says of whether a thing is in a deal."""
    for said in sentences_about(case) if things else ():
        if telling("contains").search(fold(said.sentence)):
            yes = affirms(said.sentence, lambda part: _has_one(things, part), telling("contains"))
            if yes is not None:
                return by_sentence(case, said, yes)
    return None


_CONTENTS = frozenset({"price", "scope", "package", "contents", "terms", "armament", "training"})
_LONG = 5  # letters of a word that may name what is included


def _things(case: Case) -> list[str]:
    """The longer words of the question that stand where what is included does, no party and no product among them."""
    about = case.knowledge.products_in(case.deals)
    named = {*about, *(deal.buyer for deal in case.deals), *(s for deal in case.deals for s in deal.seller)}
    known = {word for name in named for form, _ in case.knowledge.names.forms_of(name) for word in form.split()}
    before, verb, after = _split(fold(case.question.text))
    sides = [
        [
            word
            for word in spaced(side).split()
            if len(word) >= _LONG and word not in known and not telling("no_thing").fullmatch(word)
        ]
        for side in (before, after)
    ]
    return sides[0] or sides[1] if verb else [word for side in sides for word in side]


def _split(text: str) -> tuple[str, str, str]:
    """A question before, in and after the words that ask whether something is in a deal; an aside of whose is cut."""
    match = telling("asks_contents").search(text)
    if match is None:
        return text, "", ""
    return telling("whose").split(text[: match.start()])[0], match[0], text[match.end() :]


def _along(case: Case) -> Draft | None:
    """Something that is in a deal beside its main thing: what was ordered of it."""
    mains = {product for deal in case.deals for product in deal.products[:1]}
    products = case.question.subject.products
    if not products or any(case.knowledge.covers(product) & mains for product in products):
        return None
    rows = [row for role in (A.SUPPORT_VEHICLES, A.ORDERED_QUANTITY) for row in case.rows(role)]
    return by_fact(case, rows[0].fact, rows[0].fact.value != 0) if rows else None
