"""Arrivals, counts and contracts that a question takes for granted and that never were, over several worlds."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import WORLDS, ask, build_answerer, build_world


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        ("ninth", "When did the first bridges reach Mongolia?", "0 bridges delivered"),
        ("ninth", "¿Qué día llegaron a Mongolia los primeros puentes?", "4 puentes"),
        ("seventh", "When did Zambia receive the last of its 22 Inyatis?", "6 vehicles delivered"),
        ("seventh", "When did the two MP-7s that Chile bought in 2025 arrive?", "Purchase of the leased MP-7"),
        ("seventh", "Why did New Zealand order two Packhorse simulators?", "1 simulator ordered"),
        ("eighteenth", "When is the last of Serbia's four Vautour batteries due?", "Not four: 3 batteries ordered"),
        ("eleventh", "Why did Lebanon cancel its contract for two Havsörns?", "Lebanon's plan for two"),
        ("fifth", "How big a deposit did Tunisia forfeit when it scrapped the Coronas?", "nothing was paid"),
    ],
)
def test_what_never_came_about_is_corrected(world: str, question: str, headline: str) -> None:
    answer = ask(build_answerer(WORLDS / world), question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert headline in answer.headline


def test_why_a_plan_was_dropped_is_told() -> None:
    answer = ask(build_answerer(WORLDS / "eleventh"), "Why did Lebanon drop its plan for two Havsörns?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.strong == "want of money"


def test_a_thing_in_a_clause_of_time_is_no_deal() -> None:
    question = "How much of the 142 million had Nigeria not yet paid when the tenth trainer was being held back?"
    assert "14 million" in ask(build_answerer(WORLDS / "sixth"), question).headline


def test_a_part_of_which_only_the_sort_is_known_names_no_maker() -> None:
    answer = ask(build_answerer(WORLDS / "seventh"), "Who makes the search radar that Chile's MP-7s will get?")
    assert answer.outcome is Outcome.DECLINED


def test_new_things_that_were_used_are_corrected() -> None:
    answer = ask(build_answerer(WORLDS / "twelfth"), "When did Tunisia order its new RA-140Ns?")
    assert answer.outcome is Outcome.PREMISE_REJECTED


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        (
            "fourth",
            "Now that all six KC-390s stand on the Portuguese ramp, when does the C-130H retire?",
            (
                "The records don't show that. 3 aircraft delivered: KC-390; Five KC-390 transport aircraft, "
                "as of 18 September 2025 (Atlantic Air Report); 5 aircraft ordered: KC-390; Five KC-390 "
                "transport aircraft, as of 22 August 2019 (Lisbon Defence Letter)"
            ),
        ),
        (
            "ninth",
            "Now that both Terne 60s lie in Cork, when does the Peacock class go?",
            (
                "The records don't show that. September 2028 deliveries start: Terne 60; Terne 60 patrol "
                "boats for Ireland, as of 17 April 2026 (Sound Naval News); planned; 2 boats ordered: Terne "
                "60; Terne 60 patrol boats for Ireland, as of 17 April 2026 (Sound Naval News)"
            ),
        ),
        (
            "fourth",
            "Ahora que los seis KC-390 están en Portugal, ¿cuándo se retira el C-130H?",
            (
                "Los registros no lo muestran. 3 aviones – entregado: KC-390; Five KC-390 transport aircraft, "
                "a fecha de 18 de septiembre de 2025 (Atlantic Air Report); 5 aviones – pedido: KC-390; Five "
                "KC-390 transport aircraft, a fecha de 22 de agosto de 2019 (Lisbon Defence Letter)"
            ),
        ),
        (
            "fourth",
            "이제 KC-390 여섯 대가 모두 포르투갈에 도착했으니 C-130H는 언제 퇴역합니까?",
            (
                "기록에는 그런 내용이 없습니다. 3 대 인도: KC-390; Five KC-390 transport "
                "aircraft, 2025년 9월 18일 기준 (Atlantic Air Report); 5 대 "
                "주문: KC-390; Five KC-390 transport aircraft, 2019년 8월 "
                "22일 기준 (Lisbon Defence Letter)"
            ),
        ),
        (
            "fourth",
            "Skoro wszystkie sześć KC-390 stoi w Portugalii, kiedy wycofają C-130H?",
            (
                "Zapisy tego nie potwierdzają. Trwają dostawy: Portugalia (KC-390; Five KC-390 transport "
                "aircraft), stan na 18 września 2025 (Atlantic Air Report); 5 samolotów zamówiono; 3 samoloty "
                "dostarczono"
            ),
        ),
    ],
)
def test_all_said_to_be_there_already_is_corrected(world: str, question: str, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, headline)


def test_all_and_now_presume_nothing_by_themselves() -> None:
    answer = ask(build_world("ninth"), "Now, how many of all the Kestrels are in Jordan?")
    assert answer.headline == "89 turrets delivered in all by Jordan (Kestrel 90): 80 + 9"


@pytest.mark.parametrize(
    ("world", "question", "yes", "headline"),
    [
        (
            "fourth",
            "취소된 VN-1 3차 계약에서 태국이 실제로 인수한 차량이 있습니까?",
            True,
            (
                "예: 태국: 주문 40 중 12 대 인도 (VN-1; Third VN-1 contract), "
                "2025년 9월 12일 기준 (Bangkok Arms Bulletin)"
            ),
        ),
    ],
)
def test_what_came_under_an_order_cancelled_since_is_a_yes(world: str, question: str, yes: bool, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.yes_no, answer.headline) == (yes, headline)
