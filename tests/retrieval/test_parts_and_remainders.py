"""What is left, what is part of what, and whose word it is."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # What may still be ordered under a framework is its ceiling less the orders under it.
        ("How many K2s may Poland still order under the framework?", "640 tanks: 1,000 (covered by the framework)"),
        # The most that may be ordered is the framework's own figure.
        ("How many K9s can Poland order at most under its framework with Hanwha?", "672 howitzers covered"),
        # What one costs in each of two deals, laid side by side.
        (
            "Which of Poland's two K2 contracts works out dearer per tank?",
            "Second executive contract for K2 tanks and support vehicles (Poland): about $36.1 million",
        ),
        # What a maker sold abroad is all it sold there, whoever bought it.
        ("How many FA-50s has KAI sold outside Korea?", "90 aircraft ordered in all by Malaysia, Philippines"),
        # What share of a framework is under contract comes from the orders under it.
        ("What share of the K2 framework has been ordered?", "36 percent: 180 + 180 = 360 of 1,000 tanks"),
    ],
)
def test_the_shipped_records_tell(shipped: Answerer, question: str, expected: str) -> None:
    assert ask(shipped, question).headline.startswith(expected)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # The boats that facts count are no submarines.
        ("How many boats has Mauritius received?", "4 boats of 4 delivered to Mauritius"),
        # The first of several things to come is no first deal.
        ("When did the first of Mauritius's boats arrive?", "January 2024: start of deliveries to Mauritius"),
        # What was left a year ago isn't what is left once more has come.
        ("How many of Peru's Romanian aircraft are still to come?", "9 aircraft still to come for Peru"),
        # A country's adjective between a buyer and a product is the seller's; "już" is no "z".
        ("Ile pojazdów Sipa miała już Rumunia na początku marca 2024?", "Rumunia: dostarczono 4 pojazdy"),
        # A name that ends with an a is declined.
        ("Kiedy Rumunia podpisała umowę na Sipy?", "14 marca 2023"),
        # What several things share a word for is all of them.
        ("How many Shifas has Iceland ordered?", "3 ambulances ordered by Iceland"),
        # What isn't built there is all but what is.
        ("How many of Malaysia's first 30 ambulances were not assembled in Malaysia?", "10 ambulances: 30 (ordered)"),
        # What one year of it costs, where a source says so.
        ("What is the annual cost of Malawi's lease?", "$3.2 million"),
        # The upkeep that is a deal of its own.
        ("What is the maintenance deal for Finland's simulators worth?", "€21 million"),
        # The things themselves, without what is listed as left out.
        ("Leave out the control room: what did the radars themselves cost the Maldives?", "$24 million"),
        # By whose count: not by that of the side that is set aside.
        ("By Lima's own count, rather than Carpat's, how many aircraft had it on 15 May 2025?", "4 aircraft"),
        # By how much the one price that changed has changed.
        ("By how much did the amendment drive up Peru's bill?", "PEN 50 million"),
        # A bid that came to a contract is a contract.
        ("Which countries outside Vietnam have bought the VRX-5?", "Cambodia, Maldives and Suriname"),
        # The part of a partner is told by the sentence on it.
        ("What percentage of Norway's first call-off goes to Mjøsa Krutt?", "“Mjøsa Krutt will make the propelling"),
        # Why is told by the reason in whose sentence an unregistered name stands.
        ("Why is there no radar on Koh Tang yet?", "the jetty on Koh Tang was washed away"),
        ("Why did Skagen Sensor lose in Suriname?", "the Danes wanted cash"),
        # How late something came is the time between two dates on record.
        ("How many months late was Trinidad's first boat?", "8 months: "),
        ("¿Cuántos meses de retraso tuvo la primera lancha de Mauricio?", "6 meses"),
        # Terms that are on record in words.
        ("How long does Malawi's lease run?", "the lease runs for three years"),
        ("When does Norway's framework expire?", "valid to the end of 2028"),
        # An advance is a payment, though only a part of the price.
        ("How much was Mauritius's advance payment?", "MUR 360 million paid"),
        # Only what is counted is counted, not what came with it.
        ("How many sonars did Romania order?", "2 sonars ordered by Romania"),
        # A word for what a product is doesn't make two things of it.
        ("How many Fiach-L trainers did Finland buy?", "10 procedure trainers"),
        # Whoever got the contract won the tender that another lost.
        ("Who won the Romanian shell tender?", "Ostrobothnia Arms"),
        # What was planned is what was being negotiated.
        ("How many Sipas did Sweden originally plan to buy?", "12 vehicles under negotiation"),
        # A fleet that no order is recorded for is what a country has.
        ("How many boats does Estonia's border guard have?", "3 boats in service"),
        ("Which radar did Suriname turn down?", "Skagen Sensor"),
        # What is left of several orders is all of them less all that came.
        (
            "How many boats remain to be delivered to Trinidad across both contracts?",
            "3 boats still to come",
        ),
        # A country that sells is the seller by the words beside it, though it has some itself.
        ("How many satellites has Lithuania sold abroad?", "2 satellites ordered by Malaysia"),
        ("List the Estonian yard's export orders.", "4 deals on record: Four Merikotkas"),
        # The things alone are a part of the price.
        ("How much of the Malaysian contract is for the satellites themselves?", "MYR 470 million"),
        ("By how many shells was Norway's first call-off larger than its second?", "10,000 shells"),
    ],
)
def test_the_answer_begins(seventeenth: Answerer, question: str, expected: str) -> None:
    answer = ask(seventeenth, question)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.headline.startswith(expected)


def test_options_left_to_lapse_are_listed_by_that_state(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "Which deals had an option that was left unused?")
    assert answer.headline.startswith("3 deals on record: ")


def test_what_a_figure_was_before_it_changed_is_a_follow_up(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "What does Peru's Rândunica contract cost now?", "And before the amendment?")
    assert answer.headline.startswith("PEN 1.26 billion")


@pytest.mark.parametrize(
    "question",
    [
        "Was Malawi's deal for the RT-9T an outright purchase?",  # it is a lease
        "Is the Maldives radar deal a gift?",  # it has a price
    ],
)
def test_what_the_terms_are_not_is_a_no(seventeenth: Answerer, question: str) -> None:
    assert ask(seventeenth, question).yes_no is False


@pytest.mark.parametrize(
    "question",
    [
        "What will Jamaica do with the boats it bought?",  # it only talked
        "Why did Cambodia sign for two VRX-9s?",  # shelved before anything was signed
        "Which Lebanese pilots flew the RT-9A?",  # called off before one had come
        "When will Libya's forty Shifas arrive?",  # denied
    ],
)
def test_what_never_happened_is_corrected(seventeenth: Answerer, question: str) -> None:
    assert ask(seventeenth, question).outcome is Outcome.PREMISE_REJECTED


@pytest.mark.parametrize(
    "question",
    [
        "Of the 18 Rândunicas, how many of the 18 are of the naval version?",  # no 18
        "What does Malaysia pay for launch insurance alone?",  # the satellites alone are on record, not that
        "What share, in dollars, of the second Norwegian contract is for fuzes?",
        "How much cheaper was Romania's losing bid?",  # two prices of unlike things make no difference
        "Until when can Malaysia exercise its satellite option?",  # that it may doesn't say that it did
        "Did Pohorje lose in Romania on price?",  # that it lost doesn't tell on what
    ],
)
def test_what_no_fact_tells_is_declined(seventeenth: Answerer, question: str) -> None:
    assert ask(seventeenth, question).outcome is Outcome.DECLINED
