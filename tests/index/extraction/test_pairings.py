"""Which product an article names together with which buyer."""

from index.extraction.buyer_features import BuyerPlaces
from index.extraction.catalogue import Catalogue, build_catalogue
from index.extraction.lexicon import build_lexicon
from index.extraction.pairings import Pairings
from index.extraction.product_features import ProductPlaces
from index.extraction.reading import Reading, read_article
from index.records import Records
from tests.index.extraction.readings import article

TWO = (
    "Ghana ordered 12 Falk howitzers from Norway. Kenya ordered six Hirsch helicopters.\n\n"
    "Ghana paid 90 million euros.\n\nGhana and Kenya each received one."
)


def pair(text: str) -> tuple[Pairings, Reading, Catalogue]:
    lexicon = build_lexicon(Records())
    reading = read_article(article(text), lexicon)
    catalogue = build_catalogue(reading, lexicon)
    buyers = BuyerPlaces(reading, "Ghana", "Norway")
    return Pairings(reading, buyers, ProductPlaces(reading, catalogue)), reading, catalogue


def test_a_sentence_on_a_buyer_recalls_the_product_named_with_it() -> None:
    pairings, reading, _ = pair(TWO)
    assert [pairings.product_with(line) for line in reading.lines] == ["falk", "hirsch", "falk", ""]


def test_a_buyer_of_one_product_has_none_that_is_named_with_others_alone() -> None:
    pairings, _, _ = pair(TWO)
    assert pairings.only_product("Ghana", "hirsch") == "falk"
    assert pairings.only_product("Ghana", "falk") == ""
    assert pairings.only_product("Jordan", "falk") == ""


def test_the_features_of_a_product_tell_whether_it_is_named_with_the_buyer_of_the_sentence() -> None:
    pairings, reading, catalogue = pair(TWO)
    falk, hirsch = catalogue.by_id["falk"], catalogue.by_id["hirsch"]
    assert list(pairings.of_product(reading.lines[2], falk)) == ["pair:last", "pair:only"]
    assert list(pairings.of_product(reading.lines[2], hirsch)) == ["pair:not:taken"]
    assert list(pairings.of_product(reading.lines[3], falk)) == []
