"""The variant of a family that a word of the question names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.names import NameKind
from retrieval.knowledge import Knowledge
from retrieval.matching import spaced
from retrieval.question import Subject
from retrieval.selection import covered, find_deals
from retrieval.stems import has_stem, singular
from retrieval.understanding.cues import Cues
from retrieval.understanding.sighting import Sighting, set_aside

_SUFFIX = 3  # letters: the PL of FA-50PL, the MPA of a C295 MPA; longer words only right after the family's name


def variant_of(subject: Subject, seen: Sighting, knowledge: Knowledge) -> Subject:
    """The subject with the variants that words left over name beside their family: "the PL version" of the FA-50."""
    ends = {mention.end for mention in seen.mentions if mention.kind is NameKind.PRODUCT}
    families, variants = set[str](), set[str]()
    for word in (w for w in seen.rest if len(w.text) <= _SUFFIX or w.start - 1 in ends or is_designator(w.text)):
        found = next(iter(_variants_called(word.text, subject, knowledge)), None)
        if found is not None:
            families.add(found[0])
            variants.add(found[1])
    return replace(subject, products=subject.products - families | variants)


def _variants_called(word: str, subject: Subject, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """The families of the subject with their variants that a word beside their name tells."""
    for product in sorted(subject.products):
        own = {form for form, names in knowledge.names.forms_of(product)}
        for variant in sorted(knowledge.covers(product) - {product}):
            forms = [form for form, _ in knowledge.names.forms_of(variant)]
            called = {word, word.removesuffix("s")} if is_designator(word) else {word}  # "the 45s and the 60s"
            called |= {_PARTICLE.sub("", word)} - {""}
            ends_so = any(is_designator(name) and form.split()[-1] == name for form in forms for name in called)
            if ends_so or any(f"{base} {name}" in forms for base in own for name in called):
                yield product, variant


_PARTICLE = re.compile("(?<=[a-z0-9])[가-힣]+$")  # what Korean puts right after a letter: "M은"


def variant_by_word(subject: Subject, seen: Sighting, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject with the one variant that has a word left over among its names: "the ambulances" of a carrier."""
    deals = find_deals(subject, knowledge)
    about = frozenset[str]().union(*(knowledge.products_of(deal.id) for deal in deals))
    variants = [p for p in sorted(about) if p in knowledge.products and knowledge.products[p].variant_of]
    said = {form for word in seen.rest for form in (word.text, singular(word.text))}
    said_outside = seen.text.replace(set_aside(seen, cues), " ")
    named = [v for v in variants if said & knowledge.own_words[v] or is_called(v, said_outside, knowledge)]
    families = {family for v in named for family in knowledge.family(v)}
    if not named and len(subject.products) == 1 and (other := _called_beside(seen, subject, about, knowledge)):
        return replace(subject, products=frozenset({other}))
    if len(named) == 1 and (not subject.products or families & covered(subject.products, knowledge)):
        return replace(subject, products=subject.products - families | set(named))
    return subject


def is_called(variant: str, said: str, knowledge: Knowledge) -> bool:
    """Whether a text has all that some name of a variant says beyond its family's: "command vehicles"."""
    text = f" {spaced(said)} "
    return any(f" {end} " in text for end in knowledge.own_endings[variant])


def _called_beside(seen: Sighting, subject: Subject, about: frozenset[str], knowledge: Knowledge) -> str | None:
    """The one other thing of the same deals called after the product named and a word beside that: "Kobac launchers"
    are Kobac launch stations."""
    (product,) = subject.products
    ends = {edge for m in seen.mentions if any(n.id == product for n in m.names) for edge in (m.start - 1, m.end + 1)}
    words = [word.text for word in seen.rest if {word.start, word.end} & ends]
    own = {form for form, _ in knowledge.names.forms_of(product)}
    called = [
        other
        for other in sorted(about - covered({product}, knowledge))
        for form in [f" {spaced(knowledge.product_name(other))} "]
        if any(f" {name} " in form for name in own) and any(has_stem(word, form) for word in words)
    ]
    return called[0] if len(called) == 1 else None


def is_of_variant(word: str, subject: Subject, knowledge: Knowledge) -> bool:
    """Whether a word is explained by the one variant that the subject was narrowed to."""
    variants = [p for p in subject.products if p in knowledge.products and knowledge.products[p].variant_of]
    return any({word, singular(word)} & knowledge.own_words[variant] for variant in variants)


def is_designator(word: str) -> bool:
    """Whether a word has letters and digits: FA50, 200L."""
    return any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
