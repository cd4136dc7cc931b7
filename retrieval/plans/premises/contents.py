"""What comes with a deal beside its main thing: yes or no by what a sentence, or an order, says of just that."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from index.names import fold
from index.records import Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import has_any, spaced
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import Stage
from retrieval.plans.evidence.denials import affirms, is_denied
from retrieval.plans.evidence.texts import by_sentence, by_words_of, sentences_about
from retrieval.plans.premises.claims import by_fact
from retrieval.question import Subject
from retrieval.selection import find_deals
from retrieval.stems import has_stem
from retrieval.tellings import telling, tells

A = Attribute


def by_contents(case: Case, stages: list[Stage]) -> Draft | None:
    """Something said to come with a deal beside its main thing: what a sentence says of just that, or an order."""
    said_in = "contents" in case.question.claims and tells("tax", case.question.text)
    if said_in or tells("tax_in_it", case.question.text):
        return _of_tax(case)
    question = case.question
    besides = [p for p in question.subject.products if not is_main(p, case)]
    if "contents" not in question.claims and (not besides or len(besides) == len(question.subject.products)):
        return None
    return None if not besides and _counts_main(case) else _of_besides(case, besides)


def _counts_main(case: Case) -> bool:
    """Whether so many of the main thing are said to be in a deal: "did the order include four satellites"."""
    text = fold(case.question.text)
    verb, forms_of = telling("asks_contents").search(text), case.knowledge.names.forms_of
    named = [product for product in case.question.subject.products if is_main(product, case)]
    forms = tuple(form for product in named for form, _ in forms_of(product))
    counts = [n for n in case.question.numbers if n.currency is None and verb is not None and n.start >= verb.end()]
    return any(text[number.end :].lstrip().startswith(forms) for number in counts)


def _of_tax(case: Case) -> Draft:
    """Tax said to be in a price: right of the gross one, wrong of the net one; a refusal where both may be meant."""
    given = {number.value for number in case.question.numbers if number.currency or number.value > _SUM}
    prices = [fact for fact in case.known(case.deal_facts(A.VALUE)) if not given or fact.value in given]
    told = {"gross" in fact.scope: fact for fact in prices if {"gross", "net"} & set(fact.scope)}
    if len(told) == 1:
        return by_fact(case, *next((fact, gross) for gross, fact in told.items()))
    return decline(case, A.VALUE)


_SUM = 10_000  # a number above which it can only be money


def is_main(product: str, case: Case) -> bool:
    """Whether a product is, covers or is a variant of what one of the deals in question is mainly for."""
    return bool((case.knowledge.covers(product) | case.knowledge.family(product)) & _mains(case))


def _mains(case: Case) -> frozenset[str]:
    return frozenset(main for deal in case.deals for main in deal.products[:1])


def of_contents(case: Case) -> Draft | None:
    """Something said to come with a deal where no deal named is for it: "do rockets come with the second lot"."""
    subject = case.question.subject
    if not case.question.is_yes_no or "contents" not in case.question.claims or not subject.buyers:
        return None
    wide = case.about(replace(subject, products=subject.beside, beside=frozenset()))
    wide = wide if wide.deals else wide.about(replace(wide.question.subject, kinds=frozenset()))  # "the contract"
    deals = {deal.id for deal in wide.deals}
    given = {number.value for number in case.question.numbers if number.is_money}
    if len(deals) > 1 and given:  # "do the 290 million take in spares" is of the deal that has such a sum
        deals = {fact.deal for fact in wide.deal_facts(A.VALUE) if fact.value in given}
    if not subject.products:
        return None
    told = [
        _of_besides(case.about(Subject(deals=frozenset({deal}))), sorted(subject.products)) for deal in sorted(deals)
    ]
    found = [draft for draft in told if draft is not None]
    return found[-1] if len({draft.yes_no for draft in found}) == 1 else None


def _of_besides(case: Case, besides: Sequence[str]) -> Draft | None:
    """What is said of the products that the deals in question aren't mainly for, or of what their words name."""
    asked = "contents" in case.question.claims
    words = _things(case) if asked else []
    forms = {form for product in besides for form, _ in case.knowledge.names.forms_of(product)}
    # of "ammunition carriers" no ammunition is meant
    meant = {form for form in forms if has_stem(words[-1], form.split()[-1])} if words else forms
    named = partial(_names, meant, words)
    for fact in (f for attribute in (A.COMPONENT, A.OTHER) for f in case.known(case.deal_facts(attribute))):
        said = f"{fact.value}; {fact.quote}"
        verb = _ANY if asked and _is_of_contents(fact, meant) else telling("contains")
        if (yes := affirms(said, named, verb)) is not None:
            english = case.knowledge.article(fact).language == "en"
            denied = fact.modality is Modality.DENIED or not (english or not is_denied(fact))
            return by_words_of(case, fact, yes and not denied)
    named = partial(_names, forms, words)
    return _ordered_along(case, besides, named) if asked and besides else _told_of_contents(case, named)


def _ordered_along(case: Case, besides: Sequence[str], named: Callable[[str], bool]) -> Draft | None:
    """What was ordered of something in these deals, is said of it in an article, or was ordered under another."""
    about = case.knowledge.products_in(case.deals)
    strangers = [product for product in besides if not case.knowledge.covers(product) & about]
    counted = any(number.currency is None for number in case.question.numbers)  # "among the 48" isn't "in the deal"
    return (
        (None if counted else _along(case, [product for product in besides if product not in strangers]))
        or _told_of_contents(case, named)
        or _apart(case, strangers)
    )


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


def _names(forms: Collection[str], words: Sequence[str], part: str) -> bool:
    """Whether a part of a sentence names a product in one of its forms, or all the words of a thing."""
    return has_any(part, forms) or (bool(words) and all(has_stem(word, part) for word in words))


def _told_of_contents(case: Case, named: Callable[[str], bool]) -> Draft | None:
    """What a sentence of an article says of whether a thing is in a deal."""
    narrowed = case.question.subject.ordinals or case.question.subject.signed
    for said in sentences_about(case, _tells_of_contents, joined=not narrowed):
        if (yes := affirms(said.sentence, named, telling("contains"))) is not None:
            return by_sentence(case, said, yes)
    return None


def _tells_of_contents(text: str) -> bool:
    return tells("contains", text) or tells("apart", text)


_CONTENTS = frozenset({"price", "scope", "package", "contents", "terms", "armament", "training"})
_LONG = 3  # letters of a word that may name what is included


def _things(case: Case) -> list[str]:
    """The words of the question that stand where what is included does, no party and no main thing among them."""
    named = {*_mains(case), *(deal.buyer for deal in case.deals), *(s for deal in case.deals for s in deal.seller)}
    known = {word for name in named for form, _ in case.knowledge.names.forms_of(name) for word in form.split()}
    lead, verb, rest = _split(fold(case.question.text))
    sides = [
        [
            word
            for word in spaced(side).split()
            if len(word) >= _LONG and word not in known and not telling("no_thing").fullmatch(word)
        ]
        for side in (lead, rest)
    ]
    before, after = sides
    if telling("holds").match(verb):
        return after
    return before or (after if telling("brings").match(verb) else [])


def _split(text: str) -> tuple[str, str, str]:
    """A question before, in and after the words that ask whether something is in a deal; an aside of whose is cut."""
    match = telling("asks_contents").search(text)
    if match is None:
        return text, "", ""
    before, after = (telling("whose").split(side)[0] for side in (text[: match.start()], text[match.end() :]))
    return before, match[0], after


def _along(case: Case, products: Collection[str]) -> Draft | None:
    """Something that is in a deal beside its main thing: what was ordered of it."""
    beside = case.about(replace(case.question.subject, products=frozenset(products))) if products else case
    rows = [row for role in (A.SUPPORT_VEHICLES, A.ORDERED_QUANTITY) for row in beside.rows(role)] if products else []
    return by_fact(case, rows[0].fact, rows[0].fact.value != 0) if rows else None
