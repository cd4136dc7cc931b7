"""Text with entities: what a message says and how it looks, as one value; there is no markup to escape."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import regex
from telegram import MessageEntity
from telegram.constants import MessageEntityType

_ISOLATED = ("\u2068", "\u2069")  # around what is read in a direction of its own
# Controls, what can't be seen, and halves of surrogate pairs; the joiners are part of emoji and of some scripts.
_UNSEEN = regex.compile(r"(?V1)[\p{Cc}\p{Cf}\p{Cs}--[\n\t\u200c\u200d\u2068\u2069]]+")
_JOINER = "\u2060"
# What Telegram would turn into a mention, a command, a tag, a link or a phone number by itself.
_LIVE = re.compile(
    r"(?<!\w)@(?=\w)|(?<=\w)@(?=\w)|(?<!\w)#(?=\w)|(?<!\w)/(?=[A-Za-z0-9_])|(?<!\w)\$(?=[A-Za-z])"
    r"|(?<=\w)\.(?=[^\W\d_]{2})|:(?=//)|\+(?=\d[\d ().-]{6})"
)
_PILE = regex.compile(r"(\p{M}{4})\p{M}+")  # no script stacks more marks on a letter; a hundred cover their neighbours
BUDGET = 3500  # units; Telegram refuses messages over 4096 characters
CAPTION = 1000  # units; Telegram refuses captions over 1024 characters
ENTITIES = 100  # Telegram drops those after that


def units(text: str) -> int:
    """The length of `text` in UTF-16 code units, which entities are measured in."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that looks different; `start` and `length` count UTF-16 units."""

    kind: MessageEntityType
    start: int
    length: int
    url: str | None = None

    @property
    def end(self) -> int:
        """The first unit after it."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Text:
    """What a message says, and the spans of it that look different. Spans nest, they never cross."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    def __add__(self, other: "Text") -> "Text":
        offset = len(self)
        moved = tuple(replace(span, start=span.start + offset) for span in other.spans)
        return Text(self.text + other.text, self.spans + moved)

    def __len__(self) -> int:
        return units(self.text)

    def cut(self, limit: int) -> "Text":
        """The text, shortened to `limit` units with an ellipsis when it is longer; spans are clipped."""
        if len(self) <= limit:
            return self
        kept = _whole(self.text, limit - 1).rstrip()
        end = units(kept)
        clipped = tuple(
            replace(span, length=min(span.length, end - span.start)) for span in self.spans if span.start < end
        )
        return Text(kept, clipped) + Text("…")

    def entities(self) -> list[MessageEntity]:
        """The spans as Telegram takes them, and no more of them than it takes."""
        kept = self.spans[:ENTITIES]
        return [MessageEntity(span.kind, span.start, span.length, url=span.url) for span in kept]


def plain(text: str) -> Text:
    """`text` as it is, without the control characters that could reorder or hide it and heaps of marks on a letter."""
    return Text(_PILE.sub(r"\1", _UNSEEN.sub("", text)))


def inert(text: str) -> Text:
    """Text we didn't write: it pings nobody, runs no command and grows no link."""
    return Text(_LIVE.sub(lambda match: _broken(match[0]), plain(text).text))


def isolated(text: str) -> str:
    """A name for the middle of a sentence: one that is read from right to left takes nothing around it along."""
    if not any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text):
        return text
    begin, end = _ISOLATED
    return f"{begin}{text.replace(begin, '').replace(end, '')}{end}"


def bold(text: Text) -> Text:
    """`text` in bold."""
    return _wrapped(MessageEntityType.BOLD, text)


def italic(text: Text) -> Text:
    """`text` in italics."""
    return _wrapped(MessageEntityType.ITALIC, text)


def code(text: Text) -> Text:
    """`text` as something to copy: a path, an id. Telegram finds no links or mentions in it."""
    return _wrapped(MessageEntityType.CODE, text)


def fixed(text: Text) -> Text:
    """`text` with all its characters equally wide, as it is laid out: a table. Telegram finds no links in it."""
    return _wrapped(MessageEntityType.PRE, text)


def quote(text: Text) -> Text:
    """`text` as a quotation."""
    return _wrapped(MessageEntityType.BLOCKQUOTE, text)


def folded_quote(text: Text) -> Text:
    """`text` as a quotation that unfolds when tapped."""
    return _wrapped(MessageEntityType.EXPANDABLE_BLOCKQUOTE, text)


def link(text: Text, url: str | None) -> Text:
    """`text` linking to `url` when that is a plain web address; just the text otherwise."""
    return _wrapped(MessageEntityType.TEXT_LINK, text, url) if url and _is_web_address(url) else text


def joined(parts: Iterable[Text], separator: str) -> Text:
    """The parts that say something, with `separator` between them."""
    texts, spans, offset = list[str](), list[Span](), 0
    for part in parts:
        if part.text:
            offset += units(separator) if texts else 0
            texts.append(part.text)
            spans += (replace(span, start=span.start + offset) for span in part.spans)
            offset += len(part)
    return Text(separator.join(texts), tuple(spans))


def _wrapped(kind: MessageEntityType, text: Text, url: str | None = None) -> Text:
    if not text.text:
        return text
    return Text(text.text, (Span(kind, 0, len(text), url), *text.spans))


def _broken(live: str) -> str:
    return _JOINER + live if live == "." else live + _JOINER


def _whole(text: str, limit: int) -> str:
    """As many characters of `text`, as people see them, as fit into `limit` units: a letter keeps its accent."""
    end, units_left = 0, limit
    for match in regex.finditer(r"\X", text):
        units_left -= units(match[0])
        if units_left < 0:
            break
        end = match.end()
    return text[:end]


def _is_web_address(url: str) -> bool:
    """Whether a link leads where it seems to: to the web, with no name in front of the host that looks like another."""
    if not url.isprintable() or " " in url or "\\" in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # such as a broken IPv6 host
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
