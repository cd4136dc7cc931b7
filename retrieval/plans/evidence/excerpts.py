"""Excerpts: the sentences of the articles about a deal that tell what is asked, by its words and by what it claims."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.extraction.sentences import Sentence
from index.names import fold, split_pieces
from index.records import Article, Attribute
from retrieval.case import Case
from retrieval.plans.evidence.paragraphs import deals_of, paragraphs
from retrieval.question import Operation
from retrieval.stems import start_of
from retrieval.tellings import tells
from retrieval.understanding.cues import load_cues

_Texts = Sequence[tuple[Article, Sequence[Sentence]]]  # each paragraph, with its article

REASON = "=reason"  # what a sentence tells that gives a reason
DURATION = "=duration"  # what one tells that says how long something lasts
WHY = "=why"  # what a sentence tells that asks itself why: the next ones answer
TROUBLE = "=trouble"  # what one tells that says what is wrong with something
_TOLD = (REASON, DURATION, WHY, TROUBLE)  # for which an article has other words than a question
_ROOM = 280  # characters of sentences told in one
_MOST = 3  # sentences told in one
_SENTENCE = 0.02  # what one more sentence costs
_FOREIGN = 0.5  # what a sentence is worth that is about other deals
_NAME, _COMMON = 0.4, 0.2  # what a name tells, and a word that is in most questions, beside any other
_VAGUE = frozenset({"signed", "buys", "orders", "forces", "told"})  # claims that most sentences make


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
    texts = [(article, one) for _, article in sorted(articles.items()) for one in paragraphs(article)]
    wanted, faint = _wanted(case), faint_words(case)
    told = [_told(article, sentence.text, wanted) for article, text in texts for sentence in text]
    told = [each if each - faint.keys() - {*_TOLD} else each - {WHY} for each in told]  # asks why of something else
    wanted -= (words_asking(case) | {WHY, TROUBLE}) - frozenset[str]().union(*told)
    rare = {term: math.log(1 + len(told) / (1 + sum(term in each for each in told))) for term in wanted}
    foreign = _foreign(texts, case)
    weights = {term: rare[term] * faint.get(term, 1.0) for term in wanted}
    best = None
    for place, count, article, rest in _runs(texts):
        terms = frozenset[str]().union(*told[place : place + count])
        score = _share(terms, weights) * (_FOREIGN if place in foreign else 1) - _SENTENCE * count
        if best is None or score > best.score:
            grip = _share(
                terms, {term: weight for term, weight in rare.items() if term not in faint and term not in _TOLD}
            )
            denies = _denies(article, rest[:count])
            best = Excerpt(article, _with_rest(article, rest), score, grip, terms - faint.keys(), denies)
    return best


def _share(terms: frozenset[str], weights: Mapping[str, float]) -> float:
    """How much of all that is wanted some of it is."""
    return sum(weight for term, weight in weights.items() if term in terms) / (sum(weights.values()) or 1.0)


def _runs(texts: _Texts) -> Iterator[tuple[int, int, Article, Sequence[Sentence]]]:
    """Every sentence by its place among all, how many of its paragraph are told with it, and the rest from it on."""
    place = 0
    for article, text in texts:
        for at in range(len(text)):
            yield from ((place + at, count, article, text[at:]) for count in _counts(text[at:]))
        place += len(text)


def _counts(text: Sequence[Sentence]) -> list[int]:
    """How many sentences from the first on are short enough to be told in one."""
    most = range(1, min(_MOST, len(text)) + 1)
    return [count for count in most if count == 1 or text[count - 1].end - text[0].start <= _ROOM]


def _with_rest(article: Article, text: Sequence[Sentence]) -> str:
    """A sentence with those of its paragraph that follow it, as far as there is room."""
    return article.text[text[0].start : text[_counts(text)[-1] - 1].end]


def _denies(article: Article, run: Sequence[Sentence]) -> bool:
    """Whether some sentences say that a story is denied."""
    return any(load_cues(article.language).has("telling", "denial", fold(one.text)) for one in run)


def _foreign(texts: _Texts, case: Case) -> frozenset[int]:
    """The places of the sentences of which all that is recorded is of deals that the question isn't about."""
    about, facts_in = {deal.id for deal in case.deals}, case.knowledge.facts_in
    deals = [deals_of(sentence, facts_in[article.id]) for article, text in texts for sentence in text]
    return frozenset(place for place, found in enumerate(deals) if found and not found & about)


def _wanted(case: Case) -> frozenset[str]:
    """What a sentence may tell of the question: starts of its words, and its claims, marked as such."""
    question = case.question
    words = {start_of(piece.text) for piece in split_pieces(fold(question.text)) if len(piece.text) > 2}
    claims = set(question.claims - _VAGUE)
    if "won" in claims and question.is_negated:
        claims.add("lost")  # "why wasn't it chosen"
    asks_why = question.operation is Operation.EXPLAIN and not claims & {"duration", "instead"}
    asks_why = asks_why or Attribute.REASON in question.attributes
    ways = [REASON, WHY] if asks_why else []
    ways += [TROUBLE] if tells("asks_trouble", question.text) else []
    return frozenset({*words, *(f"={claim}" for claim in claims), *ways})


def words_asking(case: Case) -> frozenset[str]:
    """The starts of the words that only ask why: "what went wrong with"."""
    folded, cues = fold(case.question.text), load_cues(case.question.language)
    asks = cues.sections["attribute"][Attribute.REASON].finditer(folded)
    return frozenset(start_of(piece.text) for match in asks for piece in split_pieces(match[0]))


def _told(article: Article, text: str, wanted: frozenset[str]) -> frozenset[str]:
    """What of the question a sentence tells."""
    said, cues = fold(text), load_cues(article.language)
    pieces = [piece.text for piece in split_pieces(said)]
    words = {term for term in wanted if term[0] != "=" and any(piece.startswith(term) for piece in pieces)}
    claims = {t for t in wanted if t[0] == "=" and cues.has("telling" if t in _TOLD else "claim", t[1:], said)}
    return frozenset(words | claims)


def faint_words(case: Case) -> Mapping[str, float]:
    """What a sentence tells little by having: names of the question, its figures, and words of most questions."""
    forms_of, question = case.knowledge.names.forms_of, case.question
    named = {start_of(word) for _, name in question.mentions for form, _ in forms_of(name) for word in form.split()}
    common = {start_of(word) for word in load_cues(question.language).marks}
    figures = {start_of(piece.text) for piece in split_pieces(fold(question.text)) if piece.text.isdigit()}
    return dict.fromkeys(common, _COMMON) | dict.fromkeys(named | figures, _NAME)
