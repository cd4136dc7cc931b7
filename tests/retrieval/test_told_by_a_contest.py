"""Firms told by who beat whom, in place of their names, and the country a firm or a thing is from."""

from pathlib import Path

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_answerer

WORLDS = Path(__file__).parents[1] / "worlds"


@pytest.fixture(scope="module")
def worlds() -> dict[str, Answerer]:
    return {
        world: build_answerer(WORLDS / world) for world in ("sixth", "eighth", "eleventh", "seventeenth", "twelfth")
    }


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        ("sixth", "What did Paraguay pay the firm that lost to the Markhor in Nigeria?",
         "BRL 590 million (also given as about $105 million): value of Paraguay's deal (Carcará; Six Carcará aircraft "
         "for Paraguay), as of 30 July 2024 (La Plata Defence Notebook)"),
        ("eighth", "¿Cuántos morteros vendió a Albania la empresa polaca que perdió ante el Karhu?",
         "18 morteros: pedido de Albania (Turoń; Turoń mortars for Albania), a fecha de 31 de enero de 2026 (Krakow "
         "Export Monitor, citando a Huta Wieprz)"),
        ("eleventh", "From when do the radars of the maker that beat Deccan Dynamics in Madagascar arrive?",
         "2027: start of deliveries to Madagascar (Tzofeh-R; Tzofeh-R radars for Madagascar), as of 21 November 2025 "
         "(Indian Ocean Security Digest); planned"),
        ("seventeenth", "How many shells did Romania order from the firm that beat Pohorje there?",
         "50,000 shells ordered by Romania (artillery shell; Romania's 155 mm shells from Ostrobothnia Arms), as of 6 "
         "February 2025 (Bucharest Export Journal)"),
    ],
)  # fmt: skip
def test_a_firm_may_be_told_by_a_contest(worlds: dict[str, Answerer], world: str, question: str, headline: str) -> None:
    assert ask(worlds[world], question).headline == headline


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("eleventh", "Which country is Carmel Sensors from?", "Israel: Carmel Sensors"),
        ("eleventh", "What country do Madagascar's radars come from?", "Israel: Carmel Sensors"),
        ("twelfth", "¿De qué país son los helicópteros de Chipre?", "Italia: Rotori Adda"),
        ("twelfth", "Z jakiego kraju jest Shikma?", "Izrael: Shikma Missiles"),
        ("twelfth", "모로코 위성은 어느 나라 제품인가요?", "프랑스: Garonne Espace"),
    ],
)
def test_where_something_is_from_is_told_by_its_seller(
    worlds: dict[str, Answerer], world: str, question: str, start: str
) -> None:
    assert ask(worlds[world], question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        (
            "BAE Systems Hägglunds came away empty from Sofia. Which vehicle did Bulgaria buy instead, and how many?",
            Outcome.DECLINED,
        ),
        ("How many vehicles did Bulgaria buy from BAE Systems Hägglunds?", Outcome.PREMISE_REJECTED),
    ],
)
def test_what_was_bought_instead_of_a_lost_bid_takes_nothing_for_granted(
    third: Answerer, question: str, outcome: Outcome
) -> None:
    assert ask(third, question).outcome is outcome
