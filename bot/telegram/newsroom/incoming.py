"""What an admin's message brings to be taken in: links, a file, a forwarded post, a long text; or nothing."""

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from telegram import Document, Message

from bot.sources import Post
from bot.telegram.answers.addressing import LONGEST_QUESTION
from bot.telegram.newsroom.posts import is_rich, read_post

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Links:
    """A message that is nothing but addresses."""

    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is still at Telegram's."""

    document: Document

    @property
    def name(self) -> str:
        """What its sender calls it."""
        return self.document.file_name or ""


@dataclass(frozen=True, slots=True)
class Paste:
    """A text too long to be a question; maybe the first part of one that was split."""

    text: str = field(repr=False)


Incoming: TypeAlias = Links | Upload | Post | Paste


def article_in(message: Message) -> Incoming | None:
    """What a message brings without being told to take it in; None for a question."""
    if message.document:
        return Upload(message.document)
    if message.forward_origin:
        return _forwarded(message)
    text = message.text or ""
    if links := _links(text):
        return Links(links)
    if is_rich(message):  # no question is
        return read_post(message)
    return Paste(text) if len(text) > LONGEST_QUESTION else None


def article_behind(message: Message) -> Incoming | None:
    """What a message brings that was sent with /ingest, or that /ingest replies to: a short text counts too."""
    text = re.sub(r"^/\w+(@\w+)?\s*", "", message.text or "")
    found = article_in(message)
    if isinstance(found, Upload | Post):
        return found
    if links := _links(text):
        return Links(links)
    return Paste(text) if text else None


def _forwarded(message: Message) -> Incoming | None:
    if links := _links(message.text or message.caption or ""):
        return Links(links)
    return read_post(message)


def _links(text: str) -> tuple[str, ...]:
    words = text.split()
    return tuple(dict.fromkeys(words)) if words and all(map(_LINK.fullmatch, words)) else ()
