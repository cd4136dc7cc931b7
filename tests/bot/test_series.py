"""What is drawn of an answer, chosen from the facts it names by the rules answers are made by."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.series import Comparison, Course, Point, chartable, find_series
from index.periods import parse_period
from index.records import Attribute, Fact, Qualifier
from retrieval.answer import Answer, Figure, Outcome, Reason
from retrieval.answerer import Answerer
from tests.records_folder import DATA
from tests.retrieval.asking import ask, build_answerer
from tests.retrieval.records import make_fact, make_knowledge

DEV = Path(__file__).parents[1] / "questions" / "dev.jsonl"
NOTHING = Answer("The records don't say.", Outcome.DECLINED, reason=Reason.NOT_RECORDED)


@pytest.fixture(scope="module")
def shipped() -> Answerer:
    """The records that ship."""
    return build_answerer(DATA)


def _course(shipped: Answerer, question: str) -> Course:
    series = find_series(ask(shipped, question), shipped.knowledge)
    assert isinstance(series, Course)
    return series


def _comparison(shipped: Answerer, question: str) -> Comparison:
    series = find_series(ask(shipped, question), shipped.knowledge)
    assert isinstance(series, Comparison)
    return series


def _told(points: Iterable[Point]) -> list[tuple[str, int]]:
    return [(point.day.isoformat(), int(point.fact.number)) for point in points]


def _sides(comparison: Comparison) -> list[tuple[str, int, int]]:
    return [(side.key, int(side.amount), len(side.facts)) for side in comparison.sides]


def answer_of(*facts: Fact) -> Answer:
    """An answer that gives these facts as its figures."""
    figures = [Figure(f.value, f.unit, f.attribute, f.qualifier, f.as_of, f.id) for f in facts]
    return Answer("It is so.", Outcome.ANSWERED, figures=tuple(figures))


def test_deliveries_grow_against_what_was_ordered(shipped: Answerer) -> None:
    course = _course(shipped, "How many K2s have been delivered to Poland?")
    assert _told(course.points) == [
        ("2022-12-06", 10),
        ("2024-03-11", 31),
        ("2024-03-20", 46),
        ("2024-10-31", 60),
        ("2024-11-18", 71),
        ("2024-11-30", 77),
        ("2024-12-17", 84),
        ("2025-06-30", 119),
        ("2025-11-13", 180),
    ]
    assert _told(course.ordered) == [("2022-08-26", 180)]
    assert course.facts[0].article == "2025-11-13-defence24-poland-k2-ec1-2022"


def test_a_chart_of_an_earlier_day_ends_there(shipped: Answerer) -> None:
    course = _course(shipped, "How many K2s had been delivered to Poland as of 20 November 2024?")
    assert _told(course.points)[-1] == ("2024-11-18", 71)


def test_a_variant_is_held_against_what_was_ordered_of_it(shipped: Answerer) -> None:
    course = _course(shipped, "How many FA-50GFs has Poland received?")
    assert _told(course.points) == [("2023-11-30", 10), ("2023-12-31", 12)]
    assert _told(course.ordered) == [("2022-09-16", 12)]


def test_one_count_is_a_course_of_one_point(shipped: Answerer) -> None:
    course = _course(shipped, "How many K9s has India received?")
    assert (_told(course.points), _told(course.ordered)) == ([("2021-02-28", 100)], [("2017-05-31", 100)])


def test_sides_are_summed_as_the_answer_sums_them(shipped: Answerer) -> None:
    comparison = _comparison(shipped, "Which country ordered the most K9s?")
    assert comparison.by == "buyer"
    assert _sides(comparison) == [("Poland", 364, 2), ("Egypt", 200, 1), ("India", 200, 2), ("Finland", 96, 3)]
    assert comparison.total is None


def test_variants_stand_under_their_family(shipped: Answerer) -> None:
    comparison = _comparison(shipped, "Compare the values of K2 and K9 for Poland")
    assert comparison.by == "product"
    assert _sides(comparison) == [("k2", 9_870_000_000, 2), ("k9", 5_000_000_000, 2)]


def test_a_sum_stands_beside_its_members(shipped: Answerer) -> None:
    comparison = _comparison(shipped, "How many K9s did Poland order?")
    assert comparison.by == "deal"
    assert _sides(comparison) == [("poland-k9-ec1-2022 k9a1", 212, 1), ("poland-k9-ec2-2023 k9", 152, 1)]
    assert comparison.total == 364


def test_no_bar_shows_a_sum_that_the_answer_does_not_state(shipped: Answerer) -> None:
    comparison = _comparison(shipped, "Which deal is dearest?")
    assert comparison.by == "deal"
    assert {len(side.facts) for side in comparison.sides} == {1}


def test_one_currency_only_and_the_rest_is_named() -> None:
    facts = [
        make_fact("a", 5, attribute="value", unit="USD", product="k2"),
        make_fact("b", 7, attribute="value", unit="USD", product="k9"),
        make_fact("c", 9, attribute="value", unit="KRW", product="redback"),
    ]
    series = find_series(answer_of(*facts), make_knowledge(facts))
    assert isinstance(series, Comparison)
    assert [fact.id for fact in series.facts] == ["a#1", "b#1"]
    assert [fact.id for fact in series.left_out] == ["c#1"]


def test_two_sources_on_one_thing_are_one_bar_and_the_answers_first_stands() -> None:
    facts = [
        make_fact("a", 180, attribute="ordered_quantity"),
        make_fact("b", 200, attribute="ordered_quantity"),
        make_fact("c", 152, attribute="ordered_quantity", product="k9"),
    ]
    series = find_series(answer_of(*facts), make_knowledge(facts))
    assert isinstance(series, Comparison)
    assert [fact.id for fact in series.facts] == ["a#1", "c#1"]


def test_what_has_been_delivered_stays_delivered_and_what_is_part_of_it_is_left_out() -> None:
    facts = [
        make_fact("a", 60, as_of=date(2024, 10, 1), qualifier="about"),
        make_fact("b", 71),
        make_fact("c", 30, as_of=date(2025, 1, 1), scope=["part"]),
        make_fact("d", 71, as_of=date(2025, 2, 1)),
        make_fact("e", 84, as_of=date(2025, 3, 1)),
        make_fact("f", 999, as_of=date(2025, 4, 1), modality="planned"),
    ]
    series = find_series(answer_of(facts[4]), make_knowledge(facts))
    assert isinstance(series, Course)
    assert [point.fact.id for point in series.points] == ["a#1", "b#1", "e#1"]
    assert series.ordered == ()


def test_sources_that_disagree_are_both_drawn_when_the_answer_tells_both() -> None:
    facts = [make_fact("a", 60, as_of=date(2024, 10, 1)), make_fact("b", 71), make_fact("c", 77)]
    series = find_series(answer_of(facts[2], facts[1]), make_knowledge(facts))
    assert isinstance(series, Course)
    assert [point.fact.id for point in series.points] == ["a#1", "c#1", "b#1"]
    assert [fact.id for fact in series.newest] == ["c#1", "b#1"]


def test_a_chart_ends_with_what_the_answer_says(shipped: Answerer) -> None:
    questions = [json.loads(line)["question"] for line in DEV.read_text(encoding="utf-8").splitlines()]
    answers = [ask(shipped, question) for question in questions]
    courses = [(answer, find_series(answer, shipped.knowledge)) for answer in answers]
    ends = [(one.newest, answer) for answer, one in courses if isinstance(one, Course)]
    assert len(ends) > 10
    for newest, answer in ends:
        assert {fact.value for fact in newest} & {figure.value for figure in answer.figures}, answer.headline


@pytest.mark.parametrize(
    "answer",
    [
        NOTHING,
        Answer("2022", Outcome.ANSWERED, figures=(Figure(parse_period("2022"), "", Attribute.SIGNED,
               Qualifier.EXACT, None, "a#1"),)),
        Answer("364", Outcome.ANSWERED, figures=(Figure(Decimal(364), "howitzers", Attribute.ORDERED_QUANTITY,
               Qualifier.EXACT, None, None),)),
        answer_of(make_fact("a", 180, attribute="ordered_quantity")),
        answer_of(make_fact("a", 5, attribute="value", unit="USD"), make_fact("b", 9, attribute="value", unit="KRW")),
        answer_of(make_fact("a", "undisclosed", attribute="value", unit="USD", qualifier="undisclosed")),
    ],
    ids=["a refusal", "a date", "a sum alone", "one order", "two currencies", "withheld"],
)  # fmt: skip
def test_there_is_not_always_something_to_draw(answer: Answer) -> None:
    assert not chartable(answer)
    assert find_series(answer, make_knowledge([])) is None


def test_facts_that_are_gone_are_not_drawn() -> None:
    answer = answer_of(make_fact("a", 71))
    assert chartable(answer)
    assert find_series(answer, make_knowledge([])) is None
    assert find_series(answer, make_knowledge([make_fact("a", 71, as_of=None)])) is None
