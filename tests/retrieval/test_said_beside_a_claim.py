"""What a yes-or-no question says beside its claim: no yes or no where the records tell the claim but not that."""

import pytest

from index.names import fold
from index.records import Attribute
from retrieval.answer import Outcome
from tests.retrieval.asking import TODAY, ask, build_world

# What is claimed beside, and words without one of which no article tells it.
BESIDE = (
    ("Did {buyer} order the {product} without a tender?", ("tender", "compet")),
    ("Did {buyer} order the {product} in secret?", ("secret",)),
    ("Did {buyer} order the {product} with winter tyres?", ("tyre",)),
    ("Was the {product} bought by {buyer} as a stopgap?", ("stopgap",)),
    ("Did {buyer} buy the {product} through a broker?", ("broker", "agent")),
    ("Did {buyer} buy the {product} instead of a cheaper rival?", ("cheap",)),
    ("Was {buyer}'s contract for the {product} signed by the prime minister?", ("prime minister",)),
    ("Was {buyer}'s contract for the {product} signed behind closed doors?", ("closed",)),
    ("Was {buyer}'s {product} contract signed at a trade fair?", ("fair", "show", "exhibition")),
    ("Does {buyer}'s contract for the {product} contain a termination clause?", ("terminat",)),
    ("Was the {product} the cheapest on offer when {buyer} ordered it?", ("cheap",)),
    ("Were {buyer}'s {product} delivered damaged?", ("damage",)),
    ("Were {buyer}'s {product} delivered by rail?", ("rail", "train")),
    ("Were {buyer}'s {product} delivered without ammunition?", ("ammunition",)),
)
ORDERED = (Attribute.ORDERED_QUANTITY, Attribute.DELIVERED_QUANTITY)


@pytest.mark.parametrize("world", ["eighth", "thirtyfourth", "thirtyninth"])
def test_a_claim_is_not_affirmed_for_what_nobody_recorded(world: str) -> None:
    answerer = build_world(world)
    knowledge, country = answerer.knowledge, answerer.speeches["en"].country
    texts = fold(" ".join(article.text for article in knowledge.records.articles.values()))
    untold = [question for question, telling in BESIDE if not any(word in texts for word in telling)]
    pairs = {(f.buyer, f.product) for f in knowledge.records.facts.values() if f.attribute in ORDERED and f.product}
    asked = [q.format(buyer=country(b), product=knowledge.product_name(p)) for b, p in sorted(pairs) for q in untold]
    answers = {text: answerer.answer(text, TODAY)[0] for text in asked}
    assert len(answers) > 50
    assert {text: answer.headline for text, answer in answers.items() if answer.outcome is not Outcome.DECLINED} == {}


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Did Ireland sign a contract for the Tamarack in 2023?", True),
        ("Has the Irish army received any of its Tamaracks yet?", True),
        ("Has Ireland received all of its first order of Tamaracks on schedule?", False),
        ("Were the Tamaracks delivered to the Curragh?", True),
        ("¿Ha firmado Irlanda un contrato por los Tamarack con Madawaska Armour?", True),
    ],
)
def test_what_is_said_beside_and_told_leaves_the_answer(question: str, yes: bool) -> None:
    assert ask(build_world("thirtyninth"), question).yes_no is yes


@pytest.mark.parametrize(
    "question",
    [
        "¿Firmó Irlanda el contrato de los Tamarack sin licitación?",
        "¿Fueron entregados los Tamarack de Irlanda por ferrocarril?",
        "Czy Irlandia podpisała umowę na Tamaracki bez przetargu?",
        "Is there a secret annex to Ireland's contract for the Tamarack 6?",
        "Has Ireland used its Tamarack 6 in combat?",
        "Did Ireland buy used Tamaracks?",
    ],
)
def test_a_manner_in_other_words_is_not_affirmed(question: str) -> None:
    answer = ask(build_world("thirtyninth"), question)
    assert (answer.outcome, answer.yes_no) == (Outcome.DECLINED, None)
