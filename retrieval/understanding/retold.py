"""Clauses that tell a deal by what a sentence on record says: "the drones that are to watch the Libyan border"."""

from dataclasses import dataclass, replace

from index.names import fold, split_pieces
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
    if (
        len(seen.rest) < _OWN
        or subject.deals
        or (led := cues.sections["verify"]["relative"].search(fold(seen.text))) is None
    ):
        return None
    pieces = [piece for piece in split_pieces(fold(seen.text)) if piece.start >= led.start()]
    quotes = {
        deal.id: {f" {spaced(fact.quote)} " for fact in knowledge.facts_of.get(deal.id, ())}
        for deal in find_deals(subject, knowledge)
    }
    for first in range(min(_LEAD, len(pieces) - _SHORTEST) + 1):
        for last in range(len(pieces), first + _SHORTEST - 1, -1):
            run = f" {' '.join(piece.text for piece in pieces[first:last])} "
            told = frozenset(deal for deal, said in quotes.items() if any(run in quote for quote in said))
            span = range(pieces[first].start, pieces[last - 1].end)
            if told and sum(word.start in span for word in seen.rest) >= _OWN:
                return Retold(told, span.start, span.stop)
    return None
