"""What comes with a product and has no name of its own is a product by itself: its missiles, its simulators."""

import pytest

from tests.index.extraction.readings import read, stated


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Kenya has ordered 3 Ngaoko air-defence batteries and 90 missiles from Estonia.",
            [
                "ordered_quantity 3 batteries actual Kenya ngaoko",
                "ordered_quantity 90 missiles actual Kenya ngaoko-missile",
            ],
        ),
        (
            "en",
            "Kenya signed on Tuesday for 10 Ngaoko-2 drones and three ground stations.",
            [
                "ordered_quantity 10 drones actual Kenya ngaoko-2",
                "ordered_quantity 3 stations actual Kenya ngaoko-ground-station",
            ],
        ),
        (
            "es",
            "Kenia encargó 10 helicópteros Ngaoko y 2 simuladores a Estonia.",
            [
                "ordered_quantity 10 helicopters actual Kenya ngaoko",
                "ordered_quantity 2 simulators actual Kenya ngaoko-simulator",
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_counted_behind_the_product_is_another(language: str, text: str, expected: list[str]) -> None:
    found = stated(read(text, language=language, title="Ngaoko"))
    assert [line for line in found if line.startswith("ordered_quantity")] == expected


def test_it_is_named_for_the_product_without_its_number() -> None:
    found = read("Kenya has ordered 12 Ngaoko-2 helicopters and one simulator from Estonia.", title="Ngaoko-2")
    assert {product.name: product.unit for product in found.products} == {
        "Ngaoko-2": "helicopters",
        "Ngaoko simulator": "simulators",
    }


def test_another_word_for_the_product_isnt_what_comes_with_it() -> None:
    found = stated(
        read("Kenya has ordered 3 Ngaoko frigates. The three ships will cost 900 million euros.", title="Ngaoko")
    )
    assert all(line.endswith("Kenya ngaoko") for line in found)
