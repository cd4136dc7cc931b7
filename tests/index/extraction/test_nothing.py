"""What is read where an article says that nothing has been delivered."""

import pytest

from tests.index.extraction.readings import read, stated

NONE = "delivered_quantity 0 drones actual Zambia shamsheer"
BOUGHT = "Zambia bought 20 Shamsheer drones in 2025. "


@pytest.mark.parametrize(
    "text",
    ["Deliveries stand at zero.", "Drones delivered until now: 0.", "None has been delivered.",
     "No drones have arrived.", "Not a single one had been handed over by May."],
)  # fmt: skip
def test_nothing_delivered_is_a_delivery_of_none(text: str) -> None:
    assert NONE in stated(read(BOUGHT + text))


@pytest.mark.parametrize(
    "text",
    ["None of them will be delivered before 2027.", "The state has delivered 0.5 tonnes of grain.",
     "Nothing is known, but ten have been delivered.", "No drones are due before 2028; ten tanks were delivered."],
)  # fmt: skip
def test_no_delivery_ahead_and_none_of_something_else_say_nothing_of_deliveries_so_far(text: str) -> None:
    assert NONE not in stated(read(BOUGHT + text))


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("es", "Chile compró 30 blindados Guarani. Entregados hasta hoy: 0.", "vehicles actual Chile guarani"),
        ("pl", "Litwa zamówiła 18 haubic Krab. Nie dostarczono ani jednej, dostarczono zero.",
         "howitzers actual Lithuania krab"),
        ("ko", "폴란드는 K9 자주포 54문을 구매하는 계약을 체결했다. 아직 한 문도 인도된 것이 없다.",
         "howitzers actual Poland k9"),
    ],
)  # fmt: skip
def test_each_language_has_its_words_for_none(language: str, text: str, fact: str) -> None:
    assert f"delivered_quantity 0 {fact}" in stated(read(text, language=language))
