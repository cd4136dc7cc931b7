"""Clauses that tell a deal by what a sentence on record says: "the drones that are to watch the Libyan border"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from index.names import NameKind, Piece, fold, split_pieces
from index.records import Attribute
from retrieval.knowledge import Knowledge
from retrieval.matching import spaced
from retrieval.question import Subject
from retrieval.selection import find_deals
from retrieval.understanding.cues import Cues
from retrieval.understanding.sighting import Sighting
from retrieval.understanding.subject import Roles

_SHORTEST = 3  # words in a row that a clause has from a sentence
_LEAD = 4  # words of a clause before those: "that are to"
_OWN = 2  # words among them that nothing else explains
_NONE = frozenset[str]()
_OLD = Attribute.REPLACES  # what goes out of use: "the guns that replace the K-53"


@dataclass(frozen=True, slots=True)
class Retold:
    """The deals that a clause tells of, and the part of the text that tells them."""

    deals: frozenset[str]
    start: int
    end: int

    def left_of(self, seen: Sighting) -> Sighting:
        """What the question holds beside the clause."""
        inside = range(self.start, self.end)
        return replace(
            seen,
            mentions=tuple(mention for mention in seen.mentions if mention.start not in inside),
            rest=tuple(word for word in seen.rest if word.start not in inside),
        )

    def parties_of(self, roles: Roles, seen: Sighting) -> Roles:
        """The roles without the countries that only the clause names."""
        inside = range(self.start, self.end)
        named = {name.id for m in seen.mentions if m.start in inside for name in m.names}
        return replace(roles, strangers=tuple(name for name in roles.strangers if name not in named))

    def subject_of(self, subject: Subject) -> Subject:
        """The subject, narrowed to the deals told of."""
        return replace(subject, deals=self.deals)


def find_retold(seen: Sighting, subject: Subject, cues: Cues, knowledge: Knowledge) -> Retold | None:
    """The deals among those of the subject of which a sentence has a run of words of a clause in the question.

    What such a clause names, a border or an exercise, is no party to anything.
    """
    things = [mention.end for mention in seen.mentions if mention.kind is NameKind.PRODUCT]
    folded = fold(seen.text) if seen.rest and things and not subject.deals else ""
    begins = cues.sections["verify"]["retold"].finditer(folded)
    led = {match.start() for match in begins if match.start() >= min(things)}  # "who blames …" is no clause
    own_words = {word.text for word in seen.rest if led and word.start > min(led)}
    if not own_words:
        return None
    deals = [deal.id for deal in find_deals(subject, knowledge) if own_words & knowledge.quoted.get(deal.id, _NONE)]
    pieces = [piece for piece in split_pieces(folded) if piece.start >= min(led)]
    leads = [at for at, piece in enumerate(pieces) if piece.start in led]
    return _longest(pieces, leads, seen, _Sayings.of(deals, knowledge)) if deals else None


@dataclass(frozen=True, slots=True)
class _Sayings:
    """What the sentences of each deal say, and what each deal's goods replace, as text with a space at each end."""

    quotes: dict[str, set[str]]
    replaced: dict[str, set[str]]

    @classmethod
    def of(cls, deals: Sequence[str], knowledge: Knowledge) -> Self:
        facts = {deal: knowledge.facts_of.get(deal, ()) for deal in deals}
        return cls(
            {deal: {f" {spaced(fact.quote)} " for fact in told} for deal, told in facts.items()},
            {deal: {f" {spaced(str(f.value))} " for f in told if f.attribute is _OLD} for deal, told in facts.items()},
        )

    def replacing(self, run: str) -> frozenset[str]:
        return frozenset(deal for deal, named in self.replaced.items() if run in named)

    def saying(self, run: str) -> frozenset[str]:
        return frozenset(deal for deal, quotes in self.quotes.items() if any(run in quote for quote in quotes))


def _longest(pieces: list[Piece], leads: list[int], seen: Sighting, sayings: _Sayings) -> Retold | None:
    """The first run of words that tells a deal, and the longest from there."""
    for first in range(len(pieces)):
        near = any(0 < first - at <= _LEAD for at in leads)
        for last in range(len(pieces), first, -1):
            run = f" {' '.join(piece.text for piece in pieces[first:last])} "
            span = range(pieces[first].start, pieces[last - 1].end)
            own = sum(word.start in span for word in seen.rest)
            told = sayings.replacing(run) if own else _NONE
            if not told and near and own >= _OWN and last - first >= _SHORTEST:
                told = sayings.saying(run)
            if told:
                return Retold(told, span.start, span.stop)
    return None
