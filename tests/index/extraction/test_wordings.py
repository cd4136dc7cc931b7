"""One statement in many newsroom wordings, said of deals made up here: each way of saying it is read."""

import pytest

from tests.index.extraction.readings import read, stated

LEADS = (
    ("Latvia signed a contract with Denmark's Nordvang Systems for 48 Tarvas 6 howitzers on 14 March 2023. ",
     "howitzers", "Latvia tarvas-6"),
    ("Kenya signed a contract with Turkey's Talavan Aerospace for 48 Merlon helicopters on 14 March 2023. ",
     "helicopters", "Kenya merlon"),
)  # fmt: skip


def assert_read(sentence: str, fact: str) -> None:
    for lead, unit, whose in LEADS:
        assert f"{fact} {whose}".replace("units", unit) in stated(read(lead + sentence)), lead + sentence


@pytest.mark.parametrize(
    "sentence",
    ["Deliveries are delayed.", "Deliveries are running six months late.", "Deliveries have slipped by a year.",
     "The last one will come a year later than agreed."],
)  # fmt: skip
def test_a_delay_is_told_in_many_words(sentence: str) -> None:
    assert_read(sentence, "status delayed actual")


@pytest.mark.parametrize("sentence", ["Deliveries are on schedule.", "There is no delay, the maker insists."])
def test_that_all_goes_to_plan_is_no_delay(sentence: str) -> None:
    assert not any(fact.startswith("status delayed") for fact in stated(read(LEADS[0][0] + sentence)))


@pytest.mark.parametrize("sentence", ["Deliveries have been halted.", "Work on the contract has been stopped."])
def test_what_is_stopped_is_suspended(sentence: str) -> None:
    assert_read(sentence, "status suspended actual")


@pytest.mark.parametrize(
    "sentence",
    ["It may order 12 more by 2026.", "It can buy 12 more at the same price until the end of 2026.",
     "The contract includes an option on 12 more."],
)  # fmt: skip
def test_what_may_be_added_is_an_option(sentence: str) -> None:
    assert_read(sentence, "optional_quantity 12 units actual")


@pytest.mark.parametrize("sentence", ["Neither side named a price.", "The price has not been made public."])
def test_a_price_that_nobody_names_is_withheld(sentence: str) -> None:
    assert_read(sentence, "value undisclosed actual")


@pytest.mark.parametrize("sentence", ["Deliveries have not begun.", "Deliveries have yet to start."])
def test_deliveries_that_have_not_begun_are_none(sentence: str) -> None:
    assert_read(sentence, "delivered_quantity 0 units actual")


@pytest.mark.parametrize(
    ("text", "language", "fact"),
    [
        ("Perú firmó un contrato por 48 obuses Barracuda. Las entregas no han empezado.", "es", "howitzers"),
        ("Peru podpisało umowę na 48 haubic Barracuda. Dostawy jeszcze się nie zaczęły.", "pl", "howitzers"),
        ("페루는 바라쿠다 자주포 48문 구매 계약을 체결했다. 인도는 아직 시작되지 않았다.", "ko", "howitzers"),
    ],
)
def test_each_language_says_that_deliveries_have_not_begun(text: str, language: str, fact: str) -> None:
    assert any(line.startswith(f"delivered_quantity 0 {fact}") for line in stated(read(text, language=language)))


def test_what_is_bought_has_not_lost() -> None:
    found = stated(read(LEADS[0][0] + "The loser was Sable Arms of South Africa, which had offered 48 for less."))
    assert not any(fact.startswith("status lost") for fact in found)


@pytest.mark.parametrize("words", ["Latvia's Danish howitzers", "its Danish howitzers"])
def test_a_seller_s_adjective_behind_an_owner_buys_nothing(words: str) -> None:
    found = read(LEADS[0][0] + f"On 3 May 2025 a fire destroyed two of {words}.")
    assert {fact.buyer for fact in found.facts} == {"Latvia"}
