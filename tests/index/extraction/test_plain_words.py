"""Plain words for states and sums, in short articles read without any names."""

import pytest

from tests.index.extraction.readings import read, stated

BOUGHT = "Bulgaria ordered 48 Hagen tanks from Germany on 3 March 2025 for 310 million euros. "


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("60 per cent of the value comes back to Bulgarian industry.", "offset 60 percent"),
        ("Industrial compensation is set at 20 percent.", "offset 20 percent"),
        ("Bulgarian firms get 40 per cent of the work.", "offset 40 percent"),
    ],
)
def test_a_part_of_the_work_is_an_offset(text: str, fact: str) -> None:
    assert f"{fact} actual Bulgaria hagen" in stated(read(BOUGHT + text))


@pytest.mark.parametrize(
    "text",
    ["The price of the spares is not known.", "What the price is, neither government will say.",
     "The price was never published."],
)  # fmt: skip
def test_a_price_nobody_tells_is_undisclosed(text: str) -> None:
    assert "value undisclosed actual Bulgaria hagen" in stated(read("Bulgaria ordered 48 Hagen tanks. " + text))


def test_second_hand_things_are_counted() -> None:
    found = stated(read("Croatia on Thursday signed for twelve second-hand Rafale fighters."))
    assert "ordered_quantity 12 aircraft actual Croatia rafale" in found


def test_a_number_in_words_at_the_head_of_a_sentence_names_no_product() -> None:
    found = read(BOUGHT + "Forty-two tanks have been delivered.")
    assert "delivered_quantity 42 tanks actual Bulgaria hagen" in stated(found)
    assert [product.id for product in found.products] == ["hagen"]


def test_a_sum_agreed_is_in_the_currency_of_the_sum_paid() -> None:
    found = stated(
        read("Albania ordered six Falk howitzers from Norway. It had paid 9 million euros of the 41 million agreed.")
    )
    assert "value 41000000 EUR actual Albania falk" in found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In May Sofia broke off the talks and cancelled the purchase of the Hagen.", "cancelled"),
        ("On 3 April it took up the option, taking up all 12 tanks.", "option_exercised"),
        ("Bulgaria has the right to buy 12 more tanks until 2027.", "option_open"),
    ],
)
def test_plain_words_tell_the_state(text: str, status: str) -> None:
    assert f"status {status} actual Bulgaria hagen" in stated(read(BOUGHT + text))


@pytest.mark.parametrize("text", ["It contains no price and binds neither side.", "It names no price."])
def test_a_memorandum_that_names_no_price_keeps_none_secret(text: str) -> None:
    found = read("On 2 March 2026 Madagascar signed a memorandum on two Arkona 62 patrol boats. " + text)
    assert stated(found) == [
        "signed 2026-03-02 actual Madagascar arkona-62",
        "planned_quantity 2 boats actual Madagascar arkona-62",
        "status memorandum actual Madagascar arkona-62",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Of the 48 tanks ordered, 30 had come by the end of January 2026.",
        "By 31 January 2026 30 of the 48 tanks have come.",
    ],
)
def test_what_has_come_is_delivered(text: str) -> None:
    assert "delivered_quantity 30 tanks actual Bulgaria hagen" in stated(read(BOUGHT + text))


def test_a_firm_that_now_expects_something_is_no_product() -> None:
    found = read(BOUGHT + "The last of the Gariep tanks is late. Gariep now expects to finish in 2028.", title="Hagen")
    assert [product.id for product in found.products] == ["hagen"]
