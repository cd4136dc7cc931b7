"""The measures of a ranking, worked out by hand."""

import pytest

from tests.benchmarks.retrieval import found_at, ndcg_at, recall_at, reciprocal_rank

RANKING = ("a", "b", "c", "d", "e", "f")


@pytest.mark.parametrize(
    ("gold", "recall", "reciprocal", "ndcg"),
    [
        ({"a"}, 1.0, 1.0, 1.0),
        ({"c"}, 1.0, 1 / 3, 0.5),  # 1 / log2(4)
        ({"f"}, 0.0, 1 / 6, 0.35620719),  # 1 / log2(7)
        ({"x"}, 0.0, 0.0, 0.0),
        ({"a", "c"}, 1.0, 1.0, 0.91972079),  # (1 + 0.5) / (1 + 1 / log2(3))
        ({"b", "f"}, 0.5, 0.5, 0.60526024),  # (0.63092975 + 0.35620719) / 1.63092975
    ],
)
def test_a_ranking_is_worth_this(gold: set[str], recall: float, reciprocal: float, ndcg: float) -> None:
    wanted = frozenset(gold)
    assert recall_at(5, RANKING, wanted) == recall
    assert reciprocal_rank(RANKING, wanted) == reciprocal
    assert ndcg_at(10, RANKING, wanted) == pytest.approx(ndcg, abs=1e-8)


def test_what_is_found_beyond_the_cut_counts_nothing() -> None:
    assert (recall_at(5, RANKING, frozenset({"f"})), ndcg_at(5, RANKING, frozenset({"f"}))) == (0.0, 0.0)


def test_one_of_several_is_enough_to_be_found() -> None:
    assert found_at(5, RANKING, frozenset({"e", "x"})) == 1.0
    assert found_at(5, RANKING, frozenset({"f", "x"})) == 0.0


def test_all_gold_on_top_is_a_perfect_ranking() -> None:
    assert ndcg_at(10, RANKING, frozenset({"a", "b", "c"})) == 1.0
