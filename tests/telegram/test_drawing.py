"""Charts in words: the title is the answer, in the language of the question, with its date and its sources."""

from collections.abc import Sequence
from datetime import date

import pytest

from bot.chart_values import Bar, BarChart, Chart, Heading, Line, LineChart, Mark, Part
from bot.series import find_series
from bot.telegram.answers.drawing import Drawing, sketch
from bot.telegram.messages.text import CAPTION, Text
from bot.telegram.wording import Wordings
from bot.typeface import Typeface, find_typeface
from retrieval.answerer import Answerer
from tests.bot.test_series import answer_of
from tests.records_folder import DATA
from tests.retrieval.asking import ask, build_answerer
from tests.retrieval.records import make_fact, make_knowledge

WORDINGS = Wordings()
WHOLLY = "Unreviewed: read by machine, not yet checked by a person."
PARTLY = "Partly unreviewed: some of this was read by machine and not yet checked by a person."


@pytest.fixture(scope="module")
def shipped() -> Answerer:
    """The records that ship."""
    return build_answerer(DATA)


@pytest.fixture(scope="module")
def latin() -> Typeface:
    """Letters without Hangul."""
    return find_typeface([])


def _drawn(shipped: Answerer, face: Typeface, question: str, language: str = "") -> LineChart | BarChart:
    answer = ask(shipped, question)
    series = find_series(answer, shipped.knowledge)
    assert series
    return Drawing(WORDINGS.of(language or answer.language), shipped.knowledge, face).chart(series, answer)


def _sketched(shipped: Answerer, question: str, face: Typeface) -> tuple[Chart, Text]:
    answer = ask(shipped, question)
    series = find_series(answer, shipped.knowledge)
    assert series
    return sketch(series, answer, shipped.knowledge, WORDINGS, face)


def test_deliveries_over_time(shipped: Answerer, latin: Typeface) -> None:
    assert _drawn(shipped, latin, "How many K9s have been delivered to Poland?") == LineChart(
        Heading(
            "More than 200 howitzers of 212 delivered – K9A1, Poland",
            "First executive contract for K9A1 howitzers",
            ("As of 16 November 2025 · Sources: Anews, WP Tech, Shephard Media, KESQ",),
        ),
        (
            Line(
                "delivered",
                (
                    Mark(date(2022, 12, 6), 24, "24"),
                    Mark(date(2023, 10, 31), 48, "48"),
                    Mark(date(2025, 11, 16), 200, ">200"),
                ),
            ),
            Line("ordered", (Mark(date(2022, 8, 26), 212, "212"),), in_steps=True),
        ),
        (
            (date(2023, 1, 1), "Jan 2023"),
            (date(2023, 7, 1), "Jul 2023"),
            (date(2024, 1, 1), "Jan 2024"),
            (date(2024, 7, 1), "Jul 2024"),
            (date(2025, 1, 1), "Jan 2025"),
            (date(2025, 7, 1), "Jul 2025"),
        ),
    )


def test_bars_by_buyer_with_the_deals_that_make_them_up(shipped: Answerer, latin: Typeface) -> None:
    assert _drawn(shipped, latin, "Which country ordered the most K9s?") == BarChart(
        Heading(
            "Poland: 364 howitzers (ordered)",
            "Ordered, by buyer",
            (
                "As of 20 December 2024 · Sources: KESQ, The Korea Herald, Middle East Monitor, Indian Defence News,"
                " … and 3 more",
            ),
        ),
        (
            Bar("Poland", (Part(212, "212"), Part(152, "152")), "364 howitzers"),
            Bar("Egypt", (Part(200),), "about 200 howitzers", strong=False),
            Bar("India", (Part(100, "100"), Part(100, "100")), "200 howitzers", strong=False),
            Bar("Finland", (Part(48, "48"), Part(10, "10"), Part(38, "38")), "96 howitzers", strong=False),
        ),
    )


def test_a_total_is_the_title_of_its_members(shipped: Answerer, latin: Typeface) -> None:
    chart = _drawn(shipped, latin, "How many K9s did Poland order?")
    assert chart.heading.title == "364 howitzers in all (ordered) – K9 Thunder, Poland"
    assert isinstance(chart, BarChart)
    assert [(bar.name, bar.label, bar.strong) for bar in chart.bars] == [
        ("K9A1 (2022)", "212 howitzers", True),
        ("K9 Thunder (2023)", "152 howitzers", True),
    ]


def test_deals_of_several_buyers_are_named_with_them(shipped: Answerer, latin: Typeface) -> None:
    chart = _drawn(shipped, latin, "Which deal is dearest?")
    assert chart.heading.title == "Poland, K2 Black Panther (2025): about $6.5 billion (contract value)"
    assert isinstance(chart, BarChart)
    assert [bar.name for bar in chart.bars][:4] == [
        "Poland, K2 Black Panther (2025)",
        "Poland, CGR-080 guided missile (2025)",
        "Poland, K239 Chunmoo (2022)",
        "United Arab Emirates, Cheongung-II (KM-SAM) (2022)",
    ]


@pytest.mark.parametrize(
    ("language", "title", "tick"),
    [
        ("ko", "212 중 200 문 초과 인도 – K9A1, 폴란드", "2023년 1월"),
        ("pl", "Dostarczono: ponad 200 haubic z 212 – K9A1, Polska", "sty 2023"),
        ("es", "Más de 200 obuses de 212 entregados – K9A1, Polonia", "ene 2023"),
    ],
)
def test_charts_speak_four_languages(shipped: Answerer, latin: Typeface, language: str, title: str, tick: str) -> None:
    chart = _drawn(shipped, latin, "How many K9s have been delivered to Poland?", language)
    assert isinstance(chart, LineChart)
    assert (chart.heading.title, chart.ticks[0][1]) == (title, tick)


def test_what_has_no_common_currency_is_said(latin: Typeface) -> None:
    facts = [
        make_fact("a", 5_000_000_000, attribute="value", unit="USD", product="k2"),
        make_fact("b", 7_000_000_000, attribute="value", unit="USD", product="k9"),
        make_fact("c", 640_600_000_000, attribute="value", unit="KRW", product="redback"),
    ]
    answer, knowledge = answer_of(*facts), make_knowledge(facts)
    series = find_series(answer, knowledge)
    assert series
    chart = Drawing(WORDINGS.of("en"), knowledge, latin).chart(series, answer)
    assert chart.heading.footer == (
        "Not shown, for it can't be compared: 640.6 billion won",
        "As of 18 November 2024 · Sources: The Herald",
    )


@pytest.mark.parametrize(
    ("reviews", "warning"),
    [
        (("approved", "approved"), []),
        (("approved", "extracted"), [PARTLY]),
        (("extracted", "extracted"), [WHOLLY]),
    ],
)
def test_what_nobody_has_reviewed_is_marked(latin: Typeface, reviews: Sequence[str], warning: list[str]) -> None:
    facts = [make_fact(f"f{day}", 70 + day, as_of=date(2024, 11, day), review=review)
             for day, review in enumerate(reviews, start=1)]  # fmt: skip
    answer, knowledge = answer_of(facts[1]), make_knowledge(facts)
    series = find_series(answer, knowledge)
    assert series
    drawing = Drawing(WORDINGS.of("en"), knowledge, latin)
    assert list(drawing.chart(series, answer).heading.footer[1:]) == warning
    assert drawing.caption(series, answer).text.split("\n")[3:] == warning


def test_without_hangul_a_korean_answer_is_drawn_in_english_and_told_in_korean(
    shipped: Answerer, latin: Typeface
) -> None:
    question = "폴란드에 K9 자주포 몇 문이 인도되었나?"
    chart, caption = _sketched(shipped, question, latin)
    assert caption.text.startswith(ask(shipped, question).headline)
    assert "출처: Anews" in caption.text
    english, _ = _sketched(shipped, "How many K9s have been delivered to Poland?", latin)
    assert chart == english


def test_every_caption_fits(shipped: Answerer, latin: Typeface) -> None:
    for question in _QUESTIONS:
        answer = ask(shipped, question)
        series = find_series(answer, shipped.knowledge)
        assert series
        caption = Drawing(WORDINGS.of(answer.language), shipped.knowledge, latin).caption(series, answer)
        assert len(caption) <= CAPTION
        assert caption.text.startswith(answer.headline)


_QUESTIONS: Sequence[str] = (
    "How many K2s have been delivered to Poland?",
    "What is the total value of Poland's deals with Korea?",
    "How many K9s were ordered by Norway and Finland?",
    "Ile czołgów K2 dostarczono Polsce?",
    "¿Qué país compró más K9?",
)
