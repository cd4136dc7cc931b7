"""What is told in words: the firms that lost, the people who signed, why something is so."""

import pytest

from index.records import Attribute
from tests.index.extraction.readings import read

ORDER = "Kenya signed on 3 March 2026 with Havsund Works of Gaeta, Italy, for 24 Ngao howitzers. "


def _told(attribute: Attribute, text: str, language: str = "en") -> list[tuple[str, str]]:
    facts = read(text, language=language, title="Ngao").facts
    return [(str(fact.value), fact.buyer) for fact in facts if fact.attribute is attribute]


@pytest.mark.parametrize(
    ("text", "losers"),
    [
        ("Losing bidders were Trave Werft of Germany and Hanryu Marine of South Korea.",
         "Trave Werft (Germany); Hanryu Marine (South Korea)"),
        ("Denmark's Limfjord Optics lost.", "Limfjord Optics (Denmark)"),
        ("Turkey's Sakarya Arms was excluded because its papers came in late.", "Sakarya Arms (Turkey)"),
        ("Havsund Works was chosen ahead of Limfjord Optics of Denmark.", "Limfjord Optics (Denmark)"),
    ],
)  # fmt: skip
def test_the_firms_that_lost_are_named_with_their_country(text: str, losers: str) -> None:
    assert _told(Attribute.LOSING_BIDDER, ORDER + text) == [(losers, "Kenya")]


def test_a_polish_text_names_who_lost() -> None:
    text = (
        "Kenia zamówiła 24 haubice Ngao w marcu 2026 roku. W przetargu przegrały holenderska stocznia Zuiderwerf oraz "
        "turecka Ege Gemi."
    )
    assert _told(Attribute.LOSING_BIDDER, text, "pl") == [("Zuiderwerf (Netherlands); Ege Gemi (Turkey)", "Kenya")]


@pytest.mark.parametrize(
    ("text", "signers"),
    [
        ("Commodore Tau Vali signed for the buyer and the managing director, Ines Sarmento, for the yard.",
         "Tau Vali; Ines Sarmento"),
        ("Defence Minister Otto Recinos and Ndapewa Shikongo, chief executive of Havsund Works, put their names to it.",
         "Otto Recinos; Ndapewa Shikongo"),
    ],
)  # fmt: skip
def test_the_people_who_signed_are_named(text: str, signers: str) -> None:
    assert _told(Attribute.SIGNATORY, ORDER + text) == [(signers, "Kenya")]


def test_who_speaks_of_a_signing_has_not_signed() -> None:
    text = "It binds neither side until a contract is signed, Defence Secretary Lohia Kapai said."
    assert _told(Attribute.SIGNATORY, ORDER + text) == []


def test_a_sentence_that_gives_a_reason_is_one() -> None:
    text = "Havsund Works blames its propeller supplier."
    assert _told(Attribute.REASON, ORDER + text) == [(text, "Kenya")]


def test_what_is_due_to_begin_has_no_reason_in_that() -> None:
    assert _told(Attribute.REASON, ORDER + "Deliveries are due to begin in 2027.") == []


@pytest.mark.parametrize(
    ("language", "text", "loser"),
    [
        ("en", f"{ORDER}Trave Werft of Germany offered a cheaper gun.", "Trave Werft (Germany)"),
        ("pl", "Kenia zamówiła 24 haubice Ngao w marcu 2026 roku. Sprzedaje je Havsund Works z Gaety, a Havsund Works "
         "dostarczy je w 2027 roku. W przetargu przepadła oferta izraelskiej spółki Negba Systems.",
         "Negba Systems (Israel)"),
        ("es", "Kenia firmó con el astillero italiano Havsund Works un contrato para 24 obuses Ngao. Havsund Works se "
         "impuso al español Astilleros del Turia.", "Astilleros del Turia (Spain)"),
    ],
)  # fmt: skip
def test_whose_offer_failed_lost(language: str, text: str, loser: str) -> None:
    assert _told(Attribute.LOSING_BIDDER, text, language) == [(loser, "Kenya")]
