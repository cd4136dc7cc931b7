"""Questions that lean to an answer: denied ones, either of two states or makers, and what is said not to be so yet."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "is_so"),
    [
        ("Hasn't Bangladesh received all its Ground Master 403s?", False),
        ("Hasn’t Bangladesh received all of its Bayraktar TB2s?", True),
        ("Didn't Nigeria order 19 Bayraktar TB2s?", False),
        ("Didn't Nigeria order 12 Bayraktar TB2s?", True),
        ("Czy Nigeria nie zamówiła 19 Bayraktarów TB2?", False),
        ("Czy Bangladesz nie odebrał wszystkich Ground Master 403?", False),
        ("¿No ha recibido Bangladesh todos los Ground Master 403?", False),
        ("¿No pidió Nigeria 12 Bayraktar TB2?", True),
        ("방글라데시는 GM403을 다 받지 않았나?", False),
    ],
)
def test_a_question_that_expects_a_yes_means_what_the_plain_one_does(question: str, is_so: bool) -> None:
    assert ask(build_world("third"), question).yes_no is is_so


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Is Bangladesh's Ground Master 403 deal a signed contract or just a plan?", "In delivery"),
        ("Signed or merely planned: Bangladesh's Ground Master 403?", "In delivery"),
        ("Is it planned or signed, the CAESAR 6x6 of Bangladesh?", "Cancelled"),
        ("Czy Bangladesz ma podpisaną umowę na Ground Master 403, czy tylko plan?", "Trwają dostawy"),
        ("방글라데시의 GM403은 계약인가요, 아니면 계획인가요?", "인도 중"),
        ("Did Bangladesh buy the Ground Master 403 from Lockheed Martin or Thales?", "Thales – "),
        ("Are Bangladesh's Bayraktar TB2s from the United States or Turkey?", "Turkey: Baykar"),
    ],
)
def test_of_two_states_or_makers_the_one_on_record_is_told(question: str, told: str) -> None:
    answer = ask(build_world("third"), question)
    assert answer.headline.startswith(told)
    assert answer.yes_no is None


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        ("sixth", "Why is Uzbekistan still waiting for its HY-9s?", "2 radars delivered: HY-9;"),
        ("sixth", "Why has Uzbekistan received only 1 of its 2 HY-9s?", "2 radars delivered: HY-9;"),
        ("sixth", "Why did Uzbekistan never buy the HY-9?", "Completed: Uzbekistan (HY-9;"),
        ("sixth", "When will Uzbekistan get the rest of its HY-9s?", "Completed: Uzbekistan (HY-9;"),
        ("sixth", "Why did North Macedonia let its Bazelet option lapse?", "Option open: North Macedonia (Bazelet;"),
        ("third", "Why did Bangladesh turn down the Ground Master 403?", "In delivery: Bangladesh (Ground Master 403;"),
        ("third", "Why did the Ground Master 403 lose in Bangladesh?", "In delivery: Bangladesh (Ground Master 403;"),
        ("third", "Why has Azerbaijan not received any Bayraktar Akincis?", "8 drones delivered: Bayraktar Akinci;"),
    ],
)
def test_what_is_so_after_all_is_told(world: str, question: str, told: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert answer.headline.startswith(f"The records don't show that. {told}")


def test_a_number_that_nobody_recorded_is_corrected_whatever_is_asked() -> None:
    third = build_world("third")
    of_them = ask(third, "How many of the 19 Bayraktar TB2s has Nigeria received?")
    assert of_them.headline.startswith("Not 19: 12 drones ordered: Bayraktar TB2;")
    assert ask(third, "Who sold Nigeria its 19 Bayraktar TB2s?").headline.startswith("Not 19: 12 drones ordered:")
    assert ask(third, "How many of the 12 Bayraktar TB2s has Nigeria received?").headline.startswith("10 drones of 12")
    assert ask(third, "Who sold Nigeria its 12 Bayraktar TB2s?").headline.startswith("Baykar – ")


@pytest.mark.parametrize(
    ("question", "is_so"),
    [
        ("Has North Macedonia's Bazelet option lapsed?", False),
        ("Has North Macedonia ordered the 6 further Bazelets under option?", False),
        ("Is North Macedonia's Bazelet option still open?", True),
        ("Is Uzbekistan still negotiating over the HY-9?", False),
        ("Is Uzbekistan's HY-9 deal dead?", False),
    ],
)
def test_states_claimed_are_held_against_the_one_on_record(question: str, is_so: bool) -> None:
    assert ask(build_world("sixth"), question).yes_no is is_so


def test_a_bid_that_lost_is_dead_but_was_never_cancelled() -> None:
    third = build_world("third")
    assert ask(third, "Is Bulgaria's CV90 deal dead?").yes_no is True
    assert ask(third, "Did Bulgaria cancel its CV90 order?").yes_no is False


@pytest.mark.parametrize(
    "question",
    [
        "What does Uzbekistan's HY-9 option cost?",
        "When does Uzbekistan's option on further HY-9s expire?",
        "Why did Uzbekistan let its HY-9 option lapse?",
        "How many HY-9s was Uzbekistan cleared to buy?",
        "How many HY-9s does Uzbekistan want in all?",
        "Up to how many HY-9s can Uzbekistan call off under the framework?",
        "Which company in Uzbekistan builds the HY-9s?",
        "What share of the HY-9 is made in Uzbekistan?",
        "Is Uzbekistan getting technology transfer for the HY-9?",
    ],
)
def test_what_the_records_lack_is_not_told_by_the_order(question: str) -> None:
    assert ask(build_world("sixth"), question).outcome is Outcome.DECLINED


def test_the_price_of_an_order_is_told_where_its_option_is_set_aside() -> None:
    answer = ask(build_world("sixth"), "What is Uzbekistan's HY-9 contract worth, not counting options?")
    assert answer.headline.startswith("$19 million: value of Uzbekistan's deal")
