"""What came when, of purchases on record, asked in many ways: what is right is made from the records themselves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest

from index.periods import Period, Precision
from index.records import Attribute, Deal, DealKind, Fact, Modality
from retrieval.knowledge import Knowledge
from tests.retrieval.asking import ask, build_world
from tests.retrieval.claimed import judge
from tests.retrieval.purchases import is_bought_once, plain

WORLDS = ("third", "sixth", "ninth", "eighteenth")
A = Attribute


@dataclass(frozen=True, slots=True)
class Course:
    """How a purchase went that is its buyer's only one of a thing: the counts of what had come, and the days told."""

    buyer: str
    thing: str
    ordered: int
    signed: Period
    counts: tuple[tuple[Period, int], ...]  # of which none contradicts another
    begun: Period | None
    due: Period | None  # for when the first was planned


def courses(knowledge: Knowledge) -> list[Course]:
    """The courses of the purchases on record of which nothing is in doubt."""
    deals = [deal for deal in knowledge.records.deals.values() if deal.kind is DealKind.PURCHASE and deal.products]
    return [course for deal in deals if (course := _course(deal, knowledge)) is not None]


def _course(deal: Deal, knowledge: Knowledge) -> Course | None:
    thing = knowledge.products.get(deal.products[0])
    if thing is None or thing.is_kind:
        return None
    facts = [fact for fact in knowledge.facts_of.get(deal.id, ()) if fact.product == thing.id]
    actual = [fact for fact in facts if fact.modality is Modality.ACTUAL]
    ordered = {fact.number for fact in plain(actual, A.ORDERED_QUANTITY)}
    signed = {fact.period for fact in plain(actual, A.SIGNED)}
    stopped = any(f.value in ("cancelled", "suspended", "shelved") or f.attribute is A.AMENDED for f in facts)
    if not is_bought_once(deal, knowledge) or len(ordered) != 1 or len(signed) != 1 or stopped:
        return None
    begun = {fact.period for fact in plain(actual, A.DELIVERY_START)}
    due = {f.period for f in plain(facts, A.DELIVERY_START) if f.modality is Modality.PLANNED}
    return Course(
        deal.buyer,
        thing.name,
        int(max(ordered)),
        max(signed),
        _counts(facts),
        max(begun) if len(begun) == 1 else None,
        max(due) if len(due) == 1 else None,
    )


def _counts(facts: list[Fact]) -> tuple[tuple[Period, int], ...]:
    """What had come by each day, in order; nothing where a count is in doubt or they contradict each other."""
    told = [fact for fact in facts if fact.attribute is A.DELIVERED_QUANTITY]
    if any(f.scope or f.as_of is None or f.corrects or f.qualifier != "exact" for f in told):
        return ()
    counts = sorted({(fact.as_of, int(fact.number)) for fact in told if fact.as_of}, key=lambda pair: pair[0].end)
    grows = all(a[0].end < b[0].start and a[1] <= b[1] for a, b in pairwise(counts))
    return tuple(counts) if grows else ()


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _place(number: int) -> str:
    """A place in figures: 2nd, 11th, 23rd."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def _told(period: Period) -> str:
    """How an answer writes a date."""
    form = {Precision.DAY: _day(period.start), Precision.MONTH: f"{period.start:%B %Y}"}
    return form.get(period.precision, f"{period.start:%Y}")


def figures(course: Course) -> Iterator[tuple[str, str]]:
    """Questions on one purchase, each with what the answer begins with, or has in it where that is a date."""
    buyer, thing = course.buyer, course.thing
    for (day, count), (later, more) in pairwise(course.counts):
        if count < more and {day.precision, later.precision} == {Precision.DAY}:
            first, last, grown = _day(day.end), _day(later.end), f"{more - count:,} "
            yield f"How many {thing}s did {buyer} receive between {first} and {last}?", grown
            yield f"How many more {thing}s did {buyer} have on {last} than on {first}?", grown
            yield f"How many {thing}s arrived in {buyer} after {first} and by {last}?", grown
            yield f"By how many did {buyer}'s {thing} count grow between {first} and {last}?", grown
    for day, count in course.counts:
        earlier = [one for one, number in course.counts if number == count and one.end < day.end]
        if 1 < count < course.ordered and not earlier and day.precision is Precision.DAY:
            yield f"By when had {buyer} received {count} {thing}s?", _day(day.end)
            yield f"When did {buyer} have {count} {thing}s?", _day(day.end)
    if course.begun and course.due:
        yield f"When should {buyer} have got its first {thing}?", _told(course.due)
        yield f"For when was the first {thing} promised to {buyer}?", _told(course.due)
        yield f"When was the first {thing} due in {buyer}, and when did it come?", _told(course.begun)


def claims(course: Course) -> Iterator[tuple[str, bool]]:
    """Questions on one purchase, each with whether what it claims is so."""
    buyer, thing, year = course.buyer, course.thing, course.signed.start.year
    yield f"Did {buyer} have a {thing} contract before {year}?", False
    yield f"Has {buyer} signed for {thing}s since the start of {year + 1}?", False
    yield f"Has {buyer} ordered {thing}s since {year - 1}?", True
    if course.counts:
        day, last = course.counts[-1]
        then = _day(day.end + timedelta(days=1))
        yield f"Did {buyer} already have {last + 1} {thing}s on {then}?", False
        if last < course.ordered:
            yield f"Has {buyer} received its {_place(last + 1)} {thing}?", False
        if last > 1:
            yield f"Had {buyer} received {last} {thing}s by {then}?", True
            yield f"Has the {_place(last)} {thing} been delivered to {buyer}?", True
    if course.begun and course.begun.start.year == course.begun.end.year:
        began = course.begun.start.year
        yield f"Did {buyer} get its first {thing} in {began}?", True
        yield f"Did {buyer} get its first {thing} in {began + 1}?", False
        yield f"Did {thing} deliveries to {buyer} start after {began}?", False
        yield f"Was the first {thing} delivered to {buyer} before {began + 1}?", True
    if course.begun and course.due and not (course.due.start < course.begun.end <= course.due.end):
        late = course.begun.start > course.due.end
        yield f"Did {buyer} get its first {thing} when planned?", not late
        yield f"Did the first {thing} reach {buyer} later than planned?", late


@pytest.mark.parametrize("world", WORLDS)
def test_times_are_told_as_the_records_have_them(world: str) -> None:
    answerer = build_world(world)
    asked = [pair for course in courses(answerer.knowledge) for pair in figures(course)]
    told = {question: ask(answerer, question).headline for question, _ in asked}
    assert [
        (question, told[question]) for question, figure in asked if not _begins_or_has(told[question], figure)
    ] == []


def _begins_or_has(headline: str, figure: str) -> bool:
    return figure in headline if re.search(r"\d{4}", figure) else headline.startswith(figure)


@pytest.mark.parametrize("world", WORLDS)
def test_a_claimed_time_is_held_against_the_records(world: str) -> None:
    answerer = build_world(world)
    found = [claim for course in courses(answerer.knowledge) for claim in claims(course)]
    assert len(found) > 20
    wrong, refused = judge(answerer, found)
    assert wrong == []
    assert len(refused) <= len(found) // 20, refused
