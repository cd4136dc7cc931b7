"""Articles ranked for a question: by its text alone, and as the bot goes about it, by the names in it first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from index.records import Fact
from index.store import Filter, Hit, PassageKind
from retrieval.question import Question
from retrieval.search import RRF_K, fuse
from retrieval.selection import find_deals
from tests.benchmarks.bench import Bench

POOL = 100  # passages; an article has several, so ten articles are always among them

Ranking = Sequence[str]  # ids of articles, best first


def rank_by_text(bench: Bench, question: Question) -> Mapping[str, Ranking]:
    """The articles whose passages are nearest to a question's text: dense (by meaning), lexical (by words), fused."""
    found = _search(bench, question.text, Filter(kind=PassageKind.ARTICLE))
    return {**{name: _articles(bench, hits) for name, hits in found.items()}, "fused": _fused(bench, found.values())}


def rank_by_names(bench: Bench, question: Question) -> Mapping[str, Ranking]:
    """The articles on the deals a question names, ranked by their passages and by the facts read from them.

    What is searched with is the question and, in English, the names it was understood to name. `fused` takes in, as a
    ranking of its own, the facts of the attributes asked for, the newest first, as plans look them up.
    """
    facts = _facts_of(bench, question)
    articles = frozenset(fact.article for fact in facts) or None
    text = " ".join((question.text, *_names(bench, question)))
    found = {
        (name, kind): hits
        for kind in (PassageKind.ARTICLE, PassageKind.FACT)
        for name, hits in _search(bench, text, Filter(articles, kind)).items()
    }
    rankings = [_articles(bench, hits) for hits in found.values()]
    alone = {
        name: _fused(bench, [hits for (one, _), hits in found.items() if one == name]) for name in ("dense", "lexical")
    }
    return {**alone, "fused": _fuse_articles([*rankings, _recorded(question, facts)])}


def _search(bench: Bench, text: str, where: Filter) -> dict[str, Sequence[Hit]]:
    return {
        "dense": bench.store.search_dense(bench.encoder.encode_question(text), where, POOL),
        "lexical": bench.store.search_lexical(text, where, POOL),
    }


def _facts_of(bench: Bench, question: Question) -> list[Fact]:
    """The facts of the deals and buyers named; none when nothing is named."""
    subject, knowledge = question.subject, bench.knowledge
    deals = () if subject.is_empty else find_deals(subject, knowledge)
    facts = [fact for deal in deals for fact in knowledge.facts_of.get(deal.id, ())]
    return [fact for fact in facts if not subject.buyers or fact.buyer in subject.buyers]


def _names(bench: Bench, question: Question) -> list[str]:
    subject, knowledge = question.subject, bench.knowledge
    companies = map(knowledge.organisation_name, sorted(subject.sellers | subject.organisations))
    return [*sorted(subject.buyers), *map(knowledge.product_name, sorted(subject.products)), *companies]


def _recorded(question: Question, facts: Sequence[Fact]) -> Ranking:
    """The articles of the facts of the attributes asked for: the likeliest attribute first, then the newest fact."""
    place = {attribute: at for at, attribute in enumerate(question.attributes)}
    asked = [fact for fact in facts if fact.attribute in place]
    newest = sorted(asked, key=lambda fact: fact.as_of.end.toordinal() if fact.as_of else 0, reverse=True)
    return list(dict.fromkeys(fact.article for fact in sorted(newest, key=lambda fact: place[fact.attribute])))


def _articles(bench: Bench, hits: Sequence[Hit]) -> Ranking:
    return list(dict.fromkeys(passage.article for passage in bench.store.passages(hit.passage for hit in hits)))


def _fused(bench: Bench, rankings: Iterable[Sequence[Hit]]) -> Ranking:
    return _articles(bench, fuse(list(rankings)))


def _fuse_articles(rankings: Sequence[Ranking]) -> Ranking:
    """One ranking of articles from several, as `retrieval.search.fuse` makes one of passages."""
    scores: dict[str, float] = defaultdict(float)
    for ranking in rankings:
        for rank, article in enumerate(ranking, 1):
            scores[article] += 1 / (RRF_K + rank)
    return sorted(scores, key=lambda article: (-scores[article], article))
