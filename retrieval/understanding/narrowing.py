"""The subject as what is counted or compared narrows or widens it: a variant, one of several products, two sides."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from index.names import NameKind, fold
from index.records import Attribute, Category, Deal, DealKind
from retrieval.knowledge import Knowledge
from retrieval.matching import spaced
from retrieval.question import Asked, Subject
from retrieval.resolution import is_alone
from retrieval.selection import covered, facts_about, find_deals
from retrieval.stems import has_stem, singular
from retrieval.understanding.cues import Cues, load_cues
from retrieval.understanding.sentence import negated_span
from retrieval.understanding.sighting import Sighting, set_aside
from retrieval.understanding.times import TimeMention

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


def drawn_on(
    subject: Subject, seen: Sighting, cues: Cues, attributes: Sequence[Attribute], knowledge: Knowledge
) -> Subject:
    """The call-offs in place of their framework, where what was ordered under it is counted."""
    counts = attributes[:1] == (Attribute.ORDERED_QUANTITY,) and not cues.has("operation", "share", seen.kept)
    if not counts or not cues.has("claim", "drawn_on", seen.kept):
        return subject
    orders = [order.id for deal in find_deals(subject, knowledge) for order in knowledge.children(deal.id)]
    return replace(subject, deals=frozenset(orders), kinds=frozenset()) if orders else subject


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
    named = [v for v in variants if said & _words_of(v, knowledge) or is_called(v, said_outside, knowledge)]
    families = {family for v in named for family in knowledge.family(v)}
    if not named and len(subject.products) == 1 and (other := _called_beside(seen, subject, about, knowledge)):
        return replace(subject, products=frozenset({other}))
    if len(named) == 1 and (not subject.products or families & covered(subject.products, knowledge)):
        return replace(subject, products=subject.products - families | set(named))
    return subject


def is_called(variant: str, said: str, knowledge: Knowledge) -> bool:
    """Whether a text has all that some name of a variant says beyond its family's: "command vehicles"."""
    families = {form for f in knowledge.family(variant) - {variant} for form, _ in knowledge.names.forms_of(f)}
    forms = [form for form, _ in knowledge.names.forms_of(variant)]
    ends = {form.removeprefix(f"{family} ") for form in forms for family in families if form.startswith(f"{family} ")}
    text = f" {spaced(said)} "
    return any(f" {end} " in text for end in ends if len(end.split()) > 1)


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


def each_product_bought(subject: Subject, knowledge: Knowledge) -> bool:
    """Whether there is a deal of the subject for each of its products by itself."""
    return all(find_deals(replace(subject, products=frozenset({p})), knowledge) for p in subject.products)


def without_extras(subject: Subject, knowledge: Knowledge) -> Subject:
    """The subject without what only comes with the equipment, spare parts and the like, where no deal is for that."""
    products = {p for p in subject.products if p in knowledge.products}
    extras = {p for p in products if knowledge.products[p].is_kind and knowledge.products[p].category is Category.OTHER}
    kept = replace(subject, products=subject.products - extras)
    return kept if extras and not find_deals(subject, knowledge) and find_deals(kept, knowledge) else subject


def of_compound(subject: Subject, seen: Sighting, knowledge: Knowledge) -> Subject:
    """The subject with the kind that stands right after a product it isn't of in its place: a launcher's rocket."""
    mentions = [m for m in seen.mentions if m.kind is NameKind.PRODUCT]
    for one, other in pairwise(mentions):
        first, head = one.names[0].id, other.names[0].id
        kind = knowledge.products.get(head)
        alone = seen.text[one.end : other.start] == " " and {first, head} <= subject.products
        alone = alone and kind is not None and kind.is_kind and kind.category is not Category.OTHER
        if alone and not _is_kind_of(head, frozenset({first}), knowledge):
            return replace(subject, products=subject.products - {first}, beside=subject.beside | {first})
    return subject


def priced_alone(seen: Sighting, asked: Asked, subject: Subject, cues: Cues, knowledge: Knowledge) -> frozenset[str]:
    """The condition that a price be of the thing alone, where what comes with it is set aside.

    That is a product, or things without a name where a price of the thing alone is on record.
    """
    span = negated_span(seen.masked.text, cues) if asked is Asked.MONEY else None
    if span is None:
        return frozenset()
    said = seen.masked.text[slice(*span)]
    things = said.islower() and not any(cues.found(section, said) for section in _NO_THINGS)
    priced = things and any(is_alone(fact) for fact in facts_about(subject, knowledge))
    return frozenset({"alone"} if priced or seen.aside & knowledge.products.keys() else ())


_NO_THINGS = ("attribute", "asked", "scope", "currency", "sort", "kind", "time")  # what these tell is read elsewhere


def without_options(subject: Subject, seen: Sighting, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject without what was taken up of options, where the question sets those aside: "options left out"."""
    span = negated_span(seen.masked.text, cues)
    if span is None or not cues.has("attribute", Attribute.OPTIONAL_QUANTITY, seen.masked.text[slice(*span)]):
        return subject
    deals = find_deals(subject, knowledge)
    firm = [deal for deal in deals if not knowledge.from_option(deal)]
    return replace(subject, deals=frozenset(deal.id for deal in firm)) if 0 < len(firm) < len(deals) else subject


def without_used(subject: Subject, seen: Sighting, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject without what served elsewhere before, where the question sets that aside: "used ones left out"."""
    span = negated_span(seen.masked.text, cues)
    if span is None or not cues.has("scope", "second_hand", seen.masked.text[slice(*span)]):
        return subject
    deals = find_deals(subject, knowledge)
    tagged = {fact.deal for fact in knowledge.facts_under(deals) if "second_hand" in fact.scope}
    tagged |= {deal.id for deal in deals if cues.has("scope", "second_hand", knowledge.titles[deal.id])}
    new = frozenset(deal.id for deal in deals) - tagged
    return replace(subject, deals=new) if new and tagged else subject


def of_nth_thing(subject: Subject, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject with the one option on the thing counted, or what was taken up of it, where there are fewer deals.

    "The fourth corvette" of a navy that signed twice comes from its option on a fourth; "the fourth contract" doesn't.
    Nor is "the third aircraft" what was signed third, where a deal is called so: "third leased aircraft".
    """
    if len(subject.ordinals) != 1 or subject.kinds:
        return subject
    nth = str(subject.ordinals[0])
    places = [place for each in (cues, load_cues("en")) if (place := each.sections["ordinal"].get(nth))]
    others = find_deals(replace(subject, ordinals=()), knowledge)
    called = [d for d in others if any(p.search(fold(name)) for name in (d.title, *d.aliases) for p in places)]
    if find_deals(subject, knowledge):
        parts = [deal for deal in called if deal.kind is DealKind.AMENDMENT]
        return replace(subject, deals=frozenset({parts[0].id}), ordinals=()) if len(parts) == 1 else subject
    named = [deal for deal in called if knowledge.from_option(deal)]
    named = named or [deal for deal in called if deal.kind is DealKind.OPTION]
    return replace(subject, deals=frozenset({named[0].id})) if len(named) == 1 else subject


def with_taken_up(subject: Subject, seen: Sighting, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject of a sum with what was taken up of the options of its deals, where options are named in it."""
    named = cues.has("attribute", Attribute.OPTIONAL_QUANTITY, seen.kept) or cues.has("claim", "exercised", seen.kept)
    if not named or not (subject.signed or subject.ordinals or subject.deals):
        return subject
    deals = {deal.id for deal in find_deals(subject, knowledge)}
    taken = {d.id for d in knowledge.records.deals.values() if knowledge.from_option(d) and deals & _over(d, knowledge)}
    if not taken - deals:
        return subject
    return replace(subject, deals=frozenset(deals | taken), signed=None, ordinals=(), kinds=frozenset())


def _over(deal: Deal, knowledge: Knowledge) -> set[str]:
    """The deals that a deal is under or follows, and those that these are under in turn."""
    direct = {deal.parent, deal.follows} & knowledge.records.deals.keys()
    return direct | {knowledge.records.deals[other].parent for other in direct} - {""}


def is_of_variant(word: str, subject: Subject, knowledge: Knowledge) -> bool:
    """Whether a word is explained by the one variant that the subject was narrowed to."""
    variants = [p for p in subject.products if p in knowledge.products and knowledge.products[p].variant_of]
    return any({word, singular(word)} & _words_of(variant, knowledge) for variant in variants)


def units_of(subject: Subject, knowledge: Knowledge) -> frozenset[str]:
    """The words for what all that a subject is about is counted in: the launchers of a launcher's deal."""
    about = knowledge.products_in(find_deals(subject, knowledge))
    meant = about & covered(subject.products, knowledge) if subject.products else about
    units = {knowledge.products[product].unit for product in meant if product in knowledge.products}
    if len(units) != 1 and subject.products:
        return frozenset()
    return frozenset(form for unit in units for form in (unit, singular(unit)))


def counted_in(subject: Subject, seen: Sighting, knowledge: Knowledge) -> Subject:
    """The subject with what is counted in a word left over in place of the main thing of its deals: launchers beside
    the missile they fire. Unchanged where the word tells no other product of those deals."""
    if not (subject.products and seen.rest):
        return subject
    about = {p for p in knowledge.products_in(find_deals(subject, knowledge)) if p in knowledge.products}
    meant = covered(subject.products, knowledge)
    said = {word.text for word in seen.rest}
    named = {p for p in about if {(unit := knowledge.products[p].unit), singular(unit)} & said}
    if not named or named & meant or any(knowledge.products[p].unit == "" for p in named):
        return subject
    return replace(subject, products=frozenset(named), beside=subject.beside | (subject.products & about))


def _words_of(product: str, knowledge: Knowledge) -> frozenset[str]:
    """The words in the names of a product that aren't in those of its families, with their singulars."""
    families = knowledge.family(product) - {product}
    shared = {w for f in families for form, _ in knowledge.names.forms_of(f) for w in form.split()}
    own = {w for form, _ in knowledge.names.forms_of(product) for w in form.split()} - shared
    return frozenset(own | {singular(word) for word in own})


def counting(subject: Subject, head: str, knowledge: Knowledge) -> Subject:
    """The subject with only the counted product, when others were named beside it to tell the deal.

    "How many of the tanks in the K2 contract are K2PLs" counts the variant, not the tanks.
    """
    others = subject.products - {head}
    if not others:
        return subject
    if head not in subject.products and _is_kind_of(head, others, knowledge):
        return subject
    if head not in subject.products and not others & knowledge.covers(head):
        return replace(subject, products=frozenset({head}), beside=others)
    if head not in subject.products:
        return subject
    inner = {p for p in others if p in knowledge.covers(head)}
    finest = {p for p in inner if not any(q in knowledge.covers(p) for q in inner - {p})}
    if finest:
        return replace(subject, products=frozenset(finest), beside=others - finest)
    return replace(subject, products=frozenset({head}), beside=others)


def without_apposition(subject: Subject, seen: Sighting, knowledge: Knowledge) -> Subject:
    """The subject without a word right after its product for what that is, where no deal is for both."""
    products = [m for m in seen.mentions if m.kind is NameKind.PRODUCT]
    said = {n.id for one, other in pairwise(products) if seen.text[one.end : other.start] == " " for n in other.names}
    return replace(subject, beside=subject.beside - said) if not find_deals(subject, knowledge) else subject


def _is_kind_of(head: str, others: frozenset[str], knowledge: Knowledge) -> bool:
    """Whether what is counted is just the kind that the products named are of: "launchers" beside a launcher's name."""
    kind = knowledge.products.get(head)
    same = [knowledge.products[other] for other in others if other in knowledge.products]
    return kind is not None and kind.is_kind and bool(kind.unit) and any(o.unit == kind.unit for o in same)


def side_by_side(
    subject: Subject, times: Sequence[TimeMention], ordinals: tuple[int, ...], knowledge: Knowledge
) -> Subject:
    """The subject of a comparison: what tells one side from the other doesn't narrow it to one side."""
    signed = subject.signed if len(times) < 2 else None
    if subject.deals and (len(subject.buyers) > 1 or subject.products):
        subject = _without_deals(subject, knowledge)
    if len(ordinals) < 2 and not (subject.deals and ordinals):
        kinds = subject.kinds if len(subject.buyers) != 1 else frozenset()
        return replace(subject, signed=signed, ordinals=ordinals[:1], kinds=kinds)
    ordinals = ordinals if len(ordinals) > 1 else ()
    return replace(_without_deals(subject, knowledge), ordinals=ordinals, signed=signed, kinds=frozenset())


def _without_deals(subject: Subject, knowledge: Knowledge) -> Subject:
    """The subject with the buyers and products of its deals in their place, so that others stand beside them."""
    named = [knowledge.records.deals[deal] for deal in sorted(subject.deals)]
    known = frozenset[str]().union(*(knowledge.covers(product) for product in subject.products))
    families = frozenset(product for deal in named for product in deal.products[:1] if product not in known)
    buyers = subject.buyers | frozenset(deal.buyer for deal in named) if subject.buyers or named else subject.buyers
    return replace(subject, deals=frozenset(), buyers=buyers, products=subject.products | families)


def is_designator(word: str) -> bool:
    """Whether a word has letters and digits: FA50, 200L."""
    return any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
