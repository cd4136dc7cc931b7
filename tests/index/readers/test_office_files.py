"""PDF and Word files that LibreOffice wrote: prose, columns, ruled tables, four languages, passwords and scans."""

from datetime import date

import pytest

from index.readers.draft import ArticleDraft
from index.readers.hyphens import join_lines
from index.readers.reading import read_bytes
from index.readers.unreadable import Damaged, Encrypted, NoTextLayer
from tests.index.readers.files import load_file, read_file
from tests.index.readers.hostile import docx_of

WRITER = """\
Seoul, 1 August 2025

Poland has ordered another 180 K2 tanks from Hyundai Rotem in a contract worth about $6.5 billion, the largest single \
export contract of the South Korean defence industry so far, the company announced on Friday after a ceremony in \
Gliwice attended by the ministers of both countries.

The package comprises 116 K2 tanks of the current version, 64 of the Polish version K2PL and 81 support vehicles; \
sixty-one of the K2PL will be built at the Bumar-Łabędy works. Deliveries are expected to begin in 2026 and to \
end by 2030.

Kontekst

Polska podpisała umowę wykonawczą na dostawę 180 czołgów K2. Wartość kontraktu to ok. 26 mld zł netto, a dostawy \
potrwają do 2030 roku; zakłady w Gliwicach przejmą część produkcji.

폴란드는 현대로템과 K2 전차 180대의 2차 이행계약을 체결했다. 계약 규모는 약 65억 달러(약 9조원)이며 \
납품은 2026년부터 시작된다고 방위사업청이 밝혔다.

- 116 K2 tanks

- 64 K2PL tanks

| Year | Delivered | Total |
| --- | --- | --- |
| 2022 | 10 | 10 |
| 2023 | 18 | |
| 2024 | 56 | 84 |

The rest of the first batch is due this year, the company said."""
TITLE = "Hyundai Rotem and Poland agree on second batch"


def test_a_word_file_keeps_its_order_and_its_empty_cells() -> None:
    assert read_file("writer.docx") == ArticleDraft(TITLE, WRITER, published=date(2025, 8, 1))


@pytest.mark.parametrize("name", ["writer.pdf", "owner-password.pdf"])
def test_a_pdf_says_the_same_as_the_word_file(name: str) -> None:
    # Only at the end of a line nobody can tell 9 조원 from 9조원.
    text = WRITER.replace("약 9조원", "약 9 조원")
    assert read_file(name) == ArticleDraft(TITLE, text, published=date(2025, 8, 1))


def test_columns_are_read_one_after_the_other_and_words_made_whole() -> None:
    draft = read_file("columns.pdf")
    paragraphs = draft.text.split("\n\n")
    assert draft.title == "Peru orders K2 tanks and K808 vehicles"
    assert paragraphs[:3] == paragraphs[3:]  # the article stands there twice, across both columns
    assert paragraphs[1] == (
        "Financial particulars were not disclosed. Industry representatives estimate the implementation contracts at "
        "approximately $2 billion, and negotiations about local production, technology transfer, infrastructure "
        "improvements and professional training are continuing between the governments of both countries."
    )
    assert paragraphs[2].endswith("an assembly installation near Lima for self-propelled systems and FA-50 support.")


def test_running_heads_go_and_a_paragraph_goes_on_over_the_page() -> None:
    draft = read_file("pages.pdf")  # two pages or more, each with a head and "Page n" below
    paragraphs = draft.text.split("\n\n")
    assert draft.title == "Estonia receives K9 howitzers"
    assert paragraphs == [
        f"Paragraph {number}: Estonia has received {number + 1} of the 36 K9 howitzers that it bought from South "
        "Korea, the defence investments centre said in a statement on Tuesday, and the remaining guns are to arrive "
        "before the end of 2026 according to the schedule."
        for number in range(1, 25)
    ]


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("worth $6.5 bil-", "lion", "worth $6.5 billion"),
        ("worth $6.5 bil\u00ad", "lion", "worth $6.5 billion"),
        ("36 FA-", "50 jets", "36 FA-50 jets"),
        ("in Bumar-", "Łabędy", "in Bumar-Łabędy"),
        ("a self-", "propelled gun", "a self-propelled gun"),
        ("a wheel-", "based gun", "a wheel-based gun"),
        ("a 10-", "year plan", "a 10-year plan"),
        ("from 2022 -", "the year", "from 2022 - the year"),
        ("180 tanks", "were", "180 tanks were"),
    ],
)
def test_a_word_parted_at_a_line_end_is_made_whole(left: str, right: str, whole: str) -> None:
    assert join_lines(left, right, is_parted=True, known=frozenset({"wheel-based"})) == whole


@pytest.mark.parametrize(("is_parted", "whole"), [(True, "이행 계약"), (False, "이행계약")])
def test_a_korean_line_goes_on_as_its_file_parts_words(is_parted: bool, whole: str) -> None:
    assert join_lines("이행", "계약", is_parted=is_parted) == whole


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        (
            "password.pdf",
            Encrypted,
            "password.pdf: it is encrypted; send a copy without a password",
        ),
        (
            "scan.pdf",
            NoTextLayer,
            "scan.pdf: its pages are pictures, without text; run text recognition (OCR) on it first, or paste the text",
        ),
    ],
)
def test_a_pdf_without_readable_text_says_why(name: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error) as raised:
        read_file(name)
    assert str(raised.value) == said


@pytest.mark.parametrize("name", ["writer.docx", "writer.pdf"])
def test_half_a_file_is_damaged(name: str) -> None:
    data = load_file(name)
    with pytest.raises(Damaged) as raised:
        read_bytes(data[: len(data) // 2], name=name)
    assert str(raised.value).endswith("but is damaged or incomplete; download or save it again")


@pytest.mark.parametrize("name", ["writer.docx", "writer.pdf"])
def test_a_wrong_name_and_a_wrong_content_type_change_nothing(name: str) -> None:
    data = load_file(name)
    drafts = read_bytes(data, name="article.txt", content_type="text/html; charset=utf-8")
    assert drafts == read_bytes(data, name=name)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_text_in_form_fields_and_tracked_changes_is_read_as_word_shows_it() -> None:
    field = f"<w:sdt><w:sdtContent>{paragraph('Poland has 71 tanks.')}</w:sdtContent></w:sdt>"
    changed = (
        "<w:p><w:r><w:t>It ordered </w:t></w:r><w:del><w:r><w:delText>1,000</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>180</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"
    )
    (draft,) = read_bytes(docx_of(field + changed))
    assert draft.text == "Poland has 71 tanks.\n\nIt ordered 180."


def test_merged_cells_are_said_once() -> None:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{paragraph(text)}</w:tc>"

    wide = '<w:gridSpan w:val="2"/>'
    rows = [cell("Deliveries", wide) + cell("Total"), cell("2022") + cell("2023") + cell("28")]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    (draft,) = read_bytes(docx_of(paragraph("Tanks.") + f"<w:tbl>{table}</w:tbl>"))
    assert draft.text.split("\n\n")[1] == "| Deliveries | | Total |\n| --- | --- | --- |\n| 2022 | 2023 | 28 |"
