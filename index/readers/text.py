"""Plain text, Markdown, and article files of our own → ArticleDraft."""

import re
from collections.abc import Mapping
from datetime import date, datetime

import yaml
from frontmatter.default_handlers import YAMLHandler

from index.articles import parse_article
from index.readers.charset import mend
from index.readers.datelines import find_dateline
from index.readers.draft import ArticleDraft
from index.readers.language import find_language
from index.readers.moments import Moment, find_day, parse_moment
from index.readers.publishers import find_origin, kind_of
from index.readers.tidying import LONGEST_TITLE, beginning, one_line, tidy
from index.readers.unreadable import PARSER_ERRORS, Empty
from index.terms import ArticleKind

_LONGEST_HEADER = 20_000  # characters; more is no header, and nested brackets cost a parser its stack
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_UNDERLINE = re.compile(r"^(?=\S)(.+)\n(?:={3,}|-{3,})$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(?<![\w*])(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_WEAK = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*])")
_BULLET = re.compile(r"^[ \t]*[*+•][ \t]+", re.MULTILINE)
_KEYS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "site", "sitename", "outlet"),
    "author": ("author", "authors", "by", "byline"),
    "url": ("url", "link", "canonical", "canonical_url", "permalink"),
    "published": ("published", "date", "pubdate", "publish_date", "datepublished"),
    "language": ("language", "lang"),
}


def read_text(text: str, *, name: str = "", url: str | None = None) -> ArticleDraft:
    """The article of a plain text or a Markdown file, whose header is read if it has one.

    An article file in our own format comes back exactly as it is written. Raises Empty.
    """
    own = parse_article("draft", text).article
    if own is not None:
        shared = ("title", "text", "publisher", "author", "published", "url", "language", "kind", "syndicated_from")
        return ArticleDraft(**{key: getattr(own, key) for key in shared}, is_summary=own.is_summary)
    header, body = _split(text.removeprefix("\ufeff"))
    stated = {key: next((header[name] for name in names if header.get(name)), None) for key, names in _KEYS.items()}
    title, content = _without_markup(tidy(mend(body)), one_line(str(stated["title"] or "")))
    if not content:
        raise Empty(name)
    address = str(stated["url"] or url or "") or None
    language = find_language(content, _words(stated["language"]))
    publisher, author = _words(stated["publisher"]), _words(stated["author"]) or None
    return ArticleDraft(
        title=title,
        text=content,
        publisher=publisher,
        author=author,
        published=_day(stated["published"]) or find_dateline(content, language),
        url=address,
        language=language,
        kind=_kind(header.get("kind"), address),
        syndicated_from=_words(header.get("syndicated_from")) or find_origin(content, publisher, author),
    )


def _split(text: str) -> tuple[Mapping[str, object], str]:
    """The header by keys in small letters, and the text below it; all is text when there is no sound header."""
    handler = YAMLHandler()
    try:
        header, body = handler.split(text) if handler.detect(text) else ("", text)
        # The loader in Python leaves nested brackets with an exception; the one in C, with the process.
        values = yaml.load(header, Loader=yaml.SafeLoader) if len(header) <= _LONGEST_HEADER else None
    except (*PARSER_ERRORS, yaml.YAMLError):
        return {}, text
    return (
        ({str(key).casefold(): value for key, value in values.items()}, body)
        if isinstance(values, dict)
        else ({}, text)
    )


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_words(part) for part in value[:5] if isinstance(part, str))
    return one_line(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _day(value: object) -> date | None:
    if isinstance(value, str):
        return find_day([moment for moment in [parse_moment(value)] if moment], None)
    moment: Moment | None = value if isinstance(value, datetime | date) else None
    return find_day([moment] if moment else [], None)


def _kind(value: object, url: str | None) -> ArticleKind:
    return next((kind for kind in ArticleKind if kind == value), kind_of(url))


def _without_markup(text: str, title: str) -> tuple[str, str]:
    """Title and text without the marks of Markdown; lists and tables keep theirs."""
    text = _UNDERLINE.sub(r"# \1", text)
    heading = _HEADING.search(text)
    text = _HEADING.sub(r"\n\1\n", text)
    for pattern, kept in ((_LINK, r"\1"), (_STRONG, r"\2"), (_WEAK, r"\2"), (_BULLET, "- ")):
        text = pattern.sub(kept, text)
    text = tidy(text)
    first, _, rest = text.partition("\n\n")
    is_title = "\n" not in first and len(first) <= LONGEST_TITLE and not first.endswith((".", "!", ":", ";", ","))
    named = title or (one_line(heading[1]) if heading and len(heading[1]) <= LONGEST_TITLE else "")
    if rest and one_line(first) == (named or (one_line(first) if is_title else "")):
        return one_line(first), rest
    return named or beginning(text), text
