"""What new articles are called."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article_ids import choose_id, next_version, slug

DAY = date(2025, 8, 2)


def name(
    stem: str = "",
    *,
    publisher: str = "Yonhap",
    title: str = "Poland signs",
    url: str = "",
    taken: tuple[str, ...] = (),
) -> str:
    """The id of an article of 2 August 2025."""
    return choose_id(stem, taken, published=DAY, publisher=publisher, title=title, url=url)


@pytest.mark.parametrize(
    ("publisher", "title", "expected"),
    [
        ("Yonhap", "Poland signs for a second batch", "2025-08-02-yonhap-poland-signs-for-a-second-batch"),
        ("Rzeczpospolita", "Żółte czołgi: 116 sztuk!", "2025-08-02-rzeczpospolita-zolte-czolgi-116-sztuk"),
        ("El País", "El año de los cañones", "2025-08-02-el-pais-el-ano-de-los-canones"),
        ("Reuters", "Poland’s tanks", "2025-08-02-reuters-poland-s-tanks"),
        ("Yonhap", "폴란드, K2 전차 계약", "2025-08-02-yonhap-k2"),
    ],
)  # fmt: skip
def test_date_publisher_and_topic_in_ascii(publisher: str, title: str, expected: str) -> None:
    assert name(publisher=publisher, title=title) == expected


def test_a_name_in_another_script_gives_way_to_the_host_and_a_title_to_a_mark() -> None:
    found = name(publisher="한겨레", title="폴란드 전차", url="https://www.hani.co.kr/arti/1.html")
    assert re.fullmatch(r"2025-08-02-hani-[0-9a-f]{8}", found)
    assert found == name(publisher="한겨레", title="폴란드 전차", url="https://www.hani.co.kr/arti/1.html")
    assert found != name(publisher="한겨레", title="페루 전차", url="https://www.hani.co.kr/arti/1.html")


def test_without_a_day_an_article_is_undated() -> None:
    found = choose_id("", (), published=None, publisher="RÚV", title="Chunmoo", url="")
    assert found == "undated-ruv-chunmoo"


def test_the_file_s_own_name_is_kept_where_it_is_an_id() -> None:
    assert name("2019-altair-estonia-k9") == "2019-altair-estonia-k9"
    assert name("article (3)") == "2025-08-02-yonhap-poland-signs"
    assert name("2019-altair-estonia-k9", taken=("2019-altair-estonia-k9",)) == "2019-altair-estonia-k9-2"


def test_ids_are_unique_and_versions_count_up() -> None:
    taken = ("2025-08-02-yonhap-poland-signs", "2025-08-02-yonhap-poland-signs-2")
    assert name(taken=taken) == "2025-08-02-yonhap-poland-signs-3"
    assert next_version("x", {"x"}) == "x-v2"
    assert next_version("x-v2", {"x", "x-v2"}) == "x-v3"


@given(stem=st.text(), publisher=st.text(), title=st.text(), url=st.text())
def test_any_text_gives_an_id_that_is_a_safe_file_name(stem: str, publisher: str, title: str, url: str) -> None:
    found = name(stem, publisher=publisher, title=title, url=url)
    assert re.fullmatch(r"(?:undated|\d{4}(?:-\d\d(?:-\d\d)?)?)(?:-[a-z0-9]+){2,}", found)
    assert len(found) <= 124


@given(st.text(), st.integers(1, 60))
def test_a_slug_is_never_longer_than_asked(text: str, longest: int) -> None:
    assert len(slug(text, longest)) <= longest
