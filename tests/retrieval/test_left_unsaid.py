"""What no record says is refused, and what only looks like another thing is told apart, over invented worlds."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    "question", ["How many K2s does the South Korean army operate?", "한국 육군은 K2 전차를 몇 대 보유하고 있나?"]
)
def test_what_the_sellers_own_forces_have_is_no_export(shipped: Answerer, question: str) -> None:
    assert ask(shipped, question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    "question",
    [
        "How many mortar bombs did Ivory Coast order with its Rilas?",  # bombs are no mortars
        "On what day did Fiji's third Umineko actually arrive?",  # a plan for a day gone by doesn't tell
    ],
)
def test_what_no_record_says_is_refused(fifteenth: Answerer, question: str) -> None:
    assert ask(fifteenth, question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Airframes only, no spares or training: what did Fiji's three aircraft cost?", "JPY 33.6 billion"),
        ("How many Luchs has Luxembourg ordered, counting the part of its option it used?", "1,570 goggles ordered"),
        ("Which countries has Mompox sold Yurumís to, negotiated with or lost?", "Bolivia, Dominican Republic"),
    ],
)
def test_what_is_counted_in_or_left_out_is_heeded(fifteenth: Answerer, question: str, told: str) -> None:
    assert ask(fifteenth, question).headline.startswith(told)


def test_a_thing_struck_from_the_order_never_came(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "When was Angola's third Liwa delivered?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "2 corvettes ordered" in answer.headline


def test_how_far_a_price_fell_is_no_question_for_the_thing_struck_out(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "By how many dirhams did Angola's contract shrink once the third corvette was dropped?")
    assert answer.strong == "AED 950 million"


def test_none_built_at_home_is_a_no(thirteenth: Answerer) -> None:
    assert ask(thirteenth, "Are any Kepodangs put together in Bangladesh?").yes_no is False


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("How many Caracals of the 2022 order go to Kuwait's National Guard rather than the air force?", 6),
        ("How many Caracals of the 2022 order go to Kuwait's air force, not the National Guard?", 18),
    ],
)
def test_the_share_of_the_service_named_is_told(fifth: Answerer, question: str, count: int) -> None:
    assert ask(fifth, question).figures[0].value == count
