"""Events that a question has as given and that never happened: deliveries that ended, cuts, options, leases."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        ("third", "When did Slovakia take delivery of all 130 CV90SKs?", "41 vehicles delivered: CV90SK;"),
        ("ninth", "When did Sri Lanka take delivery of all 5 Terne 45s?", "3 boats delivered: Terne 45;"),
        ("third", "Why did deliveries of the Rafale to Serbia dry up?", "In production: Serbia (Rafale;"),
        ("ninth", "Why did deliveries of the Terne 45 to Sri Lanka stop?", "In delivery: Sri Lanka (Terne 45;"),
        ("ninth", "How long is Jordan leasing the Kestrel 90s for?", "In delivery: Jordan (Kestrel 90M;"),
    ],
)
def test_what_never_happened_is_corrected(world: str, question: str, told: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert answer.headline.startswith(f"The records don't show that. {told}")


def test_a_cut_to_a_number_is_held_against_what_is_ordered_now() -> None:
    answer = ask(build_world("seventh"), "Why did Uruguay cut its JF-12 Bergfalke order to 4?")
    assert answer.headline.startswith("Not 4: 6 aircraft ordered: JF-12 Bergfalke;")
    real = ask(build_world("fourteenth"), "Why did Tunisia cut its Shamsheer-2 order to 10?")
    assert real.headline.startswith("Tunis could not raise its own share – Shamsheer-2;")


@pytest.mark.parametrize(
    "question",
    [
        "How many Ground Master 403s are left in Bangladesh's option?",
        "How many Bayraktar Akincis are left in Azerbaijan's option?",
        "When did Bulgaria take delivery of all 178 Stryker Dragoons?",
    ],
)
def test_what_no_record_speaks_of_is_not_told_by_something_else(question: str) -> None:
    assert ask(build_world("third"), question).outcome is Outcome.DECLINED


def test_a_lease_of_another_country_says_nothing_of_this_one() -> None:
    answer = ask(build_world("seventeenth"), "How long is Peru leasing the Rândunicas for?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert answer.headline.startswith("The records don't show that. Delayed: Peru (Rândunica;")


@pytest.mark.parametrize(
    ("price", "told"),
    [
        ("4.4 billion NZD", "Not 4.4 billion: NZD 1.48 billion contract value: HT-5 Packhorse;"),
        ("NZD 4.4 billion", "Not 4.4 billion: NZD 1.48 billion contract value: HT-5 Packhorse;"),
    ],
)
def test_sums_are_read_in_the_currency_that_a_code_names(price: str, told: str) -> None:
    question = f"Why did New Zealand agree to pay {price} for the HT-5 Packhorse?"
    assert ask(build_world("seventh"), question).headline.startswith(told)
