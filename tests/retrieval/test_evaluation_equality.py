"""Which figures, dates and words the evaluation counts as equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.evaluation.normalise import normalise, said


def occurs(wanted: str, text: str, language: str) -> bool:
    return said(text, language).holds(wanted)


@pytest.mark.parametrize(
    ("wanted", "text", "lang"),
    [
        # separators and words
        ("1,000", "1000 tanks", "en"),
        ("1,000", "1 000 czołgów", "pl"),
        ("1,000", "1.000 tanques", "es"),
        ("1,000", "1\u00a0000 tanks", "en"),
        ("1,000", "1'000 tanks", "en"),
        ("180", "one hundred and eighty tanks", "en"),
        ("24", "two dozen guns", "en"),
        ("180", "sto osiemdziesiąt czołgów", "pl"),
        ("2", "dwóch okrętów", "pl"),
        ("36", "treinta y seis obuses", "es"),
        ("three", "3 boats", "en"),
        ("3", "잠수함 세 척", "ko"),
        ("64", "64 K2PL tanks", "en"),
        ("71", "폴란드에 71대 인도", "ko"),
        # magnitudes
        ("6.5 billion", "$6.5bn", "en"),
        ("6.5 billion", "USD6.50 bn", "en"),
        ("6.5 billion", "6,500 million", "en"),
        ("6.5 billion", "6,5 mld dolarów", "pl"),
        ("6.5 billion", "6.500 millones de dólares", "es"),
        ("6.5 billion", "6,5 mil millones", "es"),
        ("6.5 billion", "65억 달러", "ko"),
        ("6.5 billion", "6500000000", "en"),
        ("9 trillion", "9조 원", "ko"),
        ("8.7 trillion", "8조 7천억 원", "ko"),
        ("3.16 trillion", "3조 1,600억 원", "ko"),
        ("1.3 trillion", "약 1조 3천억원", "ko"),
        ("9 trillion", "9 bln wonów", "pl"),
        ("9 billion", "9 bln won", "en"),
        ("2 trillion", "2 billones de wones", "es"),
        ("640.6 billion", "640.600 millones de wones", "es"),
        ("640.6 billion", "640,600 million won", "en"),
        ("60 million", "60m dollars", "en"),
        ("60 million", "60 mln dolarów", "pl"),
        ("76.287 billion", "7,628.70 crore rupees", "en"),
        ("2.270 trillion", "2.27 trillion won", "en"),
        ("120%", "120 percent of the value", "en"),
        ("1.69", "1.69 billion gross", "en"),
        # dates; a part of a date is met by the whole
        ("2024-11-18", "2024-11-18", "en"),
        ("2024-11-18", "18 Nov 2024", "en"),
        ("2024-11-18", "November 18, 2024", "en"),
        ("2024-11-18", "18th of November 2024", "en"),
        ("2024-11-18", "2024년 11월 18일", "ko"),
        ("2024-11-18", "18 listopada 2024 r.", "pl"),
        ("2024-11-18", "18 de noviembre de 2024", "es"),
        ("18 November 2024", "2024-11-18", "en"),
        ("2024-11", "18 November 2024", "en"),
        ("2024-11", "listopad 2024", "pl"),
        ("2024-05", "May 2024", "en"),
        ("2024", "on 18 November 2024", "en"),
        ("2024-05-03", "3 maja 2024", "pl"),
        # words: case, accents, beginnings
        ("Hägglunds", "hagglunds builds it", "en"),
        ("Labedy", "Bumar-Łabędy", "pl"),
        ("licen", "under licence", "en"),
        # languages without number words of their own
        ("180", "one hundred and eighty", "de"),
    ],
)
def test_equal(wanted: str, text: str, lang: str) -> None:
    assert occurs(wanted, text, lang)


@pytest.mark.parametrize(
    ("wanted", "text", "lang"),
    [
        # not inside longer numbers, names of products, dates
        ("2", "in 2025", "en"),
        ("80", "180 tanks", "en"),
        ("18", "180", "en"),
        ("1.8 billion", "11.8 billion", "en"),
        ("1.8", "11.8 billion", "en"),
        ("2", "K2 tanks", "en"),
        ("50", "FA-50 aircraft", "en"),
        ("50", "T-50TH trainers", "en"),
        ("808", "K-808", "en"),
        ("18", "on 18 November 2024", "en"),
        ("11", "2024-11-18", "en"),
        ("24", "2024", "en"),
        ("18", "11월 18일", "ko"),
        ("6", "6.5 billion", "en"),
        ("5", "6.5 billion", "en"),
        ("1,000", "천궁 1개", "ko"),
        ("8,000", "8 천궁-II", "ko"),
        ("30", "a 30mm gun", "en"),
        ("2", "the 2nd contract", "en"),
        ("71", "72 or 17", "en"),
        # magnitudes and the ways of languages
        ("60 million", "$600 million", "en"),
        ("2 trillion", "2.000 millones de wones", "es"),
        ("1,000", "1.000", "en"),
        ("6.5 billion", "6.5 million", "en"),
        ("65 billion", "65억 달러", "ko"),
        ("12", "mają zapłacić 1,2 mld", "pl"),
        ("5%", "5 por ciento", "es"),  # "ciento" is 100; Spanish answers write the sign
        # dates
        ("2024-11-18", "2024-11-17", "en"),
        ("2024-11-18", "November 2024", "en"),
        ("2024-01", "2024-11", "en"),
        ("2024-11-05", "2024-05-11", "en"),
        # words begin where the wanted string begins; nothing is wanted by an empty string
        ("over", "recovery vehicles", "en"),
        ("", "71", "en"),
    ],
)
def test_not_equal(wanted: str, text: str, lang: str) -> None:
    assert not occurs(wanted, text, lang)


def test_a_day_in_may_and_a_polish_verb_are_told_apart() -> None:
    assert occurs("12", "mają 12 samolotów", "pl")
    assert not occurs("12", "on May 12, 2024", "en")


@pytest.mark.parametrize(
    ("text", "lang", "normal"),
    [
        (
            "71 of the 180 K2 tanks, as of 18 Nov. 2024",
            "en",
            "<71> of the <180> k2 tanks, as of <2024><-11><-18>",
        ),
        ("6,5 mld dolarów", "pl", "<6500000000> dolarow"),
        ("3조 1,600억 원 (2025년 8월)", "ko", "<3160000000000> 원 (<2025><-8>)"),
        ("treinta y seis obuses, 5 %", "es", "<36> obuses, <5>%"),
        ("<b>71</b> @you", "en", "b <71> /b you"),
    ],
)
def test_the_normal_form(text: str, lang: str, normal: str) -> None:
    assert normalise(text, lang) == normal


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_is_itself_however_it_is_grouped(number: int) -> None:
    written = f"{number:,}"
    assert occurs(written, f"{number} tanks", "en")
    assert occurs(written, written.replace(",", " ") + " czołgów", "pl")
    assert occurs(written, written.replace(",", ".") + " tanques", "es")
    assert not occurs(written, f"{number + 1:,} tanks", "en")
