"""Names of products in Latin letters, as a question in Korean writes them by their sound: 켈테우에 for Queltehue."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from index.names import fold
from retrieval.knowledge import Knowledge
from retrieval.understanding.cues import Cues

_WORD = re.compile(r"[가-힣]{2,}")
_LETTERS = re.compile(r"[^\W\d_]{4,}")  # shorter names sound like too much else
_SHORT = 2  # syllables of a word that must sound like all of a name
_FIRST, _MIDDLES, _LASTS = 0xAC00, 21, 28
# The classes of sounds that consonants belong to; what Korean doesn't tell apart, or writes either way, is one class.
_INITIALS = "KKNTTRMPPSS_SSSKTPH"
_FINALS = "_KKKNNNTRRRRRRRRMPPSSNSSKTPH"
_HEARD = ("a", "e", "a", "e", "o", "e", "o", "e", "o", "a", "e", "ö", "o", "u", "o", "e", "i", "u", "", "i", "i")
_VOWELS: Mapping[str, str] = MappingProxyType(
    {"a": "a", "e": "[aei]", "i": "[eiy]", "o": "(?:au|[ouy])", "u": "[ouy]", "ö": "[eou]", "": ".?"}
)
_SIBILANT = str.maketrans("çčćşšžżź", "ssssszzz")
_SPELT = re.compile(
    r"(?P<ch>ch)|(?P<s>sh|cz|sz|s|z|c(?=[eiy]))|(?P<rz>rz)|(?P<ts>ts|tz)|(?P<soft>g(?=[eiy]))|(?P<k>qu|[kqcg])"
    r"|(?P<p>ph|[bpfv])|(?P<w>w)|(?P<soft_t>t(?=[iy])|[td]$)|(?P<t>th?|d)|(?P<end>r$)|(?P<r>[lr])|(?P<m>m)|(?P<n>n)|(?P<j>j)|(?P<x>x)|(?P<h>h)"
)
_CLASSES: Mapping[str, str] = MappingProxyType(
    {"ch": "[SK]", "s": "S", "rz": "R?S", "ts": "T?S", "soft": "[KSH]", "k": "K", "p": "P", "w": "P?", "t": "T"}
    | {"soft_t": "[TS]", "end": "R?", "r": "R", "m": "M", "n": "N", "j": "[SH]", "x": "(?:KS|S|H)", "h": "H?"}
)


def with_latin_names(text: str, knowledge: Knowledge, cues: Cues) -> str:
    """A question with each product's name that it writes by its sound in the letters of the records, where one fits.

    One that names a product as it is recorded is left alone, but for the sound before that: 브라나(Vrana). So is a
    word that askers use anyway, whatever it sounds like: 무기를 (weapons) is no Miguel.
    """
    known = knowledge.records.products.keys() & {name.id for one in knowledge.names.find(text) for name in one.names}
    things = tuple(product.name for product in knowledge.records.products.values() if not product.is_kind)
    names, particles = _spoken_names(things), {"", *knowledge.names.endings.korean}
    for match in reversed(list(_WORD.finditer(text))):
        if known and text[match.end() : match.end() + 1] != "(":
            continue
        if _is_ordinary(match[0], particles, cues):
            continue
        if not knowledge.names.find(match[0]) and (found := _find_name(match[0], names, particles)):
            name, size = found
            text = f"{text[: match.start()]}{name}{text[match.start() + size :]}"
    return text


def _is_ordinary(word: str, particles: set[str], cues: Cues) -> bool:
    """Whether a word is one of those that carry no meaning of their own here, with a particle or without."""
    return any(word[size:] in particles and word[:size] in cues.stop for size in range(1, len(word) + 1))


def _find_name(word: str, names: Mapping[str, re.Pattern[str]], particles: set[str]) -> tuple[str, int] | None:
    """The name that a word most likely is by its sound but for a particle, and how many syllables that takes."""
    for size in range(len(word), 1, -1):
        if word[size:] not in particles:
            continue
        sounds, vowels = _spell(word[:size])
        if len(sounds) < 2 or (size == _SHORT and len(sounds) < 3):
            continue  # two syllables of two sounds are a word of the language
        odd = {
            name: abs(len(written) - len(list(filter(None, vowels))))
            for name, pattern in names.items()
            if pattern.fullmatch(sounds) and _matches(vowels, written := _vowels_of(name))
        }
        best = [name for name in odd if odd[name] == min(odd.values()) and (size > _SHORT or not odd[name])]
        if len(best) == 1:
            return best[0], size
    return None


def _spell(word: str) -> tuple[str, list[str]]:
    """The classes of the consonants of a word, one R where two meet, and the vowel of each syllable."""
    places = [ord(letter) - _FIRST for letter in word]
    pairs = [_INITIALS[place // (_MIDDLES * _LASTS)] + _FINALS[place % _LASTS] for place in places]
    return "".join(pairs).replace("_", "").replace("RR", "R"), [_HEARD[one // _LASTS % _MIDDLES] for one in places]


def _vowels_of(name: str) -> str:
    return "".join(letter for letter in re.sub(r"qu", "q", fold(name)) if letter in "aeiouy")


def _matches(vowels: list[str], written: str) -> bool:
    """Whether the vowels heard stand in a name in their order, with no more than one odd one at each place."""
    return re.fullmatch(".?" + ".?".join(_VOWELS[vowel] for vowel in vowels) + ".?", written) is not None


@lru_cache(maxsize=4)
def _spoken_names(products: tuple[str, ...]) -> Mapping[str, re.Pattern[str]]:
    """The first words of some products' names, their consonants as patterns of classes."""
    words = {match[0] for name in products if (match := _LETTERS.match(name))}
    return {word: re.compile("".join(_consonants(word))) for word in words if fold(word).isascii()}


def _consonants(name: str) -> Iterator[str]:
    """The classes of the consonants of a name in Latin letters; two alike count once."""
    word = re.sub(r"([b-df-hj-np-tv-z])\1", r"\1", fold(name.lower().translate(_SIBILANT)))
    return (_CLASSES[match.lastgroup or ""] for match in _SPELT.finditer(word))
