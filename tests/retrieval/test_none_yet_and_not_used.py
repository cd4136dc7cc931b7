"""What had not come by a day, what an option would have brought, and of which part of a deal something is asked."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "How many boats had Mauritius received by the end of 2023?",
            "None had come by 31 December 2023: January 2024",
        ),
        ("¿Cuántos barcos había recibido Mauricio a finales de 2023?", "Hasta el 31 de diciembre de 2023 no había"),
        (
            "Ile Merikotkas 34 dostarczono na Mauritius do końca 2023 roku?",
            "Do 31 grudnia 2023 nie dostarczono żadnego egzemplarza",
        ),
        ("How many boats had Mauritius received at the end of 2024?", "2 boats delivered to Mauritius"),
        (
            "How many of its aircraft had Peru received by January 2024?",
            "None had come by 31 January 2024: 19 February",
        ),
        ("How did the Jamaican talks end?", "Shelved: Jamaica"),
        ("How did Mauritius's boat purchase end?", "Completed: Mauritius"),
    ],
)
def test_what_had_not_come_by_a_day_is_told_by_when_it_did(seventeenth: Answerer, question: str, headline: str) -> None:
    assert ask(seventeenth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("What would Tanzania have had if it had used its option?", "6 vessels ordered and under option"),
        ("How many Arkonas would Tanzania have had if it had used its option?", "6 vessels ordered and under option"),
        ("How many Arkonas has Tanzania ordered?", "5 vessels ordered"),
        ("Did Warnow deliver Tanzania's last ship of the first contract on time?", "No: on record is 27 March 2026"),
        ("How many of Tanzania's five vessels are built in Germany?", "3 vessels: (3 + 2) (ordered) − 2"),
        ("How many of Tanzania's five vessels are built in Tanzania?", "2 vessels built in Tanzania"),
        ("Which was signed first, Tanzania's second contract or Namibia's?", "Tanzania: 14 May 2024"),
        ("How long are the Namibian vessels?", "“The Varuna is also the longer ship, 70 metres against 62.”"),
        ("How heavy are the Namibian vessels?", "The records don't say"),
    ],
)
def test_a_part_of_a_deal_is_told_by_what_is_said_of_it(twentyninth: Answerer, question: str, headline: str) -> None:
    assert ask(twentyninth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("What would be left of the New Zealand price without the aircraft?", "NZD 390 million: NZD 1.48 billion"),
        ("Which firm makes the howitzers that replace the K-53 guns?", "Moravian Arms Works"),
        ("How many HT-5s would New Zealand have had if it had used its option?", "6 aircraft ordered and under option"),
        ("Which was signed first, Croatia's Skarv contract or Denmark's second call-off?", "Skarv coastal-missile"),
        ("Are the MP-7Rs that Australia ordered new?", "The records don't say"),
        ("Did Australia order MP-7Rs?", "Yes: Contract signed: Australia"),
        ("How many vehicles does Ghana have left?", "30 vehicles: 31 (delivered) − 1 (lost)"),
        ("How many vehicles has Ghana left to receive?", "23 vehicles still to come for Ghana"),
    ],
)
def test_what_is_left_out_or_set_beside_is_no_other_figure(seventh: Answerer, question: str, headline: str) -> None:
    assert ask(seventh, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many shells had been accepted by 5 December 2024?", "14,000 projectiles delivered to Lithuania"),
        ("¿Cuántos proyectiles habían sido aceptados el 5 de diciembre de 2024?", "14.000 projectiles: entregas a"),
        ("Ile pocisków przyjęto do 5 grudnia 2024?", "Litwa: dostarczono 14 000 projectiles"),
        ("How many of the Guatemalan trucks are built in Guatemala?", "nothing will be built in Guatemala"),
        ("How many of the Mozambican cars were built in Mozambique?", "15 cars built in Mozambique"),
        ("How many trucks does Rwanda have left?", "16 protected trucks: 18 (leased) − 2 (lost)"),
    ],
)
def test_what_was_made_of_things_tells_which_count_is_meant(
    twentyfirst: Answerer, question: str, headline: str
) -> None:
    assert ask(twentyfirst, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Why didn't Tunisia take up its option?", "no money in the defence budget"),
        ("How many drones did Tunisia take up of its option?", "The records don't show that. Option lapsed"),
        ("Who had offered radars to Bangladesh besides Vättern?", "Guetteur (France)"),
        ("Who sold radars to Bangladesh?", "Vättern Sensorik"),
        ("How many medical helicopters are in the second contract?", "“No medical version was ordered this time.”"),
        ("How many medical helicopters are in Algeria's first contract?", "4 helicopters ordered by Algeria"),
        ("What does Nepal pay a year?", "NPR 633.3 million (NPR 1.9 billion ÷ 3)"),
        ("What penalty may Algeria claim at most, in dinars?", "“No penalty has been claimed so far. The contract"),
        ("What did Sabarmati pay in penalties?", "The records don't show that. no penalty claimed so far"),
        ("How many of the helicopters Algeria needs are not under contract?", "20 helicopters"),
    ],
)
def test_what_is_known_not_to_be_so_is_no_false_premise(thirtyfourth: Answerer, question: str, headline: str) -> None:
    assert ask(thirtyfourth, question).headline.startswith(headline)
