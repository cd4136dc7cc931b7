"""What a question takes for granted that never was: all delivered, a denied payment, a maker from elsewhere, amends."""

import pytest

from retrieval.answer import Answer, Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


def _rejected(world: str, question: str) -> Answer:
    answer = ask(build_world(world), question)
    assert answer.outcome is Outcome.PREMISE_REJECTED, answer.headline
    return answer


@pytest.mark.parametrize(
    ("world", "question", "count"),
    [
        ("fifteenth", "Why did Uganda cancel after all of its Rilas had been delivered?", "0 mortars delivered"),
        ("seventh", "¿Por qué canceló Zambia cuando ya se habían entregado todos los Inyati?", "6 vehículos"),
        ("seventh", "Dlaczego Zambia anulowała umowę po dostarczeniu wszystkich 22 Inyati?", "6 pojazdów"),
        ("seventh", "잠비아는 왜 Inyati 22대를 모두 인도받은 뒤에 취소했나요?", "6 대"),
    ],
)
def test_not_all_had_come(world: str, question: str, count: str) -> None:
    assert count in _rejected(world, question).headline


def test_that_not_all_had_come_before_the_end_is_no_false_premise() -> None:
    answer = ask(build_world("seventh"), "Why did Zambia cancel before all 22 Inyatis had been delivered?")
    assert answer.headline.startswith("the restructuring of its foreign debt")


def test_an_amount_that_was_denied_was_not_paid() -> None:
    headline = _rejected("sixteenth", "What did Croatia get for the 300 million euros it paid for Rafales?").headline
    assert "€300 million" in headline
    assert headline.endswith("denied")


def test_a_denied_count_is_not_one_of_those_on_record() -> None:
    headline = _rejected("eighth", "By when should all 150 of the Karhus Lithuania bought be delivered?").headline
    assert headline.startswith("Not 150: 84 vehicles")


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        ("thirteenth", "Which Turkish plant builds Jordan's Gemsboks?", "Highveld Armour (South Africa)"),
        ("seventeenth", "Which Danish yard builds Mauritius's Merikotkas boats?", "Läänemere Shipyards (Estonia)"),
        ("eighth", "¿Qué astillero japonés construye los Coorong de Malasia?", "Bass Strait Marine (Australia)"),
    ],
)
def test_a_maker_from_elsewhere_is_corrected(world: str, question: str, told: str) -> None:
    assert told in _rejected(world, question).headline


def test_what_was_ordered_under_a_lapsed_option_cost_nothing() -> None:
    headline = _rejected("fourteenth", "What did Qatar spend on the ordered Qatari minesweeper option?").headline
    assert "Option lapsed: Qatar" in headline


def test_another_variant_than_was_ordered_is_corrected() -> None:
    headline = _rejected("seventh", "When were the Ptarmigan V systems that Fiji ordered delivered?").headline
    assert headline.startswith("No Ptarmigan V for Fiji is on record; 4 systems ordered: Ptarmigan F")


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("fifteenth", "What will the goods Fiji gets for the delay be worth?"),
        ("eighth", "How many of Estonia's Karhus will be sent on to Ukraine?"),
    ],
)
def test_amends_and_gifts_to_others_are_not_on_record(world: str, question: str) -> None:
    assert ask(build_world(world), question).outcome is Outcome.DECLINED


def test_a_price_of_what_came_late_is_still_a_price() -> None:
    answer = ask(build_world("seventh"), "What is New Zealand's delayed Packhorse contract worth?")
    assert answer.headline.startswith("NZD 1.48 billion")


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        ("eighth", "Which countries have drawn on the Karhu framework?", "Estonia, Latvia and Lithuania"),
        ("eighth", "How many countries have drawn on the Karhu framework?",
         "3 countries on record: Estonia, Latvia and Lithuania"),
    ],
)  # fmt: skip
def test_those_who_draw_on_a_framework_are_the_buyers_of_its_call_offs(
    world: str, question: str, headline: str
) -> None:
    assert ask(build_world(world), question).headline == headline


def test_work_promised_to_local_firms_is_an_offset() -> None:
    answer = ask(build_world("fifteenth"), "What percentage of Luxembourg's Luchs contract goes to local firms?")
    assert answer.headline.startswith("20 percent: offset for Luxembourg")


def test_the_yard_that_finishes_them_is_where_they_are_built() -> None:
    answer = ask(build_world("eighth"), "Which Malaysian shipyard is completing two of the minehunters?")
    assert "Lumut Dockyard" in answer.headline


def test_how_a_thing_further_down_the_line_than_any_fares_is_corrected() -> None:
    headline = _rejected("sixteenth", "How does Egypt get on with its second FREMM of the 2015 contract?").headline
    assert "1 frigate ordered" in headline


def test_what_for_so_many_were_ordered_is_a_why() -> None:
    headline = _rejected("eighth", "Po co Albania zamówiła aż 9000 sztuk amunicji Grad-M?").headline
    assert headline.startswith("Nie 9000: 6 000 nabojów")


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        (
            "fourth",
            "Which Greek shipyard won the overhaul of the three Gaetas?",
            (
                "Not Greece: Gaeta class for Greece comes from Intermarine and Italian Navy (Italy). 3 ships "
                "ordered: Gaeta class; Second-hand Gaeta-class minehunters, as of 10 February 2025 (Aegean "
                "Naval News)"
            ),
        ),
        (
            "fifteenth",
            "Which Ethiopian company won the contract for the 80 Rila mortars?",
            (
                "Not Ethiopia: Rila for Ethiopia comes from Trakia Arsenal (Bulgaria). 80 mortars ordered: "
                "Rila; Eighty Rila mortars for Ethiopia, as of 26 September 2022 (Addis Defence Courier)"
            ),
        ),
        (
            "ninth",
            "¿Qué astillero irlandés ganó el contrato de los Terne 60?",
            (
                "No Irlanda: Terne 60 para Irlanda es de Skagen Marine (Dinamarca). 2 lanchas – pedido: Terne "
                "60; Terne 60 patrol boats for Ireland, a fecha de 17 de abril de 2026 (Sound Naval News)"
            ),
        ),
        (
            "ninth",
            "Która irlandzka stocznia wygrała zamówienie na Terne 60?",
            (
                "Nie Irlandia: Terne 60 (Irlandia), dostawca: Skagen Marine (Dania). 2 łodzie – zamówiono: "
                "Terne 60; Terne 60 patrol boats for Ireland, stan na 17 kwietnia 2026 (Sound Naval News)"
            ),
        ),
        (
            "ninth",
            "어느 아일랜드 조선소가 Terne 60을 수주했나요?",
            (
                "아일랜드 아님: 아일랜드 Terne 60 공급사는 Skagen Marine (덴마크). 2 척 "
                "주문: Terne 60; Terne 60 patrol boats for Ireland, 2026년 "
                "4월 17일 기준 (Sound Naval News)"
            ),
        ),
    ],
)
def test_a_winner_from_home_is_corrected(world: str, question: str, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, headline)


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        (
            "fourth",
            "Which Italian shipyard won the overhaul of the three Gaetas?",
            (
                "Italian Navy and Intermarine – Gaeta class; Second-hand Gaeta-class minehunters, as of 10 "
                "February 2025 (Aegean Naval News)"
            ),
        ),
        (
            "eighteenth",
            "Which Bulgarian plant won the assembly of the Hagen tanks?",
            (
                "TEREM – local partner (Hagen 2; Bulgaria's second contract for Hagen 2 tanks), as of 27 "
                "March 2025 (Sofia Weekly Ledger)"
            ),
        ),
    ],
)
def test_who_won_at_home_is_told(world: str, question: str, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.headline) == (Outcome.ANSWERED, headline)


def test_patrol_boats_may_be_patrol_vessels(shipped: Answerer) -> None:
    answer = ask(shipped, "How many patrol boats did Peru buy?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.headline.startswith("1 ship ordered by Peru (offshore patrol vessel;")


def test_missile_boats_are_no_frigates(shipped: Answerer) -> None:
    headline = ask(shipped, "How many missile boats did the Philippines buy?").headline
    assert headline.startswith("No fast attack craft for Philippines is on record;")
