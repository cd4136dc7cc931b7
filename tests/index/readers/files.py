"""The files that other programs made, and what read_bytes makes of them.

news.html and news.mhtml were saved by Chromium 156; writer.docx and the PDFs by LibreOffice 7.4; scan.pdf by Pillow;
wordpress.xml and atom.xml have the shape of WordPress 6.8 and Blogger.
"""

from pathlib import Path

from index.readers.draft import ArticleDraft
from index.readers.reading import read_bytes

FOLDER = Path(__file__).parent / "files"


def load_file(name: str) -> bytes:
    """The bytes of one file."""
    return (FOLDER / name).read_bytes()


def read_file(name: str) -> ArticleDraft:
    """The single article of one file."""
    (draft,) = read_bytes(load_file(name), name=name)
    return draft
