"""Words that leave something in or out of what is asked for: of a list, an option, a price, a contract."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Which countries have ordered the Rila, even those that were later cancelled?",
         "Ethiopia, Ivory Coast and Uganda"),
        ("Which countries have signed for Rila mortars, including any that fell through?",
         "Ethiopia, Ivory Coast and Uganda"),
        ("¿Qué países han firmado por los Rila, incluidos los contratos cancelados?",
         "Etiopía, Côte d’Ivoire y Uganda"),
    ],
)  # fmt: skip
def test_what_is_to_be_counted_as_well_narrows_no_list(fifteenth: Answerer, question: str, headline: str) -> None:
    assert ask(fifteenth, question).headline == headline


@pytest.mark.parametrize(
    "question",
    [
        "Who has actually ordered Yurumí ferries, talks and lost bids aside?",
        "Negotiations and failed tenders aside, which countries have ordered the Yurumí?",
    ],
)
def test_talks_and_bids_set_aside_are_not_listed(fifteenth: Answerer, question: str) -> None:
    assert ask(fifteenth, question).headline == "Bolivia and Dominican Republic"


@pytest.mark.parametrize(
    "question",
    ["How many Luchs-9 can Luxembourg still call off from its option?", "What is left of Luxembourg's Luchs-9 option?"],
)
def test_what_was_taken_of_an_option_is_no_longer_left(fifteenth: Answerer, question: str) -> None:
    assert ask(fifteenth, question).headline.startswith("180 goggles: 300 (under option) − 120 (ordered)")


def test_a_price_without_two_extras_is_that_of_the_thing_alone(ninth: Answerer) -> None:
    answer = ask(ninth, "What did Sri Lanka pay for its Terne boats without the spares and training?")
    assert answer.headline.startswith("DKK 1.15 billion")


def test_a_count_that_a_people_has_of_a_contract_is_what_has_come(shipped: Answerer) -> None:
    answer = ask(shipped, "At the end of 2023, how many K2s of the first contract did the Poles have?")
    assert answer.headline.startswith("36 tanks of 180 delivered to Poland")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Which Slovenian firm puts the Gams carriers together?", "Kovinar Maribor"),
        ("Which Jordanian company assembles the Kestrel kits?", "Zarqa Works"),
    ],
)
def test_a_firm_of_the_buyers_that_puts_things_together_is_its_partner(
    ninth: Answerer, question: str, name: str
) -> None:
    assert ask(ninth, question).headline.startswith(f"{name} – local partner")


@pytest.mark.parametrize(
    "question",
    [
        "Was the price of Azerbaijan's Akinci ever mentioned?",
        "Has Azerbaijan named the price of its Akincis?",
        "Czy podano cenę dronów Akinci dla Azerbejdżanu?",
    ],
)
def test_a_price_that_was_withheld_was_not_given(third: Answerer, question: str) -> None:
    assert ask(third, question).yes_no is False


def test_a_sum_of_another_sort_is_not_the_price(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "How big a penalty will Slovakia pay for dropping the Borz ploughs?")
    assert "penalty of 0.8 million euros" in answer.headline


def test_what_was_taken_from_an_option_is_counted_where_that_is_asked(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "Luxembourg: all the Luchs it has ordered, counting what it took from the option?")
    assert answer.headline.startswith("1,570 goggles ordered in all by Luxembourg")


@pytest.mark.parametrize("verb", ["given", "published"])
def test_a_price_on_record_was_given(fifteenth: Answerer, verb: str) -> None:
    assert ask(fifteenth, f"Was the price of the Borz for Slovakia {verb}?").yes_no is True
