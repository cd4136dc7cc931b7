"""What somebody brings in → article drafts: a file, a pasted text, an address, or a feed with its new entries."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from index.articles import parse_article
from index.errors import DealbotError
from index.fetching import Fetcher
from index.files import decode
from index.readers.draft import ArticleDraft
from index.readers.isolated import read_isolated
from index.readers.reading import LARGEST
from index.readers.unreadable import TooLarge
from index.records import Article

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_BEFORE_MARKUP = b"\xef\xbb\xbf \t\r\n"

Brought = ArticleDraft | DealbotError  # an article, or why there is none


class SourceMissing(DealbotError):
    """There is no file to read."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}; give a file, an address that begins with https://, or - for pasted text")
        self.source = source


def read_source(source: str, fetcher: Fetcher, knows: Callable[[str], bool]) -> Iterator[Brought]:
    """The articles of a file or of an address; of a feed those that `knows` doesn't find recorded by their address.

    One that can't be had is an error in its place, so that the others are still there.
    """
    try:
        if _ADDRESS.match(source):
            page = fetcher.fetch(source)
            drafts = read_isolated(page.data, name=source, url=page.url, content_type=page.content_type)
            yield from _complete(drafts, fetcher, knows) if _is_markup(page.data) else drafts
        else:
            yield from read_file(_bytes_of(Path(source)), Path(source).name, fetcher, knows)
    except DealbotError as error:
        yield error


def read_file(data: bytes, name: str, fetcher: Fetcher, knows: Callable[[str], bool]) -> Iterator[Brought]:
    """The articles in the bytes of a file, with those that a feed in it announces; Unreadable when there are none."""
    drafts = read_text(data, name)
    yield from _complete(drafts, fetcher, knows) if _is_markup(data) else drafts


def read_text(data: bytes, name: str = "") -> tuple[ArticleDraft, ...]:
    """The articles in the bytes of a file or of a pasted text; a subclass of Unreadable when there are none.

    A file written as those of the data folder is understood as such: to the word, and without another process.
    """
    text = decode(data) if data.startswith(b"---") and len(data) <= LARGEST else None
    own = parse_article("-", text).article if isinstance(text, str) else None
    return (_draft_of(own),) if own else read_isolated(data, name=name)


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise SourceMissing(str(path), "is a folder or a device" if path.exists() else "no such file")
        if path.stat().st_size > LARGEST:
            raise TooLarge(path.name, str(path.stat().st_size // 1_000_000))
        return path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError for a name that no file can have
        raise SourceMissing(str(path), str(getattr(error, "strerror", None) or error)) from error


def _is_markup(data: bytes) -> bool:
    """Whether this is a page or a feed: only of these a summary stands for a longer text elsewhere."""
    return data.lstrip(_BEFORE_MARKUP).startswith(b"<")


def _complete(drafts: Iterable[ArticleDraft], fetcher: Fetcher, knows: Callable[[str], bool]) -> Iterator[Brought]:
    """The entries of a feed, with the whole text of those that are only announced."""
    for draft in drafts:
        if not draft.is_summary or draft.url is None:
            yield draft
        elif not knows(draft.url):
            try:
                page = fetcher.fetch(draft.url)
                found = read_isolated(page.data, name=draft.url, url=page.url, content_type=page.content_type)
            except DealbotError as error:
                yield error
                continue
            yield from (_filled(whole, draft) for whole in found)


def _filled(whole: ArticleDraft, entry: ArticleDraft) -> ArticleDraft:
    """The article of a page; what the page doesn't say of itself, the feed does."""
    return replace(
        whole,
        title=whole.title or entry.title,
        publisher=whole.publisher or entry.publisher,
        author=whole.author or entry.author,
        published=whole.published or entry.published,
    )


def _draft_of(article: Article) -> ArticleDraft:
    return ArticleDraft(
        title=article.title,
        text=article.text,
        publisher=article.publisher,
        author=article.author,
        published=article.published,
        url=article.url,
        language=article.language,
        kind=article.kind,
        syndicated_from=article.syndicated_from,
        is_summary=article.is_summary,
    )
