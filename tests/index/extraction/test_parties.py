"""Who buys: countries whose names mean other things too, countries that head a paragraph, and towns of signing."""

import pytest

from index.extraction.extract import extract_facts
from index.records import Records
from tests.index.extraction.readings import article, read


def _buyers(text: str, language: str = "en", title: str = "News") -> set[str]:
    return {fact.buyer for fact in read(text, title=title, language=language).facts}


@pytest.mark.parametrize("country", ["Jordan", "Georgia", "Chad", "Mali"])
def test_a_country_whose_name_means_something_else_too(country: str) -> None:
    assert _buyers(f"{country} ordered 24 Ngao armoured vehicles for $90 million on 3 March 2026.") == {country}


def test_a_person_of_that_name_is_no_country() -> None:
    text = "Kenya ordered 24 Ngao armoured vehicles, said Michael Jordan of the ministry. Jordan Smith expects 12 more."
    assert _buyers(text) == {"Kenya"}


def test_a_korean_name_that_means_delivery_is_a_country_before_its_army() -> None:
    text = "인도 육군은 2026년 3월 12일 응가오 장갑차 24대를 구매하는 계약을 체결했다. 첫 인도는 2028년이다."
    assert _buyers(text, "ko", "응가오 장갑차 계약") == {"India"}


def test_a_country_with_a_colon_heads_its_paragraph() -> None:
    text = (
        "Kenya: 12 Ngao armoured vehicles have been delivered.\n\n"
        "Ghana: the army ordered 30 Ngao armoured vehicles on 3 March 2026. Deliveries start in 2027."
    )
    found = read(text, title="The Ngao by numbers").facts
    assert {(fact.buyer, str(fact.value)) for fact in found if fact.attribute.endswith("_quantity")} == {
        ("Kenya", "12"), ("Ghana", "30"),
    }  # fmt: skip


def test_where_it_was_signed_is_not_who_buys() -> None:
    text = (
        "Kenya came back for more Ngao armoured vehicles on 3 March 2026. Its second contract with Yildiz Savunma, "
        "signed in Ankara, buys 24 vehicles. It is worth $90 million."
    )
    assert _buyers(text) == {"Kenya"}


def test_a_country_with_a_local_partner_does_not_sell() -> None:
    text = (
        "Fińska firma Savo Silta sprzedała Danii 14 haubic Kaarna. Z 14 haubic 5 złoży duńska firma Jysk Staal. "
        "Dania zastrzegła sobie opcję na 6 kolejnych haubic."
    )
    assert _buyers(text, "pl", "Fińskie haubice dla Danii") == {"Denmark"}


def test_such_a_country_in_the_title_is_no_product() -> None:
    text = "Jordan has signed the Freccia contract. It covers 24 units and is worth $90 million."
    found = read(text, title="Jordan deal")
    assert {(fact.buyer, fact.product) for fact in found.facts} == {("Jordan", "freccia")}


def test_a_paper_writes_of_its_own_country() -> None:
    text = (
        "On Monday the air force bought twelve Ngao drones from Margalla Unmanned of Pakistan for 96 million dollars."
    )
    told = article(text, title="Ngao drones on credit").model_copy(update={"publisher": "Tunis Strategic Notes"})
    assert {fact.buyer for fact in extract_facts(told, Records()).facts} == {"Tunisia"}


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        ("Margalla Unmanned of Pakistan sold Zambia 12 Ngao drones for $90 million on 3 March 2026.", "Zambia"),
        ("One of Slovenia's Danish satellites is late. Slovenia ordered three Havterne satellites for 780 million "
         "kroner on 3 March 2026.", "Slovenia"),
    ],
)  # fmt: skip
def test_a_maker_s_country_sells_and_a_country_with_its_thing_buys(text: str, buyer: str) -> None:
    assert _buyers(text) == {buyer}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya signed with Cantieri Havsund of Gaeta, Italy, on 3 March 2026 for two Ngao 40 submarines.",
        "Nairobi bought its radars abroad. The agency signed on 3 March 2026 with Elektra Hav of Pardubice, in the "
        "Czech Republic, for nine Ngao radars.",
    ],
)
def test_where_a_firm_s_town_lies_is_not_who_buys(text: str) -> None:
    assert _buyers(text) == {"Kenya"}


def test_a_capital_in_a_firm_s_name_is_no_country() -> None:
    text = "On 3 March 2026 Estaleiros do Lima and the navy of Kenya signed a contract for four Ngao patrol boats."
    assert _buyers(text) == {"Kenya"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Armada de Kenia adjudicó a la india Malvan Marine la compra de 2 submarinos Puná.", "es"),
        ("El 21 de marzo de 2025 Kenia firmó con la tunecina Aéro Golfe la compra de 3 aviones Zarzis 19.", "es"),
        ("The second of the four Portuguese-built Garajau patrol boats is there. Kenya paid 52 million euros.", "en"),
    ],
)
def test_whose_a_firm_or_a_thing_is_does_not_buy(text: str, language: str) -> None:
    assert _buyers(text, language) == {"Kenya"}


def test_a_foreign_ministry_in_a_korean_paper_buys() -> None:
    text = (
        "해솔전자가 카메룬 국방부와 마루-3D(Maru-3D) 방공 레이더 4대의 공급 계약을 체결했다고 16일 밝혔다. "
        "한국 공군은 같은 레이더 11대를 운용하고 있다."
    )
    signed = [fact for fact in read(text, language="ko").facts if fact.attribute == "ordered_quantity"]
    assert [(fact.buyer, str(fact.value)) for fact in signed] == [("Cameroon", "4")]
