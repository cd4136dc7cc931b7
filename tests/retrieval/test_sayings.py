"""What only a sentence says, what a question presumes, and figures that follow from two on record, over one world."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("May Montenegro keep the ship after the lease?", False),
        ("¿Podrá Montenegro comprar el dragaminas al final del arriendo?", False),
        ("Are missiles included in Tunisia's drone contract?", False),
        ("Did Nepal's bulldozers come with trailers?", True),
        ("Has Singapore opened a tender for torpedoes?", False),
        ("Were any radars of Guatemala's first contract built in Guatemala?", False),
    ],
)
def test_a_sentence_on_record_decides(fourteenth: Answerer, question: str, yes: bool) -> None:
    assert ask(fourteenth, question).yes_no is yes


@pytest.mark.parametrize(
    ("question", "instead"),
    [
        ("When does Slovenia get its fifth satellite?", "3 satellites ordered"),
        ("When will South Africa take delivery of the third Chiloé?", "1 tanker ordered"),
        ("How many of the 30 bulldozers that Nepal bought have arrived?", "Not 30: 14 bulldozers ordered"),
        ("How much did Rwanda lose when it shelved the bulldozers it had paid for?", "Shelved: Rwanda"),
        ("Which Qatari yard builds the Zeevonks?", "all hulls are built in Rotterdam"),
    ],
)
def test_what_is_presumed_is_corrected(fourteenth: Answerer, question: str, instead: str) -> None:
    answer = ask(fourteenth, question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert instead in answer.headline


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Offsets in Argentina's torpedo contract, in euros?", "€19.8 million: 15 percent × €132 million"),
        ("How many dollars has Guatemala left under the ceiling of its framework?", "$20.5 million: $68 million"),
        ("What does Cameroon owe for its rifles?", "€18 million: value of Cameroon's deal"),
        ("How much later than planned did Qatar's first minesweeper come?", "3 months: deliveries start"),
        ("How many months late is South Africa's tanker?", "6 months: deliveries due"),
        ("¿Cuántos meses se retrasó el petrolero de Sudáfrica?", "6 meses: plazo de entrega"),
        ("남아공 군수지원함은 몇 개월 늦어졌나?", "6개월: 인도 기한"),
        ("Since when has Montenegro been leasing its minesweeper?", "1 March 2025: in force"),
        ("When did Nepal order its bulldozers?", "10 March 2023: signed by Nepal"),
        ("How many of Nepal's bulldozers went to the armed police?", "4 bulldozers ordered by Nepal"),
        ("By how much did Tunisia's drone bill come down in February 2024?", "$14 million: $96 million"),
        ("Which yard builds Montenegro's Zeevonk?", "Waalhaven Marine"),
        ("Where are Qatar's Zeevonks built?", "all hulls are built in Rotterdam"),
    ],
)
def test_what_follows_from_two_records_is_shown_with_them(fourteenth: Answerer, question: str, told: str) -> None:
    assert ask(fourteenth, question).headline.startswith(told)


def test_a_timeline_up_to_a_planned_ship_tells_every_step(fourteenth: Answerer) -> None:
    answer = ask(fourteenth, "History of Qatar's minesweepers up to the ship due in 2028")
    assert answer.headline.startswith("12 October 2021 to 2028: 6 dated entries")
