"""The bids of a tender that is one deal on record, with the prices that several makers asked."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world

ROMANIAN = "Avioane Someș (Ciocârlia 2): $251 million (contract value), against $268 million for Vindravati Aircraft"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("In Ecuador's scrapped trainer contest, which of the two offers came in cheaper?", ROMANIAN),
        ("Which bid in the 2021 Ecuadorian tender was dearer?", "Vindravati Aircraft (Hamsa-3): $268 million"),
        (
            "How much lower was the Romanian bid than the Indian one in Ecuador's trainer tender?",
            "$17 million: $268 million (Vindravati Aircraft (Hamsa-3), contract value) − $251 million",
        ),
        ("What did the Indians ask in Ecuador's trainer tender?", "$268 million: value of Ecuador's deal (Hamsa-3;"),
        ("How much did Avioane Someș bid in Ecuador's cancelled tender?", "$251 million: value of Ecuador's deal"),
        ("에콰도르 훈련기 입찰에서 두 제안 중 어느 쪽이 더 저렴했나요?", "Avioane Someș (Ciocârlia 2): 2.51억 달러"),
        (
            "Która oferta w ekwadorskim przetargu na samoloty szkolne była tańsza?",
            "Avioane Someș (Ciocârlia 2): 251 mln",
        ),
        ("¿Cuál de las dos ofertas del concurso ecuatoriano era más barata?", "Avioane Someș (Ciocârlia 2): 251 mill"),
    ],
)
def test_bids_of_one_tender_are_held_side_by_side(question: str, told: str) -> None:
    answer = ask(build_world("thirtyfirst"), question)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.headline.startswith(told)


def test_whether_one_of_its_bids_was_the_lower_is_yes_or_no() -> None:
    world = build_world("thirtyfirst")
    assert ask(world, "Was Vindravati's bid for the Ecuadorian trainers the lower one?").yes_no is False


def test_the_price_of_the_contract_that_followed_is_no_bid() -> None:
    answer = ask(build_world("thirtyfirst"), "What is Ecuador's contract for the Ciocârlias worth?")
    assert answer.headline.startswith("$186 million (also given as about RON 850 million)")


def test_bids_that_are_deals_of_their_own_stay_so(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "Who bid less in Ecuador, Cakrawala or Limpopo?")
    assert answer.headline.startswith("PT Cakrawala Dirgantara (Indonesia): $88 million")
