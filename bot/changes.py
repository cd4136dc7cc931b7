"""What changed on record: the figures that stand, and how they differ from those that stood before."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from index.records import TEXTS, Attribute, Fact
from retrieval.knowledge import Knowledge
from retrieval.resolution import Wanted, resolve

# A deal has one delivered quantity, but many batches, signatories and reasons: none of these replaces another.
_SEVERAL = (TEXTS - {Attribute.STATUS}) | {Attribute.DELIVERED_BATCH}
_ORDER = {attribute: place for place, attribute in enumerate(Attribute)}


class Kind(StrEnum):
    """How a figure changed."""

    NEW = "new"
    CHANGED = "changed"
    DISPUTED = "disputed"  # what was told before is of the same day, and still stands on record
    CORRECTED = "corrected"  # what was told before doesn't stand on record as it was told
    WITHDRAWN = "withdrawn"  # and nothing stands in its place


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that wasn't there or was another one before; at least one of the two is there."""

    kind: Kind
    before: Fact | None
    after: Fact | None

    @property
    def fact(self) -> Fact:
        """The fact that stands, else the one that doesn't any more; ValueError for a change of nothing."""
        fact = self.after or self.before
        if fact is None:
            raise ValueError("a change has a figure before it, or after it")
        return fact

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts on both sides."""
        return tuple(fact for fact in (self.before, self.after) if fact is not None)


def standing_figures(facts: Iterable[Fact], knowledge: Knowledge, day: date) -> dict[str, Fact]:
    """The fact that stands for each figure on a day, by a key that stays the same when the figure changes."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[_key(fact)].append(fact)
    standing = ((key, resolve(group, Wanted(day), knowledge)) for key, group in groups.items())
    return {key: found.fact for key, found in standing if found is not None}


def compare(
    before: Mapping[str, Fact | None], after: Mapping[str, Fact | None], served: Mapping[str, Fact]
) -> tuple[Change, ...]:
    """What changed between two states of some figures, by key, the weightiest figures of each deal first.

    `served` are the facts on record now, by their ids: by them a correction is told from news.
    """
    told = {_saying(fact) for fact in served.values()}
    pairs = _joined([(before.get(key), after.get(key)) for key in dict.fromkeys([*before, *after])])
    changes = (_change(old, new, told, served) for old, new in pairs)
    return tuple(sorted(filter(None, changes), key=_rank))


def differ(one: Fact, other: Fact) -> bool:
    """Whether two facts give different figures; one source's figure with another date is a different one."""
    if _source(one) == _source(other) and one.as_of != other.as_of:
        return True
    return _figure(one) != _figure(other)


def stands(fact: Fact, served: Mapping[str, Fact]) -> bool:
    """Whether a fact is on record as it was told: the same figure of the same sentence."""
    said = _saying(fact)
    return any(other.article == fact.article and _saying(other) == said for other in served.values())


def _change(old: Fact | None, new: Fact | None, told: Collection[object], served: Mapping[str, Fact]) -> Change | None:
    if old is None or new is None:
        kind = Kind.NEW if old is None else Kind.WITHDRAWN
        return Change(kind, old, new) if old or new else None
    if not differ(old, new):
        return None
    corrected = served.get(new.corrects or "")
    if _saying(old) not in told or (corrected is not None and _source(corrected) == _source(old)):
        return Change(Kind.CORRECTED, old, new)
    same_day = old.as_of is not None and old.as_of == new.as_of
    return Change(Kind.DISPUTED if same_day else Kind.CHANGED, old, new)


def _joined(pairs: Iterable[tuple[Fact | None, Fact | None]]) -> list[tuple[Fact | None, Fact | None]]:
    """The pairs, with what is gone under one key and new under another made one where the sentence is the same.

    So a fact whose role, deal or product was put right is one correction, not a loss and something new.
    """
    pairs = list(pairs)
    lost: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for old, new in pairs:
        if old is not None and new is None:
            lost[_source(old)].append(old)
    kept = list[tuple[Fact | None, Fact | None]]()
    for old, new in pairs:
        if new is not None:
            earlier = lost.get(_source(new)) if old is None else None
            kept.append((earlier.pop() if earlier else old, new))
    return [*kept, *((old, None) for left in lost.values() for old in left)]


def _key(fact: Fact) -> str:
    own = str(fact.value) if fact.attribute in _SEVERAL else ""
    return "\t".join((fact.deal, fact.buyer, fact.product, fact.attribute, fact.unit, own))


def _source(fact: Fact) -> tuple[str, str]:
    """The sentence a fact was read from. Its id won't do: it is a place in a file, and moves when one is rejected."""
    return fact.article, fact.quote


def _figure(fact: Fact) -> tuple[object, ...]:
    return fact.attribute, fact.deal, fact.buyer, fact.product, fact.value, fact.unit, fact.qualifier, fact.modality


def _saying(fact: Fact) -> tuple[object, ...]:
    return *_source(fact), fact.as_of, *_figure(fact)


def _rank(change: Change) -> tuple[str, int, str]:
    fact = change.fact
    return fact.deal, _ORDER[fact.attribute], fact.id
