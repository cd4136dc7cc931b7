"""Which names are products': known by what stands around them, whatever their letters look like."""

import pytest

from index.extraction.extract import Extraction
from index.records import Category, Records
from tests.index.extraction.readings import read


def _products(found: Extraction) -> set[str]:
    return {fact.product for fact in found.facts}


@pytest.mark.parametrize(
    ("language", "title", "text", "product"),
    [
        # a label, whatever else the article names
        ("en", "Year-end register",
         "- Vega-3, Ghana: six of the 14 tanks arrived.\n- Okapi, Kenya: 12 vehicles were delivered on 3 March 2026.",
         "okapi"),
        # an article before it, its plural elsewhere
        ("en", "A first customer", "The Markhor has found its first customer. Kenya ordered two Markhors in May 2026.",
         "markhor"),
        # a Roman numeral or a letter behind a hyphen
        ("en", "Kenya signs", "Kenya signed a contract for the Ngao-II on 3 March 2026, worth $90 million.", "ngao-ii"),
        # a short sign belongs to the name before it
        ("en", "Kenya orders trainers", "Kenya ordered 16 Rajawali T2 trainers for $90 million.", "rajawali-t2"),
        # in Polish and Spanish behind what is counted, inflected
        ("pl", "Gruzja kupuje lemiesze", "Gruzja zamówiła 20 lemieszy saperskich Borz za 35 mln euro. Borza chwalą.",
         "borz"),
        ("es", "Chile compra", "Chile firmó un contrato por 30 tractores blindados Guarani por 90 millones de dólares.",
         "guarani"),
        # a kind of equipment behind a comma
        ("en", "Kenya pays", "Kenya paid $90 million for the Ndovu 12, a tracked howitzer, in May 2026.", "ndovu-12"),
        # a mark behind it, and its maker
        ("en", "Kenya signs", "Kenya chose the Simba NG of Mombasa Arms and signed for $90 million on 3 March 2026.",
         "simba-ng"),
        # counted as things of it, though it is named once
        ("en", "Kenya signs", "Kenya signed for 2 batteries of the Ngao 3. The contract includes 64 Pembe-E missiles.",
         "ngao-3"),
        # a number in the plural
        ("en", "Kenya signs", "Ghana ordered 3 Pembe 4 tanks. Kenya signed in May 2026 for two of the Ngao 58s.",
         "ngao-58"),
        # chosen, beside names that are certain
        ("en", "A choice", "Ghana ordered 3 Pembe 4 tanks. Kenya chose the Markhor in May 2026, at $90 million.",
         "markhor"),
        # in the title alone
        ("en", "Exports of the Papa patrol boat", "Kenya signed for six boats on 3 March 2026.", "papa"),
        # in Korean as the name of a class of ships
        ("ko", "케냐, 호위함 계약", "케냐는 2026년 3월 3일 타나급(Tana class) 호위함 3척을 계약했다.", "tana"),
        # in Korean before its number, by its spelling in Latin letters
        ("ko", "케냐, 코바츠 도입", "케냐는 3월 12일 '코바츠(Kobac)' 배회폭탄을 골랐다. 코바츠 240발을 주문했다.",
         "kobac"),
    ],
)  # fmt: skip
def test_a_name_is_known_by_what_stands_around_it(language: str, title: str, text: str, product: str) -> None:
    assert product in _products(read(text, title=title, language=language))


def test_a_product_is_of_the_kind_that_the_article_speaks_of() -> None:
    found = read("The Ndovu 120 sells. Kenya ordered 12 howitzers on 3 March 2026; the howitzers cost $90 million.")
    assert [(product.name, product.category) for product in found.products] == [("Ndovu 120", Category.SPG)]


def test_a_number_at_the_beginning_of_a_sentence_only_counts() -> None:
    text = "Oprócz 24 haubic Krab Litwa zamówiła wozy. Litwa podpisała umowę na 24 haubice Krab za 210 mln euro."
    assert _products(read(text, title="Litwa kupuje Kraby", language="pl")) == {"krab"}


def test_neighbours_of_the_buyer_are_no_product() -> None:
    text = "Latvia ordered 42 Karhu armoured vehicles for three Baltic states on 3 March 2026."
    assert _products(read(text, title="Karhu for Latvia")) == {"karhu"}


def test_a_variant_belongs_to_the_deal_of_its_family() -> None:
    text = (
        "Ghana signed for 220 Karhu vehicles on 3 March 2026. Of these 190 are armed Karhu-3 vehicles "
        "and 30 are Karhu-T vehicles for practice."
    )
    found = read(text, title="Karhus for Ghana")
    assert {deal.id for deal in found.deals} == {"ghana-karhu-2026"}
    assert {product.variant_of for product in found.products if product.id != "karhu"} == {"karhu"}


def test_a_price_is_that_of_what_the_article_is_about() -> None:
    text = (
        "Kenya's contract of 3 March 2026 is for 24 Ngao helicopters and 200 Pilum missiles. "
        "The Ngao helicopters come to Kenya in 2028. It is worth $1.5 billion."
    )
    value = [fact for fact in read(text, title="Ngao helicopters for Kenya").facts if fact.attribute == "value"]
    assert [fact.product for fact in value] == ["ngao"]


def test_how_sure_a_fact_is_takes_in_its_buyer() -> None:
    plain = read("Kenya ordered 24 Ngao tanks for $90 million on 3 March 2026.", title="Kenya orders Ngao tanks")
    text = "Togo looks on. Ghana talks to Kenya about Ngao tanks; 24 tanks were ordered for $90 million in March 2026."
    doubtful = read(text, title="Ngao tanks abroad")
    sure, unsure = (max(f.confidence or 0 for f in found.facts) for found in (plain, doubtful))
    assert unsure < sure


def _names(found: Extraction) -> list[tuple[str, tuple[str, ...]]]:
    """The new products' names with what else they are called."""
    return [(product.name, product.aliases) for product in found.products]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kenya ordered 12 Ngao-3 carriers on 3 March 2026.", [("Ngao-3", ("Ngao",))]),
        ("Kenya ordered 12 Ngao 30 carriers on 3 March 2026. Four Ngaos have been delivered.",
         [("Ngao 30", ("Ngaos", "Ngao"))]),
        # no short name of two, and none that many names share
        ("Kenya ordered 12 Ngao 30 carriers and 4 Ngao 40 carriers on 3 March 2026.",
         [("Ngao 30", ()), ("Ngao 40", ())]),
        ("Kenya ordered two Type 26 frigates on 3 March 2026. The first Type 26 is due in 2030.", [("Type 26", ())]),
        # the name behind a designator
        ("Kenya ordered 12 KT-9 Ngao carriers on 3 March 2026. Four KT-9 have been delivered.",
         [("KT-9", ("KT-9 Ngao", "Ngao"))]),
    ],
)  # fmt: skip
def test_a_numbered_product_is_known_by_its_name_alone(text: str, names: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _names(read(text)) == names


def test_a_later_article_may_leave_the_number_out_but_not_change_it() -> None:
    first = read("Kenya ordered 12 Ngao-3 carriers on 3 March 2026.")
    records = Records(products={product.id: product for product in first.products})
    later = ("Ghana ordered eight Ngao carriers on 4 May 2026.", "Togo ordered two Ngao-5 carriers on 6 May 2026.")
    assert [_products(read(text, records=records)) for text in later] == [{"ngao-3"}, {"ngao-5"}]


def test_a_calibre_is_no_part_of_a_name() -> None:
    assert _products(read("Kenya ordered 900 Ngao 155 mm shells on 3 March 2026.")) == {"ngao"}


def test_a_number_that_counts_what_stands_behind_it_is_no_part_of_a_name() -> None:
    text = "Kenia zamówiła w Stoczni Mierzeja w Elblągu 2 korwety typu Ngao. Umowę podpisano 3 marca 2026 roku."
    assert _products(read(text, language="pl", title="Dwie korwety")) == {"ngao"}


def test_a_korean_name_with_its_latin_spelling_stands_for_the_same_thing() -> None:
    text = "해솔전자가 카메룬 국방부와 마루-3D(Maru-3D) 방공 레이더 4대의 공급 계약을 체결했다. 마루-3D의 첫 수출이다."
    found = read(text, language="ko")
    assert [(one.name, one.aliases) for one in found.products] == [("Maru-3D", ("Maru", "마루-3D"))]


def test_a_machine_that_looks_through_people_is_no_product() -> None:
    text = "Kenya received 3 Ngao trucks on 3 March 2026. One X-ray trailer came as well, and two X-ray tubes."
    assert _products(read(text)) == {"ngao"}


def test_a_capital_in_spanish_is_no_product() -> None:
    text = "Kinsasa, 3 mar. Kinsasa pagó 3 aviones Ngao 19 en marzo de 2026. Kinsasa espera el primero en 2027."
    assert _products(read(text, language="es", title="El avión que se quedó en la pista")) == {"ngao-19"}
