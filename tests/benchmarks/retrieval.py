"""How well passages are found, and how far a passage may be from a question before it had better not answer it.

    python -m tests.benchmarks.retrieval QUESTIONS.jsonl [--data DIR] [--today DATE]

prints two tables. The first ranks articles for each question that has gold sources, by their best passage: dense (by
meaning), lexical (by words) and fused; recall@5, MRR and nDCG@10 in percent, over English and over all questions.

The second answers the questions that get as far as passages, for one cosine floor after another: coverage (the share
that is answered), wrong answers among all of them, and truthfulness, in percent; the last column is the truthfulness
of the whole system over all questions at that floor. Only sums are printed, never a question.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from index.store import Filter, Hit, PassageKind
from retrieval.answer import Citation
from retrieval.evaluation import GoldQuestion, Row, build_report, judge
from retrieval.question import Question
from retrieval.search import Searcher, fuse
from tests.benchmarks.bench import Bench, open_bench, read_arguments, reply, table_of

POOL = 100  # passages; an article has several, so ten articles are always among them
FLOORS = (0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60)
RETRIEVERS = ("dense", "lexical", "fused")

Ranking = Sequence[str]  # ids of articles, best first


def recall_at(k: int, ranking: Ranking, gold: frozenset[str]) -> float:
    """The share of the gold articles among the first k, in [0, 1]."""
    return len(gold.intersection(ranking[:k])) / len(gold)


def reciprocal_rank(ranking: Ranking, gold: frozenset[str]) -> float:
    """One over the rank of the first gold article, in [0, 1]; 0 when none was found."""
    return next((1 / rank for rank, article in enumerate(ranking, 1) if article in gold), 0.0)


def ndcg_at(k: int, ranking: Ranking, gold: frozenset[str]) -> float:
    """Normalised discounted cumulative gain of the first k, gold articles counting 1, in [0, 1].

    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (TOIS 2002).
    """
    gain = sum(1 / math.log2(rank + 1) for rank, article in enumerate(ranking[:k], 1) if article in gold)
    return gain / sum(1 / math.log2(rank + 1) for rank in range(1, min(k, len(gold)) + 1))


def rank_articles(bench: Bench, text: str) -> Mapping[str, Ranking]:
    """The articles that each retriever finds for a text."""
    where = Filter(kind=PassageKind.ARTICLE)
    dense = bench.store.search_dense(bench.encoder.encode_question(text), where, POOL)
    lexical = bench.store.search_lexical(text, where, POOL)
    rankings = (dense, lexical, fuse([dense, lexical]))
    return {name: _articles(bench, hits) for name, hits in zip(RETRIEVERS, rankings, strict=True)}


def _articles(bench: Bench, hits: Sequence[Hit]) -> Ranking:
    return list(dict.fromkeys(passage.article for passage in bench.store.passages(hit.passage for hit in hits)))


# ------------------------------------------------------------------- floors


@dataclass
class NotingSearch:
    """Looks for passages, and notes that it was asked to."""

    searcher: Searcher
    asked: bool = field(default=False)

    def __call__(self, question: Question, articles: frozenset[str]) -> Sequence[Citation]:
        self.asked = True
        return self.searcher.passages(question, articles)


@dataclass(frozen=True, slots=True)
class Risk:
    """What a floor comes to, as percentages: of the questions that reach passages, and of all."""

    floor: float
    coverage: float
    passages: Row
    whole: Row


def risks(bench: Bench, questions: Sequence[GoldQuestion]) -> list[Risk]:
    """The risk of each floor, over the same questions: those for which passages were looked for."""
    found = list[Risk]()
    for floor in FLOORS:
        search = NotingSearch(Searcher(bench.store, bench.encoder, floor))
        answerer, verdicts, reached = bench.answerer(search), [], []
        for question in questions:
            search.asked = False
            verdicts.append(judge(question, reply(answerer, question, bench.day(question))))
            reached += verdicts[-1:] if search.asked else []
        if not reached:
            return []
        answered = [verdict for verdict in reached if verdict.outcome == "answered"]
        coverage = 100 * len(answered) / len(reached)
        found.append(Risk(floor, coverage, build_report(reached).total, build_report(verdicts).total))
    return found


def ranking_table(bench: Bench, questions: Sequence[GoldQuestion]) -> Table:
    """How near the top each retriever puts the gold articles of the questions that have some."""
    known = [question for question in questions if question.gold_sources]
    rankings = {question.asked.id: rank_articles(bench, question.asked.question) for question in known}
    table = table_of("Gold articles by retriever", "retriever", "questions", "recall@5", "MRR", "nDCG@10")
    for name, group in (("English", [question for question in known if question.lang == "en"]), ("all", known)):
        for retriever in RETRIEVERS if group else ():
            pairs = [(rankings[q.asked.id][retriever], frozenset(q.gold_sources)) for q in group]
            sums = (
                sum(recall_at(5, *pair) for pair in pairs),
                sum(reciprocal_rank(*pair) for pair in pairs),
                sum(ndcg_at(10, *pair) for pair in pairs),
            )
            table.add_row(retriever, f"{len(pairs)} {name}", *(f"{100 * total / len(pairs):.1f}" for total in sums))
    return table


def floor_table(bench: Bench, questions: Sequence[GoldQuestion]) -> Table:
    """What each floor comes to."""
    headings = ("floor", "questions", "coverage", "wrong", "truthfulness", "whole")
    table = table_of("Passage answers by cosine floor", *headings)
    for risk in risks(bench, questions):
        row = risk.passages
        values = (risk.coverage, row.wrong, row.truthfulness, risk.whole.truthfulness)
        table.add_row(f"{risk.floor:.2f}", str(row.n), *(f"{value:.1f}" for value in values))
    return table


def main() -> None:
    """Measure and print both tables."""
    questions, data, today = read_arguments(__doc__)
    console = Console()
    with open_bench(data, today) as bench:
        console.print(ranking_table(bench, questions))
        console.print(floor_table(bench, questions))


if __name__ == "__main__":
    main()
