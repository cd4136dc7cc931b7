"""What an index answers, so that two can be compared; and the real model's vectors, replayed."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedded import open_store
from index.encoder import Encoder
from index.store import Filter, Passage, PassageKind, Store

QUESTIONS = (
    "How many K2s have been delivered to Poland?",
    "Did Peru order armoured vehicles?",
    "Who says 71 tanks?",
)
FILTERS = (Filter(), Filter(kind=PassageKind.FACT), Filter(articles=frozenset({"2024-11-18-herald"})))

# What was found, without the ids, which depend on when a passage was taken in.
Found = tuple[str, str, str | None, str, int, int, float]


def answers(folder: Path, encoder: Encoder) -> list[list[Found]]:
    """What each question finds, by either search, through each filter."""
    store = open_store(folder)
    store.current()
    found = [ask(store, encoder, question, filter) for question in QUESTIONS for filter in FILTERS]
    store.close()
    return found


def ask(store: Store, encoder: Encoder, question: str, filter: Filter = FILTERS[0]) -> list[Found]:
    """The ten best passages by meaning, then the ten best by words."""
    hits = store.search_dense(encoder.encode_question(question), filter, 10)
    hits += store.search_lexical(question, filter, 10)
    passages = store.passages(hit.passage for hit in hits)
    return [(*_describe(passage), round(hit.score, 5)) for passage, hit in zip(passages, hits, strict=True)]


def _describe(passage: Passage) -> tuple[str, str, str | None, str, int, int]:
    return (passage.article, passage.kind, passage.fact, passage.text, passage.start, passage.end)


class ReplayedEncoder:
    """The vectors that the real encoder gave some texts, read from a file: starts at once, in any process."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            self._vectors = dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))
            self._model_id = str(stored["model_id"])

    @property
    def model_id(self) -> str:
        """That of the real encoder."""
        return self._model_id

    @property
    def dimension(self) -> int:
        """That of the real encoder."""
        return 384

    def encode_passages(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda done: None
    ) -> NDArray[np.float32]:
        """The stored vectors; KeyError for a text that has none."""
        advance(len(texts))
        return np.array([self._vectors[text] for text in texts], np.float32).reshape(-1, self.dimension)

    def encode_question(self, text: str) -> NDArray[np.float32]:
        """The stored vector."""
        return np.asarray(self._vectors[text], np.float32)


def record(encoder: Encoder, texts: Iterable[str], path: Path) -> ReplayedEncoder:
    """The encoder's vectors of these texts and of the questions, written to the path and read from there."""
    wanted = [*texts, *QUESTIONS]
    vectors = encoder.encode_passages(wanted)
    np.savez(path, texts=np.array(wanted), vectors=vectors, model_id=encoder.model_id)
    return ReplayedEncoder(path)
