"""What a new article is called: <date>-<publisher>-<topic>, of a-z, 0-9 and hyphens."""

import hashlib
import re
from collections.abc import Container
from datetime import date
from urllib.parse import urlsplit

from index.names import fold

_ID = re.compile(r"(?:undated|\d{4}(?:-\d\d(?:-\d\d)?)?)-[a-z0-9]+(?:-[a-z0-9]+)+")
_WORD = re.compile(r"[a-z0-9]+")
_TOPIC = 48  # characters; a file name stays readable in a list
_PUBLISHER = 32
_LONGEST = 120


def choose_id(stem: str, taken: Container[str], *, published: date | None, publisher: str, title: str, url: str) -> str:
    """An id nobody has: the file's own name where it is one already, else made of what is known of the article."""
    if len(stem) <= _LONGEST and _ID.fullmatch(stem):
        return free_id(stem, taken)
    day = published.isoformat() if published else "undated"
    by = slug(publisher, _PUBLISHER) or slug(_host(url), _PUBLISHER) or (_mark(publisher) if publisher else "unknown")
    return free_id(f"{day}-{by}-{slug(title, _TOPIC) or _mark(title)}", taken)


def free_id(wanted: str, taken: Container[str]) -> str:
    """The id itself, or with the first number from 2 that makes it one nobody has."""
    candidate, number = wanted, 1
    while candidate in taken:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate


def next_version(identity: str, taken: Container[str]) -> str:
    """What the next version of an article at the same address is called: x, x-v2, x-v3."""
    first, number = re.sub(r"-v\d{1,4}$", "", identity), 2
    while (candidate := f"{first}-v{number}") in taken:
        number += 1
    return candidate


def slug(text: str, longest: int) -> str:
    """The words of a text in ASCII, joined by hyphens, as many as fit; empty for a text in another script."""
    words = _WORD.findall(fold(text).replace("'", ""))
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word[:longest]
        if len(longer) > longest:
            break
        kept = longer
    return kept


def _host(url: str) -> str:
    """The name of a site without its www and its ending: chosun of www.chosun.com."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").partition(".")[0]


def _mark(text: str) -> str:
    """A short name of a text that has no letters of the alphabet, always the same for the same text."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:8]
