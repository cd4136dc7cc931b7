"""Whether a sentence on record says no."""

import tomllib
from functools import cache
from importlib.resources import files

from index.names import fold
from index.records import Fact, Modality
from retrieval.knowledge import spaced


@cache
def _denials() -> tuple[frozenset[str], frozenset[str]]:
    """The words that deny: whole words, and Korean stems that take endings."""
    raw = tomllib.loads(files("retrieval").joinpath("plans", "denials.toml").read_text(encoding="utf-8"))
    return frozenset(w for code in ("en", "es", "pl") for w in fold(raw[code]).split()), frozenset(raw["ko"].split())


def is_denied(fact: Fact) -> bool:
    """Whether what a fact says in words is a no: "missiles are not part of the deal"."""
    words, stems = _denials()
    said = f"{fact.value} {fact.quote}"
    return fact.modality is Modality.DENIED or bool(words & set(spaced(said).split())) or any(s in said for s in stems)


def denies(fact: Fact) -> bool:
    """Whether what is recorded of a sentence is a no; the sentence itself may speak of more."""
    return bool(_denials()[0] & set(spaced(str(fact.value)).split()))


def tells_of_none(fact: Fact) -> bool:
    """Whether what a fact says in words begins with a no, so that all of it is one: "none of the 20 has come"."""
    return spaced(str(fact.value)).split(" ")[0] in _denials()[0]
