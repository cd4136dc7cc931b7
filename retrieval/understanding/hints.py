"""Words that name no party or product but stand in a record of one deal: what it replaces, who signed, where."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.names import Piece, fold, split_pieces
from index.records import TEXTS, Attribute
from retrieval.knowledge import Knowledge
from retrieval.question import Subject
from retrieval.selection import find_deals
from retrieval.understanding.variants import is_designator

# What a question says of a deal to tell it from others; a reason or a status is no name.
_TELLING = TEXTS - {Attribute.STATUS, Attribute.REASON, Attribute.RECORD, Attribute.OTHER}


@dataclass(frozen=True, slots=True)
class Hints:
    """The deals that the words point at, and the words that are explained by that."""

    deals: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def find_hints(rest: Sequence[Piece], text: str, subject: Subject, knowledge: Knowledge) -> Hints:
    """The deals among those of the subject in whose records the names left over stand; none when none has any."""
    names = {bare: word.text for word in rest if _is_name(word, text) and len(bare := _bare(word.text)) > 1}
    if not names:
        return Hints()
    deals = find_deals(subject, knowledge)
    said = {deal.id: names.keys() & said_of(deal.id, knowledge) for deal in deals}
    most = max(map(len, said.values()), default=0)
    if not most:
        return _in_quotes(names, knowledge) if subject.is_empty else Hints()
    best = frozenset(deal for deal, words in said.items() if len(words) == most)
    best = frozenset(deal for deal in best if said[deal] & _values(deal, knowledge)) or best
    explained = frozenset(names[word] for deal in best for word in said[deal])
    return Hints(best if len(best) < len(deals) else frozenset(), explained)


def _in_quotes(names: Mapping[str, str], knowledge: Knowledge) -> Hints:
    """The deals of which a sentence on record has a name, where nothing else tells a deal and it is of only a few."""
    told = {deal: names.keys() & words for deal, words in knowledge.quoted.items()}
    found = frozenset(deal for deal, words in told.items() if words)
    if not found or len(found) > _FEW:
        return Hints()
    return Hints(found, frozenset(names[word] for deal in found for word in told[deal]))


def told_of(subject: Subject, names: Collection[str], knowledge: Knowledge) -> Subject:
    """The subject narrowed to the one of its deals of which a sentence on record has a name that nobody recorded."""
    deals, said = find_deals(subject, knowledge), {fold(name) for name in names}
    told = frozenset(deal.id for deal in deals if said & knowledge.quoted.get(deal.id, frozenset()))
    return replace(subject, deals=told) if len(told) == 1 < len(deals) else subject


_FEW = 2  # deals of which one sentence may speak


def _values(deal: str, knowledge: Knowledge) -> frozenset[str]:
    """What is recorded of a deal in one word: a place called so tells it before a company that has it in its name."""
    facts = knowledge.facts_of.get(deal, ())
    return frozenset(fold(str(fact.value)) for fact in facts if fact.attribute in _TELLING)


def said_of(deal: str, knowledge: Knowledge) -> frozenset[str]:
    """The words in what is recorded of a deal in words."""
    values = [str(fact.value) for fact in knowledge.facts_of.get(deal, ()) if fact.attribute in _TELLING]
    pieces = [piece for value in values for piece in split_pieces(fold(value))]
    joined = {a.text + b.text for a, b in pairwise(pieces)}
    return frozenset({piece.text for piece in pieces} | joined)


def _is_name(word: Piece, text: str) -> bool:
    """Whether a word is written like a name: with a capital inside the sentence, or with a digit."""
    return is_designator(word.text) or (word.start > 0 and text[word.start].isupper())


def _bare(word: str) -> str:
    """The word without Korean endings glued to Latin letters or digits: 29를."""
    return word.rstrip("".join(c for c in word if "가" <= c <= "힣")) if word[0].isascii() else word
