"""The gate: no digit leaves that isn't in a cited record, nor in a computation shown in the open."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.records import Fact
from retrieval.answer import Answer, Citation, Outcome
from retrieval.gate import Computation, Grounds, UngroundedFigure, build_grounds, check
from retrieval.wording.speech import load_speech
from tests.retrieval.records import make_article, make_fact, make_knowledge

SPEECH = load_speech("en")
DELIVERED = make_fact("herald", 71, quote="the company says Poland has received 71 K2s so far")
ORDERED = make_fact("wire", 180, attribute="ordered_quantity", as_of="2022-08", quote="180 of the tanks")
VALUE = make_fact("paper", 6_500_000_000, attribute="value", unit="USD", as_of="2025-Q3", quote="worth $6.5 billion")
HEADLINE = "71 of 180 tanks delivered to Poland (K2 Black Panther), as of 18 November 2024 (The Herald)"


def grounds_of(*facts: Fact, computations: Sequence[Computation] = (), echoed: Sequence[str] = ()) -> Grounds:
    """The grounds of an answer that cites each of these facts."""
    knowledge = make_knowledge(facts)
    citations = [Citation(knowledge.article(fact), fact.quote, fact.stated_by, fact.id) for fact in facts]
    return build_grounds(citations, facts, computations, echoed, knowledge, SPEECH)


def answered(headline: str, details: Sequence[str] = (), notes: Sequence[str] = ()) -> Answer:
    return Answer(headline, Outcome.ANSWERED, details=tuple(details), notes=tuple(notes))


# ---------------------------------------------------------------- grounded


def test_a_grounded_answer_leaves_unchanged() -> None:
    answer = answered(HEADLINE, ["180 tanks ordered as of August 2022"])
    assert check(answer, grounds_of(DELIVERED, ORDERED)) is answer


def test_an_answer_without_digits_needs_no_grounds() -> None:
    answer = answered("The records don't say.")
    assert check(answer, grounds_of()) is answer


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (DELIVERED, "71 tanks"),
        (VALUE, "6500000000"),
        (VALUE, "6,500,000,000 dollars"),
        (VALUE, "$6.5 billion"),
        (make_fact("a", 1000, quote="a thousand"), "1,000 tanks"),
        (make_fact("a", 1000, quote="a thousand"), "1000 tanks"),
        (make_fact("a", 0, quote="none at all"), "0 tanks"),
        (make_fact("a", 1, unit="K2 tanks", quote="one"), "1 K2 tank"),
    ],
)
def test_digits_are_grounded_by_a_facts_value(fact: Fact, text: str) -> None:
    assert grounds_of(fact).missing(text) is None


@pytest.mark.parametrize("text", ["18 November 2024", "November 2024"])
def test_digits_are_grounded_by_a_facts_date(text: str) -> None:
    assert grounds_of(DELIVERED).missing(text) is None


def test_a_date_known_to_the_month_grounds_no_day() -> None:
    grounds = grounds_of(ORDERED)
    assert (grounds.missing("August 2022"), grounds.missing("1 August 2022")) == (None, "1")


def test_a_quarter_and_its_year_are_grounded() -> None:
    assert grounds_of(VALUE).missing("3rd quarter 2025, 2025-Q3") is None


def test_a_date_that_is_the_value_is_grounded() -> None:
    due = make_fact("plan", "2027-Q3", attribute="delivery_due", unit="", as_of=None, quote="by autumn")
    assert (grounds_of(due).missing("3rd quarter 2027"), grounds_of(due).missing("2028")) == (None, "2028")


def test_digits_are_grounded_by_the_quote() -> None:
    fact = make_fact("herald", 71, quote="71 of 180 tanks, 9 of them since June 2023")
    assert grounds_of(fact).missing("180, 9 and 2023") is None


def test_digits_are_grounded_by_the_names_of_product_deal_and_speaker() -> None:
    fact = make_fact("herald", 7, quote="seven", as_of=None, stated_by="Division 16")
    assert grounds_of(fact).missing("K2 Black Panther, poland-k2, said Division 16") is None


def test_digits_are_grounded_by_a_cited_articles_title_and_day() -> None:
    article = make_article("herald", date(2024, 11, 18)).model_copy(update={"title": "Defence24 at 30"})
    citation = Citation(article, "a passage without figures", "The Herald")
    grounds = build_grounds([citation], [], [], [], make_knowledge([]), SPEECH)
    assert grounds.missing("Defence24 at 30, 18 November 2024") is None


def test_what_the_asker_said_may_be_repeated() -> None:
    assert grounds_of(DELIVERED, echoed=["1,000 K2s"]).missing("Not 1,000: 71 tanks") is None


# -------------------------------------------------------------- ungrounded


@pytest.mark.parametrize(
    "answer",
    [
        answered("72 tanks"),
        answered("71 tanks", details=["18 November 2024", "72 tanks according to nobody"]),
        answered("71 tanks", notes=["72 more are said to follow"]),
    ],
    ids=["headline", "details", "notes"],
)
def test_an_ungrounded_figure_is_refused_wherever_it_stands(answer: Answer) -> None:
    with pytest.raises(UngroundedFigure, match="'72' is in no cited record") as refused:
        check(answer, grounds_of(DELIVERED))
    assert refused.value.figure == "72"


@pytest.mark.parametrize(
    "text",
    ["7 tanks", "1 tank", "711 tanks", "71.5 tanks", "7.1 tanks", "71,000 tanks", "71 000 tanks", "0.71"],
)
def test_a_grounded_figure_doesnt_ground_its_pieces_nor_its_multiples(text: str) -> None:
    assert grounds_of(DELIVERED).missing(text) is not None


@pytest.mark.parametrize("text", ["７２ tanks", "⁷² tanks", "٧٢ tanks", "K72", "x72y", "7\u202f2"])
def test_no_other_script_and_no_letter_hides_a_figure(text: str) -> None:
    assert grounds_of(DELIVERED).missing(text) is not None


def test_full_width_digits_are_the_same_digits() -> None:
    assert grounds_of(DELIVERED).missing("７１ tanks") is None


def test_a_fact_that_is_not_cited_grounds_nothing() -> None:
    with pytest.raises(UngroundedFigure, match=r"'71 tanks' is in no cited record: 'herald#1'"):
        build_grounds([], [DELIVERED], [], [], make_knowledge([DELIVERED]), SPEECH)


def test_another_quote_of_the_same_article_doesnt_cite_a_fact() -> None:
    knowledge = make_knowledge([DELIVERED])
    other = Citation(knowledge.article(DELIVERED), "some other sentence", "The Herald")
    with pytest.raises(UngroundedFigure):
        build_grounds([other], [DELIVERED], [], [], knowledge, SPEECH)


# ------------------------------------------------------------ computations


def decimals(*numbers: int | str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, numbers))


@pytest.mark.parametrize(
    ("operator", "operands", "result"),
    [
        ("+", (71, 180), 251),
        ("−", (180, 71), 109),
        ("÷", (6_500_000_000, 180), 36_100_000),
        ("%", (71, 180), 39),
        ("%", (180, 180), 100),
        ("#", (1, 1, 1), 3),
    ],
)
def test_a_computation_that_follows_grounds_its_result(operator: str, operands: tuple[int, ...], result: int) -> None:
    computation = Computation(Decimal(result), decimals(*operands), operator)
    grounds = grounds_of(DELIVERED, ORDERED, VALUE, computations=[computation])
    assert grounds.missing(f"{result} or {result:,}") is None


def test_a_computed_amount_is_grounded_as_it_is_written() -> None:
    computation = Computation(Decimal(36_100_000), decimals(6_500_000_000, 180), "÷")
    assert grounds_of(ORDERED, VALUE, computations=[computation]).missing("about $36.1 million") is None


@pytest.mark.parametrize(
    ("operator", "operands", "result"),
    [
        ("+", (71, 180), 252),
        ("−", (180, 71), 108),
        ("−", (71, 180), 109),
        ("÷", (6_500_000_000, 180), 37_000_000),
        ("%", (71, 180), 40),
        ("#", (1, 1, 1), 4),
    ],
)
def test_a_computation_that_doesnt_follow_is_refused(operator: str, operands: tuple[int, ...], result: int) -> None:
    computation = Computation(Decimal(result), decimals(*operands), operator)
    with pytest.raises(UngroundedFigure) as refused:
        grounds_of(DELIVERED, ORDERED, VALUE, computations=[computation])
    assert refused.value.figure == str(result)


def test_a_computation_from_uncited_numbers_is_refused() -> None:
    with pytest.raises(UngroundedFigure, match="'109'"):
        grounds_of(DELIVERED, computations=[Computation(Decimal(109), decimals(180, 71), "−")])


def test_a_computation_from_a_number_that_is_only_quoted_is_refused() -> None:
    fact = make_fact("herald", 71, quote="71 of 180 tanks")
    with pytest.raises(UngroundedFigure, match="'109'"):
        grounds_of(fact, computations=[Computation(Decimal(109), decimals(180, 71), "−")])


def test_a_computation_may_start_from_one_before_it_but_not_after_it() -> None:
    total = Computation(Decimal(251), decimals(71, 180), "+")
    rest = Computation(Decimal(180), decimals(251, 71), "−")
    assert grounds_of(DELIVERED, ORDERED, computations=[total, rest]).missing("251 − 71 = 180") is None
    with pytest.raises(UngroundedFigure):
        grounds_of(DELIVERED, ORDERED, computations=[rest, total])


# -------------------------------------------------------------- properties


@given(st.integers(0, 10**10), st.integers(0, 10**10))
def test_any_figure_beyond_value_date_and_names_is_refused(value: int, other: int) -> None:
    fact = make_fact("herald", value, as_of=date(2024, 6, 28), quote=f"Poland has {value}")
    assume(other not in {value, 28, 2024, 2})  # its own value and day, and the 2 of K2
    grounds, text = grounds_of(fact), f"{other} tanks"
    for answer in (answered(text), answered("Poland", details=[text]), answered("Poland", notes=[text])):
        with pytest.raises(UngroundedFigure) as refused:
            check(answer, grounds)
        assert refused.value.figure == str(other)


@given(st.integers(0, 10**10))
def test_any_value_may_be_shown_as_it_is_and_with_separators(value: int) -> None:
    fact = make_fact("herald", value, quote="some of them")
    assert grounds_of(fact).missing(f"{value}; {value:,} tanks") is None


@given(st.text(st.sampled_from("0123456789"), min_size=1, max_size=12))
def test_a_figure_is_compared_digit_by_digit(digits: str) -> None:
    grounds = grounds_of(make_fact("herald", 71, as_of=date(2024, 6, 28)))
    assume(digits not in {"71", "28", "2024", "2", "06"})
    assert grounds.missing(f"{digits} tanks") == digits


def test_one_wrong_digit_in_a_right_headline_is_noticed() -> None:
    facts = (make_fact("herald", 71, as_of=date(2024, 6, 28)), make_fact("wire", 180, as_of=None))
    right = "71 of 180 tanks delivered to Poland (K2 Black Panther), as of 28 June 2024 (The Herald)"
    grounds = grounds_of(*facts)
    assert grounds.missing(right) is None
    assert [wrong for wrong in misprints(right) if passes(answered(wrong), grounds)] == []


def misprints(text: str) -> Iterator[str]:
    """The text with one digit changed, doubled or dropped; never to a number that it shows elsewhere."""
    shown = set(re.findall(r"\d+", text))
    for place in (place for place, character in enumerate(text) if character.isdigit()):
        for instead in ("", *"0123456789", text[place] * 2):
            changed = text[:place] + instead + text[place + 1 :]
            if set(re.findall(r"\d+", changed)) - shown:
                yield changed


def passes(answer: Answer, grounds: Grounds) -> bool:
    try:
        check(answer, grounds)
    except UngroundedFigure:
        return False
    return True
