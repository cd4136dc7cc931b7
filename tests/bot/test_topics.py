"""What can be followed: names in any language, alone or together; what isn't known is suggested, never followed."""

from datetime import date

import pytest

from bot.topics import Topic, describe, matcher, read_topic
from retrieval.understanding.parse import Reader
from retrieval.wording.speech import load_speech
from tests.records_folder import DATA
from tests.retrieval.asking import build_answerer

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Reads over the records that ship."""
    return build_answerer(DATA).reader


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Poland", Topic(countries=("Poland",))),
        ("K2 Poland", Topic(countries=("Poland",), products=("k2",))),
        ("K2 dla Polski", Topic(countries=("Poland",), products=("k2",))),
        ("폴란드 K2", Topic(countries=("Poland",), products=("k2",))),
        ("K2 para Polonia", Topic(countries=("Poland",), products=("k2",))),
        ("Peru and Poland", Topic(countries=("Peru", "Poland"))),
        ("Hanwha Aerospace", Topic(organisations=("hanwha-aerospace",))),
        ("first executive contract for K2 tanks", Topic(deals=("poland-k2-ec1-2022",))),
        ("NATO", Topic(groups=("nato",))),
        ("Austria", Topic(countries=("Austria",))),  # no deal yet, and that is just what may change
    ],
)
def test_names_are_a_topic(text: str, topic: Topic, reader: Reader) -> None:
    assert read_topic(text, reader, TODAY, load_speech("en")).topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "How many K2s have been delivered to Poland?",
        "K2 deliveries Poland",
        "who says so?",
        "ile K2 dostarczono Polsce",
        "did Poland buy 1,000 K2s",
    ],
)
def test_what_asks_something_is_a_question(text: str, reader: Reader) -> None:
    reading = read_topic(text, reader, TODAY, load_speech("en"))
    assert (reading.topic, reading.is_question, reading.suggestions) == (None, True, ())


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("Polnd", ("Poland",)),
        ("K2 Polnd", ("K2 Black Panther · Poland",)),
        ("Hyundai Rotm", ("Hyundai Rotem",)),
        ("Black Panter", ("K2 Black Panther",)),
        ("F-35 Poland", ("Poland",)),
        ("Wakanda", ()),
        ("", ()),
    ],
)
def test_what_nobody_recorded_is_no_topic_but_a_suggestion(
    text: str, suggestions: tuple[str, ...], reader: Reader
) -> None:
    reading = read_topic(text, reader, TODAY, load_speech("en"))
    assert (reading.topic, reading.is_question, reading.suggestions) == (None, False, suggestions)


@pytest.mark.parametrize("language", ["en", "ko", "pl", "es"])
def test_a_suggestion_can_be_followed_as_it_stands(language: str, reader: Reader) -> None:
    speech = load_speech(language)
    [suggestion] = read_topic("K2 Polnd", reader, TODAY, speech).suggestions
    topic = Topic(countries=("Poland",), products=("k2",))
    assert read_topic(suggestion, reader, TODAY, speech).topic == topic
    assert describe(topic, reader.knowledge, speech) == suggestion


def test_a_topic_survives_being_kept() -> None:
    topic = Topic(countries=("Poland",), products=("k2", "k9"))
    assert Topic.load(topic.dump()) == topic
    assert topic.dump() == '{"countries": ["Poland"], "products": ["k2", "k9"]}'


@pytest.mark.parametrize(
    ("topic", "buyers", "products"),
    [
        (Topic(countries=("Peru",), products=("k2",)), {"Peru"}, {"k2"}),
        (Topic(countries=("Norway",)), {"Norway"}, {"chunmoo", "k10", "k9-vidar"}),
        (Topic(deals=("poland-k2-framework-2022",)), {"Poland"}, {"k2", "k2gf", "k2pl", "support-vehicles"}),
        (Topic(products=("k2pl",)), {"Poland"}, {"k2pl"}),
    ],
)
def test_a_topic_takes_the_facts_about_it(topic: Topic, buyers: set[str], products: set[str], reader: Reader) -> None:
    fits = matcher(topic, reader.knowledge)
    facts = [fact for fact in reader.knowledge.records.facts.values() if fits(fact)]
    assert {fact.buyer for fact in facts} == buyers
    assert {fact.product for fact in facts} == products


def test_a_group_of_companies_stands_for_its_companies(reader: Reader) -> None:
    fits = matcher(Topic(organisations=("hanwha",)), reader.knowledge)
    deals = {fact.deal for fact in reader.knowledge.records.facts.values() if fits(fact)}
    assert {"poland-k9-ec1-2022", "poland-chunmoo-ec1-2022"} <= deals
    assert "poland-k2-ec1-2022" not in deals


def test_a_country_that_sells_is_a_party_too(reader: Reader) -> None:
    fits = matcher(Topic(countries=("South Korea",), products=("k2",)), reader.knowledge)
    assert {fact.buyer for fact in reader.knowledge.records.facts.values() if fits(fact)} == {"Peru", "Poland"}
