"""A web page → ArticleDraft: its main text without menus, comments and related stories."""

import trafilatura
from lxml import etree

from index.readers.blocks import render_tree
from index.readers.charset import mend
from index.readers.datelines import find_dateline
from index.readers.draft import ArticleDraft
from index.readers.language import find_language
from index.readers.page import read_page
from index.readers.publishers import find_origin, kind_of
from index.readers.tidying import beginning, one_line, tidy
from index.readers.unreadable import Damaged, Paywalled, TooShort

_SHORTEST = 150  # characters; an error page or a notice says no more
_SHORTEST_PAID = 1000
_WIDE_SCRIPTS = ("ko", "ja", "zh")  # a letter says as much as two and a half Latin ones


def read_html(text: str, *, name: str = "", url: str | None = None) -> ArticleDraft:
    """The article of a page.

    Raises Damaged, TooShort when no article is in it, or Paywalled when only its beginning is.
    """
    root = trafilatura.load_html(text)
    if root is None:
        raise Damaged(name, "a web page")
    page = read_page(root, url)
    found = trafilatura.bare_extraction(root, include_comments=False, include_tables=True)
    body = None if found is None or isinstance(found, dict) else found.body
    content = _without_title(tidy(mend(render_tree(body))) if body is not None else "", page.title)
    language = find_language(content, page.language)
    length = len(content) * (2.5 if language in _WIDE_SCRIPTS else 1)
    if page.is_paid and length < _SHORTEST_PAID:
        raise Paywalled(name)
    if length < _SHORTEST:
        raise TooShort(name, _says(content, root))
    return ArticleDraft(
        title=one_line(mend(page.title)) or beginning(content),
        text=content,
        publisher=page.publisher,
        author=page.author,
        published=page.published or find_dateline(content, language),
        url=page.url,
        language=language,
        kind=kind_of(page.url),
        syndicated_from=find_origin(content, page.publisher, page.author),
    )


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n\n")
    return rest if title and one_line(first).casefold() == title.casefold() and rest else text


def _says(text: str, root: etree._Element) -> str:
    first = one_line(text)[:80]
    if first:
        return f"it only says “{first}”"
    return "its text is put in by a script" if next(root.iter("script"), None) is not None else "it has no text"
