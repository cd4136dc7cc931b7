"""Bytes of a text → the text: what the bytes and the sender declare first, a guess last."""

import codecs
import re

import ftfy
from charset_normalizer import from_bytes

from index.readers.language import guess_language

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE
)
_HEAD = 4096
_WIDER = {"euc-kr": "cp949", "ks_c_5601-1987": "cp949", "iso-8859-1": "cp1252"}  # as browsers read them
_SAMPLE = 200_000
_GUESSED = ["cp949", "shift_jis", "gb18030", "big5", "cp1251", "cp1252", "utf_16_le", "utf_16_be"]
# Latin letters of one byte: only the language tells these apart.
_LATIN = {
    **dict.fromkeys(("cs", "hr", "hu", "pl", "ro", "sk", "sl"), ("cp1250", "iso8859_2")),
    **dict.fromkeys(("et", "lt", "lv"), ("cp1257", "iso8859_13")),
    "tr": ("cp1254",),
}


def decode(data: bytes, content_type: str | None = None) -> str:
    """The text of any bytes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    for encoding in ("utf-8", *_declared(data, content_type)):
        text = _strictly(data, encoding)
        if text is not None:
            return text
    guess = from_bytes(data[:_SAMPLE], cp_isolation=_GUESSED).best()
    if guess is None or guess.encoding == "cp1252":
        return _decode_latin(data)
    return data.decode(guess.encoding, errors="replace")


def mend(text: str) -> str:
    """The text with letters put right that an earlier wrong decoding garbled, and full-width digits made plain."""
    return ftfy.fix_text(text, unescape_html=False, uncurl_quotes=False)


def _decode_latin(data: bytes) -> str:
    pages = _LATIN.get(guess_language(data[:_SAMPLE].decode("cp1252", errors="ignore")), ("cp1252",))
    return min((data.decode(page, errors="replace") for page in pages), key=_count_symbols)


def _count_symbols(text: str) -> int:
    """How many signs beyond ASCII are no letters: many of them, and the text was read with the wrong code page."""
    return sum(not sign.isascii() and not sign.isalpha() for sign in text[:_SAMPLE])


def _declared(data: bytes, content_type: str | None) -> list[str]:
    found = re.findall(r"charset\s*=\s*[\"']?([\w:.-]{1,40})", content_type or "", re.IGNORECASE)
    found += [match.decode("ascii", errors="ignore") for match in _DECLARED.findall(data[:_HEAD])]
    return [_WIDER.get(name.casefold(), name) for name in found]


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)  # refuses codecs that aren't of text, such as zlib
    except (UnicodeError, LookupError):
        return None
