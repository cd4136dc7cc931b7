"""RSS and Atom → ArticleDrafts: one an entry, marked as a summary where the feed has only a teaser."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

import feedparser
from lxml import html

from index.readers.addresses import plain_host, territory_of
from index.readers.blocks import render_tree
from index.readers.charset import mend
from index.readers.draft import ArticleDraft
from index.readers.language import find_language
from index.readers.moments import find_day, parse_moment
from index.readers.publishers import find_origin, kind_of
from index.readers.tidying import beginning, one_line, tidy
from index.readers.unreadable import Empty, UnsafeMarkup

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_CUT = re.compile(r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|\[&#8230;\])\s*$")
_LONGEST_TEASER = 1000  # characters of a description, which some feeds use for the whole text


def read_feed(data: bytes, *, name: str = "", url: str | None = None) -> tuple[ArticleDraft, ...]:
    """The entries of a feed, in its order. Raises Empty, or UnsafeMarkup."""
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise UnsafeMarkup(name)
    # Bytes by themselves feedparser may take for an address or a path.
    feed = feedparser.parse(io.BytesIO(data), response_headers={"content-location": url or ""})
    channel = _Channel(
        title=one_line(mend(feed.feed.get("title", ""))),
        link=str(feed.feed.get("link") or url or ""),
        language=feed.feed.get("language"),
        updates_are_dates=not feed.version.startswith("atom"),
    )
    drafts = tuple(draft for entry in feed.entries if (draft := _read_entry(entry, channel)).text)
    if not drafts:
        raise Empty(name)
    return drafts


@dataclass(frozen=True, slots=True)
class _Channel:
    """What a feed says of all its entries; an RSS date (dc:date) is of publication, an Atom update isn't."""

    title: str
    link: str
    language: str | None
    updates_are_dates: bool


def _read_entry(entry: Mapping[str, Any], channel: _Channel) -> ArticleDraft:
    title = one_line(mend(_plain(entry.get("title", ""))))
    contents = [_plain(content.get("value", "")) for content in entry.get("content", ())]
    teaser = _plain(entry.get("summary", ""))
    text = max([*contents, teaser], key=len)
    is_cut = _CUT.search(text) is not None or (text == teaser and text not in contents and len(text) < _LONGEST_TEASER)
    text = tidy(mend(_without_signature(text, title, channel.title))) or title
    publisher = one_line(mend(entry.get("source", {}).get("title", ""))) or channel.title
    author = one_line(entry.get("author", "")) or None
    link = one_line(entry.get("link", "")) or None
    return ArticleDraft(
        title=title or beginning(text),
        text=text,
        publisher=publisher or plain_host(link or channel.link),
        author=author,
        published=_published(entry, channel),
        url=link,
        language=find_language(text, channel.language),
        kind=kind_of(link or channel.link),
        syndicated_from=find_origin(text, publisher, author),
        is_summary=is_cut,
    )


def _plain(markup: str | None) -> str:
    """The text of an entry's HTML; feedparser gives None for an element it understood otherwise."""
    markup = markup or ""
    return render_tree(html.fragment_fromstring(markup, create_parent="div")) if "<" in markup else unescape(markup)


def _without_signature(text: str, title: str, publisher: str) -> str:
    """The text less a last paragraph in which WordPress names the entry and the site once more."""
    body, _, last = text.rpartition("\n\n")
    return body if body and title and publisher and title in last and publisher in last else text


def _published(entry: Mapping[str, Any], channel: _Channel) -> date | None:
    stated = entry.get("published") or (channel.updates_are_dates and entry.get("updated")) or ""
    moment = parse_moment(str(stated))
    link = str(entry.get("link") or channel.link)
    return find_day([moment] if moment else [], territory_of(link, channel.language))
