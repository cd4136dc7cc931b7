"""Text as articles hold it: NFC, plain spaces, paragraphs parted by one empty line, nothing invisible."""

import re
import unicodedata
from collections.abc import Sequence

LONGEST_TITLE = 150  # characters
_BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# Controls, soft hyphens, zero-width spaces, marks that turn the direction of writing, halves of surrogate pairs.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SPACES = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n ?")
_EMPTY_LINES = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """The text with its paragraphs and lines, and with nothing in it that can't be seen."""
    text = _INVISIBLE.sub("", _BREAKS.sub("\n", text))
    text = unicodedata.normalize("NFC", text)
    return _EMPTY_LINES.sub("\n\n", _LINE_ENDS.sub("\n", _SPACES.sub(" ", text))).strip()


def one_line(text: str) -> str:
    """The text on one line: a title, a name, a cell of a table."""
    return " ".join(tidy(text).split())


def render_table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as a Markdown table, the first row as its head; rows without any text are left out."""
    lines = [[one_line(cell).replace("|", "\\|") for cell in row] for row in rows]
    lines = [line for line in lines if any(line)]
    if not lines:
        return ""
    width = max(map(len, lines))
    head, *body = ["| " + " | ".join(line + [""] * (width - len(line))) + " |" for line in lines]
    return "\n".join([head, "|" + " --- |" * width, *body])


def beginning(text: str) -> str:
    """The first line of a text, at most as much of it as a title has."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rpartition(" ")[0] or line[:LONGEST_TITLE]
