"""Variants told by what they have: "how many carry missiles", "those with a gun and no missiles"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from index.names import NameKind, Piece, fold, split_pieces
from index.records import QUANTITIES, Deal
from retrieval.knowledge import Knowledge, singular
from retrieval.question import Subject
from retrieval.selection import covered, find_deals
from retrieval.understanding.cues import Cues


def variant_with(subject: Subject, text: str, cues: Cues, knowledge: Knowledge, rest: Iterable[Piece] = ()) -> Subject:
    """The subject with the one variant that has what is named beside it, where no deal is for that by itself.

    What a variant has is in the sentences that count it: "20 of the Kestrel 90M, which carries missiles too". The
    subject stays as it is where nothing is named so, or more than one variant fits. `rest` are the words that nothing
    explains.
    """
    features = {p for p in subject.products if not find_deals(replace(subject, products=frozenset({p})), knowledge)}
    bought = replace(subject, products=subject.products - features)
    if not bought.products:
        return subject
    deals = find_deals(bought, knowledge)
    about = knowledge.products_in(deals)
    families = covered(bought.products, knowledge)
    variants = [p for p in sorted(about & families) if p in knowledge.products and knowledge.products[p].variant_of]
    told = {variant: _said(variant, deals, knowledge) for variant in variants}
    has, lacks = _features(features, text, cues, knowledge)
    everywhere = set.intersection(*told.values()) if told else set()
    has |= {singular(word.text) for word in rest} & set().union(*told.values()) - everywhere
    fitting = [variant for variant, said in told.items() if has <= said and not lacks & said]
    return replace(bought, products=frozenset(fitting)) if has and len(fitting) == 1 else subject


def _features(features: Iterable[str], text: str, cues: Cues, knowledge: Knowledge) -> tuple[set[str], set[str]]:
    """The words for what a variant must have, and for what it mustn't."""
    lacking, has, lacks = cues.sections["negation"]["lacking"], set[str](), set[str]()
    for mention in knowledge.names.find(text):
        if mention.kind is NameKind.PRODUCT and {name.id for name in mention.names} & set(features):
            before = fold(text)[: mention.start].split()[-1:]
            words = {singular(piece.text) for piece in split_pieces(fold(text[mention.start : mention.end]))}
            (lacks if any(map(lacking.fullmatch, before)) else has).update(words)
    return has, lacks


def _said(variant: str, deals: Iterable[Deal], knowledge: Knowledge) -> set[str]:
    """The words of the sentences that count a variant in some deals, in the singular.

    Of a sentence that counts others as well only what is about this one: "four 140S and two transports, the 140T".
    """
    facts = [fact for deal in deals for fact in knowledge.facts_of.get(deal.id, ()) if fact.attribute in QUANTITIES]
    others = {fact.quote for fact in facts if fact.product != variant}
    quotes = {fact.quote for fact in facts if fact.product == variant}
    parts = {part for quote in quotes for part in (_of_it(quote, variant, knowledge) if quote in others else [quote])}
    return {singular(piece.text) for part in parts for piece in split_pieces(fold(part))}


def _of_it(quote: str, variant: str, knowledge: Knowledge) -> list[str]:
    """The parts of a sentence that name a variant; the whole where none does."""
    named = [p for p in _PARTS.split(quote) if any(n.id == variant for m in knowledge.names.find(p) for n in m.names)]
    return named or [quote]


_PARTS = re.compile(r"[,;:]|(?<!\w)(?:and|y|i|oraz|while|but)(?!\w)")
