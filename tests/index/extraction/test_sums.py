"""A sum over several orders is marked as one, so that the last order stays whole."""

import pytest

from index.records import Attribute
from tests.index.extraction.readings import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya signed on 3 March 2026 for 18 Ngao howitzers. It brings the number of Ngaos ordered to 80."),
        ("es", "Kenia firmó el 3 de marzo de 2026 un contrato para 18 obuses Ngao. Con lo que ha comprado, eleva a 80 "
         "los obuses Ngao pedidos."),
        ("ko", "케냐는 3월 3일 응가오(Ngao) 자주포 18문을 주문했다. 이로써 주문한 응가오 자주포는 모두 80문이다."),
    ],
)  # fmt: skip
def test_the_number_that_an_order_brings_it_to_is_a_sum(language: str, text: str) -> None:
    facts = read(text, language=language, title="Ngao").facts
    ordered = [(int(str(one.value)), one.scope) for one in facts if one.attribute is Attribute.ORDERED_QUANTITY]
    assert ordered == [(18, ()), (80, ("total",))]


def test_without_a_smaller_order_before_it_a_number_is_no_sum() -> None:
    found = read("Kenya will have 36 Ngao howitzers: it ordered them on 3 March 2026.", title="Ngao")
    assert [one.scope for one in found.facts if one.attribute is Attribute.ORDERED_QUANTITY] == [()]
