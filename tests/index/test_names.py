"""Names in a text: their English plurals."""

import pytest

from index.names import NameKind, Names


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Lynx", "two Lynxes"),
        ("Kauz", "both Kauzes"),
        ("Krab", "24 Krabs"),
        ("Harpy", "six Harpies"),
        ("RA-140N", "ten RA-140Ns"),
    ],
)
def test_a_plural_stands_for_the_thing(name: str, text: str) -> None:
    names = Names()
    names.add(NameKind.PRODUCT, "thing", (name,))
    assert names.ids_in(text) == {"thing"}
