"""Pages of what ships: each figure by itself with its date and source; sides that can't be compared say why."""

from datetime import date

import pytest

from index.names import NameKind
from retrieval.pages.comparison import Barrier, Comparison, compare
from retrieval.pages.countries import countries_on_record, deals_of_country
from retrieval.pages.deals import deal_page, overview_of
from retrieval.pages.finding import FoundCountries, find_countries, find_named_deals
from retrieval.pages.matching import is_question, matching_facts
from retrieval.pages.page import Line, View, figure_line, let_through, lines_of
from retrieval.pages.sides import find_sides
from retrieval.question import Subject
from retrieval.understanding.parse import Reader
from retrieval.wording.speech import load_speech
from tests.records_folder import DATA
from tests.retrieval.asking import build_answerer
from tests.retrieval.records import DEAL, make_fact, make_knowledge

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def view() -> View:
    return View(build_answerer(DATA).reader, load_speech("en"), TODAY)


def told(lines: tuple[Line, ...]) -> list[str]:
    return [f"{line.text}, {line.dated}".rstrip(", ") for line in lines]


# ----------------------------------------------------------------- countries


def test_a_countrys_deals_are_those_it_buys_and_those_it_sells_newest_first(view: View) -> None:
    poland, korea = (deals_of_country(name, view.knowledge) for name in ("Poland", "South Korea"))
    assert [deal.id for deal in poland.bought[:3]] == [
        "poland-chunmoo-ec3-2025",
        "poland-orka-bid",
        "poland-k2-ec2-2025",
    ]
    assert (len(poland.bought), poland.sold, korea.bought) == (12, (), ())
    assert len(korea.sold) == len(view.knowledge.records.deals)
    assert countries_on_record(view.knowledge)[:3] == [("South Korea", 56), ("Poland", 12), ("Philippines", 6)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Poland", FoundCountries(("Poland",), ("Poland",))),
        ("PL", FoundCountries(("Poland",), ("Poland",))),
        ("pl", FoundCountries(("Poland",), ("Poland",))),
        ("NATO", FoundCountries(*2 * (("Estonia", "Finland", "Norway", "Poland", "Romania", "Turkey"),))),
        ("폴란드", FoundCountries(("Poland",), ("Poland",))),
        ("w Polsce", FoundCountries(("Poland",), ("Poland",))),
        ("Corea del Sur", FoundCountries(("South Korea",), ("South Korea",))),
        ("Polland", FoundCountries(near=("Poland",))),
        ("Phillipines", FoundCountries(near=("Philippines",))),
        ("Germany", FoundCountries(("Germany",))),
        ("Xyzzy", FoundCountries()),
    ],
)
def test_a_country_is_found_by_any_form_of_its_name(view: View, text: str, found: FoundCountries) -> None:
    assert find_countries(text, view.knowledge) == found


# --------------------------------------------------------------------- deals


def test_a_deal_in_a_few_lines_has_its_state_and_main_figures_with_what_disputes_them(view: View) -> None:
    overview = overview_of(view.knowledge.records.deals["poland-k2-ec2-2025"], view)
    assert overview.parties == "Poland ← Hyundai Rotem (South Korea)"
    assert overview.status
    assert overview.status.text == "Contract signed"
    assert told(overview.figures) == [
        "180 tanks ordered, as of 1 August 2025 (Yonhap)",
        "about $6.5 billion contract value, as of 1 August 2025 (Yonhap, citing South Korea's defence ministry)",
        "Disputed: $6.7 billion according to wojna.co.pl, citing RMF24, 1 August 2025",
    ]


def test_every_line_of_every_deal_is_cited_by_the_sentence_it_rests_on(view: View) -> None:
    for deal in view.knowledge.records.deals.values():
        for line in deal_page(deal, view).lines:
            assert line.citations
            assert all(one.quote in one.article.text for one in line.citations)


def test_a_deal_names_its_framework_its_options_and_its_neighbours(view: View) -> None:
    deals = view.knowledge.records.deals
    first, framework = deal_page(deals["poland-k2-ec1-2022"], view), deal_page(deals["poland-k2-framework-2022"], view)
    finnish = deal_page(deals["finland-k9-2017"], view)
    assert first.framework == deals["poland-k2-framework-2022"]
    assert first.followed_by == (deals["poland-k2-ec2-2025"],)
    assert framework.call_offs == (deals["poland-k2-ec1-2022"], deals["poland-k2-ec2-2025"])
    assert finnish.options == (deals["finland-k9-2021"],)


@pytest.mark.parametrize(
    ("text", "ids", "sure"),
    [
        ("poland-k2-ec1-2022", ["poland-k2-ec1-2022"], True),
        ("First executive contract for K2 tanks", ["poland-k2-ec1-2022"], True),
        ("second K2 contract Poland", ["poland-k2-ec2-2025"], True),
        ("Contract for K9 howitzers", ["egypt-k9-2022", "vietnam-k9-2025"], True),
        ("Redbak", ["australia-redback-2023"], False),
        ("F-35", [], False),
    ],
)
def test_a_deal_is_found_by_id_title_or_what_tells_it(view: View, text: str, ids: list[str], sure: bool) -> None:
    found = find_named_deals(text, view)
    assert ([deal.id for deal in found.deals], found.sure) == (ids, sure)


# ---------------------------------------------------------------------- gate


def test_a_line_with_a_digit_of_no_source_is_not_shown(view: View) -> None:
    fact = make_fact("herald", 71)
    knowledge = make_knowledge([fact])
    case = View(Reader(knowledge, {}), view.speech, TODAY).case(Subject(deals=frozenset({DEAL.id})))
    assert [line.text for line in figure_line(fact, case)] == ["71 tanks delivered"]
    assert let_through("72 tanks delivered", "72 tanks", "", [fact], case) == []


def test_a_machine_read_line_is_marked(view: View) -> None:
    facts = [make_fact("herald", 71, review="extracted"), make_fact("post", 180, attribute="ordered_quantity")]
    case = View(Reader(make_knowledge(facts), {}), view.speech, TODAY).case(Subject(deals=frozenset({DEAL.id})))
    lines = lines_of([*case.rows(facts[0].attribute), *case.rows(facts[1].attribute)], case)
    assert [(line.text, line.unreviewed) for line in lines] == [
        ("71 tanks delivered", True),
        ("180 tanks ordered", False),
    ]


# --------------------------------------------------------------- comparisons


def names_of(text: str, view: View) -> list[str]:
    return [side.name for side in find_sides(text, view)]


def test_sides_are_told_apart_by_words_between_or_by_names_that_come_again(view: View) -> None:
    assert names_of("K2 Poland vs K9 Egypt", view) == ["K2 Black Panther · Poland", "K9 Thunder · Egypt"]
    assert names_of("K2 Poland K9 Egypt", view) == ["K2 Black Panther · Poland", "K9 Thunder · Egypt"]
    assert names_of("Poland Romania", view) == ["Poland", "Romania"]
    assert names_of("K9 Poland, Egypt, India", view) == [
        "K9 Thunder · Poland",
        "K9 Thunder · Egypt",
        "K9 Thunder · India",
    ]
    assert names_of("first K2 contract Poland vs second K2 contract Poland", view) == [
        "First executive contract for K2 tanks (Poland)",
        "Second executive contract for K2 tanks and support vehicles (Poland)",
    ]
    assert names_of("Poland", view) == ["Poland"]


def test_a_side_is_named_in_the_readers_language(view: View) -> None:
    polish = View(view.reader, load_speech("pl"), TODAY)
    assert names_of("K9 Polska kontra Egipt", polish) == ["K9 Thunder · Polska", "K9 Thunder · Egipt"]
    korean = View(view.reader, load_speech("ko"), TODAY)
    assert names_of("폴란드와 루마니아", korean) == ["폴란드", "루마니아"]


def by_role(text: str, view: View) -> dict[str, Comparison]:
    return {one.attribute.value: one for one in compare(find_sides(text, view))}


def test_counts_of_one_unit_are_ranked_with_the_members_of_each_sum(view: View) -> None:
    ordered = by_role("Poland vs Romania", view)["ordered_quantity"]
    assert ordered.barrier is None
    assert [amount.line.text for amount in ordered.amounts] == ["Poland: 364 howitzers", "Romania: 54 howitzers"]
    assert ordered.alone[:3] == ("FA-50 Fighting Eagle", "K239 Chunmoo", "K2 Black Panther")
    assert [member.text for member in ordered.amounts[0].members] == [
        "212 howitzers: K9A1; First executive contract for K9A1 howitzers",
        "152 howitzers: K9 Thunder; Second executive contract for K9A1 and K9PL howitzers",
    ]


def test_tanks_and_howitzers_are_shown_but_not_ranked_and_a_role_of_one_side_is_no_comparison(view: View) -> None:
    found = by_role("K2 Poland vs K9 Egypt", view)
    assert found["ordered_quantity"].barrier is Barrier.THINGS
    assert [amount.line.strong for amount in found["ordered_quantity"].amounts] == ["360 tanks", "about 200 howitzers"]
    assert found["delivered_quantity"] == Comparison(
        found["delivered_quantity"].attribute, (), Barrier.RECORD, ("K9 Thunder · Egypt",)
    )
    assert [amount.line.strong for amount in found["value"].amounts] == ["about $9.87 billion", "$1.65 billion"]


def test_an_order_is_not_held_against_a_framework(view: View) -> None:
    found = by_role("K2 Poland vs K2 Peru", view)
    assert found["ordered_quantity"].lacking == ("K2 Black Panther · Peru",)
    assert [amount.line.strong for amount in found["framework_quantity"].amounts] == ["1,000 tanks", "54 tanks"]


def test_amounts_are_compared_in_one_currency_and_what_has_none_is_named(view: View) -> None:
    estonia = by_role("Estonia vs Finland", view)["value"]
    assert [amount.line.strong for amount in estonia.amounts] == ["€420 million", "about €134 million"]
    norway = by_role("Estonia, Finland, Norway", view)["value"]
    assert [amount.line.strong for amount in norway.amounts] == ["€420 million", "about €134 million"]
    assert norway.lacking == ()
    assert [deal.id for deal in norway.left_out] == ["norway-k9-2017", "norway-k9-2025", "norway-chunmoo-2026"]
    india = by_role("K9 Poland vs K9 India", view)["value"]
    assert [amount.line.strong for amount in india.amounts] == ["$5 billion", "$253 million"]
    assert [deal.id for deal in india.left_out] == ["india-k9-2017", "india-k9-2024"]


# ------------------------------------------------------------- facts to send


def test_facts_of_the_deals_that_most_names_point_at_come_first_then_the_newest(view: View) -> None:
    question = view.read("K2 Poland")
    assert not is_question(question)
    found = matching_facts(question, view, 10)
    assert len(found) == 10
    assert all((one.fact.buyer, one.fact.deal[:9]) == ("Poland", "poland-k2") for one in found)
    days = [one.fact.as_of.end for one in found if one.fact.as_of]
    assert days == sorted(days, reverse=True)
    assert {"180 tanks delivered", "Completed"} <= {one.title for one in found}


def test_a_role_that_is_named_leads(view: View) -> None:
    question = view.read("delivered K9 Poland")
    assert matching_facts(question, view, 3)[0].title == "more than 200 howitzers delivered"


def test_nothing_typed_gives_the_newest_and_unknown_names_nothing(view: View) -> None:
    assert {one.fact.deal for one in matching_facts(view.read(""), view, 3)} == {"norway-chunmoo-2026"}
    assert matching_facts(view.read("blah"), view, 3) == []


def test_each_fact_is_told_in_full_with_its_sentence(view: View) -> None:
    for one in matching_facts(view.read("Poland"), view, 50):
        assert one.answer.citations[0].fact == one.fact.id
        assert one.answer.citations[0].quote == one.fact.quote


def test_names_are_looked_up_by_kind(view: View) -> None:
    assert {kind for kind, _ in view.read("Hanwha").mentions} == {NameKind.ORGANISATION}
    assert matching_facts(view.read("Hanwha"), view, 1)
