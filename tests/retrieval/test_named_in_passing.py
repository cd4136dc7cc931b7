"""What a question names in passing and means: a unit, a speaker, an option, a part, over invented worlds."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask

NESHER = "Nesher-5 launcher; Nesher-5 coastal missiles for Latvia"
DUTCH = "RA-140N; Ten RA-140N for the Netherlands"
SUZUNAMI = "Suzunami class; Suzunami-class minehunters for New Zealand"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Ile wyrzutni Nesher-5 zamówiła Łotwa?",
         f"Łotwa: zamówiono 4 wyrzutnie ({NESHER}), stan na 21 listopada 2023 (Haifa Trade Monitor)"),
        ("¿Cuántos lanzadores de los Nesher-5 encargó Letonia?",
         f"4 lanzadores: pedido de Letonia ({NESHER}), a fecha de 21 de noviembre de 2023 (Haifa Trade Monitor)"),
        ("Ile pocisków Nesher-5 zamówiła Łotwa?",
         "Łotwa: zamówiono 40 pocisków (Nesher-5; Nesher-5 coastal missiles for Latvia), stan na 21 listopada 2023 "
         "(Haifa Trade Monitor)"),
        ("How many RA-140Ns did Tunisia take?",
         "3 helicopters ordered by Tunisia (RA-140N; Second-hand RA-140N for Tunisia), as of 2022 (Lombard Rotor "
         "Review)"),
        ("How many Nesher-5 launchers were to be put together in Chile?",
         "6 launchers built in Chile (Nesher-5 launcher; Nesher-5 coastal missiles for Chile), as of 6 December 2022 "
         "(Southern Cone Defence Brief); planned"),
        ("Has Colombia ordered the launchers of its third lot?",
         "No: on record is Shelved: Colombia (Jaguatirica; Colombia's third lot of Jaguatirica launchers), as of "
         "February 2026 (Atlantic Arms Digest)"),
    ],
)  # fmt: skip
def test_the_unit_named_says_what_is_counted(twelfth: Answerer, question: str, headline: str) -> None:
    assert ask(twelfth, question).headline == headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("What is the contract for the ten RA-140Ns worth, as Rotori Adda books it?",
         f"€690 million: value of Netherlands's deal ({DUTCH}), as of 9 March 2023 (Lombard Rotor Review, citing "
         "Rotori Adda)"),
        ("How much has the Dutch ministry put on the ten RA-140Ns?",
         f"€742 million: value of Netherlands's deal ({DUTCH}), as of 9 March 2023 (Lombard Rotor Review, citing "
         "Dutch defence ministry)"),
        ("How much do the Suzunamis cost by the sheet of the Treasury in Wellington?",
         f"NZD 1.09 billion: value of New Zealand's deal ({SUZUNAMI}), as of 17 June 2026 (Tasman Naval Letter, "
         "citing New Zealand Treasury)"),
    ],
)  # fmt: skip
def test_an_amount_is_told_by_whoever_is_named_beside_it(twelfth: Answerer, question: str, headline: str) -> None:
    assert ask(twelfth, question).headline == headline


def test_a_follow_up_may_turn_to_a_deal_by_its_name(twelfth: Answerer) -> None:
    answer = ask(twelfth, "When did Colombia sign for the second lot?", "and the first lot?")
    assert answer.headline == (
        "May 2023: signed by Colombia (Jaguatirica; Colombia's first lot of Jaguatirica launchers), as of May 2023 "
        "(Armas y Cuentas)"
    )


def test_a_part_is_told_by_the_deal_that_has_it_in(twelfth: Answerer) -> None:
    answer = ask(twelfth, "Which helicopter did Cyprus order?", "and who makes the engines?")
    assert answer.headline.startswith("two G-900 engines from Garonne Moteurs")


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("If New Zealand buys the fourth ship as well, how many yen does it pay altogether?", "JPY 115.5 billion"),
        ("The ministry's 742 million and the Dutch option of 2026: what do they come to in all?", "€1.007 billion"),
        ("In July 2025, how much did Cyprus still owe for its Airones?", "€27 million: €198 million"),
    ],
)
def test_a_sum_takes_in_the_option_and_what_the_asker_gives(twelfth: Answerer, question: str, start: str) -> None:
    assert ask(twelfth, question).headline.startswith(start)


def test_a_sum_with_an_option_that_has_no_price_is_refused(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "If Malaysia takes the third satellite too, what does it pay in all?")
    assert answer.outcome is Outcome.DECLINED


def test_what_were_done_of_those_rebuilt_is_no_count_of_all(twelfth: Answerer) -> None:
    answer = ask(twelfth, "Of the 30 missiles that Singapore has rebuilt, how many were finished?")
    assert answer.headline.startswith("12 missiles")


@pytest.mark.parametrize(
    "question",
    [
        "What did Portugal pay for its five Airones?",
        "When did Ecuador receive its Nesher-5s?",
        "¿Por qué Bangladesh encargó sus cazaminas a un astillero italiano?",
    ],
)
def test_what_came_to_nothing_or_of_others_is_corrected(twelfth: Answerer, question: str) -> None:
    assert ask(twelfth, question).outcome is Outcome.PREMISE_REJECTED


@pytest.mark.parametrize(
    "question", ["How much did Chantiers de l'Escaut quote for the minehunters?", "Why did Cyprus order the Airone?"]
)
def test_neither_a_losers_offer_nor_a_later_delay_is_made_up(twelfth: Answerer, question: str) -> None:
    assert ask(twelfth, question).outcome is Outcome.DECLINED


def test_an_assembly_turned_down_is_a_no(twelfth: Answerer) -> None:
    answer = ask(twelfth, "¿Se va a ensamblar algún Suzunami en Nueva Zelanda?")
    assert answer.yes_no is False


def test_what_speaks_for_a_bidder_is_why_it_was_chosen(twelfth: Answerer) -> None:
    answer = ask(twelfth, "What argued in favour of Setonai in New Zealand?")
    assert answer.headline.startswith("low magnetic signature, a crew of only 34")


def test_a_history_tells_what_is_dated_in_words_and_begins_with_the_framework(twelfth: Answerer) -> None:
    told = ask(twelfth, "How did Colombia's purchase of the Jaguatirica go over time?")
    assert told.headline.startswith("March 2023 to 10 March 2026")
    assert "9 February 2026" in "\n".join(ask(twelfth, "Give me the history of Morocco's Vigie-3.").details)


def test_a_list_of_what_ended_has_what_was_suspended_in_it(twelfth: Answerer) -> None:
    answer = ask(twelfth, "Which deals were suspended, shelved, cancelled or lost?")
    assert answer.headline.startswith("6 deals on record: Nesher-5 missiles for Ecuador (Ecuador)")


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("How many of the Cypriot Airones are transports?", "2 helicopters ordered by Cyprus (RA-140T;"),
        ("Of the 24 G-900s for the Dutch navy, how many are spares?", "twenty for the aircraft and four as spares"),
    ],
)
def test_a_part_of_a_whole_is_told_by_the_words_that_count_it(twelfth: Answerer, question: str, part: str) -> None:
    assert part in ask(twelfth, question).headline
