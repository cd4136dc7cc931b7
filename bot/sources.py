"""What an article comes from: an address, a file, a post, a text; and the articles in each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from index.fetching import Fetcher
from index.readers.post import read_post
from index.readers.reading import LONGEST
from index.readers.unreadable import TooLong
from index.sources import Brought, read_file, read_source


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web."""

    url: str


@dataclass(frozen=True, slots=True)
class File:
    """A file, by the name its sender gives it."""

    data: bytes = field(repr=False)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it was forwarded: from whom, of which day, and where it stands on the web, as far as that is known."""

    text: str = field(repr=False)
    publisher: str = ""
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text as somebody pasted it, in the parts it came in."""

    parts: tuple[str, ...] = field(repr=False)


Source: TypeAlias = Link | File | Post | Text


def bring(source: Source, fetcher: Fetcher, knows: Callable[[str], bool]) -> Iterator[Brought]:
    """The articles in a source; DealbotError when it can't be read, and in the place of one of several.

    Of a feed those are left out whose address `knows`.
    """
    match source:
        case Link(url):
            yield from read_source(url, fetcher, knows)
        case File(data, name):
            yield from read_file(data, name, fetcher, knows)
        case Post(text, publisher, published, url):
            yield read_post([text], forwarded_from=publisher, published=published, url=url)
        case Text(parts):
            if (length := sum(map(len, parts))) > LONGEST:
                raise TooLong("", f"{length:,}")
            yield read_post(parts)
