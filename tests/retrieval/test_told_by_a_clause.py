"""Deals told by a clause, by whose things they are, and by what is left out of them."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, figures_in


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "How many of the drones that are to watch the Libyan border has Tunisia lost?",
            "1 drone lost by Tunisia",
        ),
        ("How much did the drones cost that are to watch the Libyan border?", "TND 118 million: value of Tunisia's"),
        (
            "Where is the maker of the drones that are to watch the Libyan border based, and how many of them has its "
            "customer lost?",
            "Serbia: Kolubara Avionika",
        ),
        ("Which company makes the drones that are to watch the Libyan border?", "Kolubara Avionika"),
    ],
)
def test_what_a_sentence_says_of_a_deal_tells_it(thirtyfourth: Answerer, question: str, headline: str) -> None:
    assert ask(thirtyfourth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    "question",
    [
        "When do the Swedish radars reach Dhaka, now that the credit has come through?",
        "When will Bangladesh get its Swedish radars?",
        "¿Cuándo recibe Bangladés los radares suecos?",
        "방글라데시는 스웨덴 레이더를 언제 받나요?",
    ],
)
def test_who_sells_a_thing_is_not_taken_for_its_buyer(thirtyfourth: Answerer, question: str) -> None:
    answer = ask(thirtyfourth, question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert answer.citations[0].quote.startswith("On the 3rd Bangladesh cancelled its contract")


def test_a_country_with_things_of_its_own_is_one_of_two_that_have_them(thirtyfourth: Answerer) -> None:
    answer = ask(thirtyfourth, "Who has more Siktlinje radars in service, Sweden or Latvia?")
    assert answer.outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Of all the helicopters Algeria has under contract, how many are built in Ahmedabad, not at home?", "22"),
        ("How many of Algeria's helicopters on order are built in India?", "22"),
        ("How many of the 30 helicopters Algeria ordered will not be assembled at home?", "22"),
        ("How many of Algeria's helicopters are built at home?", "8"),
        ("How many Chakora-Us has Algeria ordered?", "26"),
        ("Chakora-Us ordered by Algeria over both contracts, without the medical ones?", "26"),
        ("How many Chakoras has Algeria ordered?", "30"),
        ("Counting only deals that still stand, how many Siktlinje 3 radars have foreign countries bought?", "6"),
        ("How many Siktlinje 3 radars were ordered abroad, not counting the cancelled contract?", "6"),
        ("¿Cuántos radares Siktlinje 3 se han pedido, sin contar el contrato cancelado?", "6"),
    ],
)
def test_a_count_is_of_what_the_question_leaves_in(thirtyfourth: Answerer, question: str, figure: str) -> None:
    assert figures_in(ask(thirtyfourth, question))[0].split()[0] == figure


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("What would be left of the price of the Irish contract if you took the missiles out?", "€147 million: €214"),
        ("How much is the Irish Skybrud contract without the missiles?", "€147 million: €214 million"),
        ("How much is the Irish Skybrud contract?", "€214 million"),
        ("How much has Riga committed for Siktlinje radars so far, both signatures counted?", "€109 million"),
    ],
)
def test_a_price_is_of_what_the_question_leaves_in(thirtyfourth: Answerer, question: str, headline: str) -> None:
    assert ask(thirtyfourth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "yes_no"),
    [
        ("are the drones tunisia got from serbia armed?", False),
        ("Do the Tunisian drones carry weapons?", False),
        ("¿Están armados los drones que Túnez compró a Serbia?", False),
        ("튀니지 드론은 무장했나요?", False),
        ("Czy drony Tunezji są uzbrojone?", False),
        ("Has Tunisia received its drones from Serbia?", True),
        ("Are the drones Tunisia got from Serbia blue?", None),
        ("Did Sabarmati finish Algeria's first lot on the date in the contract?", False),
        ("네팔은 차코라 헬기를 구매한 것인가요?", False),
    ],
)
def test_what_things_are_is_not_told_by_their_having_come(
    thirtyfourth: Answerer, question: str, yes_no: bool | None
) -> None:
    assert ask(thirtyfourth, question).yes_no is yes_no


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How did the radar deal with Dhaka stand in summer 2024?", "Contract signed: Bangladesh"),
        ("How did the radar deal with Dhaka stand in January 2025?", "Cancelled: Bangladesh"),
        ("How did the Tunisian drone deal stand at the end of 2023?", "Contract signed: Tunisia (Gavran-9; Gavran-9"),
        ("How did Tunisia's drone option stand at the end of 2023?", "Option open: Tunisia"),
        ("How did Bangladesh's radar purchase go, from the choice of the maker to the end?", "March 2023 to 3 Dec"),
        ("Skąd mają działać tunezyjskie drony?", "“The drones will watch the Libyan border from Remada.”"),
        ("How long can a Gavran-9 stay in the air?", "“The Gavran-9 stays up for 21 hours"),
        ("Which was signed first, the Gavran drone contract or Nepal's Chakora lease?", "Tunisia: 16 September 2022"),
        ("Who will have more Skybrud batteries once the Irish have all theirs, Ireland or Denmark?", "Denmark: 6"),
        ("Who has more Skybrud batteries, Denmark or Ireland?", "Denmark: 6 batteries (in service), against 1"),
    ],
)
def test_how_a_deal_stood_went_or_compares_is_told(thirtyfourth: Answerer, question: str, headline: str) -> None:
    assert ask(thirtyfourth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Has New Zealand bought the sonar it leased?", "The records don't say"),
        ("How many Kepodangs has Bangladesh left?", "10 aircraft: 11 (delivered) − 1 (lost)"),
        ("How many Kepodangs has Bangladesh left to receive?", "5 aircraft still to come"),
        ("Did New Zealand's first Narwhal lease end on the date in the contract?", "The records don't say"),
    ],
)
def test_what_is_left_is_what_was_not_lost(thirteenth: Answerer, question: str, headline: str) -> None:
    assert ask(thirteenth, question).headline.startswith(headline)
