"""What earlier articles told decides what a later one is about: its deal, its product, whether it is an order."""

from dataclasses import replace
from datetime import date

import pytest

from index.extraction.extract import Extraction
from index.records import Attribute, Category, Fact, Product, Records, Review
from tests.index.extraction.readings import article, read

A = Attribute


def recorded(*texts: str) -> Records:
    """What the register holds once some articles have been read, one after the other."""
    known = Records()
    for number, text in enumerate(texts):
        found = read(text, records=known)
        source = article(text).model_copy(update={"id": f"earlier-{number}"})
        facts = [fact.model_copy(update={"id": f"{source.id}#{fact.id}", "article": source.id}) for fact in found.facts]
        known = Records(
            articles={**known.articles, source.id: source},
            facts={**known.facts, **{fact.id: fact for fact in facts}},
            deals={**known.deals, **{deal.id: deal for deal in found.deals}},
            products={**known.products, **{product.id: product for product in found.products}},
            organisations={**known.organisations, **{firm.id: firm for firm in found.organisations}},
        )
    return known


def figures(found: Extraction, *attributes: Attribute) -> list[tuple[str, str, str, str]]:
    """The facts of some attributes: attribute, value, product, deal."""
    return [_row(fact) for fact in found.facts if fact.attribute in attributes]


def _row(fact: Fact) -> tuple[str, str, str, str]:
    return fact.attribute.value, str(fact.value), fact.product, fact.deal


ORDER = "Kenya signed a contract for 24 Ngao howitzers on 3 March 2023, with an option on 12 more howitzers."


def test_an_option_on_record_is_no_order() -> None:
    later = read(
        "The option of Kenya on Ngao howitzers covered twelve howitzers ordered in 2023.", records=recorded(ORDER)
    )
    assert figures(later, A.ORDERED_QUANTITY) == []


def test_an_option_taken_up_in_part_is_an_order_of_that_part() -> None:
    text = "On 6 May 2026 Kenya took up its option and ordered six Ngao howitzers of the twelve."
    later = read(text, records=recorded(ORDER))
    assert [value for _, value, _, _ in figures(later, A.ORDERED_QUANTITY)] == ["6"]


def test_what_has_arrived_is_of_the_deal_whose_size_is_named() -> None:
    known = recorded(
        "Kenya signed a contract for 24 Ngao howitzers on 3 March 2023.",
        "Kenya signed a second contract for 10 Ngao howitzers on 4 April 2025.",
    )
    later = read("Of the original 24 Ngao howitzers of Kenya 18 have been delivered.", records=known)
    assert ("delivered_quantity", "18", "ngao", "kenya-ngao-2023") in figures(later, A.DELIVERED_QUANTITY)


def test_a_paragraph_without_a_name_is_about_what_its_buyer_has_a_deal_on() -> None:
    known = recorded("Ghana signed a contract for 24 Ngao howitzers on 3 March 2023.")
    text = (
        "Kenya has received four of its Papa-2 radars. Six more Papa-2 radars are due in 2027.\n\n"
        "Ghana's howitzers are late: eight howitzers have been delivered."
    )
    later = read(text, title="Spring count", records=known)
    assert ("delivered_quantity", "8", "ngao", "ghana-ngao-2023") in figures(later, A.DELIVERED_QUANTITY)


def test_a_registered_product_is_read_as_one_just_named() -> None:
    text = (
        "Denmark signed a contract for 20,000 ZP-155 shells on 3 March 2026, worth 470 million kroner. "
        "FMI had wanted them in 2025. The shells of the contract are due in 2027, FMI says."
    )
    alone, again = read(text), read(text, records=recorded(text.partition(", worth")[0] + "."))
    assert {fact.product for fact in alone.facts} == {fact.product for fact in again.facts} == {"zp-155"}


def test_an_article_that_names_no_country_is_about_the_one_known_to_buy() -> None:
    later = read("The army has received 18 of the 24 Ngao howitzers.", records=recorded(ORDER))
    assert {fact.buyer for fact in later.facts} == {"Kenya"}


def test_who_is_known_to_sell_a_thing_does_not_buy_it() -> None:
    known = recorded("Kenya signed with Havsund Works of Gaeta, Italy, for 24 Ngao howitzers on 3 March 2023.")
    later = read("The second of the four Italian-built Ngao howitzers arrived on 20 February 2026.", records=known)
    assert {fact.buyer for fact in later.facts} == {"Kenya"}


def test_a_paragraph_on_a_new_country_is_not_about_the_one_known_to_buy() -> None:
    text = (
        "Kenya ordered three more Ngao howitzers on 10 September 2025.\n\n"
        "Fiji, meanwhile, has none. Its contract, signed in Suva on 22 August 2024, was for two Ngao howitzers."
    )
    later = read(text, records=recorded(ORDER))
    assert {(str(f.value), f.buyer) for f in later.facts if f.attribute is A.SIGNED} == {
        ("2025-09-10", "Kenya"), ("2024-08-22", "Fiji"),
    }  # fmt: skip


def test_a_sentence_on_one_contract_may_go_on_about_another() -> None:
    known = recorded("Kenya signed a contract for 24 Ngao howitzers on 3 March 2023.")
    text = (
        "All 24 of Kenya's Ngao howitzers have been delivered and a second contract, for 10 Ngao howitzers, was "
        "signed on 4 April 2026."
    )
    found = figures(read(text, records=known), A.DELIVERED_QUANTITY, A.ORDERED_QUANTITY, A.SIGNED)
    assert ("ordered_quantity", "10", "ngao", "kenya-ngao-2026") in found
    assert ("signed", "2026-04-04", "ngao", "kenya-ngao-2026") in found


def test_what_was_signed_later_is_not_a_deal_heard_of_before() -> None:
    published = date(2023, 3, 5)
    first = "Kenya is buying 24 Ngao howitzers."
    known = recorded(first)
    articles = {key: one.model_copy(update={"published": published}) for key, one in known.articles.items()}
    known = replace(known, articles=articles)
    later = read("On 4 April 2026 Kenya signed for 10 Ngao howitzers.", records=known)
    assert [deal.id for deal in later.deals] == ["kenya-ngao-2026-2"]


def test_a_text_without_a_product_is_about_what_its_firm_sells_its_country() -> None:
    known = recorded("Kenya signed with Havsund Works of Gaeta, Italy, for 24 Ngao howitzers on 3 March 2023.")
    later = read("Kenya's army had taken over 14 guns by 1 May 2026, says Havsund Works.", records=known)
    assert {fact.product for fact in later.facts} == {"ngao"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya ordered 16 Ngao-M vehicles on 3 March 2026."),
        ("es", "Kenia encargó 16 vehículos Ngao-M el 3 de marzo de 2026."),
        ("pl", "Kenia zamówiła 3 marca 2026 roku 16 pojazdów Ngao-M."),
    ],
)
def test_a_letter_behind_a_registered_name_makes_it_a_variant(language: str, text: str) -> None:
    base = Product(id="ngao", name="Ngao", unit="vehicles", category=Category.VEHICLE, review=Review.EXTRACTED)
    found = read(text, title="Ngao", language=language, records=Records(products={base.id: base}))
    assert [(product.name, product.variant_of) for product in found.products] == [("Ngao-M", "ngao")]
    assert {fact.product for fact in found.facts} == {"ngao-m"}


def test_a_word_behind_a_registered_name_makes_it_no_variant() -> None:
    base = Product(id="ngao", name="Ngao", unit="vehicles", category=Category.VEHICLE, review=Review.EXTRACTED)
    records = Records(products={base.id: base})
    found = read("Kenya ordered 16 Ngao-class vehicles on 3 March 2026.", title="Ngao", records=records)
    assert {fact.product for fact in found.facts} == {"ngao"}
