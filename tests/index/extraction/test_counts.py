"""find_counts: how many, apart from money, dates, measures and the numbers of models."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extraction.counts import find_counts
from index.records import Qualifier


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "180 K2 tanks and 81 other support vehicles", [180, 81]),
        ("en", "12 FA-50s out of a total of 672", [12, 672]),
        ("en", "two dozen guns, half a dozen boats and a pair of corvettes", [24, 6, 2]),
        ("en", "one hundred and eighty tanks and thirty-six jets", [180, 36]),
        ("en", "1.2 million rounds and 250,000 shells", [1_200_000, 250_000]),
        ("en", "the 24-plane order and 100-plus vehicles", [24, 100]),
        ("en", "In 2022 it bought 218 K9s worth $2.4 billion.", [218]),
        ("en", "It ordered a further two dozen in December and 12 in May.", [24, 12]),
        ("ko", "K2 전차 180대와 잠수함 세 척, FA-50 열두 대", [180, 3, 12]),
        ("ko", "천무 발사대 스물네 문과 유도탄 2만3천발", [24, 23_000]),
        ("ko", "2025년 8월 1일 백팔십 대를 계약했다", [180]),
        ("pl", "dwadzieścia cztery haubice, 48 sztuk i dwie fregaty", [24, 48, 2]),
        ("pl", "w 2022 r. kupiono 26 000 pocisków i 1 366 wozów", [26_000, 1_366]),
        ("es", "ciento ochenta blindados, una docena de helicópteros y 1.366 unidades", [180, 12, 1_366]),
        ("es", "en 2022 compró veinticuatro obuses y casi 1,000 vehículos", [24, 1_000]),
    ],
)
def test_counts_are_read_in_figures_and_in_words(language: str, text: str, values: list[int]) -> None:
    assert [count.value for count in find_counts(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "155mm guns, 40 km of range, 1,500 hp, 30 tonnes, a 120-mm barrel"),
        ("en", "Block 20, Mk 41, No. 3, Type 212, batch 2"),
        ("en", "the K2, the FA-50 and the T-50TH, 8x8, and a Hermes 900 drone"),
        ("en", "the 12th ship, 30 percent, 30%, a 46-year-old officer, aged 46"),
        ("en", "at 10:30, 2/3 of them, in '22, call +48 22 555 01 41"),
        ("en", "in 2025, on 1 May 2026, for $2,000 and 26 billion won"),
        ("en", "no one, one of the largest, one another, dozens of firms"),
        ("ko", "2차 계약, 제3차, 1번함, 3개월, 5년간, 30%, 155㎜, 4번째"),
        ("pl", "155 mm, 1500 KM, 30 ton, nr 5, 30 proc., w wieku 46 lat, kilkanaście sztuk"),
        ("pl", "33. egzemplarz, 1. brygada, Pytanie 5"),
        ("es", "71 mil 900 millones de pesos, de los que gastó 171 millones."),
        ("es", "155 mm, 30 toneladas, N° 5, 30 por ciento, 46 años, cientos de tanques"),
    ],
)
def test_what_counts_nothing_is_passed_over(language: str, text: str) -> None:
    assert find_counts(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "qualifier"),
    [
        ("en", "some 50 howitzers", Qualifier.ABOUT),
        ("en", "more than 100 missiles", Qualifier.OVER),
        ("en", "no fewer than 48 guns", Qualifier.AT_LEAST),
        ("en", "up to 366 of them", Qualifier.UP_TO),
        ("en", "nearly 1,000 tanks", Qualifier.NEARLY),
        ("en", "fewer than 20 ships", Qualifier.UNDER),
        ("en", "32 plus an option", Qualifier.EXACT),
        ("en", "it handed over 12 guns", Qualifier.EXACT),
        ("ko", "20여 대", Qualifier.ABOUT),
        ("ko", "100대 이상", Qualifier.AT_LEAST),
        ("ko", "300대를 넘는", Qualifier.OVER),
        ("ko", "11대를 넘겨받았다", Qualifier.EXACT),
        ("ko", "최대 366대", Qualifier.UP_TO),
        ("pl", "co najmniej 24 haubice", Qualifier.AT_LEAST),
        ("pl", "blisko 1000 wozów", Qualifier.NEARLY),
        ("es", "al menos 24 obuses", Qualifier.AT_LEAST),
        ("es", "cerca de 50 tanques", Qualifier.ABOUT),
    ],
)
def test_words_beside_a_count_qualify_it(language: str, text: str, qualifier: Qualifier) -> None:
    [count] = find_counts(text, language)

    assert count.qualifier is qualifier


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "another 20 trucks"),
        ("en", "an additional 12 launchers"),
        ("en", "20 more tanks"),
        ("ko", "추가로 20대"),
        ("ko", "20대를 추가"),
        ("pl", "kolejnych 20 wozów"),
        ("es", "otros 20 obuses"),
        ("es", "20 más"),
    ],
)
def test_a_count_on_top_of_others_says_so(language: str, text: str) -> None:
    [count] = find_counts(text, language)

    assert count.is_more


def test_a_count_may_stand_in_a_title() -> None:
    assert [count.value for count in find_counts("Poland Buys 180 K2 Tanks From Korea", "en")] == [180]


def test_a_taken_name_hides_its_number() -> None:
    text = "Finland bought Leopard 2 tanks, 100 of them."

    assert [count.value for count in find_counts(text, "en", [(15, 24)])] == [100]


def test_the_span_shows_the_number_alone() -> None:
    text = "총 180여 대를 넘겼다"
    [count] = find_counts(text, "ko")

    assert text[count.start : count.end] == "180"


@given(
    st.text() | st.from_regex(r"(one|two|dozen|\d|[ ,.-]|대|척|sto|mil|K2|half|a){1,40}"),
    st.sampled_from(("en", "ko", "pl", "es", "de")),
)
def test_any_text_gives_whole_counts_in_order_inside_it(text: str, language: str) -> None:
    counts = find_counts(text, language)

    assert all(0 <= count.start < count.end <= len(text) for count in counts)
    assert all(first.end <= second.start for first, second in pairwise(counts))
    assert all(count.value == int(count.value) > 0 for count in counts)


@given(st.integers(1, 1949))
def test_plain_figures_are_their_own_value(value: int) -> None:
    assert [count.value for count in find_counts(f"The army bought {value:,} tanks.", "en")] == [value]
