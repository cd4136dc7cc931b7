"""What a question only says beside what it asks: what it takes in, when it was, who said it."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Which countries have bought from Estaleiros do Lima, memoranda included?", "Fiji and Papua New Guinea"),
        ("Who are the customers of Estaleiros do Lima, options included?", "Fiji and Papua New Guinea"),
        ("¿Qué países han firmado algo con Estaleiros do Lima, memorandos incluidos?", "Fiyi y Papúa Nueva Guinea"),
        ("Które kraje podpisały coś z Estaleiros do Lima, wliczając memoranda?", "Fidżi i Papua-Nowa Gwinea"),
        ("List all deals with Estaleiros do Lima, memoranda included.", "4 deals on record: Papua New Guinea's"),
        ("Which countries' orders include guns?", "guns are included component"),
    ],
)
def test_a_list_that_takes_in_a_kind_of_deal_is_of_the_others_too(
    twentythird: Answerer, question: str, headline: str
) -> None:
    assert ask(twentythird, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "In the first week after the signing in November 2024, how many Nireas missiles were reported as ordered "
            "by Tunisia?",
            "48 missiles ordered by Tunisia",
        ),
        ("Shortly after the November 2024 signing, how many Nireas were reported for Tunisia?", "48 missiles ordered"),
        ("How many Nireas missiles were reported as ordered by Tunisia?", "32 missiles ordered by Tunisia"),
        ("When was Brunei's first Tritone due under the contract?", "December 2026: start of deliveries to Brunei"),
        ("¿Cuándo debía llegar la primera Rybitwa según el contrato?", "4.º trimestre 2025: inicio de las entregas"),
        ("계약상 첫 리비트바는 언제 인도될 예정이었나?", "제 4/4분기 2025: 튀니지 인도 개시"),
        ("When is Brunei's first Tritone due?", "August 2027: start of deliveries to Brunei"),
        (
            "When the first Rybitwa arrived in June 2026, how many Nireas missiles had Tunisia received?",
            "12 missiles delivered to Tunisia",
        ),
    ],
)
def test_what_is_said_of_the_time_is_when_it_is_asked_of(twentythird: Answerer, question: str, headline: str) -> None:
    assert ask(twentythird, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("first", "headline"),
    [
        ("When was Brunei's first Tritone due under the contract?", "Yes: August 2027 deliveries start"),
        ("When is Brunei's second Tritone due?", "Yes: March 2029 deliveries due"),
    ],
)
def test_whether_a_date_slipped_is_told_of_that_date(twentythird: Answerer, first: str, headline: str) -> None:
    assert ask(twentythird, first, "Has that slipped?").headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Somebody wrote that seven Vranas were in Sweden. Who?",
            "Bothnia Procurement Weekly, citing Svenska Kustbladet, January 2026: 7 radars delivered",
        ),
        (
            "Someone reported 20 Nireas missiles delivered. Who, and does the navy agree?",
            "Sources disagree: 20 missiles (Boletín Naval del Mediterráneo, citing Le Cap, April 2026); 12 missiles",
        ),
        ("Alguien escribió que había siete Vranas en Suecia. ¿Quién?", "Bothnia Procurement Weekly, citando a Svenska"),
        ("Ktoś napisał, że w Szwecji jest siedem radarów Vrana. Kto?", "Bothnia Procurement Weekly, za: Svenska"),
        ("누군가 스웨덴에 브라나 7기가 있다고 썼다. 누구인가?", "Bothnia Procurement Weekly, Svenska Kustbladet 인용"),
        ("Somebody told me Brunei has submarines. How many did it order?", "2 submarines ordered by Brunei"),
    ],
)
def test_who_somebody_was_is_who_said_it(twentythird: Answerer, question: str, headline: str) -> None:
    assert ask(twentythird, question).headline.startswith(headline)


def test_what_each_side_says_is_no_price_of_one(twentythird: Answerer) -> None:
    assert ask(twentythird, "What does each party to the Cambodian tank dispute say?").outcome is Outcome.DECLINED
    assert ask(twentythird, "What does each tank cost Cambodia?").headline.startswith("about $3.28 million apiece")
