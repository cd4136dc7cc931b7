"""How well passages are found, and how far a passage may be from a question before it had better not answer it.

    python -m tests.benchmarks.retrieval QUESTIONS.jsonl [--data DIR] [--today DATE]

prints two tables. The first ranks articles for each question that has gold sources: by the question's text alone, and
as the bot goes about it, in the deals that it names; each dense (by meaning), lexical (by words) and fused. Found@5 is
the share of questions with a gold article, of which an answer need cite but one, among the first five; recall@5 that of
all gold articles; with MRR and nDCG@10, in percent, over English and over all questions.

The second answers the questions that get as far as passages, for one cosine floor after another: coverage (the share
that is answered), wrong answers among all of them, and truthfulness, in percent; the last column is the truthfulness
of the whole system over all questions at that floor. Only sums are printed, never a question.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from rich.console import Console
from rich.table import Table

from retrieval.answer import Citation
from retrieval.evaluation import GoldQuestion, Row, build_report, judge
from retrieval.question import Question
from retrieval.search import Searcher
from tests.benchmarks.bench import Bench, open_bench, read_arguments, reply, table_of
from tests.benchmarks.ranking import Ranking, rank_by_names, rank_by_text

FLOORS = (0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60)
RETRIEVERS = ("dense", "lexical", "fused")
WAYS = {"text": rank_by_text, "names": rank_by_names}


def found_at(k: int, ranking: Ranking, gold: frozenset[str]) -> float:
    """1 when a gold article is among the first k, else 0."""
    return float(not gold.isdisjoint(ranking[:k]))


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
    table = table_of("Gold articles by retriever", "by", "retriever", "questions", *_MEASURES)
    for way, rank in WAYS.items():
        rankings = {question.asked.id: rank(bench, bench.understood(question)) for question in known}
        for name, group in (("English", [question for question in known if question.lang == "en"]), ("all", known)):
            for retriever in RETRIEVERS if group else ():
                pairs = [(rankings[q.asked.id][retriever], frozenset(q.gold_sources)) for q in group]
                means = [100 * sum(measure(*pair) for pair in pairs) / len(pairs) for measure in _MEASURES.values()]
                table.add_row(way, retriever, f"{len(pairs)} {name}", *(f"{mean:.1f}" for mean in means))
    return table


_MEASURES: Mapping[str, Callable[[Ranking, frozenset[str]], float]] = {
    "found@5": partial(found_at, 5),
    "recall@5": partial(recall_at, 5),
    "MRR": reciprocal_rank,
    "nDCG@10": partial(ndcg_at, 10),
}


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
