"""Which fact stands among several, which say the same, and which contradict it."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.records import Article, Fact, Modality
from retrieval.resolution import NEAR, Standing, Wanted, is_stale_for, known_by, resolve
from tests.retrieval.records import make_article, make_fact, make_knowledge

TODAY = Wanted(date(2026, 11, 21))
NOVEMBER = date(2024, 11, 18)


def standing(facts: Sequence[Fact], wanted: Wanted = TODAY, articles: Sequence[Article] = ()) -> Standing | None:
    return resolve(facts, wanted, make_knowledge(facts, articles))


def stands(facts: Sequence[Fact], wanted: Wanted = TODAY, articles: Sequence[Article] = ()) -> str | None:
    """The name of the article whose fact stands."""
    found = standing(facts, wanted, articles)
    return found.fact.article if found else None


def rivals(facts: Sequence[Fact], wanted: Wanted = TODAY) -> list[str]:
    """The names of the articles that contradict the fact that stands."""
    found = standing(facts, wanted)
    return sorted(fact.article for fact in found.rivals) if found else []


def value_of(name: str, billions: str, **given: object) -> Fact:
    """A contract value in billions of dollars."""
    return make_fact(name, Decimal(billions) * 10**9, attribute="value", unit="USD", **given)


# ---------------------------------------------------------------- when


def test_the_latest_as_of_wins_not_the_latest_publication() -> None:
    november = make_fact("november", 71, as_of=NOVEMBER)
    march = make_fact("march", 46, as_of=date(2024, 3, 20))
    articles = (make_article("november", NOVEMBER), make_article("march", date(2025, 1, 10)))
    assert stands([november, march], articles=articles) == "november"


def test_a_party_with_an_older_figure_doesnt_beat_a_newsroom_with_a_newer_one() -> None:
    party = make_fact("party", 71, as_of=NOVEMBER, stated_by="Hyundai Rotem")
    newsroom = make_fact("newsroom", 77, as_of=date(2024, 11, 30), qualifier="about")
    assert stands([party, newsroom]) == "newsroom"


def test_what_came_after_the_date_asked_is_not_known() -> None:
    facts = [make_fact("november", 71), make_fact("later", 180, as_of=date(2025, 11, 13))]
    assert stands(facts, Wanted(NOVEMBER)) == "november"
    assert stands(facts, Wanted(date(2025, 11, 12))) == "november"
    assert stands(facts, Wanted(date(2025, 11, 13))) == "later"


def test_nothing_stands_where_nothing_was_known_by_then() -> None:
    assert stands([make_fact("november", 71)], Wanted(date(2024, 11, 17))) is None


def test_nothing_stands_among_no_facts() -> None:
    assert resolve([], TODAY, make_knowledge([])) is None


def test_an_undated_fact_counts_on_any_day_but_any_dated_one_beats_it() -> None:
    undated = make_fact("undated", 999, as_of=None)
    assert stands([undated], Wanted(date(2001, 1, 1))) == "undated"
    assert stands([undated, make_fact("old", 10, as_of=date(2022, 12, 6))]) == "old"


@pytest.mark.parametrize(
    ("day", "published", "known"),
    [
        (date(2024, 10, 30), None, False),
        (date(2024, 10, 31), None, True),
        (date(2024, 10, 13), date(2024, 10, 14), False),
        (date(2024, 10, 14), date(2024, 10, 14), True),
        (date(2024, 9, 30), date(2024, 9, 1), False),
        (date(2024, 10, 31), date(2025, 1, 1), True),
    ],
)
def test_a_fact_of_a_month_counts_once_the_month_is_over_or_it_had_appeared(
    day: date, published: date | None, known: bool
) -> None:
    october = make_fact("october", 60, as_of="2024-10")
    knowledge = make_knowledge([october], [make_article("october", published)])
    assert known_by([october], day, knowledge) == ([october] if known else [])


def test_a_month_is_an_interval_that_ends_after_its_days() -> None:
    month = make_fact("month", 60, as_of="2024-10")
    assert stands([month, make_fact("day", 58, as_of=date(2024, 10, 14))]) == "month"
    assert stands([month, make_fact("day", 62, as_of=date(2024, 11, 1))]) == "day"


def test_a_month_speaks_of_no_day_after_its_article_appeared() -> None:
    month, day = make_fact("month", 58, as_of="2024-10"), make_fact("day", 60, as_of=date(2024, 10, 14))
    assert stands([month, day], articles=[make_article("month", date(2024, 10, 3))]) == "day"


@pytest.mark.parametrize(
    ("other", "conflict"), [("2024-11", True), ("2024-Q4", True), ("2024-12", False), ("2023", False)]
)
def test_a_count_contradicts_another_only_where_their_times_meet(other: str, conflict: bool) -> None:
    assert bool(rivals([make_fact("day", 71), make_fact("period", 50, as_of=other)])) is conflict


# ------------------------------------------------------- the sixty days


@pytest.mark.parametrize(("days", "stale"), [(0, False), (60, False), (61, True)])
@pytest.mark.parametrize("attribute", ["delivered_quantity", "shipped_quantity", "in_service_quantity"])
def test_a_running_count_is_good_for_sixty_days(attribute: str, days: int, stale: bool) -> None:
    fact = make_fact("november", 71, attribute=attribute)
    wanted = Wanted(NOVEMBER + timedelta(days), asked=True)
    assert timedelta(60) == NEAR
    assert is_stale_for(fact, wanted, make_knowledge([fact])) is stale


def test_a_running_count_is_never_too_old_for_now() -> None:
    fact = make_fact("november", 71)
    assert not is_stale_for(fact, TODAY, make_knowledge([fact]))


@pytest.mark.parametrize("attribute", ["ordered_quantity", "framework_quantity", "optional_quantity"])
def test_an_order_holds_until_it_is_changed(attribute: str) -> None:
    fact = make_fact("november", 180, attribute=attribute)
    assert not is_stale_for(fact, Wanted(date(2030, 1, 1), asked=True), make_knowledge([fact]))


def test_a_count_of_a_month_ages_from_the_months_end() -> None:
    fact = make_fact("october", 60, as_of="2024-10")
    near, far = Wanted(date(2024, 12, 30), asked=True), Wanted(date(2024, 12, 31), asked=True)
    knowledge = make_knowledge([fact])
    assert [is_stale_for(fact, wanted, knowledge) for wanted in (near, far)] == [False, True]


# -------------------------------------------------------------- modality


def test_an_actual_figure_beats_every_other_modality_however_late() -> None:
    actual = make_fact("actual", 46, as_of=date(2024, 3, 20))
    others = [
        make_fact(modality.value, 100 + place, modality=modality)
        for place, modality in enumerate(Modality)
        if modality is not Modality.ACTUAL
    ]
    assert stands([actual, *others]) == "actual"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("reported", "estimated"),
        ("estimated", "negotiated"),
        ("negotiated", "planned"),
        ("reported", "planned"),
    ],
)
def test_without_an_actual_figure_the_firmest_stands(first: str, second: str) -> None:
    facts = [
        make_fact("firm", 8, modality=first),
        make_fact("loose", 9, modality=second, as_of=date(2025, 1, 1)),
    ]
    assert stands(facts) == "firm"


def test_a_plan_doesnt_contradict_what_came_of_it() -> None:
    assert rivals([make_fact("actual", 71), make_fact("plan", 96, modality="planned")]) == []
    assert rivals([make_fact("actual", 71), make_fact("report", 96, modality="reported")]) == ["report"]


def test_a_plan_is_as_good_as_a_fact_where_a_plan_is_asked_for() -> None:
    fact = make_fact("old", 450, attribute="planned_quantity", as_of=date(2021, 1, 1))
    plan = make_fact("plan", 129, attribute="planned_quantity", modality="planned")
    assert stands([fact, plan]) == "plan"


# ---------------------------------------------------------------- scopes


@pytest.mark.parametrize("scope", ["superseded", "part"])
def test_what_is_superseded_or_only_a_part_never_stands(scope: str) -> None:
    odd = make_fact("odd", 84, scope=[scope], as_of=date(2025, 1, 1))
    assert stands([odd]) is None
    assert (stands([odd, make_fact("plain", 71)]), rivals([odd, make_fact("plain", 71)])) == ("plain", [])


def test_a_disputed_figure_stands_only_alone() -> None:
    disputed = make_fact("disputed", 84, scope=["disputed"], as_of=date(2025, 1, 1))
    assert stands([disputed]) == "disputed"
    assert stands([disputed, make_fact("plain", 71)]) == "plain"


def test_a_disputed_figure_stays_visible_beside_the_one_that_stands() -> None:
    assert rivals([make_fact("plain", 71), make_fact("disputed", 84, scope=["disputed"])]) == ["disputed"]


def test_a_sum_over_several_deals_is_not_the_figure_of_one() -> None:
    total = make_fact("total", 36, attribute="ordered_quantity", scope=["total"], as_of=date(2025, 1, 1))
    assert stands([total, make_fact("plain", 12, attribute="ordered_quantity")]) == "plain"
    assert stands([total]) == "total"


def test_a_conversion_isnt_the_original_amount() -> None:
    original, converted = value_of("a", "3.5"), value_of("b", "3.36", scope=["converted"])
    assert stands([original, converted]) == "a"
    assert stands([converted]) == "b"


@pytest.mark.parametrize("scope", ["producer_share", "programme"])
def test_a_share_or_a_programme_stands_only_where_it_is_named(scope: str) -> None:
    share = value_of("a", "0.253", scope=[scope])
    plain = value_of("b", "0.9", stated_by="Hyundai Rotem")
    assert (stands([share, plain]), rivals([share, plain])) == ("b", [])
    assert stands([share, plain], Wanted(TODAY.as_of, scopes=frozenset({scope}))) == "a"


def test_what_came_in_a_period_is_not_what_came_in_all() -> None:
    period = make_fact("period", 18, scope=["period_total"], as_of=date(2024, 12, 31))
    assert (stands([period, make_fact("all", 71)]), rivals([period, make_fact("all", 71)])) == ("all", [])


@pytest.mark.parametrize(("asked", "found"), [("net", "net"), ("gross", "gross")])
def test_net_and_gross_stand_when_they_are_asked_for(asked: str, found: str) -> None:
    net = make_fact("net", 15_980_000_000, attribute="value", unit="PLN", scope=["net"])
    gross = make_fact("gross", 19_650_000_000, attribute="value", unit="PLN", scope=["gross"])
    assert stands([net, gross], Wanted(TODAY.as_of, scopes=frozenset({asked}))) == found
    assert rivals([net, gross]) == []


def test_a_withheld_value_stands_only_where_no_figure_does() -> None:
    withheld = make_fact("secret", "undisclosed", attribute="value", unit="USD", qualifier="undisclosed")
    assert stands([withheld]) == "secret"
    assert stands([withheld, value_of("public", "6.5")]) == "public"


# ----------------------------------------------------------- corrections


def test_a_corrected_fact_is_gone_even_if_it_is_the_later_one() -> None:
    wrong = make_fact("wrong", 84)
    right = make_fact("right", 71, as_of=date(2024, 11, 1), corrects="wrong#1")
    assert (stands([wrong, right]), rivals([wrong, right])) == ("right", [])


def test_a_correction_nobody_knew_of_yet_doesnt_count() -> None:
    wrong = make_fact("wrong", 84)
    right = make_fact("right", 71, as_of=date(2024, 12, 1), corrects="wrong#1")
    assert stands([wrong, right], Wanted(NOVEMBER)) == "wrong"


# -------------------------------------------------- same time, other value


def test_about_60_and_62_are_no_conflict() -> None:
    assert rivals([make_fact("exact", 62), make_fact("round", 60, qualifier="about")]) == []


def test_about_60_and_70_are_one() -> None:
    assert rivals([make_fact("exact", 70), make_fact("round", 60, qualifier="about")]) == ["round"]


def test_6_5_and_6_7_billion_are_a_conflict() -> None:
    assert rivals([value_of("one", "6.5", stated_by="Hyundai Rotem"), value_of("other", "6.7")]) == ["other"]


@pytest.mark.parametrize(
    ("qualifier", "number", "conflict"),
    [
        ("over", 200, False),
        ("over", 220, True),
        ("at_least", 212, False),
        ("under", 250, False),
        ("under", 200, True),
        ("up_to", 212, False),
        ("nearly", 215, False),
        ("nearly", 200, True),
    ],
)
def test_a_qualifier_admits_what_it_says(qualifier: str, number: int, conflict: bool) -> None:
    facts = [
        make_fact("exact", 212, stated_by="Hyundai Rotem"),
        make_fact("other", number, qualifier=qualifier),
    ]
    assert rivals(facts) == (["other"] if conflict else [])


def test_counts_of_different_things_dont_contradict_each_other() -> None:
    assert rivals([make_fact("tanks", 71, stated_by="Hyundai Rotem"), make_fact("cars", 80, unit="vehicles")]) == []


def test_a_fact_that_says_the_same_is_a_witness() -> None:
    found = standing([make_fact("one", 71, stated_by="Hyundai Rotem"), make_fact("other", 71)])
    assert found is not None
    assert [fact.article for fact in found.agreeing] == ["other"]


@pytest.mark.parametrize("speaker", ["Hyundai Rotem", "Armament Agency", "Poland's Armament Agency"])
def test_a_party_to_the_deal_comes_before_a_newsroom(speaker: str) -> None:
    assert stands([make_fact("a", 71, stated_by=speaker), make_fact("b", 84)]) == "a"
    assert stands([make_fact("a", 84), make_fact("b", 71, stated_by=speaker)]) == "b"


def test_a_company_of_neither_side_is_no_party() -> None:
    assert stands([make_fact("a", 71, stated_by="Volvo"), make_fact("b", 84)]) == "b"


def test_an_exact_figure_comes_before_a_round_one() -> None:
    exact = make_fact("a", 71)
    assert stands([exact, make_fact("b", 60, qualifier="about")]) == "a"
    assert stands([exact, make_fact("b", 70, scope=["rounded"])]) == "a"


def test_a_party_with_a_round_figure_comes_before_a_newsroom_with_an_exact_one() -> None:
    party = make_fact("a", 60, qualifier="about", stated_by="Hyundai Rotem")
    assert stands([party, make_fact("b", 84)]) == "a"


def test_an_original_comes_before_a_reprint() -> None:
    facts = [make_fact("a", 71), make_fact("b", 84)]
    assert stands(facts, articles=[make_article("b", syndicated_from="Yonhap")]) == "a"


def test_a_fact_a_person_approved_comes_before_one_read_by_machine() -> None:
    assert stands([make_fact("a", 71), make_fact("b", 84, review="extracted")]) == "a"


def test_the_loser_stays_visible() -> None:
    facts = [make_fact("party", 71, stated_by="Hyundai Rotem"), make_fact("newsroom", 84)]
    assert (stands(facts), rivals(facts)) == ("party", ["newsroom"])


# --------------------------------------------------------------- any order


@st.composite
def several_facts(draw: st.DrawFn) -> list[Fact]:
    """Up to six facts of one attribute, some alike in all that ranks them but their names."""
    attribute = draw(st.sampled_from(["delivered_quantity", "ordered_quantity", "value", "planned_quantity"]))
    return [
        make_fact(
            f"article-{number}",
            draw(st.sampled_from([60, 62, 71, 84])),
            attribute=attribute,
            as_of=draw(st.sampled_from([None, "2024-10", "2024-11", "2024-11-18", "2025"])),
            qualifier=draw(st.sampled_from(["exact", "about", "over"])),
            modality=draw(st.sampled_from(["actual", "reported", "planned"])),
            scope=draw(st.sampled_from([[], ["disputed"], ["part"], ["total"], ["converted"]])),
            stated_by=draw(st.sampled_from(["The Herald", "Hyundai Rotem"])),
            corrects=draw(st.sampled_from([None, None, "article-0#1"])),
        )
        for number in range(draw(st.integers(1, 6)))
    ]


@given(several_facts(), st.randoms(use_true_random=False), st.booleans())
def test_the_result_never_depends_on_the_order_of_the_facts(facts: list[Fact], random: Random, asked: bool) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)
    wanted = Wanted(date(2024, 12, 1), asked=asked)
    assert parts(standing(facts, wanted)) == parts(standing(shuffled, wanted))


def parts(found: Standing | None) -> tuple[str, list[str], list[str]] | None:
    """What stands, the witnesses and the rivals, each by its id."""
    if found is None:
        return None
    return found.fact.id, sorted(f.id for f in found.agreeing), sorted(f.id for f in found.rivals)
