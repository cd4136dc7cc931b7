"""The members of a breakdown are what they add up to: of the 64 vehicles 44 are carriers and 20 ambulances."""

import pytest

from index.records import Attribute
from tests.index.extraction.readings import read


def counts(text: str, *, language: str = "en") -> list[tuple[str, int, str, tuple[str, ...]]]:
    return [
        (one.attribute, int(str(one.value)), one.product, one.scope)
        for one in read(text, title="Ngaoko", language=language).facts
        if one.attribute.endswith("_quantity")
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya ordered 64 Ngaoko vehicles on 3 March 2026. Of the 64, 44 are Ngaoko-T carriers, 12 are Ngaoko-K "
         "command vehicles and 8 are Ngaoko-A ambulances."),
        ("es", "Kenia encargó 64 vehículos Ngaoko el 3 de marzo de 2026. De los 64, 44 son Ngaoko-T, 12 son Ngaoko-K y "
         "8 son Ngaoko-A."),
    ],
)  # fmt: skip
def test_members_with_names_are_ordered_by_those(language: str, text: str) -> None:
    assert counts(text, language=language)[-3:] == [
        ("ordered_quantity", 44, "ngaoko-t", ()),
        ("ordered_quantity", 12, "ngaoko-k", ()),
        ("ordered_quantity", 8, "ngaoko-a", ()),
    ]


def test_members_without_names_are_parts_of_the_order() -> None:
    found = counts("Kenya ordered 24 Ngaoko jets on 3 March 2026. Sixteen are twin-seaters and eight single-seaters.")
    assert found == [
        ("ordered_quantity", 24, "ngaoko", ()),
        ("ordered_quantity", 16, "ngaoko", ("part",)),
        ("ordered_quantity", 8, "ngaoko", ("part",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya ordered 24 Ngaoko jets on 3 March 2026. Sixteen have been delivered and eight are due next year.",
        "Kenya ordered 24 Ngaoko jets on 3 March 2026. Sixteen wait at Moi and nine at Laikipia.",
    ],
)
def test_what_is_told_of_some_or_adds_up_to_something_else_is_no_breakdown(text: str) -> None:
    ordered = [(value, scope) for attribute, value, _, scope in counts(text) if attribute == Attribute.ORDERED_QUANTITY]
    assert (24, ()) in ordered
    assert not [value for value, scope in ordered if "part" in scope]
