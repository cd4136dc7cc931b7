"""Options as terms of a contract, what was sold abroad, and how long something lasts."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Which options are still open?",
            "2 deals on record: Estonia's option on 300 more Kobuz (Estonia); "
            "Dominican option on a third Kievit 75 (Dominican Republic)",
        ),
        ("Which options have been exercised?", "1 deal: Croatia's option on 18 more Haetae 8x8 vehicles (Croatia)"),
        ("Which countries hold an option they have not used?", "Dominican Republic and Estonia"),
    ],
)
def test_options_are_listed_by_their_state(question: str, headline: str) -> None:
    assert ask(build_world("twentyeighth"), question).headline == headline


def test_an_option_is_no_contract_beside_the_one_it_became() -> None:
    headline = ask(build_world("twentyeighth"), "How many contracts has Geumgang signed for the Haetae?").headline
    assert headline == (
        "3 deals on record: Haetae 8x8 vehicles for Senegal (Senegal); Croatia's first contract for Haetae 8x8 "
        "vehicles (Croatia); Eighteen more Haetae 8x8 vehicles for Croatia (Croatia)"
    )


def test_a_framework_is_none_of_the_contracts_under_it() -> None:
    asked = "How many executive contracts are there under Croatia's framework?"
    assert ask(build_world("twentyeighth"), asked).headline.startswith("2 deals on record: Croatia's first contract")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "How many Kobuz did Nida sell abroad?",
            "850 munitions ordered in all by Estonia and Latvia (Kobuz): 600 + 250",
        ),
        ("How many Kobuz did Nida sell?", "2,050 munitions ordered in all by Estonia, Latvia and Poland (Kobuz):"),
        ("Who bought the Kobuz abroad?", "Estonia and Latvia"),
    ],
)
def test_orders_of_the_makers_own_country_are_no_exports(question: str, headline: str) -> None:
    assert ask(build_world("twentyeighth"), question).headline.startswith(headline)


@pytest.mark.parametrize("question", ["How long is the Kenyan lease?", "What is the term of Kenya's lease?"])
def test_how_long_a_lease_runs_is_told_by_a_sentence_with_a_length_of_time(question: str) -> None:
    headline = ask(build_world("twentyeighth"), question).headline
    assert headline.startswith("“It's three aircraft, on lease, for five years.” (Harpia-4; Lease of Harpia-4")


def test_no_length_of_time_is_told_of_something_else() -> None:
    answer = ask(build_world("twentyeighth"), "How long is the warranty on the Kobuz?")
    assert answer.outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("How many more could Estonia order under its option?", "300 munitions under option for Estonia"),
        ("How many are covered by the Dominican option?", "1 ship under option for Dominican Republic"),
        ("When was the option for 18 more Haetae exercised?", "5 October 2026: option exercised ("),
        ("What does the purchase option in Kenya's lease cost?", "$9 million apiece for Kenya"),
        ("How much would Kenya pay to keep all three Harpias?", "$9 million apiece for Kenya"),
        ("Is Kenya buying or leasing the Harpias?", "3 aircraft leased: Harpia-4;"),
        ("¿Kenia compra o alquila los Harpia?", "3 aviones en arrendamiento para Kenia"),
        ("When does the Kenyan lease end?", "“It's three aircraft, on lease, for five years.”"),
    ],
)
def test_options_and_leases_by_their_terms(question: str, start: str) -> None:
    assert ask(build_world("twentyeighth"), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Who else bid in Croatia?", "Consorzio Lupo – losing bidder"),
        ("Who lent the Dominican Republic the money?", "“La compra se financia en su mayor parte con un préstamo"),
        ("How many simulators does Croatia get?", "“The price covers ammunition, two training simulators"),
        ("When was the first Haetae handed over to Croatia?", "24 February 2026: 10 vehicles"),
        (
            "How many fewer Haetaes did Senegal buy than Croatia?",
            "56 vehicles: 80 vehicles (Croatia, ordered) − 24 vehicles (Senegal,",
        ),
        ("How many months passed between Armenia's first and second contract?", "21 months: 28 August 2026 (signed)"),
    ],
)
def test_what_a_deal_holds_and_when(question: str, start: str) -> None:
    assert ask(build_world("twentyeighth"), question).headline.startswith(start)


@pytest.mark.parametrize(
    "question", ["Does the Croatian contract cover spare parts?", "Does Croatia's contract include simulators?"]
)
def test_what_one_of_several_contracts_covers(question: str) -> None:
    answer = ask(build_world("twentyeighth"), question)
    assert answer.yes_no is True
    assert answer.headline.startswith("Yes: “The State Secretary replied that the price included simulators,")


@pytest.mark.parametrize(
    "question",
    [
        "Do the sources agree on the number of Haetaes?",  # what different deals are for are no rival figures
        "Which country was first to receive the Haetae?",  # Senegal has all of its own, nobody says since when
        "Why did Portugal choose the Harpia?",
    ],
)
def test_what_nobody_tells_is_refused(question: str) -> None:
    assert ask(build_world("twentyeighth"), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("How many more Lontras can Mozambique order?", "the other six cars of the option lapsed"),
        ("Who makes the Lontra?", "Mondego Viaturas – Lontra;"),
        ("How long does Rwanda's lease run?", "“Erongo Armour of Namibia supplies 18 Dassies for three years,"),
        (
            "Do the sources disagree about anything in the Guatemalan deal?",
            "Isthmus Defence Review, 28 May 2026: GTQ 185 million contract value",
        ),
    ],
)
def test_neither_lapsed_options_nor_losing_bids_count(question: str, start: str) -> None:
    assert ask(build_world("twentyfirst"), question).headline.startswith(start)
