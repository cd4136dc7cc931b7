"""What a question takes for granted of a deal, held against what is on record, over invented worlds."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world

MEMORANDUM = "Zivatar 122; Uzbekistan's memorandum on Zivatar 122 launchers"
SEPIA = "Sepia 800; Sepia 800 submarines for Denmark"
LEASED = "Krauklis 40; Lease of Krauklis 40 drones by New Zealand"
OKAPI = "none of the guns will be built in Kuwait – Okapi 155; Okapi 155 howitzers for Kuwait"


@pytest.fixture(scope="module")
def twentyfifth() -> Answerer:
    return build_world("twentyfifth")


@pytest.fixture(scope="module")
def twentyninth() -> Answerer:
    return build_world("twentyninth")


@pytest.fixture(scope="module")
def thirtythird() -> Answerer:
    return build_world("thirtythird")


@pytest.fixture(scope="module")
def thirtyfifth() -> Answerer:
    return build_world("thirtyfifth")


@pytest.fixture(scope="module")
def thirtyeighth() -> Answerer:
    return build_world("thirtyeighth")


def test_a_contract_of_which_nothing_came_is_suspended_not_in_delivery(twentyfifth: Answerer) -> None:
    answer = ask(twentyfifth, "Why has Kinshasa torn up its contract for the Tunisian planes for good?")
    assert (answer.outcome, answer.headline) == (
        Outcome.PREMISE_REJECTED,
        "The records don't show that. Suspended: Democratic Republic of the Congo (Zarzis 19; Zarzis 19 aircraft for "
        "the Democratic Republic of the Congo), as of 1 September 2026 (La Voz del Estuario); 3 aircraft ordered; 0 "
        "aircraft delivered",
    )


@pytest.mark.parametrize(
    "question",
    [
        "I need the unit price of the dozen Zivatars Uzbekistan bought last year. What did it pay in all?",
        "How much did Uzbekistan spend on its Zivatars?",
    ],
)
def test_a_memorandum_bought_nothing(thirtythird: Answerer, question: str) -> None:
    answer = ask(thirtythird, question)
    assert (answer.outcome, answer.headline) == (
        Outcome.PREMISE_REJECTED,
        f"The records don't show that. A memorandum: Uzbekistan ({MEMORANDUM}), as of 10 April 2025 (Przegląd "
        "Wschodni)",
    )


def test_the_price_in_a_memorandum_takes_no_purchase_for_granted(thirtythird: Answerer) -> None:
    answer = ask(thirtythird, "What price was agreed in Uzbekistan's memorandum on the Zivatar?")
    assert answer.outcome is not Outcome.PREMISE_REJECTED


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("name of the Kuwaiti factory that's going to turn out the Okapi guns pls",
         f"The records don't show that. {OKAPI}, as of 20 May 2022 (Gulf Tender Review)"),
        ("¿Qué fábrica de Kuwait construye los Okapi?",
         f"Los registros no lo muestran. {OKAPI}, a fecha de 20 de mayo de 2022 (Gulf Tender Review)"),
        ("Która kuwejcka fabryka produkuje haubice Okapi?",
         f"Zapisy tego nie potwierdzają. {OKAPI}, stan na 20 maja 2022 (Gulf Tender Review)"),
    ],
)  # fmt: skip
def test_a_plant_of_a_buyer_that_builds_none_is_corrected(thirtythird: Answerer, question: str, headline: str) -> None:
    answer = ask(thirtythird, question)
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, headline)


def test_who_supports_it_at_home_takes_no_building_for_granted(thirtythird: Answerer) -> None:
    answer = ask(thirtythird, "Who is Kuwait's local partner for the Okapis?")
    assert answer.headline.startswith("Burgan Technical – local partner (Okapi 155; Okapi 155 howitzers for Kuwait)")


def test_all_of_an_option_is_not_what_was_taken_of_it(thirtythird: Answerer) -> None:
    answer = ask(
        thirtythird, "What persuaded Lithuania to take the full two dozen mortar carriers it had an option on?"
    )
    assert (answer.outcome, answer.headline) == (
        Outcome.PREMISE_REJECTED,
        "Not two dozen: 16 vehicles ordered: Kontio-M; Kontio-M mortar carriers for Lithuania, as of 20 March 2024 "
        "(Baltic Defence Herald)",
    )


def test_a_number_set_right_since_is_not_what_was_needed(twentyninth: Answerer) -> None:
    answer = ask(twentyninth, "Why did Angola feel it needed as many as 48 Orkinos?")
    assert (answer.outcome, answer.headline) == (
        Outcome.PREMISE_REJECTED,
        "Not 48: 40 missiles ordered: Orkinos; Orkinos coastal missiles for Angola, as of 25 September 2025 "
        "(Bosphorus Defence Brief, citing Gemlik Füze)",
    )
    assert ask(twentyninth, "Why does Angola need 40 Orkinos?").outcome is not Outcome.PREMISE_REJECTED


def test_the_town_of_a_maker_turns_no_bid_into_anothers_deal(twentyninth: Answerer) -> None:
    answer = ask(twentyninth, "How are Namibia's two Arkona 62s from Rostock getting on?")
    assert (answer.outcome, answer.headline) == (
        Outcome.PREMISE_REJECTED,
        "The records don't show that. Lost to a competitor: Namibia (Arkona 62; Warnow's losing bid for Namibia's "
        "patrol vessels), as of 9 April 2025 (Benguela Coast Report); Malvan Marine, Varuna 70",
    )


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Denmark took up its option on a third Sepia in May – who announced it?",
         f"The records don't show that. option open status: {SEPIA}, as of 18 June 2026 (Kattegat Naval Desk)"),
        ("Ahora que Dinamarca ha ejercido la opción del tercer Sepia, ¿cuánto cuesta?",
         f"Los registros no lo muestran. opción abierta – estado: {SEPIA}, a fecha de 18 de junio de 2026 (Kattegat "
         "Naval Desk)"),
        ("덴마크가 세 번째 세피아 옵션을 행사했습니다. 가격은 얼마인가요?",
         f"기록에는 그런 내용이 없습니다. 옵션 미행사 상태: {SEPIA}, 2026년 6월 18일 기준 (Kattegat Naval Desk)"),
        ("Nice that both satellites the Kiwis bought are up there. When did number two start sending pictures?",
         "The records don't show that. 1 satellite delivered: Selkie; Two Selkie satellites for New Zealand, as of 27 "
         "August 2026 (Cook Strait Dispatch); 1 satellite lost: Selkie; Two Selkie satellites for New Zealand, as of "
         "21 August 2026 (Cook Strait Dispatch)"),
        ("What rent is Wellington paying Orkney Orbital since it renewed the lease in July?",
         "The records don't show that. “Its lease ran out in July as planned and was not renewed.”"),
    ],
)  # fmt: skip
def test_what_a_clause_states_is_held_against_the_records(thirtyfifth: Answerer, question: str, headline: str) -> None:
    answer = ask(thirtyfifth, question)
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, headline)


def test_what_a_clause_rightly_states_is_no_premise_to_correct(thirtyfifth: Answerer) -> None:
    answer = ask(thirtyfifth, "Now that the lease of the Selkie has run out, what did New Zealand pay for it in all?")
    assert answer.headline == (
        "NZD 34 million: value of New Zealand's deal (Selkie; New Zealand's lease of a Selkie satellite), as of 11 "
        "July 2022 (Cook Strait Dispatch)"
    )


def test_what_is_negotiated_was_not_signed_for(twentyfifth: Answerer) -> None:
    answer = ask(twentyfifth, "Seoul signed for new thermal cameras on its drones – on what date was that?")
    assert (answer.outcome, answer.headline) == (
        Outcome.PREMISE_REJECTED,
        "The records don't show that. 24 drones to be upgraded: Kauz-3; Thermal-camera upgrade of the Korean Kauz-3 "
        "drones, as of 3 October 2026 (Benelux Security Review); as negotiated, before signature",
    )
    assert ask(twentyfifth, "Has South Korea signed the upgrade contract?").yes_no is False


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Skoro Nowa Zelandia jest już właścicielem pięciu dronów Krauklis, ile kosztował wykup?",
         f"Zapisy tego nie potwierdzają. 5 dronów – w leasingu: {LEASED}, stan na 5 sierpnia 2024 (Tasman Security "
         "Letter)"),
        ("이제 뉴질랜드가 크라우클리스 5대를 소유하게 됐으니, 매입 가격은 얼마였나요?",
         f"기록에는 그런 내용이 없습니다. 5 대 임대: {LEASED}, 2024년 8월 5일 기준 (Tasman Security Letter)"),
    ],
)  # fmt: skip
def test_what_is_leased_with_a_right_to_buy_is_not_owned(thirtyeighth: Answerer, question: str, headline: str) -> None:
    answer = ask(thirtyeighth, question)
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, headline)


def test_renting_against_buying_takes_no_option_for_taken_up(thirtyeighth: Answerer) -> None:
    answer = ask(
        thirtyeighth,
        "Renting New Zealand's drones for three years versus buying them out under the option – which figure is the "
        "bigger one?",
    )
    assert answer.outcome is not Outcome.PREMISE_REJECTED


def test_who_says_so_of_an_offer_takes_no_purchase_for_granted(thirtyeighth: Answerer) -> None:
    answer = ask(thirtyeighth, "On whose word do we have it that the Italian patrol boat drew too much water?")
    assert answer.outcome is Outcome.DECLINED
