"""Passages: dense and lexical search over the index, fused by reciprocal rank, in the articles of the deals first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from index.encoder import Encoder
from index.store import Filter, Hit, PassageKind, Store
from retrieval.answer import Citation
from retrieval.question import Question
from retrieval.stems import stem, stems_in

# Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning
# methods" (SIGIR 2009), where k = 60 did best.
RRF_K = 60
_POOL = 20
_QUOTED = 3


@dataclass(frozen=True)
class Searcher:
    """Searches one store. `floor` is the cosine below which a passage isn't near enough to answer."""

    store: Store
    encoder: Encoder
    floor: float = 0.45

    def passages(self, question: Question, articles: frozenset[str]) -> list[Citation]:
        """The passages that answer a question in their own words, best first; empty when none is near enough."""
        where = Filter(articles or None, PassageKind.ARTICLE)
        vector = self.encoder.encode_question(question.text)
        dense = self.store.search_dense(vector, where, _POOL)
        lexical = self.store.search_lexical(question.text, where, _POOL)
        near = {hit.passage: hit.score for hit in dense}
        found = {passage.id: passage for passage in self.store.passages([h.passage for h in fuse([dense, lexical])])}
        words = content_words(question)
        records = self.store.records()
        answers = list[Citation]()
        for hit in fuse([dense, lexical]):
            passage = found[hit.passage]
            if near.get(passage.id, 0.0) < self.floor or not _mentions(passage.text, words):
                continue
            article = records.articles[passage.article]
            answers.append(Citation(article, passage.text, article.publisher))
            if len(answers) == _QUOTED:
                break
        return answers


def fuse(rankings: Sequence[Sequence[Hit]]) -> list[Hit]:
    """One ranking of several, by the sum of 1 / (60 + rank); higher is better, ties by passage id."""
    scores: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, hit in enumerate(ranking, 1):
            scores[hit.passage] += 1 / (RRF_K + rank)
    return sorted((Hit(passage, score) for passage, score in scores.items()), key=lambda h: (-h.score, h.passage))


def content_words(question: Question) -> frozenset[str]:
    """The stems of what a question asks beyond names, dates and cue words."""
    return frozenset(stem(word) for word in question.words)


def _mentions(text: str, words: frozenset[str]) -> bool:
    """Whether a passage speaks of what was asked: of half of its own words at least."""
    return len(words & stems_in(text)) * 2 >= len(words)
