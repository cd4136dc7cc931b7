"""find_dates: whole days, months, quarters and years, told in full or from the day of writing."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extraction.dates import Relation, find_dates
from index.periods import parse_period

THURSDAY = date(2025, 11, 20)


@pytest.mark.parametrize(
    ("language", "text", "shown", "period"),
    [
        ("en", "signed on Friday", "Friday", "2025-11-14"),
        ("en", "signed on Thursday", "Thursday", "2025-11-20"),
        ("en", "signed last Thursday", "last Thursday", "2025-11-13"),
        ("en", "it will be signed on Friday", "Friday", "2025-11-21"),
        ("en", "on Nov. 18 the ministry said", "Nov. 18", "2025-11-18"),
        ("en", "Friday, Aug. 1, 2025", "Friday, Aug. 1, 2025", "2025-08-01"),
        ("en", "on 18-20 November 2025", "18-20 November 2025", "2025-11-20"),
        ("en", "in May this year", "May this year", "2025-05"),
        ("en", "in August of last year", "August of last year", "2024-08"),
        ("en", "delivered in March", "March", "2025-03"),
        ("en", "will be delivered in March", "March", "2026-03"),
        ("en", "by the end of this year", "the end of this year", "2025"),
        ("en", "in mid-2026", "mid-2026", "2026"),
        ("en", "in the second half of 2026", "the second half of 2026", "2026"),
        ("en", "by the end of March 2027", "the end of March 2027", "2027-03"),
        ("en", "in the third quarter of 2027", "the third quarter of 2027", "2027-Q3"),
        ("en", "in the first quarter of next year", "the first quarter of next year", "2026-Q1"),
        ("en", "in 1Q26", "1Q26", "2026-Q1"),
        ("en", "two years ago", "two years ago", "2023"),
        ("en", "on 08/12/2025", "08/12/2025", "2025"),  # the day and the month may be either
        ("ko", "18일 밝혔다", "18일", "2025-11-18"),
        ("ko", "지난 25일 체결했다", "지난 25일", "2025-10-25"),
        ("ko", "지난달 3일 체결했다", "지난달 3일", "2025-10-03"),
        ("ko", "오는 25일 서명한다", "오는 25일", "2025-11-25"),
        ("ko", "지난해 12월 계약", "지난해 12월", "2024-12"),
        ("ko", "작년 10월 승인", "작년 10월", "2024-10"),
        ("ko", "2025년 8월 1일 체결", "2025년 8월 1일", "2025-08-01"),
        ("ko", "내년 상반기 인도", "내년 상반기", "2026"),
        ("ko", "올 3분기 매출", "올 3분기", "2025-Q3"),
        ("ko", "내년 1분기", "내년 1분기", "2026-Q1"),
        ("pl", "w piątek podpisano", "piątek", "2025-11-14"),
        ("pl", "1 sierpnia 2025 r.", "1 sierpnia 2025 r.", "2025-08-01"),
        ("pl", "w maju br.", "maju br.", "2025-05"),
        ("pl", "w lipcu ub.r.", "lipcu ub.r.", "2024-07"),
        ("pl", "w przyszłym roku", "przyszłym roku", "2026"),
        ("pl", "w III kwartale 2027 r.", "III kwartale 2027 r.", "2027-Q3"),
        ("es", "el 18 de noviembre se firmó", "18 de noviembre", "2025-11-18"),
        ("es", "el pasado viernes", "el pasado viernes", "2025-11-14"),
        ("es", "la comisión visitará el astillero en mayo", "mayo", "2026-05"),
        ("es", "el próximo año", "el próximo año", "2026"),
        ("es", "en julio del año pasado", "julio del año pasado", "2024-07"),
        ("es", "en el tercer trimestre de 2027", "el tercer trimestre de 2027", "2027-Q3"),
    ],
)
def test_a_date_is_as_fine_as_the_text(language: str, text: str, shown: str, period: str) -> None:
    [dated] = find_dates(text, language, THURSDAY)

    assert (text[dated.start : dated.end], dated.period) == (shown, parse_period(period))


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("en", "in 2026", Relation.ON),
        ("en", "by the end of 2026", Relation.BY),
        ("en", "since 2023", Relation.SINCE),
        ("en", "until 2030", Relation.UNTIL),
        ("en", "around 2028", Relation.ABOUT),
        ("en", "an order that dates from 2022", Relation.ON),
        ("ko", "2027년까지", Relation.BY),
        ("ko", "2023년 이후", Relation.SINCE),
        ("ko", "2028년경", Relation.ABOUT),
        ("pl", "do końca 2026 r.", Relation.BY),
        ("pl", "od 2023 roku", Relation.SINCE),
        ("es", "a más tardar el 31 de diciembre de 2027", Relation.BY),
        ("es", "a partir de 2030", Relation.SINCE),
    ],
)
def test_words_beside_a_date_lean_on_it(language: str, text: str, relation: Relation) -> None:
    [dated] = find_dates(text, language, THURSDAY)

    assert dated.relation is relation


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ZAGREB, May 16 (Test Wire) - Croatia signed a contract on Wednesday."),
        ("pl", "Zagrzeb, 16 maja – Chorwacja podpisała umowę w środę."),
    ],
)
def test_the_month_of_a_dateline_does_not_look_ahead(language: str, text: str) -> None:
    *_, signed = find_dates(text, language, date(2024, 5, 16))

    assert signed.period == parse_period("2024-05-15")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "between 2026 and 2028"),
        ("en", "from 2026 to 2028"),
        ("en", "in 2026-2028"),
        ("en", "in 2026-28"),
        ("ko", "2026년부터 2028년까지"),
        ("ko", "2026~2028년"),
        ("pl", "w latach 2026-2028"),
        ("pl", "między 2026 a 2028 rokiem"),
        ("es", "entre 2026 y 2028"),
        ("es", "de 2026 a 2028"),
    ],
)
def test_both_ends_of_a_range_are_dates(language: str, text: str) -> None:
    first, last = find_dates(text, language, THURSDAY)

    assert (first.period, first.relation) == (parse_period("2026"), Relation.SINCE)
    assert (last.period, last.relation) == (parse_period("2028"), Relation.UNTIL)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "24 may be built, 81 other vehicles, $2030, in the 1990s, in the early 2030s"),
        ("ko", "10일간 2030년대 3개월"),
        ("pl", "w trzech partiach po 12 sztuk"),
        ("es", "el mar de China, 12 mil"),
    ],
)
def test_what_names_no_date_is_passed_over(language: str, text: str) -> None:
    assert find_dates(text, language, THURSDAY) == []


def test_without_the_day_of_writing_only_full_dates_are_read() -> None:
    dates = find_dates("On Friday, in May, last year, on 1 May 2024.", "en", None)

    assert [str(dated.period) for dated in dates] == ["2024-05-01"]


@given(
    st.text() | st.from_regex(r"(May|1|2025|Friday|last|of|Q3|end|월|일|년|올해|maja|[ ,.-]){1,30}"),
    st.sampled_from(("en", "ko", "pl", "es", "de")),
    st.dates(date(1990, 1, 1), date(2060, 1, 1)) | st.none(),
)
def test_any_text_gives_whole_periods_in_order_inside_it(text: str, language: str, anchor: date | None) -> None:
    dates = find_dates(text, language, anchor)

    assert all(0 <= dated.start < dated.end <= len(text) for dated in dates)
    assert all(first.end <= second.start for first, second in pairwise(dates))
    assert all(parse_period(str(dated.period)) == dated.period for dated in dates)


@given(st.dates(date(1960, 1, 1), date(2059, 12, 31)))
def test_a_full_date_is_that_day(day: date) -> None:
    [dated] = find_dates(f"It was signed on {day.day} {day:%B %Y} in Warsaw.", "en", None)

    assert (dated.period.start, dated.period.end) == (day, day)
