"""What comes with the main thing of a deal, and the parts of a price."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("what does Romania get besides the guns?", "36 vehicles (K10 ammunition resupply vehicle)"),
        ("Co oprócz haubic kupiła Rumunia?", "36 pojazdów (K10 ammunition resupply vehicle)"),
        ("¿qué más recibe Rumanía además de los obuses?", "36 vehículos (K10 ammunition resupply vehicle)"),
        ("루마니아는 자주포 외에 무엇을 샀나?", "36 대 (K10 ammunition resupply vehicle)"),
        ("how many guns does Romania get?", "54 howitzers ordered by Romania"),
    ],
)
def test_what_comes_besides_the_main_thing(shipped: Answerer, question: str, headline: str) -> None:
    assert ask(shipped, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("what comes with the Packhorses?", "1 simulator (HT-5 simulator) and 9 engines (TR-90)"),
        ("what trucks come with the Sokols", "8 trucks (A8 ammunition truck)"),
        ("what share of the Packhorse price is the aircraft?", "74 percent: NZD 1.09 billion of NZD 1.48 billion"),
    ],
)
def test_things_and_sums_beside_the_whole(seventh: Answerer, question: str, headline: str) -> None:
    assert ask(seventh, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("how much of Fiji's price is airframes", "JPY 33.6 billion"),
        ("how much is Fiji's price", "JPY 41.4 billion"),
    ],
)
def test_the_part_of_a_price_for_the_thing_itself(fifteenth: Answerer, question: str, headline: str) -> None:
    assert ask(fifteenth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("how much did Indus get up front", "$42.6 million paid by Nigeria"),
        ("how much has Indus been paid", "$128 million paid by Nigeria"),
    ],
)
def test_the_first_payment_is_not_all_that_was_paid(sixth: Answerer, question: str, headline: str) -> None:
    assert ask(sixth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("how much was Kuwait's rent a month", "The records don't say."),
        ("how much was Kuwait's rent", "€14 million"),
    ],
)
def test_a_rent_of_all_months_is_none_of_one(twelfth: Answerer, question: str, headline: str) -> None:
    assert ask(twelfth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("who runs the ambulances", "The records don't say."),
        ("who makes the ambulances", "Zarqa Vehicle Works"),
    ],
)
def test_who_does_something_else_is_no_seller(seventeenth: Answerer, question: str, headline: str) -> None:
    assert ask(seventeenth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        (
            "twelfth",
            "What's the Vigie-3 price for Morocco if you leave out the launches and the ground station?",
            "€310",
        ),
        ("twelfth", "What's the Vigie-3 price for Morocco?", "€430 million"),
        (
            "eleventh",
            "In Kenya's 2021 Jiskra contract, what is the gap in koruna between the full price and the aircraft alone?",
            "CZK 700 million: CZK 6.4 billion",
        ),
    ],
)
def test_a_price_without_what_comes_with_a_thing_is_that_of_the_thing_alone(
    world: str, question: str, start: str
) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


def test_what_else_a_contract_has_is_asked_in_passing(twelfth: Answerer) -> None:
    first = "¿Cuántos lanzadores Jaguatirica pidió Namibia?"
    assert ask(twelfth, first, "¿qué más incluye el contrato?").strong.startswith("3 vehículos")
    first = "Ile wyrzutni Jaguatirica zamówiła Namibia?"
    assert ask(twelfth, first, "co jeszcze obejmuje ta umowa?").strong.startswith("3 pojazdy")
    first = "How many Jaguatirica launchers did Namibia order?"
    assert ask(twelfth, first, "anything else on that contract?").strong.startswith("3 vehicles")


def test_one_day_is_no_answer_to_a_list_of_events(twelfth: Answerer) -> None:
    answer = ask(twelfth, "Riga and the Israeli coastal missile: signed, in force, first battery?")
    assert answer.headline == "The records don't say."
