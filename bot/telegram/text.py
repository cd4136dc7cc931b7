"""Text with entities: what a message says and how it looks, as one value; there is no markup to escape."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from telegram import MessageEntity
from telegram.constants import MessageEntityType

_KEPT_CONTROLS = "\n\t\u200c\u200d"  # the joiners are part of emoji and of some scripts
_JOINER = "\u2060"
# What Telegram would turn into a mention, a command, a hashtag, a cashtag or a link by itself.
_LIVE = re.compile(r"(?<!\w)@(?=\w)|(?<!\w)#(?=\w)|(?<!\w)[/$](?=[A-Za-z])|(?<=\w)\.(?=[^\W\d_]{2})|(?<=\w)@(?=\w)")


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
        kept = self.text.encode("utf-16-le")[: 2 * max(0, limit - 1)].decode("utf-16-le", "ignore").rstrip()
        end = units(kept)
        clipped = tuple(
            replace(span, length=min(span.length, end - span.start)) for span in self.spans if span.start < end
        )
        return Text(kept, clipped) + Text("…")

    def entities(self) -> list[MessageEntity]:
        """The spans as Telegram takes them."""
        return [MessageEntity(span.kind, span.start, span.length, url=span.url) for span in self.spans]


def plain(text: str) -> Text:
    """`text` as it is, without the control characters that could reorder or hide it."""
    return Text("".join(filter(_visible, text)))


def inert(text: str) -> Text:
    """Text we didn't write: it pings nobody, runs no command and grows no link."""
    return Text(_LIVE.sub(lambda match: _broken(match[0]), plain(text).text))


def bold(text: Text) -> Text:
    """`text` in bold."""
    return _wrapped(MessageEntityType.BOLD, text)


def italic(text: Text) -> Text:
    """`text` in italics."""
    return _wrapped(MessageEntityType.ITALIC, text)


def code(text: Text) -> Text:
    """`text` as something to copy: a path, an id. Telegram finds no links or mentions in it."""
    return _wrapped(MessageEntityType.CODE, text)


def folded_quote(text: Text) -> Text:
    """`text` as a quotation that unfolds when tapped."""
    return _wrapped(MessageEntityType.EXPANDABLE_BLOCKQUOTE, text)


def link(text: Text, url: str | None) -> Text:
    """`text` linking to `url` when that is a web address; just the text otherwise."""
    if not url or not re.match(r"https?://[^\s/]", url, re.IGNORECASE):
        return text
    return _wrapped(MessageEntityType.TEXT_LINK, text, url)


def joined(parts: Iterable[Text], separator: str) -> Text:
    """The parts that say something, with `separator` between them."""
    whole = Text()
    for part in parts:
        if part.text:
            whole = whole + Text(separator if whole.text else "") + part
    return whole


def _wrapped(kind: MessageEntityType, text: Text, url: str | None = None) -> Text:
    if not text.text:
        return text
    return Text(text.text, (Span(kind, 0, len(text), url), *text.spans))


def _visible(character: str) -> bool:
    return character in _KEPT_CONTROLS or unicodedata.category(character) not in ("Cc", "Cf", "Cs")


def _broken(live: str) -> str:
    return _JOINER + live if live == "." else live + _JOINER
