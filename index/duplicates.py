"""Whether an article is known: at the same address, in the same words, or the same story at another address."""

import difflib
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from babel import Locale

from index.extraction.sentences import split_sentences
from index.records import Article

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|cmpid|ocid|ref|ref_src|spm|_ga")
_WORDS_A_SHINGLE = 3
# Measured on reprints and on the same story with other figures: 0.77 and 0.59.
_SAME_STORY = 0.6


class Likeness(StrEnum):
    """How an article is like one that is known."""

    SAME_TEXT = "same_text"
    SAME_ADDRESS = "same_address"  # with another text: it was changed
    SAME_STORY = "same_story"  # at another address: a reprint


@dataclass(frozen=True, slots=True)
class Match:
    """The known article that a new one is like, and how."""

    likeness: Likeness
    article: Article


class Shelf:
    """The known articles, found by what makes a new one like them.

    The same story has the same figures: so only articles with equal sets of numbers and months are compared word by
    word, and the similarity of these can be the exact one.
    """

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._by_text: dict[str, Article] = {}
        self._by_address: dict[str, Article] = {}
        self._by_figures: dict[frozenset[str], list[Article]] = defaultdict(list)
        for article in articles:
            self.add(article)

    def add(self, article: Article) -> None:
        """Know an article from now on; of several at one address the last one added is the newest version."""
        self._by_text.setdefault(_hash(article.text), article)
        if (address := normal_address(article.url)) is not None:
            self._by_address[address] = article
        self._by_figures[_figures(article)].append(article)

    def knows_address(self, url: str) -> bool:
        """Whether there is an article of this address."""
        return normal_address(url) in self._by_address

    def find(self, article: Article) -> Match | None:
        """The known article that this one is like; None when it is new."""
        if (known := self._by_text.get(_hash(article.text))) is not None:
            return Match(Likeness.SAME_TEXT, known)
        address = normal_address(article.url)
        if address is not None and (known := self._by_address.get(address)) is not None:
            return Match(Likeness.SAME_ADDRESS, known)
        if (known := self._find_story(article)) is not None:
            return Match(Likeness.SAME_STORY, known)
        return None

    def _find_story(self, article: Article) -> Article | None:
        candidates = self._by_figures.get(_figures(article), ())
        shingles = _shingles(article.text) if candidates else frozenset()
        return next((known for known in candidates if _overlap(shingles, _shingles(known.text)) >= _SAME_STORY), None)


def normal_address(url: str | None) -> str | None:
    """What two addresses of one article have in common; None for what is no article's address.

    Scheme, www, fragment, tracking parameters, a last slash and the case of the host tell nothing apart.
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").rstrip(".")
    query = sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key.lower()))
    path = parts.path.rstrip("/")
    if not host or not (path or query):
        return None  # a site's front page stands for no article
    return f"{host}{path}?{urlencode(query)}" if query else f"{host}{path}"


def describe_change(before: str, after: str, language: str) -> tuple[str, ...]:
    """The sentences taken out (- …) and put in (+ …) from one text to the next, in order."""
    old, new = ([" ".join(one.text.split()) for one in split_sentences(text, language)] for text in (before, after))
    changes = difflib.SequenceMatcher(None, old, new).get_opcodes()
    return tuple(
        line
        for kind, first, last, start, end in changes
        if kind != "equal"
        for line in (*(f"- {gone}" for gone in old[first:last]), *(f"+ {come}" for come in new[start:end]))
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text))


def _plain(text: str) -> str:
    """The text without what tells no two articles apart: case, and forms of one letter."""
    return unicodedata.normalize("NFKC", text).casefold()


def _hash(text: str) -> str:
    return hashlib.sha256(" ".join(_words(text)).encode(errors="replace")).hexdigest()


def _figures(article: Article) -> frozenset[str]:
    """The numbers and the months that a text names."""
    numbers = (number.replace(",", "").replace(".", "") for number in _NUMBER.findall(article.text))
    return frozenset((*numbers, *_months_in(article)))


def _months_in(article: Article) -> Iterator[str]:
    months = _months(article.language)
    return (months[word] for word in _words(article.text) if word in months)


@cache
def _months(language: str) -> dict[str, str]:
    """The names of the months in English and in one language, in full; four letters or more, for "may" is a verb."""
    found: dict[str, str] = {}
    for code in {"en", language if Locale.parse("en").languages.get(language) else "en"}:
        names = _month_names(code)
        found |= {_plain(name): f"month {number}" for name, number in names if len(name) > 3}
    return found


def _month_names(code: str) -> Iterator[tuple[str, int]]:
    months = Locale(code).months
    for context in ("format", "stand-alone"):
        yield from ((name, number) for number, name in months[context]["wide"].items())


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of three words; of a shorter text, all of it."""
    words = _words(text)
    starts = range(max(1, len(words) - _WORDS_A_SHINGLE + 1))
    return frozenset(tuple(words[start : start + _WORDS_A_SHINGLE]) for start in starts)


def _overlap(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The Jaccard similarity, in [0, 1]: what they share of what they have together."""
    return len(one & other) / max(1, len(one | other))
