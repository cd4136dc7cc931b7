"""Hand-made records: facts on one contract for K2 tanks, each read from an article of its own."""

from collections.abc import Iterable
from datetime import date

from index.names import NameKind, Names
from index.records import Article, Deal, Fact, Organisation, Product, Records
from retrieval.knowledge import Knowledge

DEAL = Deal(
    id="poland-k2",
    title="Contract for K2 tanks",
    buyer="Poland",
    seller=("hyundai-rotem",),
    seller_country="South Korea",
    products=("k2",),
)
PRODUCT = Product(id="k2", name="K2 Black Panther", maker=("hyundai-rotem",), unit="tanks")
ORGANISATIONS = (
    Organisation(id="hyundai-rotem", name="Hyundai Rotem", country="South Korea"),
    Organisation(id="armament-agency", name="Armament Agency", country="Poland"),
    Organisation(id="volvo", name="Volvo", country="Sweden"),
)


def make_fact(name: str, value: object, **given: object) -> Fact:
    """The only fact of the article `name`; unless told otherwise, of tanks delivered to Poland."""
    known: dict[str, object] = {
        "id": f"{name}#1",
        "article": name,
        "deal": DEAL.id,
        "buyer": "Poland",
        "product": "k2",
        "attribute": "delivered_quantity",
        "value": value,
        "unit": "tanks",
        "as_of": date(2024, 11, 18),
        "stated_by": "The Herald",
        "quote": f"Poland has {value} of them",
    }
    return Fact.model_validate({**known, **given})


def make_article(name: str, published: date | None = None, syndicated_from: str | None = None) -> Article:
    """An article of The Herald's."""
    return Article(
        id=name,
        title="Tanks",
        publisher="The Herald",
        published=published,
        syndicated_from=syndicated_from,
        text="Tanks.",
    )


def make_knowledge(facts: Iterable[Fact], articles: Iterable[Article] = ()) -> Knowledge:
    """The knowledge in some facts; articles that aren't given are undated, and none is a reprint."""
    facts = tuple(facts)
    names = Names()
    for organisation in ORGANISATIONS:
        names.add(NameKind.ORGANISATION, organisation.id, (organisation.name,))
    records = Records(
        articles={fact.article: make_article(fact.article) for fact in facts} | {a.id: a for a in articles},
        facts={fact.id: fact for fact in facts},
        deals={DEAL.id: DEAL},
        products={PRODUCT.id: PRODUCT},
        organisations={organisation.id: organisation for organisation in ORGANISATIONS},
    )
    return Knowledge(records, names, records.products, {}, {}, {DEAL.id: facts})
