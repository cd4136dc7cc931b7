"""What a question takes up in passing: seats, a whole course, a penalty, a thing that lost, the price of one more."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import WORLDS, ask, build_answerer

RECORDED = [
    ("sixteenth", "How many of Brazil's Gripens are single-seaters?",
     "28 aircraft ordered by Brazil (Gripen E; Gripen fighters for Brazil), as of 24 October 2014 (Nordic Skies "
     "Weekly)"),
    ("third", "How many two-seaters are in Bulgaria's second batch of F-16s?",
     "1 aircraft ordered by Bulgaria (F-16D; Second lot of F-16 Block 70 fighters), as of 14 February 2023 (Sofia "
     "Ledger)"),
    ("sixteenth", "When did Estonia get its HIMARS?",
     "29 April 2025: by then all 6 launchers had been delivered to Estonia (HIMARS; HIMARS for Estonia), as of 29 "
     "April 2025 (Gulf of Finland Post)"),
    ("twelfth", "What does New Zealand pay for the fourth ship?",
     "JPY 27 billion: value of New Zealand's deal (Suzunami class; New Zealand's option on a fourth minehunter), as "
     "of 17 June 2026 (Tasman Naval Letter); proposed"),
    ("sixteenth", "What could the options add to Finland's David's Sling?",
     "€216 million: value of Finland's deal (David's Sling; Finland's option on more David's Sling equipment), as of "
     "12 November 2023 (Suomi Defence Review, citing Finnish defence ministry); proposed"),
    ("third", "Lockheed's own contract for Bulgaria's first F-16s: how much?",
     "$512 million: value of Bulgaria's deal (F-16 Block 70; First lot of F-16 Block 70 fighters), as of 20 November "
     "2020 (Sofia Ledger)"),
    ("twelfth", "Singapore's Nesher-3 rebuild, how many done and how many left?", "12 missiles of 30; 18 missiles"),
    ("twelfth", "Who says Chile ordered 80 missiles?",
     "Southern Cone Defence Brief, citing La Bitácora, 6 December 2022: 80 missiles ordered (Nesher-5; Nesher-5 "
     "coastal missiles for Chile) (reported, not confirmed); 80 counts sixteen training rounds without a warhead"),
]  # fmt: skip


@pytest.mark.parametrize(("world", "question", "headline"), RECORDED)
def test_what_a_question_means_by_the_way(world: str, question: str, headline: str) -> None:
    assert ask(build_answerer(WORLDS / world), question).headline == headline


@pytest.mark.parametrize(
    ("world", "question", "yes"),
    [
        ("sixteenth", "Did Jakarta have to pay a penalty for cancelling the Mirages?", False),
        ("third", "Did the C-27J win in Ecuador?", False),
        ("third", "Did the C-27J lose in Ecuador?", True),
        ("twelfth", "Did Bangladesh get an option?", False),
        ("twelfth", "Does Bangladesh's 2022 contract give it an option on more ships?", False),
        ("sixteenth", "Has Helsinki used any of its David's Sling options?", False),
    ],
)
def test_yes_or_no_by_what_is_said_of_just_that(world: str, question: str, yes: bool) -> None:
    assert ask(build_answerer(WORLDS / world), question).yes_no is yes


@pytest.mark.parametrize(
    ("world", "question", "outcome"),
    [
        ("twelfth", "Why did Kuwait extend its lease of the two RA-140S?", Outcome.PREMISE_REJECTED),
        ("third", "Which unit got Bangladesh's first CAESARs in 2024?", Outcome.PREMISE_REJECTED),
        ("sixteenth", "When will Croatia sign the contract for the F4 upgrade?", Outcome.DECLINED),
        ("twelfth", "What does one RA-140N cost the Netherlands?", Outcome.DECLINED),
        ("twelfth", "What price has Setonai quoted Dhaka for ships three and four?", Outcome.DECLINED),
        ("twelfth", "What will Whangārei get out of the minehunter programme?", Outcome.DECLINED),
    ],
)
def test_no_other_fact_stands_in(world: str, question: str, outcome: Outcome) -> None:
    assert ask(build_answerer(WORLDS / world), question).outcome is outcome


def test_the_whole_course_of_a_deal_has_its_signature_and_every_batch() -> None:
    told = ask(build_answerer(WORLDS / "sixteenth"), "Poland's TB2s from signature to the last delivery, with dates")
    assert [line.split(":")[0] for line in told.details if "planned" not in line] == [
        "24 May 2021", "October 2022", "May 2023", "December 2023", "16 May 2024",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("world", "questions", "headline"),
    [
        ("twelfth", ("What is New Zealand paying for its three minehunters?", "and a fourth would be how much?"),
         "JPY 27 billion: value of New Zealand's deal (Suzunami class; New Zealand's option on a fourth minehunter), "
         "as of 17 June 2026 (Tasman Naval Letter); proposed"),
        ("third", ("How many Rafales did Serbia order?", "and the two-seat ones?"),
         "2 aircraft ordered by Serbia (Rafale B; Rafale F4 fighters), as of 29 August 2024 (Adriatic Wire)"),
        ("sixteenth", ("Size of Norway's Leopard 2A8 order?", "how many of those are made in Germany?"),
         "17 tanks: 54 (ordered) − 37 (built in the buyer's country), as of 20 November 2025 (Bavaria Tank Journal); "
         "planned"),
    ],
)  # fmt: skip
def test_a_follow_up_means_part_of_what_was_spoken_of(world: str, questions: tuple[str, ...], headline: str) -> None:
    assert ask(build_answerer(WORLDS / world), *questions).headline == headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Countries that bought Airones, new or used - not leases, not tenders that went nowhere",
         "Cyprus, Netherlands and Tunisia"),
        ("Which countries bought Airones?", "Cyprus, Netherlands and Tunisia"),
        ("Which countries bought or leased Airones?", "Cyprus, Kuwait, Netherlands and Tunisia"),
    ],
)  # fmt: skip
def test_what_is_leased_is_not_bought(question: str, headline: str) -> None:
    assert ask(build_answerer(WORLDS / "twelfth"), question).headline == headline


def test_a_choice_of_two_countries_in_korean_compares_them() -> None:
    told = ask(build_answerer(WORLDS / "twelfth"), "소해함을 더 많이 주문한 나라는 뉴질랜드인가요, 방글라데시인가요?")
    assert told.headline.startswith("Suzunami-class minehunters for New Zealand (뉴질랜드): 3 척")


def test_two_deals_of_one_of_the_buyers_compare_no_buyers() -> None:
    told = ask(build_answerer(WORLDS / "twelfth"), "Who ordered more, New Zealand or Chile?")
    assert told.outcome is Outcome.DECLINED


def test_a_genitive_is_no_designation() -> None:
    told = ask(build_answerer(WORLDS / "twelfth"), "Which countries bought the Airone's naval version?")
    assert "Kuwait" not in told.headline  # which has the RA-140S
