"""From facts to the figure to show: which fact stands, which disagree with it, which support it.

The rules are those of data/README.md ("How a figure is chosen"): the latest as-of wins, roles are never mixed,
the losers stay visible.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from index.agreement import admits, are_compatible
from index.periods import Period
from index.records import DATES, MONEY, SAID, Attribute, Fact, Modality, Qualifier
from retrieval.knowledge import Knowledge

# A count that grows with every delivery: on a past date it is only as good as it is near.
RUNNING = frozenset(
    {
        Attribute.DELIVERED_QUANTITY,
        Attribute.SHIPPED_QUANTITY,
        Attribute.REMAINING_QUANTITY,
        Attribute.IN_SERVICE_QUANTITY,
        Attribute.LOST_QUANTITY,
    }
)
MOVED = frozenset({Attribute.SHIPPED_QUANTITY, Attribute.DELIVERED_QUANTITY, Attribute.DELIVERED_BATCH})
NEAR = timedelta(days=60)

NEVER_PLAIN = frozenset({"part", "superseded"})
NAMED_ONLY = frozenset(
    {"producer_share", "programme", "period_total", "competitor", "implementation_contract", "refund"}
)
RESERVED = NEVER_PLAIN | NAMED_ONLY | {"total", "disputed", "converted", "package"}
_MODALITIES = (
    Modality.ACTUAL,
    Modality.REPORTED,
    Modality.ESTIMATED,
    Modality.NEGOTIATED,
    Modality.EXPECTED,
    Modality.PLANNED,
    Modality.PROPOSED,
    Modality.DENIED,
)
_PLANNED = frozenset(
    {
        Attribute.DELIVERY_DUE,
        Attribute.DELIVERY_START,
        Attribute.PLANNED_QUANTITY,
        Attribute.LOCAL_PRODUCTION,
        Attribute.OFFSET,
        Attribute.BUDGET,
        Attribute.LOCAL_PARTNER,
        Attribute.REQUIRED_QUANTITY,
        Attribute.PLACE,
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """The fact that stands, the facts that say the same, and those that contradict it."""

    fact: Fact
    agreeing: tuple[Fact, ...] = ()
    rivals: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a plan wants resolved: the date, whether it was the asker's, and the scopes named."""

    as_of: date
    asked: bool = False
    scopes: frozenset[str] = frozenset()
    since: date | None = None  # the first day of the period asked: what is of that period is of its time
    first: Modality | None = None  # the modality that is wanted before all others: what has been done, what is planned


def known_by(facts: Iterable[Fact], day: date, knowledge: Knowledge, since: date | None = None) -> list[Fact]:
    """The facts that were true by a day; one of a month counts when the month is over or it had been published.

    It counts as well when the time asked, from `since` to the day, lies within it: early March within March.
    """
    return [fact for fact in facts if fact.as_of is None or _had_come(fact, fact.as_of, day, since, knowledge)]


def _had_come(fact: Fact, as_of: Period, day: date, since: date | None, knowledge: Knowledge) -> bool:
    published = knowledge.article(fact).published
    if since is not None and as_of.start <= since <= day <= as_of.end:
        return True
    return as_of.end <= day or (as_of.start <= day and published is not None and published <= day)


def is_alone(fact: Fact) -> bool:
    """Whether a figure is of one thing by itself, as its tag says: aircraft_only."""
    return any(scope.endswith("_only") for scope in fact.scope)


def _tells_more(whole: Fact, alone: Fact) -> bool:
    """Whether a figure is of more than one of a thing alone, and no older."""
    return not is_alone(whole) and not is_earlier(whole, alone)


def is_part(fact: Fact) -> bool:
    """Whether a figure is a part of another, be it of one thing by itself."""
    return "part" in fact.scope or is_alone(fact)


def in_scope(facts: Sequence[Fact], wanted: Wanted) -> list[Fact]:
    """The facts that may stand for the plain figure, given the scopes the asker named."""
    for scope in sorted(wanted.scopes - {"part", "alone"}):
        if named := [fact for fact in facts if scope in fact.scope]:
            return named
    if "alone" in wanted.scopes:
        only = [fact for fact in facts if is_alone(fact)]
        if only:
            return only
        facts = [fact for fact in facts if "package" not in fact.scope and not any("_and_" in s for s in fact.scope)]
    barred = (NEVER_PLAIN | NAMED_ONLY) - wanted.scopes
    plain = [fact for fact in facts if not barred & set(fact.scope)]
    if not plain and wanted.asked:  # what was superseded later was current then
        plain = [fact for fact in facts if "part" not in fact.scope]
    if not plain:
        plain = [fact for fact in facts if not (NEVER_PLAIN - wanted.scopes) & set(fact.scope)]
    plain = [fact for fact in plain if "disputed" not in fact.scope] or plain
    if "alone" not in wanted.scopes:  # what the ships alone cost is a part of the price told with it
        plain = [f for f in plain if not is_alone(f) or not any(_tells_more(other, f) for other in plain)]
    # A stated sum over several deals is not the figure of the one it is recorded under.
    return [fact for fact in plain if "total" not in fact.scope] or plain


def uncorrected(facts: Iterable[Fact]) -> list[Fact]:
    """The facts but those that another of them corrects."""
    facts = list(facts)
    mistaken = {fact.corrects for fact in facts}
    return [fact for fact in facts if fact.id not in mistaken]


def resolve(facts: Sequence[Fact], wanted: Wanted, knowledge: Knowledge) -> Standing | None:
    """What stands among facts of one attribute, one product and one deal; None when nothing was known by then.

    Money facts must share a currency. A withheld value stands only where no figure does.
    """
    known = known_by(facts, wanted.as_of, knowledge, wanted.since if wanted.asked else None)
    known = known if "superseded" in wanted.scopes else uncorrected(known)
    near = [fact for fact in known if not is_stale_for(fact, wanted, knowledge)]
    candidates = in_scope(near or known, wanted)
    stated = [fact for fact in candidates if fact.qualifier is not Qualifier.UNDISCLOSED]
    candidates = stated or candidates
    candidates = _most_factual([fact for fact in candidates if fact.modality is wanted.first] or candidates)
    candidates = [fact for fact in candidates if "converted" not in fact.scope] or candidates
    if not candidates:
        return None
    best = _unfallen(max(candidates, key=lambda fact: _weight(fact, knowledge)), candidates, knowledge)
    return standing_among(known, best)


def standing_among(facts: Iterable[Fact], best: Fact) -> Standing:
    """How a fact stands among facts of the same product and deal."""
    others = [fact for fact in facts if fact.id != best.id and fact.modality in _comparable(best)]
    agreeing = tuple(fact for fact in others if fact.value == best.value and _alike(fact, best))
    rivals = tuple(fact for fact in others if _contradicts(fact, best))
    return Standing(best, agreeing, rivals)


def _unfallen(latest: Fact, candidates: Sequence[Fact], knowledge: Knowledge) -> Fact:
    """The latest count, unless an earlier one is higher: what has been delivered stays delivered."""
    if latest.attribute not in (Attribute.DELIVERED_QUANTITY, Attribute.SHIPPED_QUANTITY):
        return latest
    day = effective_day(latest, knowledge)
    earlier = [fact for fact in candidates if fact.as_of and effective_day(fact, knowledge) < day]
    exact = [fact for fact in earlier if fact.qualifier is Qualifier.EXACT and not admits(latest, fact.number)]
    return max([f for f in exact if f.number > latest.number], key=lambda f: (f.number, f.id), default=latest)


def _comparable(best: Fact) -> Collection[Modality]:
    """The modalities that can contradict a fact: a plan doesn't contradict what came of it."""
    return SAID if best.modality in SAID else _MODALITIES


def _most_factual(facts: Sequence[Fact]) -> list[Fact]:
    """The facts of the best modality there is; plans are as good as facts where the attribute is a plan."""
    if facts and facts[0].attribute in _PLANNED:
        return [fact for fact in facts if fact.modality is not Modality.DENIED]
    for modality in _MODALITIES:
        if chosen := [fact for fact in facts if fact.modality is modality]:
            return chosen
    return []


def effective_day(fact: Fact, knowledge: Knowledge) -> date:
    """The last day a fact can speak of: the end of its as-of, but not after its article appeared."""
    if fact.as_of is None:
        return date.min
    published = knowledge.article(fact).published
    return min(fact.as_of.end, published) if published and published >= fact.as_of.start else fact.as_of.end


def is_earlier(fact: Fact, other: Fact) -> bool:
    """Whether a fact tells of a time that ended before another's began; false where either has none."""
    return fact.as_of is not None and other.as_of is not None and fact.as_of.end < other.as_of.start


def _is_near(fact: Fact, day: date, knowledge: Knowledge) -> bool:
    return day - effective_day(fact, knowledge) <= NEAR


def is_stale_for(fact: Fact, wanted: Wanted, knowledge: Knowledge) -> bool:
    """Whether a running count is too old for the past date asked."""
    in_period = wanted.since is not None and effective_day(fact, knowledge) >= wanted.since
    if not wanted.asked or fact.attribute not in RUNNING or in_period:
        return False
    return not _is_near(fact, wanted.as_of, knowledge) and not _was_last(fact, wanted.as_of, knowledge)


def _was_last(fact: Fact, day: date, knowledge: Knowledge) -> bool:
    """Whether a count is of the day of a handover that an article published near a day gives as the last."""
    published = knowledge.article(fact).published
    if published is None or fact.as_of is None or abs(published - day) > NEAR:
        return False
    same = [f for f in knowledge.facts_of.get(fact.deal, ()) if f.article == fact.article]
    handed = any(f.attribute in FIRST_AND_LAST and f.value == fact.as_of for f in same)
    counts = [f for f in same if f.attribute in (fact.attribute, Attribute.DELIVERED_BATCH)]
    return handed and not any(is_earlier(fact, other) for other in counts)


FIRST_AND_LAST = frozenset({Attribute.DELIVERY_START, Attribute.COMPLETED})  # days


def _weight(fact: Fact, knowledge: Knowledge) -> tuple[date, bool, bool, bool, bool, bool, str]:
    """How facts are ranked: later, by a party to the deal, exact, first-hand; the id makes the order total."""
    article = knowledge.article(fact)
    when = effective_day(fact, knowledge)
    if fact.attribute in MONEY or fact.attribute in DATES:
        when = max(when, article.published or when) if fact.attribute in DATES else _month(fact)
    return (
        when,
        is_party(fact, knowledge),
        fact.qualifier is Qualifier.EXACT and "rounded" not in fact.scope,
        "gross" not in fact.scope,
        article.syndicated_from is None,
        fact.review == "approved",
        fact.id,
    )


def _month(fact: Fact) -> date:
    """When an amount was stated, to the month: within one, the exact figure beats the later one."""
    return fact.as_of.start.replace(day=1) if fact.as_of else date.min


def is_party(fact: Fact, knowledge: Knowledge) -> bool:
    """Whether the speaker is a side of the deal: its seller, or an official body of the buyer's or seller's country."""
    deal = knowledge.records.deals[fact.deal]
    for mention in knowledge.names.find(fact.stated_by):
        for name in mention.names:
            organisation = knowledge.records.organisations.get(name.id)
            if organisation and (
                organisation.id in deal.seller or organisation.country in (deal.buyer, deal.seller_country)
            ):
                return True
    return False


def _alike(one: Fact, other: Fact) -> bool:
    return one.unit == other.unit and one.attribute is other.attribute


def _contradicts(fact: Fact, best: Fact) -> bool:
    """Whether a fact says something else of the same thing and time."""
    if not _alike(fact, best) or fact.value == best.value or {"part", "superseded"} & set(fact.scope):
        return False
    if fact.attribute in MONEY and is_alone(fact) != is_alone(best):
        return False  # what the ships alone cost says nothing against the price of all
    if set(fact.scope) & NAMED_ONLY != set(best.scope) & NAMED_ONLY or {"net", "gross"} & set(fact.scope) ^ (
        {"net", "gross"} & set(best.scope)
    ):
        return False
    if best.attribute in RUNNING and not _same_time(fact.as_of, best.as_of):
        return False
    return not are_compatible(fact, best)


def _same_time(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and one.overlaps(other)


def first_stated(facts: Iterable[Fact]) -> list[Fact]:
    """The facts as they were first given, where they have been corrected or dated anew since: "the original date"."""
    facts = list(facts)
    mistaken = {fact.corrects for fact in facts}
    if corrected := [fact for fact in facts if fact.id in mistaken]:
        return corrected
    dated = [fact for fact in facts if fact.attribute in DATES and fact.as_of is not None]
    if len({fact.value for fact in dated}) < 2:
        return []
    first = min(fact.as_of.start for fact in dated if fact.as_of is not None)
    return [fact for fact in dated if fact.as_of is not None and fact.as_of.start == first]
