"""What a message brings, handed over by Telegram: files are fetched into memory, and none that is too large."""

import logging

from telegram import Document
from telegram.error import TelegramError

from bot.logs import log_event
from bot.sources import File, Link, Post, Source, Text
from bot.telegram.messages.text import plain
from bot.telegram.newsroom.incoming import Incoming, Links, Paste, Upload
from bot.telegram.newsroom.taken import Refused
from bot.telegram.transport.downloads import LARGEST_FILE
from bot.telegram.wording import Wording

log = logging.getLogger(__name__)


async def source_of(incoming: Incoming, words: Wording) -> Source:
    """What is to be read; Refused when Telegram doesn't hand it out."""
    match incoming:
        case Upload(document):
            return await _download(document, words)
        case Links(urls):
            return Link(urls[0])
        case Paste(text):
            return Text((text,))
        case Post():
            return incoming


async def _download(document: Document, words: Wording) -> Source:
    """A file that was sent, unless it is too large: that is known before it is asked for."""
    name = plain(document.file_name or "").text
    if (document.file_size or 0) > LARGEST_FILE:
        raise Refused(words.intake.too_large.format(name=name, size=round((document.file_size or 0) / 1e6)))
    try:
        file = await document.get_file()
        data = await file.download_as_bytearray()
    except TelegramError as error:
        # Not the error itself: the address it may tell of holds the token.
        log_event(log, "download", logging.WARNING, error=type(error).__name__)
        raise Refused(words.intake.not_fetched.format(name=name)) from None
    return File(bytes(data), name)
