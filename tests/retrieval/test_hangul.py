"""Names of products in Latin letters are found where a question in Korean writes them by their sound."""

from dataclasses import replace

import pytest

from index.records import Product
from retrieval.knowledge import Knowledge
from retrieval.understanding.cues import load_languages
from retrieval.understanding.hangul import with_latin_names
from tests.retrieval.asking import build_world

NAMES = (
    "Queltehue 2", "Vrana", "Suzunami", "Freccia", "Lontra", "Turymtai-5", "Vizcacha", "Dassie", "Thyella-2",
    "Tsiatsan", "Miguel Malvar", "Karaçal-2", "Caracal", "Rybitwa", "Luchs-9", "Shershen", "Tritone 40", "Havsörn 60",
    "K2", "Trana",
)  # fmt: skip


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    known = build_world("third").knowledge
    products = {f"p{number}": Product(id=f"p{number}", name=name) for number, name in enumerate(NAMES)}
    return replace(known, records=replace(known.records, products={**known.records.products, **products}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("파라과이가 합의한 켈테우에 2는 최대 몇 대입니까?", "파라과이가 합의한 Queltehue 2는 최대 몇 대입니까?"),
        ("스웨덴이 브라나 레이더를 산 날은?", "스웨덴이 Vrana 레이더를 산 날은?"),
        ("첫 스즈나미는 언제 인도되나요?", "첫 Suzunami는 언제 인도되나요?"),
        ("1차 발주분 프레치아는 몇 대였나요?", "1차 발주분 Freccia는 몇 대였나요?"),
        ("투름타이-5는 몇 대였나요?", "Turymtai-5는 몇 대였나요?"),
        ("한국에서 산 무기를 모두", "한국에서 산 무기를 모두"),  # weapons, though they sound like Miguel
        ("카라칼과 카라찰", "Caracal과 Karaçal"),
        ("셰르셴의 가격은?", "Shershen의 가격은?"),
        ("하브쇠른 두 척", "Havsörn 두 척"),
        ("브라나(F-16) 레이더", "Vrana(F-16) 레이더"),
        ("F-16과 브라나", "F-16과 브라나"),  # of two names one is enough to go by
        ("드론은 몇 대 인도됐나요?", "드론은 몇 대 인도됐나요?"),  # a kind of equipment, though it sounds like Trana
        ("계약 금액은 얼마인가요?", "계약 금액은 얼마인가요?"),
        ("국방부는 언제까지 인도받나요?", "국방부는 언제까지 인도받나요?"),
    ],
)
def test_a_name_written_by_its_sound_is_the_one_on_record(knowledge: Knowledge, text: str, expected: str) -> None:
    assert with_latin_names(text, knowledge, load_languages()["ko"]) == expected
