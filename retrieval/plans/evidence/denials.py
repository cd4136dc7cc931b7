"""Whether a sentence on record says no."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from index.names import fold
from index.records import Attribute, Fact, Modality
from retrieval.matching import spaced
from retrieval.tellings import load_words, telling

A = Attribute
DELIVERIES = frozenset({"delivery", "deliveries", "delivered", "handover"})  # tags of what is told of handing over


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that deny: whole words, Korean stems that take endings, and what says that there has been none."""

    words: frozenset[str]
    stems: frozenset[str]
    none: Mapping[str, re.Pattern[str]]


@cache
def _words() -> _Words:
    raw = load_words("plans", "evidence", "denials.toml")
    whole = frozenset(word for code in ("en", "es", "pl") for word in fold(raw[code]).split())
    return _Words(whole, frozenset(raw["ko"].split()), {role: re.compile(text) for role, text in raw["none"].items()})


def is_denied(fact: Fact) -> bool:
    """Whether what a fact says in words is a no: "missiles are not part of the deal"."""
    known, said = _words(), f"{fact.value} {fact.quote}"
    in_words = bool(known.words & set(spaced(said).split())) or any(stem in said for stem in known.stems)
    return fact.modality is Modality.DENIED or in_words


def denies(fact: Fact) -> bool:
    """Whether what is recorded of a sentence is a no; the sentence itself may speak of more."""
    return says_no(str(fact.value))


def says_no(text: str) -> bool:
    """Whether a text has a word that denies."""
    return bool(_words().words & set(spaced(text).split()))


def affirms(text: str, named: Callable[[str], object], verb: re.Pattern[str]) -> bool | None:
    """Whether an English sentence says yes to what is named in it, by the part of it that names that.

    A part without the verb is told by the one before it, else by the one after: "no spares, crews or training are
    included". None where nothing is named, or no part says either.
    """
    parts = telling("parts").split(fold(text))
    said = [
        False if says_no(part) or telling("apart").search(part) else True if verb.search(part) else None
        for part in parts
    ]
    for at, part in enumerate(parts):
        if named(part):
            return next((told for told in (said[at], *said[:at][::-1], *said[at + 1 :]) if told is not None), None)
    return None


def tells_of_none(fact: Fact, role: Attribute) -> bool:
    """Whether what a fact says in words is that there has been none of what a role counts.

    It does where its tag is of the role and it begins with a no ("none of the 20 has come"), and where it says so of
    the role in as many words.
    """
    said = str(fact.value)
    if _TAGS.get(role, frozenset()) & set(fact.scope):
        return spaced(said).split(" ")[0] in _words().words
    return says_of_none(said, role)


def says_of_none(text: str, role: Attribute) -> bool:
    """Whether an English sentence says in as many words that there has been none of what a role counts."""
    in_words = _words().none.get(role)
    return in_words is not None and in_words.search(fold(text)) is not None


_TAGS = {  # tags of what is told in words of something that a role counts or prices
    A.DELIVERED_QUANTITY: DELIVERIES,
    A.SHIPPED_QUANTITY: DELIVERIES,  # what never left the works
    A.LOCAL_PRODUCTION: frozenset({"local_production", "production", "local_work", "local_assembly", "assembly"}),
    A.OFFSET: frozenset({"offset", "offsets"}),
}
