"""What a store of the index offers its readers: one generation's records, and search in its passages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.records import Records


class PassageKind(StrEnum):
    """What a passage was made of."""

    ARTICLE = "article"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Passage:
    """What is embedded and retrieved: a span of an article's text, or the sentence a fact is rendered as.

    An article's passage equals article.text[start:end]; a fact's has start and end of the fact's quote.
    """

    id: int
    article: str
    kind: PassageKind
    fact: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage one retriever found, and its score: cosine in [-1, 1], or minus bm25; higher is better."""

    passage: int
    score: float


@dataclass(frozen=True, slots=True)
class Filter:
    """Which passages may be found; None puts no restriction."""

    articles: frozenset[str] | None = None
    kind: PassageKind | None = None


@dataclass(frozen=True, slots=True)
class Generation:
    """One complete index: when and with what it was built, and what it holds."""

    number: int
    built_at: datetime
    model_id: str
    schema: int
    fingerprint: str
    articles: int
    facts: int
    passages: int
    deals: int


class Store(Protocol):
    """Read access to the index; every method sees the generation that `current` last returned."""

    def current(self) -> Generation | None:
        """The generation to answer from, looked up anew; None before the first build."""

    def generations(self) -> list[Generation]:
        """The generations kept, oldest first."""

    def records(self) -> Records:
        """Everything the generation knows, every kind in the order of its ids."""

    def search_dense(self, vector: NDArray[np.float32], filter: Filter, k: int) -> list[Hit]:
        """The k passages nearest to a unit vector, best first; ties in the order of the texts' places."""

    def search_lexical(self, text: str, filter: Filter, k: int) -> list[Hit]:
        """The k passages that share the rarest words with the text, best first; it may share none."""

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """The passages with these ids, in the order asked; KeyError for one the generation doesn't have."""

    def rollback(self, number: int | None) -> Generation:
        """The generation now served: the one numbered, or the one before the current one for None."""

    def close(self) -> None:
        """Let go of files and memory."""
