"""What is left of orders, what is only allowed, and how things stood when a year ended."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import WORLDS, ask, build_answerer

K2 = "(K2 Black Panther): 180 + 180"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many K2 tanks are still to be delivered to Poland?",
         f"180 tanks still to come for Poland {K2} ordered − 180 delivered, as of 13 November 2025 (Defence24)"),
        ("¿Cuántos tanques K2 faltan por entregar a Polonia?",
         f"180 tanques: pendiente para Polonia {K2} en el pedido − 180 entregados, a fecha de 13 de noviembre de 2025 "
         "(Defence24)"),
        ("How many K2s had Poland got when 2023 ended?",
         "36 tanks delivered to Poland (K2 Black Panther; First executive contract for K2 tanks), as of 31 December "
         "2023 (Chosun Biz); reported, not confirmed"),
    ],
)  # fmt: skip
def test_what_is_left_is_of_all_orders(shipped: Answerer, question: str, headline: str) -> None:
    assert ask(shipped, question).headline == headline


@pytest.mark.parametrize(
    ("question", "yes_no", "headline"),
    [
        ("Were any K2s still to come to Poland?", True,
         f"Yes: 180 tanks still to come for Poland {K2} ordered − 180 delivered, as of 13 November 2025 (Defence24)"),
        ("Are the 1,000 K2s a firm Polish order?", False,
         "No: on record is A framework agreement: Poland (K2 Black Panther; Framework agreement on K2 tanks), as of "
         "28 July 2022 (Yonhap)"),
    ],
)  # fmt: skip
def test_what_is_only_allowed_binds_nobody(shipped: Answerer, question: str, yes_no: bool, headline: str) -> None:
    answer = ask(shipped, question)
    assert (answer.yes_no, answer.headline) == (yes_no, headline)


@pytest.mark.parametrize(
    ("question", "yes_no"),
    [
        ("Has Taiwan still to get some of the 29 launchers under contract?", True),
        ("Are any of Croatia's Rafales still to come?", False),
        ("Has Switzerland stopped its payments for the Patriots?", True),
        ("Did all eleven launchers for Taiwan turn up?", True),
        ("Did Poland lose one of its TB2s, by the agency's count?", False),
        ("Are the 42 Rafales a firm Indonesian order?", True),
    ],
)
def test_a_claim_is_held_against_the_role_it_is_of(sixteenth: Answerer, question: str, yes_no: bool) -> None:
    assert ask(sixteenth, question).yes_no is yes_no


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("At the end of 2024, how many Rafales had reached Croatia?", "10 aircraft"),
        ("How much of the price of the Rafales had Croatia not paid by March 2025?", "€169 million"),
        ("How many Gripens was Brazil short of the number ordered, at the last count?", "26 aircraft"),
    ],
)
def test_a_part_is_of_the_time_asked(sixteenth: Answerer, question: str, figure: str) -> None:
    assert ask(sixteenth, question).headline.startswith(figure)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many of Taiwan's 82 new HIMARS have come?",
         "The records don't show that. 82 launchers notified: HIMARS; Third HIMARS package for Taiwan, as of 17 "
         "December 2025 (Formosa Security Note, citing United States government)"),
        ("Who in Portugal signed for the 246 CV90s?",
         "The records don't show that. 246 vehicles ordered: CV90; CV90 infantry fighting vehicles for Czechia, as of "
         "24 May 2023 (Moravia Security Observer)"),
        ("Why did Croatia cancel the Israeli Baraks after making a down payment?",
         "The records don't show that. no contract was signed and Croatia paid nothing – F-16 Barak; Israeli F-16 "
         "Barak fighters for Croatia, as of 14 January 2019 (Levant Defence Notes, citing Croatian defence ministry)"),
    ],
)  # fmt: skip
def test_what_was_only_notified_or_never_paid_is_corrected(sixteenth: Answerer, question: str, headline: str) -> None:
    assert ask(sixteenth, question).headline == headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Has Norway received any Leopard 2A8?",
         "No: on record is first tank rolled out, none delivered – Leopard 2A8; Leopard 2A8 tanks for Norway, as of 19 "
         "November 2025 (Bavaria Tank Journal, citing KNDS)"),
        ("Czy Polska podpisała umowę wykonawczą na moduły HIMARS?",
         "Nie: zapisano, że Umowa ramowa: Polska (HIMARS launcher-loader module; HIMARS framework of Poland), stan na "
         "11 września 2023 (Oder Arms Review)"),
    ],
)  # fmt: skip
def test_what_a_source_denies_in_words_is_a_no(sixteenth: Answerer, question: str, headline: str) -> None:
    assert ask(sixteenth, question).headline == headline


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many of the Norwegian Leopards are built in Germany, and not in Norway?", "17 tanks"),
        ("Leaving the frigate out, what did Egypt pay for its aircraft in 2015?", "about €3.5 billion"),
        ("How many Boxer weapon carriers does Redbank make for Germany?", "104 vehicles"),
    ],
)
def test_a_part_is_told_by_its_place_or_by_what_is_set_aside(sixteenth: Answerer, question: str, figure: str) -> None:
    assert ask(sixteenth, question).headline.startswith(figure)


LEOPARDS = "Leopard 2A8 tanks for Czechia"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("By how many tanks did Czechia cut its Leopard plan?",
         f"33 tanks: 77 tanks ({LEOPARDS}, planned) − 44 tanks ({LEOPARDS}, ordered), as of September 2025 (Bavaria "
         "Tank Journal)"),
        ("O ile czołgów Leopard mniej zamówiły Czechy niż planowały?",
         f"33 czołgi: 77 czołgów ({LEOPARDS}, planowano) − 44 czołgi ({LEOPARDS}, zamówiono), stan na wrzesień 2025 "
         "(Bavaria Tank Journal)"),
    ],
)  # fmt: skip
def test_what_was_once_wanted_is_held_against_what_was_ordered(
    sixteenth: Answerer, question: str, headline: str
) -> None:
    assert ask(sixteenth, question).headline == headline


def test_a_memorandum_is_held_against_the_contract_that_followed() -> None:
    sixth = build_answerer(WORLDS / "sixth")
    answer = ask(sixth, "By how many trainers is Nigeria's contract smaller than the memorandum it followed?")
    assert answer.headline.startswith("6 aircraft: 16 aircraft (Nigeria, planned) − 10 aircraft (Nigeria, ordered)")


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("How much of the Maldives radar contract is not for the radars themselves?",
         "$7 million: $31 million (VRX-5 coastal radars for the Maldives, contract value) − $24 million (VRX-5 coastal "
         "radars for the Maldives: radars only, contract value)"),
        ("How many ringgit of Malaysia's satellite contract are for something other than the satellites?",
         "MYR 140 million: MYR 610 million"),
        ("How much did the Maldives radars cost?", "$31 million: value of Maldives's deal"),
    ],
)  # fmt: skip
def test_what_is_for_something_else_is_the_price_less_its_part(question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / "seventeenth"), question).headline.startswith(start)
