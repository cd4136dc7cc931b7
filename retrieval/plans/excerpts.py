"""Excerpts: the sentences of the articles about a deal that tell what is asked, by its words and by what it claims."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.extraction.sentences import Sentence, split_sentences
from index.names import fold, split_pieces
from index.records import Article, Attribute
from retrieval.case import Case
from retrieval.question import Operation
from retrieval.understanding.cues import load_cues

_Run = Sequence[tuple[Article, Sentence]]

REASON = "=reason"  # what a sentence tells that gives a reason
_ROOM = 280  # characters of sentences told in one
_MOST = 3  # sentences told in one
_SENTENCE = 0.02  # what one more sentence costs
_FOREIGN = 0.5  # what a sentence is worth that is about other deals
_NAME, _COMMON = 0.4, 0.2  # what a name tells, and a word that is in most questions, beside any other
_VAGUE = frozenset({"signed", "buys", "orders", "forces", "told"})  # claims that most sentences make
_START, _ENDING = 4, 3  # letters of the shortest start of a word, and of the longest ending


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some sentences of one paragraph, and how much of the question they tell: all of it is 1.

    `grip` leaves aside the names, and what is in most questions; `told` has the rest that they tell.
    """

    article: Article
    text: str
    score: float
    grip: float
    told: frozenset[str]
    is_denial: bool


def find_excerpt(case: Case) -> Excerpt | None:
    """The sentences of the articles about the deals in question that tell most of what is asked."""
    articles = {fact.article: case.knowledge.article(fact) for fact in case.deal_facts()}
    sentences = [
        (article, one) for _, article in sorted(articles.items()) for one in _split(article.text, article.language)
    ]
    wanted = _wanted(case)
    told = [_told(article, sentence.text, wanted) for article, sentence in sentences]
    rare = {term: math.log(1 + len(told) / (1 + sum(term in each for each in told))) for term in wanted}
    faint, foreign = _faint(case), _foreign(sentences, case)
    weights = {term: rare[term] * faint.get(term, 1.0) for term in wanted}
    best = None
    for place, count in _runs(sentences):
        terms = frozenset[str]().union(*told[place : place + count])
        score = _share(terms, weights) * (_FOREIGN if place in foreign else 1) - _SENTENCE * count
        if best is None or score > best.score:
            run = sentences[place : place + count]
            grip = _share(
                terms, {term: weight for term, weight in rare.items() if term not in faint and term != REASON}
            )
            best = Excerpt(run[0][0], _with_rest(sentences[place:]), score, grip, terms - faint.keys(), _denies(run))
    return best


def _share(terms: frozenset[str], weights: Mapping[str, float]) -> float:
    """How much of all that is wanted some of it is."""
    return sum(weight for term, weight in weights.items() if term in terms) / (sum(weights.values()) or 1.0)


def _runs(sentences: _Run) -> Iterator[tuple[int, int]]:
    """Every sentence by its place, alone and with those that follow it, and of how many sentences that is."""
    for place in range(len(sentences)):
        for count in range(1, _MOST + 1):
            if len(run := sentences[place : place + count]) == count and _is_one(run):
                yield place, count


def _is_one(run: _Run) -> bool:
    """Whether some sentences are of one paragraph and short enough to be told in one."""
    (article, first), (other, last) = run[0], run[-1]
    together = article is other and "\n\n" not in article.text[first.start : last.start]
    return len(run) == 1 or (together and last.end - first.start <= _ROOM)


def _with_rest(sentences: _Run) -> str:
    """A sentence with those of its paragraph that follow it, as far as there is room."""
    runs = [sentences[:count] for count in range(1, _MOST + 1) if _is_one(sentences[:count])]
    article, first = sentences[0]
    return article.text[first.start : runs[-1][-1][1].end]


def _denies(run: _Run) -> bool:
    """Whether some sentences say that a story is denied."""
    return any(load_cues(article.language).has("telling", "denial", fold(one.text)) for article, one in run)


def _foreign(sentences: _Run, case: Case) -> frozenset[int]:
    """The places of the sentences of which all that is recorded is of deals that the question isn't about."""
    about, articles = {deal.id for deal in case.deals}, {article.id for article, _ in sentences}
    facts = [fact for fact in case.knowledge.records.facts.values() if fact.article in articles]
    found = set[int]()
    for place, (article, sentence) in enumerate(sentences):
        deals = {fact.deal for fact in facts if fact.article == article.id and fact.quote in sentence.text}
        if deals and not deals & about:
            found.add(place)
    return frozenset(found)


def _wanted(case: Case) -> frozenset[str]:
    """What a sentence may tell of the question: starts of its words, and its claims, marked as such."""
    question = case.question
    words = {_start(piece.text) for piece in split_pieces(fold(question.text)) if len(piece.text) > 2}
    claims = set(question.claims - _VAGUE)
    if "won" in claims and question.is_negated:
        claims.add("lost")  # "why wasn't it chosen"
    asks_why = question.operation is Operation.EXPLAIN or Attribute.REASON in question.attributes
    return frozenset({*words, *(f"={claim}" for claim in claims), *([REASON] if asks_why else ())})


def _start(word: str) -> str:
    return word[: max(_START, len(word) - _ENDING)]


def _told(article: Article, text: str, wanted: frozenset[str]) -> frozenset[str]:
    """What of the question a sentence tells."""
    said, cues = fold(text), load_cues(article.language)
    pieces = [piece.text for piece in split_pieces(said)]
    words = {term for term in wanted if term[0] != "=" and any(piece.startswith(term) for piece in pieces)}
    claims = {t for t in wanted if t[0] == "=" and cues.has("telling" if t == REASON else "claim", t[1:], said)}
    return frozenset(words | claims)


def _faint(case: Case) -> Mapping[str, float]:
    """What a sentence tells little by having: names of the question, its figures, and words of most questions."""
    forms_of, question = case.knowledge.names.forms_of, case.question
    named = {_start(word) for _, name in question.mentions for form, _ in forms_of(name) for word in form.split()}
    common = {_start(word) for word in load_cues(question.language).marks}
    figures = {_start(piece.text) for piece in split_pieces(fold(question.text)) if piece.text.isdigit()}
    return dict.fromkeys(common, _COMMON) | dict.fromkeys(named | figures, _NAME)


@lru_cache(maxsize=512)
def _split(text: str, language: str) -> Sequence[Sentence]:
    """The sentences of an article, found once: it is immutable."""
    return tuple(split_sentences(text, language))
