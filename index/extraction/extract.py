"""An article → proposed facts, each with its exact quote, and the deals and products they are about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.extraction.accessories import with_accessories
from index.extraction.catalogue import build_catalogue
from index.extraction.corrections import correct_facts, deny_mistakes
from index.extraction.deals import assign_deals, slug
from index.extraction.lexicon import Lexicon, build_lexicon
from index.extraction.losers import without_winners
from index.extraction.options import settle_options
from index.extraction.proposals import propose
from index.extraction.reading import read_article
from index.extraction.sellers import Seller, find_seller
from index.extraction.sums import mark_sums
from index.extraction.taxes import complete_taxes
from index.extraction.timing import date_proposals
from index.records import Article, Deal, Fact, Organisation, Product, Records, Review


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from an article: facts in the order of the text, and the deals and names not registered yet.

    All of it has `review` extracted.
    """

    facts: tuple[Fact, ...] = ()
    deals: tuple[Deal, ...] = ()
    products: tuple[Product, ...] = ()
    organisations: tuple[Organisation, ...] = field(default=())


def extract_facts(article: Article, records: Records) -> Extraction:
    """The facts that an article states, as far as rules can tell; empty records will do.

    Each quote is exactly the text at its span. Deals and products of the records are used where they fit.
    """
    lexicon = build_lexicon(records)
    reading = read_article(article, lexicon)
    catalogue = with_accessories(reading, build_catalogue(reading, lexicon))
    stated = mark_sums(complete_taxes(without_winners(propose(reading, catalogue))), article.language)
    proposals = settle_options(date_proposals(stated, article), records)
    buyers = Counter(proposal.buyer for proposal in proposals)
    seller = find_seller(reading, next((buyer for buyer, _ in buyers.most_common(1)), ""))
    company = _find_company(seller, lexicon)
    read, new_deals = assign_deals(reading, proposals, records, seller, company.id if company else "")
    facts = deny_mistakes(reading, correct_facts(reading, read, records))
    deals = _needed(new_deals, facts)
    used = {fact.product for fact in facts}
    products = {p.id: p for proposal in proposals if (p := proposal.product).id in used}
    new = [product for key, product in products.items() if key not in records.products and not _ships(product)]
    named = any(deal.seller for deal in deals)
    organisations = (company,) if company and named and company.id not in records.organisations else ()
    return Extraction(tuple(facts), tuple(deals), tuple(new), organisations)


def _needed(deals: Sequence[Deal], facts: Sequence[Fact]) -> list[Deal]:
    """The deals that facts are about, and those that they are tied to."""
    used = {fact.deal for fact in facts}
    tied = {key for deal in deals if deal.id in used for key in (deal.parent, deal.follows)}
    return [deal for deal in deals if deal.id in used | tied]


def _find_company(seller: Seller, lexicon: Lexicon) -> Organisation | None:
    """The registered organisation that a seller's name stands for, or a new one."""
    if not seller.company:
        return None
    mention = next(iter(lexicon.organisations.find(seller.company)), None)
    if mention is not None:
        return lexicon.records.organisations[mention.names[0].id]
    return Organisation(id=slug(seller.company), name=seller.company, country=seller.country, review=Review.EXTRACTED)


def _ships(product: Product) -> bool:
    """Whether a product is a kind of equipment that ships with the program: it needs no entry."""
    return product.review != "extracted"
