"""What an asker of a world nobody tuned for may expect: each rule with a question of its own, in the ninth world."""

from datetime import date

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import TODAY, ask


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # A word that facts count in is a thing, not a word nobody knows.
        ("How many bridges have reached Mongolia?", "0 bridges of 10 delivered to Mongolia"),
        ("How big is the Angolan Grom framework in launchers?", "up to 90 launchers covered"),
        # A variant is told by a word of its name.
        ("ambulances in the slovenian gams buy, just those", "8 carriers ordered by Slovenia"),
        # What the sentence on record calls it.
        ("How many reload vehicles came along with Angola's first batch of launchers?", "12 vehicles"),
        # A stated total that the variants add up to is the plain figure, and so are the later ones.
        ("How many Kestrels has Jordan received in all?", "89 turrets delivered in all by Jordan (Kestrel 90): 80 + 9"),
        # Launchers and the rockets that come with them are never one number.
        ("By how many launchers does the first Angolan call-off beat the second?", "6 launchers: 24 launchers"),
        # The side that is named.
        ("Who was Slovenia's signatory on the Gams contract?", "Tine Hribar – signatory"),
        ("Which Angolan general signed the Grom framework?", "Domingos Kiala – signatory"),
        # What is left of an option is what stays under option.
        ("How many of Slovenia's options are still unexercised?", "8 carriers under option"),
        # What was planned when it was signed.
        (
            "What delivery date for the last Sri Lankan boat was being quoted when the contract was signed?",
            "2026: deliveries to Sri Lanka due",
        ),
        # A state of delivery says how much has come.
        ("How far along is Jordan's second turret order?", "In delivery: 9 turrets of 36 delivered to Jordan"),
        # What is built in the seller's country is all but the rest.
        ("Of Jordan's first 80 Kestrels, how many were assembled in Belgium?", "30 turrets: 80 (ordered) − 50"),
        # Why is told by the one reason on record, whoever is said to have lost.
        ("What killed the Mexican Tero deal?", "the engine's maker stopped production"),
        ("Which shipyard was passed over in favour of Skagen Marine by Ireland?", "Chantiers Iroise – losing bidder"),
        ("Number of bridges Mongolia is having overhauled", "14 bridges"),
    ],
)
def test_the_answer_begins(ninth: Answerer, question: str, expected: str) -> None:
    answer = ask(ninth, question)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.headline.startswith(expected)


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Will Ireland's boats be assembled in Ireland?", False),  # none of them is
        ("Are the Terne 45s for Sri Lanka all built in Denmark?", False),
        ("Are all the Kestrels from the 2021 contract in Jordan by now?", True),  # not of the contract of 2024
        ("Has Mexico put its name to a contract for the Rajawali?", False),
    ],
)
def test_yes_or_no(ninth: Answerer, question: str, yes: bool) -> None:
    assert ask(ninth, question).yes_no is yes


@pytest.mark.parametrize(
    "question",
    [
        "How many Kestrels has Oman got?",  # Romania is in the articles, Oman isn't
        "How many radars are on the Terne 60?",
    ],
)
def test_what_no_fact_tells_is_declined(ninth: Answerer, question: str) -> None:
    assert ask(ninth, question).outcome is Outcome.DECLINED


def test_a_common_word_is_no_slip_for_a_name(ninth: Answerer) -> None:
    answer = ask(ninth, "In terms of dollars, was Angola's first or second call-off more expensive?")
    assert answer.headline.startswith("First call-off of Grom 128 launchers (Angola): $84 million")  # no Tero


def test_two_questions_by_their_marks_get_two_answers(ninth: Answerer) -> None:
    answer = ask(ninth, "Has Angola drawn its Grom framework down completely? What is left in it?")
    assert answer.yes_no is False
    assert "48 launchers" in answer.headline


def test_a_comma_parts_questions_that_each_ask(shipped: Answerer) -> None:
    answer = ask(shipped, "When was the second K2 contract signed, how many tanks is it for?")
    assert "1 August 2025" in answer.headline
    assert "180 tanks" in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "How is Jordan using the 40 turrets it added through its option?",  # it lapsed
        "When did Jordan reject the Kestrel?",  # it was bought
    ],
)
def test_a_false_premise_is_corrected(ninth: Answerer, question: str) -> None:
    assert ask(ninth, question).outcome is Outcome.PREMISE_REJECTED


def test_what_was_known_before_the_signing_isnt_what_was_signed(shipped: Answerer) -> None:
    answer = ask(shipped, "What price was reported for Iraq's missiles before the contract was signed?")
    assert answer.headline.startswith("$2.5 billion")


def test_a_memorandum_is_no_contract(shipped: Answerer) -> None:
    answer = ask(shipped, "Has Estonia signed a contract for Chunmoo?", today=date(2025, 10, 30))
    assert answer.yes_no is False


def test_a_noun_for_a_deal_claims_no_signing(shipped: Answerer) -> None:
    answer = ask(shipped, "Do Warsaw and Seoul agree on what the second K2 contract cost?")
    assert answer.outcome is Outcome.DECLINED


def test_a_part_of_a_price_is_money_not_a_share(shipped: Answerer) -> None:
    assert ask(shipped, "How much of the 2008 Turkish deal was for technology?").strong == "$330 million"
    assert ask(shipped, "How much of the Polish FA-50 package is for the PL version?").strong == "$2.3 billion"


def test_two_figures_named_are_laid_side_by_side(shipped: Answerer) -> None:
    answer = ask(shipped, "Which of the two figures for the second K2 contract, 6.5 or 6.7 billion, is Polish?")
    assert answer.headline.startswith("Sources disagree: about $6.5 billion")


def test_percentages_are_never_added(shipped: Answerer) -> None:
    answer = ask(shipped, "What proportion of the Vajra is Indian made?")
    assert "110" not in answer.headline


def test_a_question_that_fits_several_buyers_is_asked_back(shipped: Answerer) -> None:
    assert ask(shipped, "How many Chunmoo launchers were ordered?").outcome is Outcome.CLARIFY


def test_a_follow_up_for_the_others_leaves_out_who_was_spoken_of(shipped: Answerer) -> None:
    answer = ask(shipped, "How many Chunmoo launchers did Norway order?", "who else has it?")
    assert answer.headline == "Estonia and Poland"


def test_a_follow_up_goes_from_the_first_delivery_to_the_last(shipped: Answerer) -> None:
    answer = ask(shipped, "When does Romania get its first K9?", "and the last?")
    assert answer.headline.startswith("2032: deliveries to Romania due")


def test_a_year_alone_is_a_follow_up(shipped: Answerer) -> None:
    answer = ask(shipped, "How many K9s did India order in 2017?", "2024?")
    assert answer.headline.startswith("100 howitzers ordered by India")
    assert "Second contract" in answer.headline


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # Two counts asked for at once, in the order of a deal's life.
        ("Prut bridges: number sent off and number arrived in Mongolia?", ("4 bridges shipped", "0 bridges")),
        # Where nothing is ordered yet, the plan tells how many will be.
        ("How many Rajawalis will Mexico buy?", ("16 trainers under negotiation",)),
        # What was before a deal isn't what was in it.
        ("Before its 2024 order, how many Kestrels had Jordan ordered?", ("80 turrets ordered by Jordan",)),
        # What is left to pay of two call-offs isn't the difference of their prices.
        ("Total dollar value of Angola's two call-offs", ("$153 million",)),
        # The sort of value decides: a party that lost, not one that sells.
        ("Who lost to the Grom?", ("Karoo Rockets",)),
        # A share of a framework comes from its call-offs.
        ("What share of the Grom framework has been delivered?", ("47 percent: 24 + 18 = 42 of 90 launchers",)),
        # What has no tax in it is the plain price.
        ("Kestrel contract value?", ("€191 million", "€98 million")),
        # The only buyer there is was the first.
        ("Who was the first to sign for the Tero?", ("Dominican Republic",)),
    ],
)
def test_the_answer_says(ninth: Answerer, question: str, expected: tuple[str, ...]) -> None:
    answer = ask(ninth, question)
    assert answer.outcome is Outcome.ANSWERED
    assert [part for part in expected if part not in answer.headline] == []


@pytest.mark.parametrize(
    ("question", "today", "yes"),
    [
        ("Did Jordan's two contracts add up to more than 110 turrets?", TODAY, True),
        ("Is it true that Botswana bought Gams carriers?", TODAY, False),  # it leases them
        ("Had Sri Lanka received any boat by the end of 2024?", TODAY, True),  # one, on 11 December
        ("Is Mexico still buying the Tero?", date(2025, 10, 15), False),
        ("Has Ireland signed?", date(2025, 9, 1), False),
    ],
)
def test_yes_or_no_on_a_day(ninth: Answerer, question: str, today: date, yes: bool) -> None:
    assert ask(ninth, question, today=today).yes_no is yes


@pytest.mark.parametrize(
    "question",
    [
        "When did Cyprus receive its three aerostats?",  # the first is due in March 2027
        "How many of its 20 Teros does Mexico fly?",  # the purchase was called off
        "What did Botswana pay to buy its Gams?",  # it leases them
    ],
)
def test_what_never_happened_is_corrected(ninth: Answerer, question: str) -> None:
    assert ask(ninth, question).outcome is Outcome.PREMISE_REJECTED


def test_a_fleet_of_a_period_is_of_its_time(shipped: Answerer) -> None:
    assert ask(shipped, "What was the Philippine FA-50 fleet in mid-2025?").strong == "11 aircraft"


def test_why_a_delivery_is_late_takes_nothing_false_for_granted(shipped: Answerer) -> None:
    answer = ask(shipped, "FA-50PL 인도가 늦어지는 이유는?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.headline.startswith("integration of a US missile needs US consent")


def test_what_is_left_of_an_option_is_computed_in_the_open(shipped: Answerer) -> None:
    answer = ask(shipped, "How many guns of Norway's 2017 K9 option were left after the 2022 purchase?")
    assert answer.headline.startswith("20 howitzers: 24 (under option) − 4 (ordered)")
