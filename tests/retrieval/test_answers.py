"""Questions over the records that ship: outcome, figures, dates and sources of the answers, each written in full."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.config import Config, Paths
from bot.service import Service
from retrieval.answer import Answer, Outcome, Reason
from retrieval.answerer import Answerer
from tests.records_folder import HERALD, NEWEST

TODAY = date(2026, 11, 21)
YONHAP = "2025-08-02-yonhap-poland-k2-ec2-2025"
AP = "2022-08-26-ap-via-kesq-poland-k2-ec1-2022"

Value = tuple[object, str, str]  # as a figure of the answer: value, unit, attribute


@dataclass(frozen=True)
class Expected:
    """What comes of a question; `cited` are the articles of its sources in order, each once."""

    figures: tuple[Value, ...]
    as_of: str | None
    cited: tuple[str, ...]
    strong: str
    yes_no: bool | None = None
    outcome: Outcome = Outcome.ANSWERED
    reason: Reason | None = None


def tanks(number: int, attribute: str) -> Value:
    return (Decimal(number), "tanks", attribute)


def howitzers(number: int, attribute: str) -> Value:
    return (Decimal(number), "howitzers", attribute)


def text(value: str, attribute: str) -> Value:
    return (value, "", attribute)


def money(number: int | str, currency: str, attribute: str = "value") -> Value:
    return (Decimal(number), currency, attribute)


def ask(shipped: Answerer, question: str, today: date = TODAY) -> Answer:
    return shipped.answer(question, today)[0]


def cited(answer: Answer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.article.id for citation in answer.citations))


def found(answer: Answer) -> Expected:
    """An answer, as it is expected."""
    figures = ((f.value if isinstance(f.value, Decimal) else str(f.value), f) for f in answer.figures)
    return Expected(
        tuple((value, figure.unit, figure.attribute.value) for value, figure in figures),
        str(answer.as_of) if answer.as_of else None,
        cited(answer),
        answer.strong,
        answer.yes_no,
        answer.outcome,
        answer.reason,
    )


# --------------------------------------------------------- the two headlines


def test_as_of_18_november_2024_it_is_71_of_180(shipped: Answerer) -> None:
    answer = ask(shipped, "How many K2s have been delivered to Poland?", date(2024, 11, 18))
    assert [(str(f.value), str(f.as_of), f.fact) for f in answer.figures] == [("71", "2024-11-18", f"{HERALD}#1")]
    assert (answer.strong[:3], "180" in answer.headline, cited(answer)) == ("71 ", True, (HERALD,))


def test_today_it_is_180_as_of_13_november_2025(shipped: Answerer) -> None:
    answer = ask(shipped, "How many K2s have been delivered to Poland?")
    assert [(str(f.value), str(f.as_of), f.fact) for f in answer.figures] == [("180", "2025-11-13", f"{NEWEST}#1")]
    assert (answer.strong[:4], str(answer.as_of), cited(answer)[0]) == ("180 ", "2025-11-13", NEWEST)


# ------------------------------------------------------- one of each kind

SIMPLE = {
    "How many K2 tanks did Poland order in the first executive contract?": Expected(
        (tanks(180, "ordered_quantity"),), "2024-11-18", (HERALD, AP, YONHAP), "180 tanks"
    ),
    "How many K9PL howitzers did Poland order?": Expected(
        (howitzers(146, "ordered_quantity"),),
        "2023-12-02",
        ("2023-12-02-warsaw-point-poland-k9-ec2-2023",),
        "146 howitzers",
    ),
    "How many support vehicles come with the second K2 contract?": Expected(
        ((Decimal(81), "vehicles", "support_vehicles"),), "2025-08-01", (YONHAP,), "81 vehicles"
    ),
    "How many K2s were delivered to Poland in December 2024?": Expected(
        (tanks(7, "delivered_batch"),), "2024-12-17", ("2024-12-17-milmag-poland-k2-ec1-2022",), "7 tanks"
    ),
    "How many K9s remain under the Polish framework?": Expected(
        (howitzers(308, "remaining_quantity"),),
        "2023-12-04",
        ("2023-12-04-the-korea-herald-poland-k9-framework-2022",),
        "308 howitzers",
    ),
    "How many K9 howitzers does Norway have an option for?": Expected(
        (howitzers(24, "optional_quantity"),), "2017-12-20", ("2017-12-20-defense-news-norway-k9-2017",), "24 howitzers"
    ),
    "How many howitzers are under option for Finland?": Expected(
        (howitzers(48, "optional_quantity"),), "2017", ("2022-11-19-defence-blog-finland-k9-2017",), "48 howitzers"
    ),
    "How many K9s are covered by Poland's framework agreement?": Expected(
        (howitzers(672, "framework_quantity"),),
        "2022-07",
        ("2023-12-04-the-korea-herald-poland-k9-framework-2022",),
        "672 howitzers",
    ),
    "How many infantry fighting vehicles did Australia plan to buy?": Expected(
        ((Decimal(129), "vehicles", "planned_quantity"),),
        "2023-07-31",
        ("2023-07-31-upi-via-yahoo-australia-redback-2023",),
        "129 vehicles",
    ),
    "How many FA-50s does the Philippines have in service?": Expected(
        ((Decimal(11), "aircraft", "in_service_quantity"),),
        "2025-06-04",
        ("2025-06-04-flightglobal-philippines-fa50-2014",),
        "11 aircraft",
    ),
    "How many K9s did Egypt order?": Expected(
        (howitzers(200, "ordered_quantity"),),
        "2022-02-02",
        ("2022-02-02-middle-east-monitor-egypt-k9-2022",),
        "about 200 howitzers",
    ),
    "What is Egypt's K9 deal worth?": Expected(
        (money(1_650_000_000, "USD"), money(2_000_000_000_000, "KRW")),
        "2022-02-01",
        ("2022-02-01-defence-blog-egypt-k9-2022",),
        "$1.65 billion",
    ),
    "How much is Egypt's K9 contract worth in won?": Expected(
        (money(2_000_000_000_000, "KRW"),), "2022-02-01", ("2022-02-01-defence-blog-egypt-k9-2022",), "2 trillion won"
    ),
    "What is the value of the first K2 contract in PLN net?": Expected(
        (money(15_980_000_000, "PLN"),), "2022-08-26", ("2024-12-17-milmag-poland-k2-ec1-2022",), "PLN 15.98 billion"
    ),
    "When was the second K2 contract signed?": Expected(
        (text("2025-08-01", "signed"),), "2025-08-01", (YONHAP, "2025-08-01-rmf24-poland-k2-ec2-2025"), "1 August 2025"
    ),
    "When are the K2PL deliveries due?": Expected((text("2030", "delivery_due"),), "2025-11-13", (NEWEST,), "2030"),
    "Who signed the comprehensive agreement with Peru?": Expected(
        (text("Lee Yong-bae", "signatory"), text("Jorge Zapata", "signatory")),
        "2024-11-16",
        (HERALD,),
        "Lee Yong-bae and Jorge Zapata",
    ),
    "Who attended the signing of the second K2 contract?": Expected(
        (text("Ahn Gyu-back", "attendee"), text("Wladyslaw Kosiniak-Kamysz", "attendee")),
        "2025-08-01",
        (YONHAP,),
        "Ahn Gyu-back and Wladyslaw Kosiniak-Kamysz",
    ),
    "Who is the local partner for the K2PL?": Expected(
        (text("Bumar-Labedy", "local_partner"),), "2025-08-01", ("2025-08-04-trt-poland-k2-ec2-2025",), "Bumar-Labedy"
    ),
    "Where was the second K2 contract signed?": Expected(
        (text("Gliwice", "place"),), "2025-08-01", (YONHAP,), "Gliwice"
    ),
    "What is the status of the first K2 contract?": Expected(
        (text("completed", "status"),), "2025-11-13", (NEWEST,), "Completed"
    ),
    "What is the status of Poland's Orka bid?": Expected(
        (text("lost", "status"),), "2025-11-26", ("2025-11-27-baird-maritime-poland-orka-bid",), "Lost to a competitor"
    ),
    "Why was the FA-50PL delayed?": Expected(
        (text("integration of a US missile needs US consent", "reason"),),
        "2024-10-15",
        ("2024-10-15-alert-5-poland-fa50-2022",),
        "integration of a US missile needs US consent",
    ),
}


@pytest.mark.parametrize("question", SIMPLE)
def test_a_question_gets_the_figure_of_its_role(shipped: Answerer, question: str) -> None:
    assert found(ask(shipped, question)) == SIMPLE[question]


# ------------------------------------------------------------- computations


def test_what_is_still_to_come_is_computed_in_the_open(shipped: Answerer) -> None:
    question = "How many K2s are still to be delivered to Poland under the first contract?"
    answer = ask(shipped, question, date(2024, 11, 18))
    assert found(answer) == Expected(
        (tanks(109, "remaining_quantity"), tanks(71, "delivered_quantity"), tanks(180, "ordered_quantity")),
        "2024-11-18",
        (HERALD,),
        "109 tanks",
    )
    assert [figure.fact for figure in answer.figures] == [None, f"{HERALD}#1", f"{HERALD}#2"]


def test_a_total_lists_its_members(shipped: Answerer) -> None:
    answer = ask(shipped, "How many K2 tanks has Poland ordered in total?")
    ordered = "ordered_quantity"
    assert found(answer) == Expected(
        (tanks(360, ordered), tanks(180, ordered), tanks(180, ordered)), "2025-08-01", (HERALD, YONHAP), "360 tanks"
    )
    assert "180 + 180" in answer.headline
    assert [line.partition(":")[0] for line in answer.details] == ["180 tanks", "180 tanks"]


def test_a_price_apiece_shows_what_it_was_divided_from(shipped: Answerer) -> None:
    answer = ask(shipped, "How much does one K2 tank cost in the second deal?")
    assert found(answer) == Expected(
        (
            money(36_100_000, "USD", "unit_price"),
            money(6_500_000_000, "USD"),
            tanks(180, "ordered_quantity"),
        ),
        "2025-08-01",
        (YONHAP,),
        "about $36.1 million",
    )
    assert "about $6.5 billion ÷ 180 tanks" in answer.headline
    assert [line for line in answer.details if "is no list price" in line] == list(answer.details)


def test_deliveries_as_they_grew(shipped: Answerer) -> None:
    answer = ask(shipped, "timeline of K2 deliveries to Poland")
    assert [f"{figure.as_of}: {figure.value}" for figure in answer.figures] == [
        "2022-12-06: 10",
        "2024-03-11: 31",
        "2024-03-20: 46",
        "2024-11-18: 71",
        "2024-11-30: 77",
        "2024-12-17: 84",
        "2025-06: 119",
        "2025-11-13: 180",
    ]
    assert answer.details[6] == "June 2025: at least 119 tanks delivered (Spider's Web)"


# --------------------------------------------------------------- yes and no

YES_NO = {
    "Has Poland received all 180 K2 tanks of the first contract?": (True, NEWEST),
    "Did Poland order 180 K2 tanks in the first contract?": (True, HERALD),
    "Did Poland sign a second K2 contract?": (True, YONHAP),
    "Has the second Indonesian submarine contract been delayed?": (
        True,
        "2021-03-17-the-korea-herald-indonesia-submarines-2011",
    ),
    "Is Poland's K2 framework binding?": (False, "2022-07-28-yonhap-poland-k2-framework-2022"),
    "Has Peru signed a contract for K2 tanks?": (False, "2025-12-10-caliber-az-peru-k2-k808-framework-2025"),
    "Did Poland buy 1,000 K2s?": (False, HERALD),
}


@pytest.mark.parametrize("question", YES_NO)
def test_yes_or_no_with_the_fact_that_decides_it(shipped: Answerer, question: str) -> None:
    answer = ask(shipped, question)
    assert (answer.outcome, answer.yes_no, cited(answer)[0]) == (Outcome.ANSWERED, *YES_NO[question])
    assert answer.strong == ("Yes" if answer.yes_no else "No")


def test_the_framework_is_told_from_the_360_under_contract(shipped: Answerer) -> None:
    answer = ask(shipped, "Did Poland buy 1,000 K2s?")
    ordered = "ordered_quantity"
    assert found(answer).figures == (tanks(360, ordered), tanks(180, ordered), tanks(180, ordered))
    assert any(line.startswith("1,000 tanks covered by the framework") for line in answer.details)


def test_an_order_that_is_only_a_framework_is_put_right(shipped: Answerer) -> None:
    answer = ask(shipped, "How many tanks did Peru order?")
    assert found(answer) == Expected(
        (tanks(54, "framework_quantity"),),
        "2025-12-09",
        ("2025-12-10-korea-joongang-daily-peru-k2-k808-framework-2025",),
        answer.strong,
        outcome=Outcome.PREMISE_REJECTED,
    )


# -------------------------------------------------------------------- lists


@pytest.mark.parametrize(
    ("question", "strong"),
    [
        ("Which countries have ordered the FA-50?", "Malaysia, Philippines and Poland"),
        (
            "Which countries have bought the K9?",
            "Australia, Egypt, Estonia, Finland, India, Norway, Poland, Romania, Turkey and Vietnam",
        ),
        ("Who sells the K2?", "Hyundai Rotem"),
    ],
)
def test_a_list_names_each_once(shipped: Answerer, question: str, strong: str) -> None:
    answer = ask(shipped, question)
    assert (answer.outcome, answer.strong, answer.figures) == (Outcome.ANSWERED, strong, ())


def test_a_list_has_a_line_and_a_source_for_each(shipped: Answerer) -> None:
    answer = ask(shipped, "Which countries have ordered the FA-50?")
    assert [line.partition(" (")[0] for line in answer.details] == [
        "Poland: 48 aircraft ordered",
        "Philippines: 12 aircraft ordered",
        "Malaysia: 18 aircraft ordered",
        "Philippines: 12 aircraft ordered",
    ]
    assert cited(answer) == (
        "2022-09-16-gagadget-poland-fa50-2022",
        "2025-06-11-overt-defense-philippines-fa50-2014",
        "2023-02-24-defense-news-malaysia-fa50-2023",
        "2025-06-sunstar-philippines-fa50-2014",
    )


def test_a_refusal_is_the_ground_of_neither_yes_nor_no(shipped: Answerer) -> None:
    answer = ask(shipped, "Had Poland received 999 K2 tanks as of June 2024?")
    assert (answer.outcome, answer.reason, answer.yes_no) == (Outcome.DECLINED, Reason.OUTSIDE_TIME, None)
    assert answer.headline == "No figure from near 30 June 2024 is on record."


# ---------------------------------------------------------- where they differ

CONFLICTS = {
    "What did Romania pay for its K9s?": (
        "about $1 billion",
        "Disputed: $938 million according to KBS World, 10 July 2024",
        "2024-07-10-kbs-world-romania-k9-2024",
    ),
    "When were the K808s to be delivered to Peru?": (
        "December 2024",
        "Disputed: December 2025 according to Korea JoongAng Daily, 22 May 2024",
        "2024-05-22-korea-joongang-daily-peru-k808-2024",
    ),
    "How many Chunmoo launchers did Poland order?": (
        "290 launchers",
        "Disputed: about 200 launchers according to KBS World, 4 November 2022",
        "2022-11-04-kbs-world-poland-chunmoo-ec1-2022",
    ),
}


@pytest.mark.parametrize("question", CONFLICTS)
def test_a_source_that_says_otherwise_is_shown_and_cited(shipped: Answerer, question: str) -> None:
    strong, line, source = CONFLICTS[question]
    answer = ask(shipped, question)
    assert (answer.outcome, answer.strong) == (Outcome.ANSWERED, strong)
    assert (line in answer.details, source in cited(answer)) == (True, True)


def test_who_says_so(shipped: Answerer) -> None:
    answer = ask(shipped, "Who says 71?")
    assert found(answer) == Expected(
        (tanks(71, "delivered_quantity"),), "2024-11-18", (HERALD,), "The Korea Herald, citing Hyundai Rotem"
    )


def test_a_misspelt_name_is_assumed_out_loud(shipped: Answerer) -> None:
    answer = ask(shipped, "How many K2 Blak Panther tanks did Poland order?")
    assert (answer.outcome, answer.strong) == (Outcome.ANSWERED, "360 tanks")
    assert "Assuming you mean Black Panther." in answer.notes


# ----------------------------------------------------------------- refusals

REFUSALS: dict[str, tuple[Reason, str | None, tuple[str, ...]]] = {
    "What did Ruritania buy?": (Reason.UNKNOWN_NAME, None, ()),
    "How many Zorglub tanks did Poland order?": (Reason.UNKNOWN_NAME, None, ()),
    "What is the best recipe for pancakes?": (Reason.NOT_ABOUT_DEALS, None, ()),
    "What is the armour thickness of the K2PL?": (Reason.NOT_RECORDED, "64 tanks ordered", (NEWEST,)),
    "How many K9s does Norway have in service?": (
        Reason.NOT_RECORDED,
        "24 howitzers ordered",
        ("2017-12-20-defense-news-norway-k9-2017",),
    ),
    "How many K9s had Poland received by 1 January 2025?": (
        Reason.OUTSIDE_TIME,
        "48 howitzers delivered",
        ("2023-10-wp-tech-poland-k9-ec1-2022",),
    ),
}


@pytest.mark.parametrize("question", REFUSALS)
def test_a_refusal_says_why_and_gives_the_nearest_fact_as_no_answer(shipped: Answerer, question: str) -> None:
    reason, nearest, sources = REFUSALS[question]
    answer = ask(shipped, question)
    assert found(answer) == Expected((), None, sources, "", outcome=Outcome.DECLINED, reason=reason)
    labels = [line.partition(": ")[2].partition(":")[0] for line in answer.details]
    assert labels == ([nearest] if nearest else [])
    assert all(line.startswith("Not the answer, but the nearest on record: ") for line in answer.details)


def test_no_refusal_has_a_figure_in_its_headline(shipped: Answerer) -> None:
    headlines = [ask(shipped, question).headline for question in REFUSALS]
    assert [line for line in headlines if any(c.isdigit() for c in line)] == [
        "No figure from near 1 January 2025 is on record."
    ]


# ----------------------------------------------------------------- passages


@pytest.fixture(scope="module")
def service(recorded: Path) -> Iterator[Service]:
    """Some of the records, with their passages and the real model."""
    service = Service(Config(paths=Paths(data=recorded)))
    yield service
    service.close()


def test_what_no_fact_says_is_quoted_from_the_passage_that_does(service: Service) -> None:
    answer = service.ask("What did Ahn Gyu-back offer in Gliwice besides the tanks?", today=TODAY)
    quote = answer.citations[0].quote
    assert found(answer) == Expected((), None, (YONHAP,), "")
    assert "Ahn also offered cooperation on the submarines Warsaw wants to acquire." in quote
    assert (quote in answer.citations[0].article.text, answer.citations[0].fact) == (True, None)


def test_a_why_is_quoted_in_the_articles_words(service: Service) -> None:
    answer = service.ask("Why is the Peruvian K808 contract a first for Hyundai Rotem?", today=TODAY)
    first = "2024-05-22-the-korea-herald-peru-k808-2024"
    assert (answer.outcome, answer.citations[0].article.id) == (Outcome.ANSWERED, first)
    assert answer.strong == (
        "first Korean armoured vehicle sale in Latin America and Hyundai Rotem's first entry into Latin America"
    )
    assert answer.citations[0].quote in answer.citations[0].article.text


def test_what_no_passage_says_is_not_on_record(service: Service) -> None:
    answer = service.ask("How does the K2 autoloader work?", today=TODAY)
    assert (answer.outcome, answer.reason, answer.headline) == (
        Outcome.DECLINED,
        Reason.NOT_RECORDED,
        "The records don't say.",
    )


def test_an_age_counts_whole_months_only(shipped: Answerer) -> None:
    answer, _ = shipped.answer("How old is the figure of 71 K2s delivered to Poland?", date(2025, 11, 17))
    assert "(11 months ago)" in answer.headline or "11 months" in answer.headline
