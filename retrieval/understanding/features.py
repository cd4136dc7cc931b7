"""Variants told by what they have: "how many carry missiles", "with a gun and no missiles", "the land-based kind"."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.names import Mention, NameKind, Piece, fold, split_pieces
from index.records import QUANTITIES, Deal
from retrieval.knowledge import Knowledge
from retrieval.question import Subject
from retrieval.selection import covered, find_deals
from retrieval.stems import singular
from retrieval.understanding.cues import Cues


@dataclass(frozen=True, slots=True)
class _Feature:
    """What a variant must have, or mustn't: the words for it, in every form that its name has."""

    forms: frozenset[frozenset[str]]
    lacking: bool = False

    def fits(self, said: Collection[str]) -> bool:
        """Whether what is said of a variant agrees with it."""
        return any(form <= set(said) for form in self.forms) is not self.lacking


def variant_with(
    subject: Subject,
    text: str,
    cues: Cues,
    knowledge: Knowledge,
    mentions: Sequence[Mention] | None = None,
    rest: Iterable[Piece] = (),
) -> Subject:
    """The subject with the one variant that has what is named beside it, where no deal is for that by itself.

    What a variant has is in what the sentences that count it say of it: "20 of the Kestrel 90M, which carries missiles
    too". The subject stays as it is where nothing is named so, or more than one variant fits. `mentions` are the names
    in the text, and `rest` its words that nothing explains.
    """
    meant = replace(subject, beside=frozenset())  # "practice rounds" of a munition
    features = {p for p in meant.products if not find_deals(replace(meant, products=frozenset({p})), knowledge)}
    bought = replace(meant, products=meant.products - features)
    if not (bought.products or bought.deals):
        return subject
    asked = _with_compounds({word.text for word in rest}, fold(text)) | _told_of_version(fold(text), cues)
    named = knowledge.names.find(text) if mentions is None else mentions
    wanted = list(_features(features, named, fold(text), cues, knowledge))
    if not (asked or wanted):
        return subject
    deals = find_deals(bought, knowledge)
    about = knowledge.products_in(deals)
    families = covered(bought.products, knowledge) if bought.products else about
    variants = [p for p in sorted(about & families) if p in knowledge.products and knowledge.products[p].variant_of]
    told = {variant: _said(variant, variants, deals, knowledge) for variant in variants}
    everywhere = set.intersection(*told.values()) if told else set()
    telling = asked & set().union(*told.values()) - everywhere
    wanted += [_Feature(frozenset({frozenset({word})})) for word in sorted(telling)]
    fitting = [variant for variant, said in told.items() if all(feature.fits(said) for feature in wanted)]
    return replace(bought, products=frozenset(fitting)) if wanted and len(fitting) == 1 else subject


def variant_by_seats(subject: Subject, text: str, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject with the one variant that has as many seats as a text says: "how many of them are two-seaters".

    How many it has is in its names, or else beside its name in the sentences that count it in any deal.
    """
    wanted = cues.found("seats", fold(text))
    if len(wanted) != 1:
        return subject
    seats, others = (
        cues.sections["seats"][key] for key in sorted(cues.sections["seats"], key=lambda k: k not in wanted)
    )
    subject = replace(subject, beside=frozenset())
    about = knowledge.products_in(find_deals(subject, knowledge))
    about &= covered(subject.products, knowledge) if subject.products else about
    variants = [p for p in sorted(about) if p in knowledge.products and knowledge.products[p].variant_of]
    every = list(knowledge.records.deals.values())

    def has_them(variant: str) -> bool:
        names = [form for form, _ in knowledge.names.forms_of(variant)]
        told = map(fold, _parts_counting(variant, variants, every, knowledge))
        return any(map(seats.search, (*names, *told))) and not any(map(others.search, names))

    fitting = frozenset(filter(has_them, variants))
    return replace(subject, products=fitting) if len(fitting) == 1 else subject


def _features(
    features: Collection[str], mentions: Sequence[Mention], folded: str, cues: Cues, knowledge: Knowledge
) -> Iterator[_Feature]:
    """What is named that a variant must have, or mustn't: other things, and what a version is of or for."""
    lacking = cues.sections["negation"]["lacking"]
    for mention in mentions:
        named = {name.id for name in mention.names} if mention.kind is NameKind.PRODUCT else set[str]()
        before = folded[: mention.start].split()[-1:]
        if named & set(features):
            forms = (form for product in sorted(named) for form, _ in knowledge.names.forms_of(product))
            told = frozenset(map(_words, (folded[mention.start : mention.end], *forms)))  # in whatever language it is
            yield _Feature(told, lacking=any(map(lacking.fullmatch, before)))
        elif named and _is_of_version(mention, folded, cues):
            forms = (form for product in sorted(named) for form, _ in knowledge.names.forms_of(product))
            yield _Feature(frozenset(map(_words, forms)))


def _is_of_version(mention: Mention, folded: str, cues: Cues) -> bool:
    """Whether a name says what version is meant: "the mortar version"."""
    version = cues.sections["version"]["noun"]
    after, before = folded[mention.end :].split()[:1], folded[: mention.start].split()[-2:]
    beside = [*(word.strip("?.,;:!") for word in after), *before[-1:], " ".join(before)]
    return any(version.fullmatch(words) for words in beside)


def _with_compounds(words: Collection[str], folded: str) -> frozenset[str]:
    """Words, in the singular, with what else is in the compounds they stand in: the "single" of "single-seat"."""
    compounds = [set(match[0].split("-")) for match in _COMPOUND.finditer(folded)]
    joined = set(words).union(*(parts for parts in compounds if parts & set(words)))
    return frozenset(map(singular, joined))


_COMPOUND = re.compile(r"[a-z]+(?:-[a-z]+)+")


def _told_of_version(folded: str, cues: Cues) -> frozenset[str]:
    """The words that say what version is meant, whatever they mean elsewhere: "the land-based kind"."""
    found = cues.sections["version"]["told"].finditer(folded)
    return frozenset(word for match in found for word in _words(match["what"]))


def _words(text: str) -> frozenset[str]:
    """The words of a text, in the singular."""
    return frozenset(singular(piece.text) for piece in split_pieces(fold(text)))


def _said(variant: str, variants: Collection[str], deals: Iterable[Deal], knowledge: Knowledge) -> set[str]:
    """The words in which the sentences that count a variant in some deals speak of it."""
    return {word for part in _parts_counting(variant, variants, deals, knowledge) for word in _words(part)}


def _parts_counting(variant: str, variants: Collection[str], deals: Iterable[Deal], knowledge: Knowledge) -> list[str]:
    """The parts of sentences that count a variant in some deals."""
    facts = knowledge.facts_under(deals)
    quotes = {fact.quote for fact in facts if fact.product == variant and fact.attribute in QUANTITIES}
    return [part for quote in sorted(quotes) for part in _parts_about(variant, variants, quote, knowledge)]


def _parts_about(variant: str, variants: Collection[str], quote: str, knowledge: Knowledge) -> list[str]:
    """The parts of a sentence that are about one variant; all of it where it names none.

    "18 of the ship-based X and six of the land-based Y" is cut at what joins the two.
    """
    mentions = [m for m in knowledge.names.find(quote) if {name.id for name in m.names} & set(variants)]
    parts, start = list[str](), 0
    for at, mention in enumerate(mentions):
        end = mentions[at + 1].start if at + 1 < len(mentions) else len(quote)
        joints = [joint.start() for joint in _JOINT.finditer(quote, mention.end, end)] if end < len(quote) else []
        cut = joints[-1] if joints else end
        parts += [quote[start:cut]] if variant in {name.id for name in mention.names} else []
        start = cut
    return parts or [quote]


_JOINT = re.compile(r" (?:and|y|e|i|oraz) |[,;]|[와과및] ")
