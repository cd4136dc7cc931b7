"""Several contracts of one buyer are told apart, tied to their framework, and given their seller."""

from datetime import date

import pytest

from index.extraction.extract import Extraction, extract_facts
from index.records import Article, Attribute, Deal, DealKind, Records


def read(text: str, records: Records | None = None) -> Extraction:
    article = Article(
        id="2024-05-04-harbour-news-carriers",
        title="Carriers for Kenya",
        publisher="Harbour News",
        published=date(2024, 5, 4),
        text=text,
    )
    return extract_facts(article, records or Records())


def ordered(found: Extraction) -> dict[str, list[str]]:
    """The ordered quantities by deal."""
    counts: dict[str, list[str]] = {}
    for fact in found.facts:
        if fact.attribute is Attribute.ORDERED_QUANTITY:
            counts.setdefault(fact.deal, []).append(str(fact.value))
    return counts


def test_contracts_of_other_places_and_years_are_other_deals() -> None:
    found = read(
        "Kenya signed a second contract for 24 Ngao troop carriers on 3 May 2024, for $186 million. "
        "The first contract, signed in 2021, was for 12 Ngao carriers."
    )
    assert ordered(found) == {"kenya-ngao-2024": ["24"], "kenya-ngao-2021": ["12"]}
    assert [deal.title for deal in found.deals] == ["Ngao for Kenya, 2024", "Ngao for Kenya, 2021"]


def test_a_framework_is_a_deal_of_its_own() -> None:
    found = read(
        "Under a framework agreement Kenya may call off up to 300 Ngao carriers. "
        "An executive contract for 24 Ngao carriers was signed on 3 May 2024."
    )
    kinds = {deal.id: (deal.kind, deal.parent) for deal in found.deals}
    assert kinds == {
        "kenya-ngao-framework-2024": (DealKind.FRAMEWORK, ""),
        "kenya-ngao-2024": (DealKind.EXECUTIVE_CONTRACT, "kenya-ngao-framework-2024"),
    }


def test_the_deals_on_record_are_used() -> None:
    first = read("Kenya signed a contract for 12 Ngao carriers on 9 March 2021.")
    records = Records(
        facts={fact.id: fact for fact in first.facts},
        deals={deal.id: deal for deal in first.deals},
        products={product.id: product for product in first.products},
    )
    again = read("Kenya has received 8 of the 12 Ngao carriers it ordered under the 2021 contract.", records)
    assert {fact.deal for fact in again.facts} == {"kenya-ngao-2021"}
    assert again.deals == ()


def test_the_company_beside_its_country_is_the_seller() -> None:
    found = read("Kenya ordered 24 Ngao carriers from Sweden's Hallgren Marine AB on 3 May 2024.")
    assert [(o.id, o.name, o.country) for o in found.organisations] == [
        ("hallgren-marine-ab", "Hallgren Marine AB", "Sweden")
    ]
    deal: Deal = found.deals[0]
    assert (deal.seller, deal.seller_country) == (("hallgren-marine-ab",), "Sweden")


@pytest.mark.parametrize(
    ("text", "firm", "country"),
    [
        ("Kenya signed on 3 May 2024 with Cantieri Havsund of Gaeta, Italy, for 24 Ngao carriers.",
         "Cantieri Havsund", "Italy"),
        ("Kenya is buying 24 Ngao carriers from Estaleiros do Mar on 3 May 2024. Denmark's Limfjord Optics lost.",
         "Estaleiros do Mar", ""),
        ("Kenya signed on 3 May 2024 for 24 Ngao carriers. Bosnia's Vrbas Works delivers them from 2026.",
         "Vrbas Works", "Bosnia and Herzegovina"),
    ],
)  # fmt: skip
def test_the_firm_that_a_deal_is_with_is_the_seller(text: str, firm: str, country: str) -> None:
    found = read(text)
    assert [(one.name, one.country) for one in found.organisations] == [(firm, country)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        # "first contract" as well as "contract", and what goes on about it
        ("Kenya signed its second contract on 3 May 2024, for 24 Ngao carriers. The first contract, for 12 Ngao "
         "carriers, was signed on 9 March 2021.", {"kenya-ngao-2024": ["24"], "kenya-ngao-2021": ["12"]}),
        # an ordinal alone, with a year
        ("Kenya has signed two contracts. The first, of March 2021, is for 12 Ngao carriers. The second, of May 2024, "
         "is for 24 Ngao carriers.", {"kenya-ngao-2021": ["12"], "kenya-ngao-2024": ["24"]}),
        # a year behind the contract
        ("Kenya signed for 24 Ngao carriers on 3 May 2024. The contract of March 2021 was for 12 Ngao carriers.",
         {"kenya-ngao-2024": ["24"], "kenya-ngao-2021": ["12"]}),
    ],
)  # fmt: skip
def test_contracts_are_told_apart_by_their_turn_and_their_year(text: str, counts: dict[str, list[str]]) -> None:
    assert ordered(read(text)) == counts


def test_of_two_deals_on_record_the_one_with_the_same_figures_is_meant() -> None:
    first = read(
        "Kenya signed a second contract for 24 Ngao troop carriers on 3 May 2024, for $186 million. "
        "The first contract, signed in 2021, was for 12 Ngao carriers."
    )
    records = Records(
        facts={fact.id: fact for fact in first.facts},
        deals={deal.id: deal for deal in first.deals},
        products={product.id: product for product in first.products},
    )
    again = read("Kenya, which ordered 12 Ngao carriers, has received 8 Ngao carriers.", records)
    assert {fact.deal for fact in again.facts} == {"kenya-ngao-2021"}


def test_the_day_of_an_amendment_is_not_that_of_the_contract() -> None:
    text = "Kenya ordered 24 Ngao carriers. An amendment signed on 10 July 2025 cuts the contract to 20 carriers."
    told = {(fact.attribute, str(fact.value)) for fact in read(text).facts}
    assert (Attribute.AMENDED, "2025-07-10") in told
    assert (Attribute.SIGNED, "2025-07-10") not in told


def test_the_year_of_a_contract_is_not_when_its_things_had_arrived() -> None:
    text = "All 18 Ngao carriers of the contract of 2021 have been delivered to Kenya."
    delivered = [fact for fact in read(text).facts if fact.attribute is Attribute.DELIVERED_QUANTITY]
    assert [(str(fact.value), str(fact.as_of)) for fact in delivered] == [("18", "2024-05-04")]


def test_a_contract_signed_at_the_same_table_is_not_its_framework() -> None:
    found = read(
        "Kenya and Havsund signed a framework agreement for up to 60 Ngao carriers on 3 May 2024. A first executive "
        "contract was signed at the same table. It covers 12 carriers and is worth $186 million.\n\n"
        "The first Ngao carriers are due in March 2026."
    )
    assert ordered(found) == {"kenya-ngao-2024": ["12"]}
    assert {fact.deal for fact in found.facts if fact.attribute is Attribute.DELIVERY_START} == {"kenya-ngao-2024"}


def test_a_framework_and_its_first_contract_share_a_day() -> None:
    found = read(
        "Kenya signed a framework agreement for up to 60 Ngao carriers on 3 May 2024. "
        "The first call-off, for 12 Ngao carriers, was signed the same day, 3 May 2024."
    )
    signed = [(fact.deal, str(fact.value)) for fact in found.facts if fact.attribute is Attribute.SIGNED]
    assert signed == [("kenya-ngao-framework-2024", "2024-05-03"), ("kenya-ngao-2024", "2024-05-03")]


def test_what_is_ordered_under_a_framework_has_a_day_of_its_own() -> None:
    found = read("Under the framework of 7 March 2023 Kenya ordered 12 Ngao carriers on 19 April 2024.")
    signed = [(fact.deal, str(fact.value)) for fact in found.facts if fact.attribute is Attribute.SIGNED]
    assert signed == [("kenya-ngao-framework-2023", "2023-03-07"), ("kenya-ngao-2024", "2024-04-19")]


def test_what_is_signed_after_deliveries_is_another_contract() -> None:
    found = read(
        "Kenya had received 8 of its 24 Ngao carriers by 2 March 2024.\n\n"
        "On 20 April 2024 Kenya signed a support contract for the Ngao worth $31 million.\n\n"
        "The last of the Ngao carriers is due in June 2026."
    )
    deals = {fact.attribute: fact.deal for fact in found.facts}
    assert deals[Attribute.DELIVERED_QUANTITY] == deals[Attribute.DELIVERY_DUE] != deals[Attribute.VALUE]
    assert deals[Attribute.SIGNED] == deals[Attribute.VALUE]


def test_what_was_under_option_is_a_deal_of_that_kind() -> None:
    found = read("On 20 April 2024 Kenya exercised its option and ordered 14 more Ngao carriers for $91 million.")
    assert [(deal.id, deal.kind) for deal in found.deals] == [("kenya-ngao-2024", DealKind.OPTION)]


def test_what_an_option_adds_is_not_the_first_contract() -> None:
    found = read(
        "Kenya has exercised its option for additional Ngao carriers. The contract for 18 Ngao carriers was signed on "
        "Friday, 3 May 2024.\n\nOf the first contract 26 Ngao carriers had been delivered as of 30 April 2024."
    )
    deals = {str(fact.value): fact.deal for fact in found.facts if fact.attribute is not Attribute.STATUS}
    assert deals["18"] != deals["26"]
    assert deals["18"] == deals["2024-05-03"]


def test_the_day_of_a_framework_is_not_that_of_the_contract_under_it() -> None:
    found = read(
        "Kenya signed on 3 May 2024 for 62 Ngao carriers. The deal is the first executive contract under a framework "
        "agreement concluded in October 2023, which allows Nairobi to order up to 150 of the carriers."
    )
    kinds = {str(fact.value): fact.deal for fact in found.facts if fact.attribute is Attribute.SIGNED}
    assert kinds == {"2024-05-03": "kenya-ngao-2024", "2023-10": "kenya-ngao-framework-2023"}
