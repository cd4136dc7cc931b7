"""What a reviewer should look at first in a proposed fact: that it contradicts an approved one, an odd magnitude,
words that speak to a machine, a new name, or that it only repeats what is known.

A flag is a kind and what it is about: "contradicts <fact id>", "magnitude 1000 times <fact id>", "repeats <fact id>",
"instruction in the quote", "new product <id>".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from functools import cache

from index.agreement import are_compatible
from index.periods import Period, period_of
from index.records import DATES, MONEY, QUANTITIES, SAID, Attribute, Fact, Modality, Record, Records, Review
from index.shipped import load_forms, shipped_kinds

KINDS = ("contradicts", "magnitude", "instruction", "new", "repeats")  # the gravest first
_FACTORS = (10, 100, 1000)
_NEAR = Decimal("0.005")  # of a factor: 6.52 is a tenth of 65 as well
# Counts and dates that many true figures may stand for at once: one a batch, one a stage.
_MANY = frozenset({Attribute.DELIVERED_BATCH, Attribute.DELIVERY_START, Attribute.DELIVERY_DUE})
# What changes as time goes by; the others hold once they are true.
_CHANGING = frozenset(
    {
        Attribute.SHIPPED_QUANTITY,
        Attribute.DELIVERED_QUANTITY,
        Attribute.REMAINING_QUANTITY,
        Attribute.IN_SERVICE_QUANTITY,
        Attribute.LOST_QUANTITY,
        Attribute.STATUS,
    }
)
_VAGUE = frozenset({"rounded", "disputed"})  # scopes that don't make it another figure


def flag_facts(facts: Sequence[Fact], records: Records) -> tuple[Fact, ...]:
    """The same facts in the same order, each with the flags it has beside the approved facts of the records."""
    neighbours, articles = _Neighbours(records), {fact.article for fact in facts} & records.articles.keys()
    suspect = {article for article in articles if find_instructions(records.articles[article].text)}
    found = ((*_beside(fact, neighbours), *_instructions(fact, suspect), *_new_names(fact, records)) for fact in facts)
    return tuple(
        fact.model_copy(update={"flags": tuple(sorted(flags, key=_weigh, reverse=True))})
        for fact, flags in zip(facts, found, strict=True)
    )


def weigh_flags(flags: Iterable[str]) -> int:
    """How grave the gravest of the flags is; 0 without any."""
    return max(map(_weigh, flags), default=0)


def _weigh(flag: str) -> int:
    kind = flag.partition(" ")[0]
    return len(KINDS) - KINDS.index(kind) if kind in KINDS else 0


def find_instructions(text: str) -> tuple[str, ...]:
    """The lines of a text that look as if they told a machine what to do."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if any(pattern.search(line) for pattern in _patterns()))


class _Neighbours:
    """The approved facts that a proposed one can be held against."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._of_deal: dict[tuple[str, str, Attribute], list[Fact]] = defaultdict(list)
        self._of_buyer: dict[tuple[str, str, Attribute], list[Fact]] = defaultdict(list)
        self._deals: set[str] = set()
        for fact in records.facts.values():
            if fact.review is Review.APPROVED:
                self._of_deal[fact.deal, fact.product, fact.attribute].append(fact)
                self._of_buyer[fact.buyer, fact.product, fact.attribute].append(fact)
                self._deals.add(fact.deal)

    def find(self, fact: Fact) -> list[Fact]:
        """The facts of its deal; of its buyer when the deal is so new that nothing of it is approved."""
        if fact.deal in self._deals:
            found = self._of_deal.get((fact.deal, fact.product, fact.attribute), [])
        else:
            found = self._of_buyer.get((fact.buyer, fact.product, fact.attribute), [])
        return [other for other in found if other.id != fact.id and _is_alike(fact, other)]

    def period(self, fact: Fact) -> Period | None:
        """When a fact is true: its as-of, else the day its article appeared."""
        article = self._records.articles.get(fact.article)
        return fact.as_of or (period_of(article.published) if article and article.published else None)


def _beside(fact: Fact, neighbours: _Neighbours) -> Iterator[str]:
    near = neighbours.find(fact)
    same = [other for other in near if _repeats(fact, other, neighbours)]
    against = [other for other in near if _contradicts(fact, other, neighbours)]
    odd = [] if same else [(factor, other) for other in near if (factor := _find_factor(fact, other))]
    yield from (f"contradicts {other.id}" for other in against[:1])
    yield from (f"magnitude {factor} {other.id}" for factor, other in odd[:1])
    yield from (f"repeats {other.id}" for other in same[:1])


def _is_alike(fact: Fact, other: Fact) -> bool:
    """Whether two facts speak of the same figure: one unit, and the same scope."""
    return fact.unit == other.unit and set(fact.scope) - _VAGUE == set(other.scope) - _VAGUE


def _at_one_time(fact: Fact, other: Fact, neighbours: _Neighbours) -> bool:
    """Whether two facts are of one time, where that matters: an order holds, a buyer's next one is another deal."""
    if fact.attribute not in _CHANGING and fact.deal == other.deal:
        return True
    one, two = neighbours.period(fact), neighbours.period(other)
    return one is not None and two is not None and one.overlaps(two)


def _repeats(fact: Fact, other: Fact, neighbours: _Neighbours) -> bool:
    denied = Modality.DENIED in (fact.modality, other.modality) and fact.modality is not other.modality
    return fact.value == other.value and not denied and _at_one_time(fact, other, neighbours)


def _contradicts(fact: Fact, other: Fact, neighbours: _Neighbours) -> bool:
    if fact.attribute not in QUANTITIES | MONEY | DATES or fact.attribute in _MANY:
        return False
    if not _at_one_time(fact, other, neighbours):
        return False
    if Modality.DENIED in (fact.modality, other.modality):
        return fact.modality is not other.modality and are_compatible(fact, other)
    comparable = fact.modality is other.modality or {fact.modality, other.modality} <= SAID
    return comparable and not are_compatible(fact, other)


def _find_factor(fact: Fact, other: Fact) -> str | None:
    """How many times the other the value is, when that looks like a slip: ten, a hundred, a thousand."""
    one, two = fact.value, other.value
    if not isinstance(one, Decimal) or not isinstance(two, Decimal) or not one or not two:
        return None
    for factor in _FACTORS:
        if abs(one - two * factor) <= _NEAR * one:
            return f"{factor} times"
        if abs(two - one * factor) <= _NEAR * two:
            return f"1/{factor} of"
    return None


def _instructions(fact: Fact, suspect: Set[str]) -> Iterator[str]:
    if find_instructions(fact.quote):
        yield "instruction in the quote"
    elif fact.article in suspect:
        yield "instruction in the article"


def _new_names(fact: Fact, records: Records) -> Iterator[str]:
    registers: tuple[tuple[str, str | None, Mapping[str, Record]], ...] = (
        ("deal", fact.deal, records.deals),
        ("product", fact.product, records.products),
        ("organisation", fact.seller, records.organisations),
    )
    for kind, identity, register in registers:
        entry = register.get(identity or "")
        known = entry is None and identity in shipped_kinds()
        if identity and not known and getattr(entry, "review", Review.EXTRACTED) is Review.EXTRACTED:
            yield f"new {kind} {identity}"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The patterns of all languages: an article may hold a line in any."""
    lists = load_forms("instructions.toml").values()
    return tuple(re.compile(pattern, re.IGNORECASE) for patterns in lists for pattern in patterns)
