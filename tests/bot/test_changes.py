"""What changed on record: from which figure to which, and whether that is news or a correction."""

from datetime import date

from bot.changes import Change, Kind, compare, standing_figures
from index.records import Fact
from tests.retrieval.records import make_article, make_fact, make_knowledge

TODAY = date(2025, 1, 1)


def changes(before: list[Fact], after: list[Fact]) -> list[tuple[Kind, object, object]]:
    """How the figures of some facts differ from those of others: kind, value before, value after."""
    old, new = (standing_figures(facts, make_knowledge(facts), TODAY) for facts in (before, after))
    return [_shown(change) for change in compare(old, new, {fact.id: fact for fact in after})]


def _shown(change: Change) -> tuple[Kind, object, object]:
    return (
        change.kind,
        change.before.value if change.before else None,
        change.after.value if change.after else None,
    )


FORTY_SIX = make_fact("march", 46, as_of=date(2024, 3, 20))
SEVENTY_ONE = make_fact("november", 71)


def test_a_later_count_takes_the_place_of_an_earlier_one() -> None:
    assert changes([FORTY_SIX], [FORTY_SIX, SEVENTY_ONE]) == [(Kind.CHANGED, 46, 71)]


def test_what_was_not_on_record_is_new() -> None:
    assert changes([], [FORTY_SIX]) == [(Kind.NEW, None, 46)]


def test_an_older_figure_that_comes_later_changes_nothing() -> None:
    assert changes([SEVENTY_ONE], [FORTY_SIX, SEVENTY_ONE]) == []


def test_another_source_for_the_same_figure_changes_nothing() -> None:
    again = make_fact("december", 71, as_of=date(2024, 12, 1))
    assert changes([SEVENTY_ONE], [SEVENTY_ONE, again]) == []


def test_an_approval_of_the_same_figure_changes_nothing() -> None:
    proposed = SEVENTY_ONE.model_copy(update={"review": "extracted"})
    assert changes([proposed], [SEVENTY_ONE]) == []


def test_a_value_that_was_edited_is_a_correction() -> None:
    edited = SEVENTY_ONE.model_copy(update={"value": make_fact("x", 72).value})
    assert changes([SEVENTY_ONE], [edited]) == [(Kind.CORRECTED, 71, 72)]


def test_a_date_that_was_edited_is_a_correction() -> None:
    edited = make_fact("november", 71, as_of=date(2024, 11, 1))
    assert changes([SEVENTY_ONE], [edited]) == [(Kind.CORRECTED, 71, 71)]


def test_a_newer_article_that_corrects_an_earlier_one_is_a_correction() -> None:
    newer = make_fact("correction", 61, corrects="november#1", as_of=date(2024, 11, 18))
    assert changes([SEVENTY_ONE], [SEVENTY_ONE, newer]) == [(Kind.CORRECTED, 71, 61)]


def test_another_figure_of_the_same_day_is_a_dispute_while_the_first_stands() -> None:
    rival = make_fact("reliable", 73, stated_by="Hyundai Rotem")
    assert changes([SEVENTY_ONE], [SEVENTY_ONE, rival]) == [(Kind.DISPUTED, 71, 73)]
    assert changes([SEVENTY_ONE], [rival]) == [(Kind.CORRECTED, 71, 73)]


def test_a_fact_that_moved_to_another_place_in_its_file_is_the_same() -> None:
    moved = SEVENTY_ONE.model_copy(update={"id": "november#7"})
    assert changes([SEVENTY_ONE], [moved]) == []


def test_a_fact_taken_back_leaves_the_figure_before_it() -> None:
    assert changes([FORTY_SIX, SEVENTY_ONE], [FORTY_SIX]) == [(Kind.CORRECTED, 71, 46)]


def test_the_only_fact_taken_back_is_withdrawn() -> None:
    assert changes([SEVENTY_ONE], []) == [(Kind.WITHDRAWN, 71, None)]


def test_a_fact_whose_role_was_put_right_is_one_correction() -> None:
    ordered = SEVENTY_ONE.model_copy(update={"attribute": make_fact("x", 1, attribute="ordered_quantity").attribute})
    assert changes([SEVENTY_ONE], [ordered]) == [(Kind.CORRECTED, 71, 71)]


def test_what_a_deal_has_several_of_is_new_each_time() -> None:
    first = make_fact("one", "Hyundai", attribute="losing_bidder", unit="")
    second = make_fact("two", "KMW", attribute="losing_bidder", unit="", as_of=date(2024, 12, 1))
    assert changes([first], [first, second]) == [(Kind.NEW, None, "KMW")]


def test_figures_come_in_the_order_of_their_roles() -> None:
    ordered = make_fact("order", 180, attribute="ordered_quantity")
    value = make_fact("price", 3_400_000_000, attribute="value", unit="USD")
    assert changes([], [value, SEVENTY_ONE, ordered]) == [
        (Kind.NEW, None, 180),
        (Kind.NEW, None, 71),
        (Kind.NEW, None, 3_400_000_000),
    ]


def test_a_figure_that_is_not_true_yet_stands_when_its_day_has_come() -> None:
    later = make_fact("next-year", 100, as_of=date(2025, 6, 1))
    knowledge = make_knowledge([SEVENTY_ONE, later], [make_article("next-year", date(2025, 6, 2))])
    assert [fact.value for fact in standing_figures([SEVENTY_ONE, later], knowledge, TODAY).values()] == [71]
    assert [fact.value for fact in standing_figures([SEVENTY_ONE, later], knowledge, date(2025, 6, 3)).values()] == [
        100
    ]
