"""The paragraphs of an article, sentence by sentence, and the deals that what is read from a sentence is of."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from index.extraction.sentences import Sentence, split_sentences
from index.records import Article, Fact


def paragraphs(article: Article) -> Sequence[Sequence[Sentence]]:
    """The sentences of an article, one sequence a paragraph, heading or list entry."""
    return _split(article.text, article.language)


@lru_cache(maxsize=512)
def _split(text: str, language: str) -> Sequence[Sequence[Sentence]]:
    """Found once a text: it is immutable."""
    found = list[list[Sentence]]()
    for sentence in split_sentences(text, language):
        if found and "\n" not in text[found[-1][-1].end : sentence.start]:
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return tuple(map(tuple, found))


def deals_of(sentence: Sentence, facts: Iterable[Fact]) -> frozenset[str]:
    """The deals of the facts, of one article, that were read from a sentence."""
    return frozenset(fact.deal for fact in facts if fact.quote in sentence.text or sentence.text in fact.quote)
