"""Why a file or page can't be taken in; each message says what is wrong with it and what to do."""

import struct
import zipfile
import zlib
from typing import ClassVar

from index.errors import DealbotError

# The parsers of hostile files raise nearly anything; MemoryError and the wishes of a person aren't among it.
PARSER_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)

_LONGEST_NAME = 100


class Unreadable(DealbotError):
    """No article can be had from these bytes: `name` says which, `reason` why, `hint` what to do."""

    template: ClassVar[str] = "can't be read: {detail}"
    hint: ClassVar[str] = "paste the text instead"

    def __init__(self, name: str, detail: str = "") -> None:
        shown = "".join(letter if letter.isprintable() else "?" for letter in name[:_LONGEST_NAME])
        self.name = shown or "this text"
        self.detail = detail
        self.reason = self.template.format(detail=detail)
        super().__init__(f"{self.name}: {self.reason}; {self.hint}")


class Empty(Unreadable):
    """There is nothing in it."""

    template = "it is empty"
    hint = "send a file with text"


class TooLarge(Unreadable):
    """More bytes than are taken in."""

    template = "it has {detail} MB, and 20 MB is the most that is read"
    hint = "send the pages that matter, or paste the text"


class TooLong(Unreadable):
    """More text than an article has."""

    template = "it is longer than an article: {detail}"
    hint = "send the pages that matter, or paste the text"


class UnknownType(Unreadable):
    """Not a type of file that holds an article."""

    template = "it is {detail}, not a text"
    hint = "send a web page, PDF, DOCX, Markdown or plain text, or paste the text"


class Encrypted(Unreadable):
    """A password is needed."""

    template = "it is encrypted"
    hint = "send a copy without a password"


class NoTextLayer(Unreadable):
    """A scan: pictures of pages."""

    template = "its pages are pictures, without text"
    hint = "run text recognition (OCR) on it first, or paste the text"


class Damaged(Unreadable):
    """A file of a known type that isn't whole."""

    template = "it looks like {detail}, but is damaged or incomplete"
    hint = "download or save it again"


class TooShort(Unreadable):
    """A page without an article: an error page, a consent page, or one filled by a script."""

    template = "no article is in this page: {detail}"
    hint = "open it in a browser, and send the saved page or paste the text"


class Paywalled(Unreadable):
    """Only the beginning of the article is there."""

    template = "only the beginning of the article is there, the rest is for subscribers"
    hint = "send the page saved from a browser that is logged in, or paste the text"


class UnsafeArchive(Unreadable):
    """A zip file, which a DOCX is, that would unpack to too much, or holds archives itself."""

    template = "it isn't unpacked: {detail}"
    hint = "save it again as DOCX or PDF without embedded files, or paste the text"


class UnsafeMarkup(Unreadable):
    """XML that declares entities, as only attacks do."""

    template = "its XML declares entities, which articles and feeds don't need"
    hint = "paste the text instead"


class TooDemanding(Unreadable):
    """Reading took more time or memory than is allowed, or ended the process that read."""

    template = "reading it was stopped: {detail}"
    hint = "paste the text instead"


KINDS: dict[str, type[Unreadable]] = {
    kind.__name__: kind
    for kind in (
        *(Unreadable, Empty, TooLarge, TooLong, UnknownType, Encrypted, NoTextLayer, Damaged),
        *(TooShort, Paywalled, UnsafeArchive, UnsafeMarkup, TooDemanding),
    )
}
