"""Follow-ups that say only when, only a time, or only which part of what was counted."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("when's the next one?", "1st quarter 2027: deliveries to Qatar due"),
        ("when's the rest?", "1st quarter 2027: deliveries to Qatar due"),
        ("first one when?", "3 May 2023: start of deliveries to Qatar"),
        ("¿la primera cuándo?", "3 de mayo de 2023: inicio de las entregas a Catar"),
        ("kiedy pierwsza?", "3 maja 2023: początek dostaw, Katar"),
        ("다음은 언제?", "제 1/4분기 2027: 카타르 인도 기한"),
        ("as of when?", "3 ships of 4 delivered to Qatar"),
        ("stan na kiedy?", "Katar: dostarczono 3 okręty z 4 zamówionych"),
        ("when?", "3 ships of 4 delivered to Qatar"),
        ("when was it signed?", "19 July 2018: signed by Qatar"),
    ],
)
def test_when_alone_is_of_what_was_to_come(third: Answerer, text: str, headline: str) -> None:
    assert ask(third, "How many Avantes has Qatar received?", text).headline.startswith(headline)


def test_when_alone_after_an_order_is_its_signature(ninth: Answerer) -> None:
    texts = ("How many Ternes did Sri Lanka order?", "when?")
    assert ask(ninth, *texts).headline.startswith("17 March 2023: signed by Sri Lanka")


def test_next_to_come_is_not_the_last(ninth: Answerer) -> None:
    texts = ("How many Ternes has Sri Lanka received?", "when's the next one?")
    assert ask(ninth, *texts).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("what about 2023?", "2 ships delivered to Qatar"),
        ("and in December 2023?", "2 ships delivered to Qatar"),
        ("¿y en 2023?", "2 buques: entregas a Catar"),
        ("a w 2023?", "Katar: dostarczono 2 okręty"),
        ("2023년에는?", "카타르: 2 척 인도"),
    ],
)
def test_time_alone_after_a_count_asks_for_it_then(third: Answerer, text: str, headline: str) -> None:
    assert ask(third, "How many Avantes has Qatar received?", text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("just the portable ones?", "12 jammers of 12 delivered to Italy (Tsiatsan-P;"),
        ("just the vehicle ones?", "32 jammers delivered to Italy (Tsiatsan-M;"),
        ("just the first contract?", "44 jammers of 48 delivered to Italy"),
    ],
)
def test_part_alone_is_counted_by_itself(twentieth: Answerer, text: str, headline: str) -> None:
    assert ask(twentieth, "How many Tsiatsan has Italy received?", text).headline.startswith(headline)


@pytest.mark.parametrize(
    "text", ["just the red ones?", "how many of those are red?", "빨간 것만?", "tylko te czerwone?"]
)
def test_unknown_part_is_not_the_whole(twentieth: Answerer, text: str) -> None:
    assert ask(twentieth, "How many Tsiatsan has Italy received?", text).outcome is Outcome.DECLINED


def test_sum_in_another_currency_keeps_what_it_was_of(third: Answerer) -> None:
    texts = ("How much has Slovakia paid so far for the CV90?", "and in dollars?")
    assert ask(third, *texts).headline.startswith("€410 million (≈ $")


def test_the_second_one_in_polish_is_no_other_one(twentieth: Answerer) -> None:
    texts = ("ile Zibensów dostała Gwinea z drugiej umowy?", "ile kosztuje ta druga?")
    assert ask(twentieth, *texts).headline.startswith("27,9 mln EUR: wartość umowy, Gwinea")


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        (("When is the last Gams due in Slovenia?", "and originally?"), "December 2025: deliveries to Slovenia due"),
        (("How many Ternes did Sri Lanka order?", "how much paid?"), "DKK 520 million paid by Sri Lanka"),
        (("How many Ternes did Sri Lanka order?", "when did the first come?"), "11 December 2024: start of deliveries"),
        (
            ("ile Terne kupiła Irlandia?", "a Sri Lanka?", "kiedy druga?", "a ostatnia?"),
            "2027: termin dostaw, Sri Lanka",
        ),
        (("How much is the Irish Terne deal worth?", "how much is it?"), "€188 million: value of Ireland's deal"),
    ],
)
def test_follow_up_keeps_to_the_day_or_sum_spoken_of(ninth: Answerer, texts: tuple[str, ...], headline: str) -> None:
    assert ask(ninth, *texts).headline.startswith(headline)
