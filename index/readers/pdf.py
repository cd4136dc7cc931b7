"""A PDF → ArticleDraft: its prose in the order it is drawn, its ruled tables as tables."""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from index.readers.charset import mend
from index.readers.datelines import find_dateline
from index.readers.draft import ArticleDraft
from index.readers.language import find_language
from index.readers.layout import Letter, Line, build_line, join_paragraphs, without_margins
from index.readers.publishers import find_origin, kind_of
from index.readers.tidying import beginning, one_line, render_table, tidy
from index.readers.unreadable import Damaged, Empty, Encrypted, NoTextLayer, TooLong

_MOST_PAGES = 200
_FEWEST_LETTERS = 20
_RULED = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_FILE_NAME = re.compile(r"\.\w{2,5}$|^Microsoft |^untitled|[\\/_]", re.IGNORECASE)
_BULLET = re.compile(r"^[•●▪◦‣·]\s+")
_Piece = Line | str


def read_pdf(data: bytes, *, name: str = "", url: str | None = None) -> ArticleDraft:
    """The article of a PDF; its properties tell when it was made, not when it was published.

    Raises Encrypted, NoTextLayer for a scan, Empty, TooLong or Damaged.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise TooLong(name, f"{len(pdf.pages)} pages")
            pieces = [piece for number, page in enumerate(pdf.pages) for piece in _read_page(page, number)]
            has_pictures = len(pieces) < 3 and any(page.images for page in pdf.pages)
            stated = one_line(str(pdf.metadata.get("Title") or ""))
    except MalformedPDFException as error:
        raise Damaged(name, "a PDF") from error
    except PdfminerException as error:
        is_locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in (*error.args, error.__context__))
        raise (Encrypted(name) if is_locked else Damaged(name, "a PDF")) from error
    title, pieces = _part_title(pieces, stated)
    text = tidy(mend("\n\n".join(_paragraphs(pieces))))
    if sum(letter.isalpha() for letter in text) < _FEWEST_LETTERS:
        raise NoTextLayer(name) if has_pictures else Empty(name)
    language = find_language(text)
    return ArticleDraft(
        title=one_line(mend(title)) or beginning(text),
        text=text,
        published=find_dateline(text, language),
        url=url,
        language=language,
        kind=kind_of(url),
        syndicated_from=find_origin(text, "", None),
    )


def _read_page(page: Page, number: int) -> Iterator[_Piece]:
    """Lines and rendered tables in the order the page draws them."""
    tables = _tables(page)
    height = float(page.height) or 1.0
    drawn: set[int] = set()
    for place, letters in groupby(_letters(page, tables), key=lambda found: found[:2]):
        table = place[0]
        if table is None:
            line = build_line([letter for *_, letter in letters], number, height)
            if line:
                yield line
        elif table not in drawn:
            drawn.add(table)
            yield render_table([[cell or "" for cell in row] for row in tables[table].extract()])
    page.close()


def _letters(page: Page, tables: Sequence[Table]) -> Iterator[tuple[int | None, int, Letter]]:
    """Each letter with the table it is in, or else the number of its line: lines end where the height changes."""
    line, last = 0, 0.0
    for char in page.chars:
        text = _UNMAPPED.sub("", char["text"])
        if not text or not char.get("upright", True):
            continue
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        table = next((n for n, box in enumerate(tables) if _is_in(box.bbox, x, y)), None)
        size = max(float(char["bottom"] - char["top"]), 0.1)
        if abs(char["bottom"] - last) > 0.4 * size:
            line += 1
        last = char["bottom"]
        yield table, line if table is None else 0, Letter(text, char["x0"], char["x1"], char["top"], size)


def _is_in(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _tables(page: Page) -> list[Table]:
    """The tables whose rows and columns are parted by drawn lines; frames around text aren't."""
    if len(page.edges) < 4:
        return []
    found = page.find_tables(_RULED)
    return [table for table in found if len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1]


def _part_title(pieces: list[_Piece], stated: str) -> tuple[str, list[_Piece]]:
    """The title and the rest: the lines in the largest letters, else what the file says if that isn't its name."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    first = [line for line in lines if line.page == lines[0].page][:30]
    largest = max((line.size for line in first), default=0.0)
    sizes = sorted(line.size for line in lines)
    if sizes and largest > 1.15 * sizes[len(sizes) // 2]:
        large = [isinstance(piece, Line) and piece.size > 0.98 * largest for piece in pieces]
        start = large.index(True)
        end = large.index(False, start) if False in large[start:] else len(large)
        return " ".join(line.text for line in pieces[start:end] if isinstance(line, Line)), pieces[:start] + pieces[
            end:
        ]
    return "" if _FILE_NAME.search(stated) else stated, pieces


def _paragraphs(pieces: Sequence[_Piece]) -> Iterator[str]:
    kept = set(without_margins([piece for piece in pieces if isinstance(piece, Line)]))
    shown = [piece for piece in pieces if isinstance(piece, str) or piece in kept]
    for is_table, group in groupby(shown, key=lambda piece: isinstance(piece, str)):
        if is_table:
            yield from (piece for piece in group if isinstance(piece, str))
        else:
            lines = [piece for piece in group if isinstance(piece, Line)]
            yield from (_BULLET.sub("- ", paragraph) for paragraph in join_paragraphs(lines))
