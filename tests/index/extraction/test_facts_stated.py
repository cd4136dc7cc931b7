"""What articles state, in four languages, read without any names: expected facts are written out."""

from datetime import date

import pytest

from index.periods import parse_period
from index.records import Attribute, Modality, Review
from tests.index.extraction.readings import read, stated

KENYA = (
    "Kenya signed a contract for 24 Ngao armoured vehicles with Turkish maker Yildiz Savunma on 3 March 2026. "
    "It is worth $186 million and includes an option for six more. "
    "The first vehicle is due in 2027 and the last in 2029."
)


def test_figures_get_their_roles_buyer_and_product() -> None:
    assert stated(read(KENYA, title="Kenya signs for Ngao carriers")) == [
        "ordered_quantity 24 vehicles actual Kenya ngao",
        "signed 2026-03-03 actual Kenya ngao",
        "status signed actual Kenya ngao",
        "value 186000000 USD actual Kenya ngao",
        "optional_quantity 6 vehicles actual Kenya ngao",
        "status option_open actual Kenya ngao",
        "delivery_start 2027 planned Kenya ngao",
        "delivery_due 2029 planned Kenya ngao",
    ]


@pytest.mark.parametrize(
    ("language", "title", "text", "facts"),
    [
        (
            "pl",
            "Litwa kupuje Kraby",
            "Litwa podpisała 12 marca 2026 roku umowę na zakup 18 haubic Krab za 210 mln euro. "
            "Dostawy rozpoczną się w 2028 roku.",
            {
                "ordered_quantity 18 howitzers actual Lithuania krab",
                "signed 2026-03-12 actual Lithuania krab",
                "value 210000000 EUR actual Lithuania krab",
                "delivery_start 2028 planned Lithuania krab",
            },
        ),
        (
            "es",
            "Chile compra blindados",
            "Chile firmó el 12 de marzo de 2026 un contrato por 30 blindados Guarani por 90 millones de dólares.",
            {
                "ordered_quantity 30 vehicles actual Chile guarani",
                "signed 2026-03-12 actual Chile guarani",
                "value 90000000 USD actual Chile guarani",
            },
        ),
        (
            "ko",
            "루마니아, K9 구매",
            "루마니아는 2026년 3월 12일 K9 자주포 54문을 1조3천억원에 구매하는 계약을 체결했다. "
            "첫 물량은 2028년에 인도될 예정이다.",
            {
                "ordered_quantity 54 howitzers actual Romania k9",
                "signed 2026-03-12 actual Romania k9",
                "value 1300000000000 KRW actual Romania k9",
                "delivery_start 2028 planned Romania k9",
            },
        ),
    ],
)
def test_other_languages_are_read_by_the_same_model(language: str, title: str, text: str, facts: set[str]) -> None:
    assert facts <= set(stated(read(text, title=title, language=language)))


def test_a_part_isnt_its_whole() -> None:
    text = (
        "By 1 May 2026 the Portuguese navy had received three of its five Falkor corvettes, the defence ministry said."
    )
    found = read(text, title="Corvettes for Portugal")
    assert "delivered_quantity 3 ships actual Portugal falkor" in stated(found)
    assert not any(line.startswith("delivered_quantity 5") for line in stated(found))
    delivered = next(fact for fact in found.facts if fact.attribute == "delivered_quantity")
    assert (str(delivered.as_of), delivered.stated_by) == ("2026-05-01", "defence ministry")


def test_what_is_denied_or_only_rumoured_isnt_told_as_so() -> None:
    text = (
        "The Chilean army denied that it had ordered 40 Vega tanks. "
        "According to unnamed sources, the price would be $300 million."
    )
    found = {fact.number: fact.modality for fact in read(text, title="Chile and the Vega").facts if fact.unit}
    assert found == {40: Modality.DENIED, 300_000_000: Modality.REPORTED}


def test_numbers_that_are_no_part_of_a_deal_are_left_alone() -> None:
    text = (
        "Sweden bought 12 Vega tanks. The plant employs 3,400 people in 14 countries. "
        "Some 5,000 soldiers took part in the exercise near Kiruna."
    )
    assert [fact.number for fact in read(text, title="Sweden buys tanks").facts if fact.unit] == [12]


def test_an_interval_of_years_is_a_beginning_and_an_end() -> None:
    text = "Kenya ordered 24 Ngao armoured vehicles. Deliveries are scheduled between 2027 and 2030."
    lines = stated(read(text, title="Kenya orders vehicles"))
    assert "delivery_start 2027 planned Kenya ngao" in lines
    assert "delivery_due 2030 planned Kenya ngao" in lines


def test_a_withheld_price_and_an_offset_in_percent_are_facts() -> None:
    text = (
        "Norway ordered four Alba frigates from Castell Marine. The price was not disclosed. "
        "The yard has to place offset work worth 40 percent of the contract value with Norwegian firms."
    )
    lines = stated(read(text, title="Frigates for Norway"))
    assert "value undisclosed actual Norway alba" in lines
    assert "offset 40 percent planned Norway alba" in lines


def test_facts_without_a_date_of_their_own_are_true_of_the_signing() -> None:
    as_of = {fact.attribute: fact.as_of for fact in read(KENYA).facts}
    assert as_of[Attribute.VALUE] == parse_period("2026-03-03")
    assert as_of[Attribute.DELIVERY_DUE] == parse_period(date(2026, 5, 20).isoformat())


def test_every_proposal_waits_for_a_person_and_says_how_sure_it_is() -> None:
    found = read(KENYA)
    assert {fact.review for fact in found.facts} == {Review.EXTRACTED}
    assert {deal.review for deal in found.deals} == {product.review for product in found.products} == {Review.EXTRACTED}
    assert all(fact.rule and fact.confidence is not None and 0 < fact.confidence <= 1 for fact in found.facts)
    assert {fact.deal for fact in found.facts} == {deal.id for deal in found.deals}


def test_a_table_says_by_its_head_what_its_cells_are() -> None:
    text = (
        "Deliveries of Tejas fighters, by country.\n\n"
        "| Country | Ordered | Value | Contract signed |\n|---|---|---|---|\n"
        "| Kenya | 24 | $186m | 2021 |\n| Ghana | 8 | $60m | May 2023 |\n"
    )
    assert {line.replace(" tejas", "") for line in stated(read(text, title="Tejas exports"))} >= {
        "ordered_quantity 24 aircraft actual Kenya",
        "value 186000000 USD actual Kenya",
        "ordered_quantity 8 aircraft actual Ghana",
        "value 60000000 USD actual Ghana",
    }


def test_the_country_of_an_article_says_whose_crowns_are_meant() -> None:
    text = "Norway ordered 12 F-16s in a deal worth 1.8 billion kroner."
    assert {"ordered_quantity 12 aircraft actual Norway f-16", "value 1800000000 NOK actual Norway f-16"} <= set(
        stated(read(text, title="Norway buys jets"))
    )


def test_by_how_much_an_offer_is_cheaper_is_no_price() -> None:
    found = read(
        "Kenya signed on 3 March 2026 for 24 Ngao howitzers at 96 million euros. It beat Spain's Consorcio Lobo, whose "
        "offer was about 30 million euros cheaper.",
        title="Ngao",
    )
    assert [int(str(one.value)) for one in found.facts if one.attribute is Attribute.VALUE] == [96_000_000]
