"""RSS as WordPress writes it, Atom as Blogger does."""

from datetime import date

import pytest

from index.readers.draft import ArticleDraft
from index.readers.reading import read_bytes
from index.readers.unreadable import Empty
from index.terms import ArticleKind
from tests.index.readers.files import load_file
from tests.index.readers.hostile import feed_of

ITEM = "<title>K2</title><link>https://a.example/k2</link>"


def test_wordpress_gives_whole_entries_and_teasers() -> None:
    whole, teaser = read_bytes(load_file("wordpress.xml"))
    assert whole == ArticleDraft(
        title="Peru’s K2 tanks: 54 under the framework",
        text=(
            "A K2 tank at the range (photo: ROK Army)\n\n"
            "Peru and Hyundai Rotem signed a framework agreement for 54 K2 tanks and 141 K808 vehicles in Lima on 9 "
            "December 2025.\n\n"
            "The value was not published; estimates in Seoul speak of about $2 billion.\n\n"
            "- 54 K2 tanks\n- 141 K808 armoured vehicles\n\n"
            "| Type | Number |\n| --- | --- |\n| K2 | 54 |\n| K808 | 141 |"
        ),
        publisher="Armour Gazette",
        author="Lucía Paredes",
        published=date(2026, 1, 9),
        url="https://armourgazette.example/2026/01/peru-k2-framework/",
    )
    assert teaser == ArticleDraft(
        title="Norway takes the last of its K9 howitzers",
        text=(
            "Norway has received the last of 28 K9 VIDAR howitzers, "
            "the defence materiel agency said on Thursday in Oslo […]"
        ),
        publisher="Armour Gazette",
        author="Reuters",
        published=date(2026, 1, 8),  # 23:30 in its own zone
        url="https://armourgazette.example/2026/01/norway-k9/",
        syndicated_from="Reuters",
        is_summary=True,
    )


def test_blogger_gives_korean_and_no_day_for_what_was_only_changed() -> None:
    whole, teaser = read_bytes(load_file("atom.xml"))
    assert whole == ArticleDraft(
        title="폴란드 K2 1차 계약분 180대 인도 완료",
        text=(
            "현대로템은 폴란드 1차 계약분 K2 전차 180대의 인도를 마쳤다고 13일 밝혔다.\n\n"
            "2차 계약은 약 9조원 규모다.\n\n"
            "첫 인도는 2026년이다."
        ),
        publisher="방산 노트",
        author="방산노트",
        published=date(2025, 11, 20),
        url="http://bangsan-note.blogspot.com/2025/11/k2-180.html",
        language="ko",
        kind=ArticleKind.BLOG,
    )
    assert (teaser.published, teaser.is_summary) == (None, True)


@pytest.mark.parametrize(
    ("stated", "link", "day"),
    [
        ("Mon, 18 Nov 2024 23:30:00 +0900", "https://a.example/k2", date(2024, 11, 18)),
        ("Mon, 18 Nov 2024 23:30:00 GMT", "https://a.example/k2", date(2024, 11, 18)),
        ("Mon, 18 Nov 2024 23:30:00 GMT", "https://a.co.kr/k2", date(2024, 11, 19)),
        ("sometime", "https://a.example/k2", None),
    ],
)
def test_an_entry_is_of_the_day_it_was_where_the_feed_is_from(stated: str, link: str, day: date | None) -> None:
    (draft,) = read_bytes(feed_of(f"<title>K2</title><link>{link}</link><pubDate>{stated}</pubDate>"))
    assert draft.published == day


def test_a_dublin_core_date_is_the_day_of_publication() -> None:
    entry = ITEM + '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2024-11-18T08:00:00+09:00</dc:date>'
    (draft,) = read_bytes(feed_of(entry))
    assert draft.published == date(2024, 11, 18)


def test_an_aggregator_names_the_paper_each_entry_comes_from() -> None:
    (draft,) = read_bytes(feed_of(ITEM + '<source url="https://b.example">The Daily</source>'))
    assert draft.publisher == "The Daily"


def test_an_entry_that_is_a_link_alone_is_a_summary_to_be_fetched() -> None:
    (draft,) = read_bytes(feed_of(ITEM))
    assert (draft.text, draft.url, draft.is_summary) == ("K2", "https://a.example/k2", True)


def test_a_feed_without_entries_is_empty() -> None:
    with pytest.raises(Empty):
        read_bytes(b'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title></channel></rss>')
