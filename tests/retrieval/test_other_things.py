"""Figures asked of a thing that no record speaks of: a refusal, never the figure of what was bought."""

import pytest

from index.names import fold
from index.records import Attribute
from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import TODAY, ask, build_world

# What is asked, and a word without which no article tells it.
ASKED = (
    ("How much did {buyer} pay in bribes for the {product}?", "brib"),
    ("How much did the hangars for {buyer}'s {product} cost?", "hangar"),
    ("How much did {buyer} pay the consultants on the {product} deal?", "consult"),
    ("How many of {buyer}'s {product} were stolen?", "stolen"),
    ("How many of {buyer}'s {product} are painted grey?", "paint"),
    ("How many winter tyres came with {buyer}'s {product}?", "tyre"),
    ("How many {product} did {buyer} lend to the police?", "police"),
    ("When was the warranty on {buyer}'s {product} signed?", "warrant"),
    ("When did {buyer} receive the manuals for its {product}?", "manual"),
    ("Which newspaper criticised {buyer}'s {product} deal?", "critici"),
    ("What share of {buyer}'s {product} is made of steel?", "steel"),
    ("What was found when {buyer}'s {product} were inspected?", "inspect"),
    ("What happened to {buyer}'s {product} in the storm?", "storm"),
    ("How were {buyer}'s {product} transported?", "transport"),
)


@pytest.mark.parametrize("world", ["eighth", "thirtyfourth", "thirtyninth"])
def test_no_figure_of_a_deal_is_given_for_another_thing(world: str) -> None:
    answerer = build_world(world)
    knowledge, country = answerer.knowledge, answerer.speeches["en"].country
    texts = fold(" ".join(article.text for article in knowledge.records.articles.values()))
    untold = [question for question, telling in ASKED if telling not in texts]
    ordered = [f for f in knowledge.records.facts.values() if f.attribute is Attribute.ORDERED_QUANTITY and f.product]
    pairs = sorted({(fact.buyer, fact.product) for fact in ordered})
    asked = [q.format(buyer=country(b), product=knowledge.product_name(p)) for b, p in pairs for q in untold]
    answers = {text: answerer.answer(text, TODAY)[0] for text in asked}
    assert len(answers) > 30
    assert {text: answer.headline for text, answer in answers.items() if answer.outcome is Outcome.ANSWERED} == {}


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How much did Accra pay for its first six shapely boats?", "39500000 USD"),
        ("How many boats did the Ghanaians actually snap up in 2023?", "6 boats"),
        ("For our listeners: how many of its first Tamaracks has Ireland received?", "24 vehicles"),
    ],
)
def test_words_of_the_askers_own_leave_the_figure(question: str, figure: str) -> None:
    answer = ask(build_world("thirtyninth"), question)
    assert f"{answer.figures[0].value:f} {answer.figures[0].unit}" == figure


def test_the_nearest_figure_is_shown_as_no_answer() -> None:
    answer = ask(build_world("thirtyninth"), "How much did the hangars for Chile's Merganser 3 cost?")
    assert (answer.outcome, answer.figures) == (Outcome.DECLINED, ())
    assert "$11 million" in answer.details[0]


@pytest.mark.parametrize(
    "question",
    [
        "Why did Ghana's Karagöl 20 crash?",
        "Why did Chile's parliament vote against the Merganser 3?",
        "Why did the price of Ireland's Tamarack 6 double?",
    ],
)
def test_no_reason_is_given_for_what_nobody_told_to_have_happened(question: str) -> None:
    assert ask(build_world("thirtyninth"), question).outcome is Outcome.DECLINED


def test_the_reason_of_what_happened_is_given() -> None:
    answer = ask(build_world("thirtyninth"), "Why was the last Philippine radar late?")
    assert answer.headline.startswith("a court case over the hill on Palawan")


@pytest.mark.parametrize(
    "question",
    [
        "What did Romania pay for K9 simulators?",
        "How much did the simulators for Romania's K9 cost?",
        "How many K9 simulators did Romania order?",
        "What did Poland pay for K2 ammunition?",
        "¿Cuánto costaron los simuladores para los K9 de Rumania?",
        "How many K2 tanks were delivered to Poland without ammunition?",
    ],
)
def test_a_figure_of_a_product_is_not_given_for_what_goes_with_it(shipped: Answerer, question: str) -> None:
    answer = ask(shipped, question)
    assert (answer.outcome, answer.figures) == (Outcome.DECLINED, ())


def test_what_goes_with_a_product_has_its_own_figure() -> None:
    answer = ask(build_world("eleventh"), "How many Jiskra simulators did Kenya order?")
    assert answer.headline.startswith("2 simulators ordered by Kenya (Jiskra simulator; Ten LM-41 Jiskra for Kenya)")
