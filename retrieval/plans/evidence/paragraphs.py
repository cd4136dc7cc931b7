"""The paragraphs of an article, sentence by sentence, and the deals that what is read from a sentence is of."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from index.extraction.sentences import Sentence, split_sentences
from index.records import Article, Fact
from retrieval.tellings import tells


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


def paragraph_of(quote: str, article: Article) -> Sequence[str]:
    """The sentences of the paragraph in which a quote stands; none where it is in no single one."""
    found = (text for text in paragraphs(article) if any(quote in one.text for one in text))
    return [one.text for one in next(found, ())]


def with_antecedent(fact: Fact, article: Article) -> str:
    """The sentence of a fact, after the one before it where it speaks of the same thing: "she was to be home"."""
    pairs = (pair for text in paragraphs(article) for pair in pairwise(text))
    before = next((one.text for one, other in pairs if fact.quote in other.text), "")
    return f"{before} {fact.quote}" if before and tells("of_her", fact.quote) else fact.quote


def deals_of(sentence: Sentence, facts: Iterable[Fact]) -> frozenset[str]:
    """The deals of the facts, of one article, that were read from a sentence."""
    return frozenset(fact.deal for fact in facts if fact.quote in sentence.text or sentence.text in fact.quote)
