"""Web pages: the article of a page that a browser saved, and the particulars pages state in many ways."""

import json
from datetime import date

import pytest

from index.readers.draft import ArticleDraft
from index.readers.reading import read_bytes
from index.readers.unreadable import Paywalled, TooShort, Unreadable
from index.terms import ArticleKind
from tests.index.readers.files import load_file, read_file

NEWS = """\
Hyundai Rotem has handed over 71 of the 180 K2 tanks that Poland ordered in August 2022, the company said in a filing \
on Monday. The contract is worth $3.37 billion.

“The remaining vehicles will arrive by the end of next year,” said a spokesperson for the maker, adding that \
negotiations about a second contract for 180 more tanks were in their final stage.Under the plan, 61 of them would \
be built at Bumar-Łabędy in Gliwice.

Hyundai Rotem shares rose 3.2 percent on the Seoul exchange after the announcement was published on its website.

Deliveries so far

| Year | K2 tanks | Total |
| --- | --- | --- |
| 2022 | 10 | 10 |
| 2023 | 18 | 28 |
| 2024 | 43 | 71 |

- 212 K9 howitzers were ordered under the same framework.
- Deliveries of the FA-50GF ended in December 2023.

폴란드 정부는 2차 계약을 올해 안에 체결할 계획이라고 밝혔다.

Poland's defence ministry declined to comment on the schedule, but confirmed that the first battalion of the 16th \
Mechanised Division had completed its training."""
TEXT = (
    "<p>Poland has received 71 of the 180 K2 tanks that it ordered from Hyundai Rotem of South Korea.</p>"
    "<p>The rest will arrive by the end of next year, the company said in a filing to the exchange.</p>"
)
URL = "https://www.courier.example/2024/k2"


def read(head: str = "", body: str = TEXT, *, url: str | None = URL, lang: str = "en") -> ArticleDraft:
    page = f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body><article>{body}</article></body></html>'
    (draft,) = read_bytes(page.encode(), name="page.html", url=url)
    return draft


def linked(**particulars: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | particulars)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_a_page_saved_by_a_browser_is_read_without_menus_comments_and_related_stories() -> None:
    assert read_file("news.html") == ArticleDraft(
        title="Poland has 71 of its K2 tanks, maker says",
        text=NEWS,
        publisher="The Seoul Courier",
        author="Han Ji-won",
        published=date(2024, 11, 19),  # 22:40 on the 18th in UTC
        url="https://www.seoulcourier.kr/defence/2024/k2-poland-71",
        language="en",
        kind=ArticleKind.PAPER,
    )


def test_a_page_saved_with_its_pictures_as_one_file_says_the_same() -> None:
    saved = read_file("news.mhtml")
    assert (saved.text, saved.published, saved.publisher) == (NEWS, date(2024, 11, 19), "The Seoul Courier")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (linked(datePublished="2024-11-18T08:30:00+09:00"), date(2024, 11, 18)),
        (linked(datePublished="2024-11-18"), date(2024, 11, 18)),
        (linked(datePublished="2024-11-18T23:30:00"), date(2024, 11, 18)),
        (linked(datePublished="2024-11-18T23:30:00-05:00", dateModified="2024-12-01"), date(2024, 11, 18)),
        (meta("article:published_time", "2024-11-18T08:30:00+09:00"), date(2024, 11, 18)),
        (meta("article:published_time", "Mon, 18 Nov 2024 08:30:00 +0900"), date(2024, 11, 18)),
        (meta("og:article:published_time", "2024.11.18 08:30"), date(2024, 11, 18)),
        (linked(dateModified="2024-12-01") + meta("article:modified_time", "2024-12-01"), None),
        (meta("article:published_time", "1970-01-01T00:00:00Z"), None),
        (meta("article:published_time", "November 2024"), None),
        ("", None),
    ],
)
def test_the_day_is_the_one_the_page_states_in_its_own_zone(head: str, day: date | None) -> None:
    assert read(head).published == day


@pytest.mark.parametrize(
    ("head", "url", "lang", "day"),
    [
        # The evening in UTC is the next morning where the page is from, when that is known.
        ("2024-11-18T22:40:00Z", "https://courier.example/x", "en", date(2024, 11, 18)),
        ("2024-11-18T22:40:00Z", "https://courier.co.kr/x", "en", date(2024, 11, 19)),
        ("2024-11-18T22:40:00Z", "https://courier.example/x", "ko-KR", date(2024, 11, 19)),
        ("2024-11-18T23:10:00Z", "https://kurier.pl/x", "en", date(2024, 11, 19)),
        ("2024-11-19T03:10:00Z", "https://diario.pe/x", "es", date(2024, 11, 18)),
        ("2024-11-19T03:10:00Z", "https://courier.us/x", "en-US", date(2024, 11, 19)),
    ],
)
def test_a_time_in_utc_is_taken_to_the_only_zone_of_its_country(head: str, url: str, lang: str, day: date) -> None:
    assert read(meta("article:published_time", head), url=url, lang=lang).published == day


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ('<time datetime="2024-11-18T08:30:00+09:00">Monday</time>', date(2024, 11, 18)),
        ('<time class="updated" datetime="2024-12-01">now</time>', None),
        ('<aside><time datetime="2024-12-01">now</time></aside>', None),
        ('<div class="comment"><time datetime="2024-12-01">now</time></div>', None),
        ('<span class="date">Nov. 18, 2024 08:30</span>', date(2024, 11, 18)),
        ('<p class="posted-on">Posted: 18 November 2024</p>', date(2024, 11, 18)),
        ('<span class="date">05/06/2024</span>', None),
        ("<p>Delivered by 18 November 2024</p>", None),
        ("<p>Contract signed on 18 November 2024</p>", None),
    ],
)
def test_a_day_shown_on_the_page_counts_unless_it_is_another_things(body: str, day: date | None) -> None:
    assert read(body=body + TEXT).published == day


@pytest.mark.parametrize(
    ("head", "url", "publisher"),
    [
        (linked(publisher={"name": "The Courier"}) + meta("og:site_name", "courier.example"), URL, "The Courier"),
        (meta("og:site_name", "The Courier"), URL, "The Courier"),
        ("", "https://www.courier.example/2024/k2", "courier.example"),
        ("", None, ""),
    ],
)
def test_the_publisher_is_the_named_one_or_the_host(head: str, url: str | None, publisher: str) -> None:
    assert read(head, url=url).publisher == publisher


@pytest.mark.parametrize(
    ("head", "url", "address"),
    [
        (
            '<link rel="canonical" href="https://courier.example/k2">',
            URL + "?utm_source=x",
            "https://courier.example/k2",
        ),
        ('<link rel="canonical" href="/k2">', URL, "https://www.courier.example/k2"),
        ('<link rel="canonical" href="https://other.example/k2">', URL, URL),
        ('<link rel="canonical" href="https://courier.example/">', URL, URL),
        ('<link rel="canonical" href="javascript:alert(1)">', URL, URL),
        ('<link rel="canonical" href="https://courier.example/k2">', None, "https://courier.example/k2"),
        ("", None, None),
    ],
)
def test_a_page_names_its_address_only_on_its_own_site(head: str, url: str | None, address: str | None) -> None:
    assert read(head, url=url).url == address


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://en.yna.co.kr/view/1", ArticleKind.WIRE),
        ("https://www.gov.pl/web/obrona", ArticleKind.OFFICIAL),
        ("https://www.dapa.go.kr/x", ArticleKind.OFFICIAL),
        ("https://www.prnewswire.com/x", ArticleKind.PRESS_RELEASE),
        ("https://someone.blogspot.com/x", ArticleKind.BLOG),
        ("https://www.courier.example/x", ArticleKind.PAPER),
    ],
)
def test_the_kind_goes_by_the_host(url: str, kind: ArticleKind) -> None:
    assert read(url=url).kind == kind


def test_an_agency_story_in_a_paper_names_the_agency() -> None:
    drafts = (read(linked(author={"name": "Reuters"})), read(body="<p>SEOUL, Nov. 18 (Yonhap) -- Tanks.</p>" + TEXT))
    assert [draft.syndicated_from for draft in drafts] == ["Reuters", "Yonhap"]


def test_the_language_is_that_of_the_text_and_not_of_a_template() -> None:
    first = "<p>Polska odebrała kolejne czołgi K2 z pierwszej umowy wykonawczej, poinformowała Agencja Uzbrojenia.</p>"
    second = "<p>Pozostałe wozy dotrą do Wojska Polskiego do końca przyszłego roku, podał resort obrony narodowej.</p>"
    assert read(body=first + second, lang="en").language == "pl"


@pytest.mark.parametrize(
    ("page", "error", "said"),
    [
        ("<h1>404 Not Found</h1>", TooShort, "no article is in this page: it only says “404 Not Found”"),
        ("<script>app()</script>", TooShort, "no article is in this page: its text is put in by a script"),
        (linked(isAccessibleForFree=False) + TEXT, Paywalled, "only the beginning of the article is there"),
    ],
)
def test_a_page_without_its_article_says_so(page: str, error: type[Unreadable], said: str) -> None:
    with pytest.raises(error, match=said):
        read_bytes(f"<html><body>{page}</body></html>".encode(), name="page.html")


def test_what_a_page_declares_of_its_letters_is_believed() -> None:
    page = load_file("news.html").decode().replace('charset="utf-8"', 'charset="euc-kr"')
    korean = page.replace("Łabędy", "Labedy").replace("©", "").replace("·", "-").replace("\xa0", " ")
    (draft,) = read_bytes(korean.encode("cp949", errors="ignore"))
    assert "폴란드 정부는 2차 계약을 올해 안에 체결할 계획이라고 밝혔다." in draft.text
