"""Which deal each proposal is about: a registered one that fits, or a new one."""

import re
from collections.abc import Sequence

from index.extraction.catalogue import family_of
from index.extraction.proposals import Proposal
from index.names import fold, split_pieces
from index.periods import Period
from index.records import Article, Attribute, Deal, Fact, Records, Review


def assign_deals(article: Article, proposals: Sequence[Proposal], records: Records) -> tuple[list[Fact], list[Deal]]:
    """The proposals as facts of their deals, and the deals that aren't registered yet."""
    groups: dict[tuple[str, str], list[Proposal]] = {}
    for proposal in proposals:
        key = proposal.buyer, family_of(proposal.product, records.products)
        groups.setdefault(key, []).append(proposal)
    deals: dict[str, Deal] = {}
    deal_of: dict[int, str] = {}
    for (buyer, family), group in groups.items():
        deal = _registered(buyer, family, records) or _new_deal(article, buyer, group)
        if deal.id not in records.deals:
            deals[deal.id] = deal
        deal_of |= {id(proposal): deal.id for proposal in group}
    facts = [
        _build_fact(article, number, proposal, deal_of[id(proposal)]) for number, proposal in enumerate(proposals, 1)
    ]
    return facts, list(deals.values())


def _registered(buyer: str, family: str, records: Records) -> Deal | None:
    for deal in records.deals.values():
        families = {
            family_of(records.products[key], records.products) for key in deal.products if key in records.products
        }
        if deal.buyer == buyer and family in families:
            return deal
    return None


def _new_deal(article: Article, buyer: str, group: Sequence[Proposal]) -> Deal:
    product = group[0].product
    signed = [p.value for p in group if p.attribute is Attribute.SIGNED and isinstance(p.value, Period)]
    year = str(signed[0].start.year) if signed else f"{article.published:%Y}" if article.published else "undated"
    identity = "-".join((slug(buyer), product.id, year))
    return Deal(
        id=identity,
        title=f"{buyer}: {product.name} ({year})",
        buyer=buyer,
        products=tuple(dict.fromkeys(proposal.product.id for proposal in group)),
        review=Review.EXTRACTED,
    )


def slug(name: str) -> str:
    """A name as part of an id: lower case, ASCII, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", "-".join(piece.text for piece in split_pieces(fold(name)))).strip("-")


def _build_fact(article: Article, number: int, proposal: Proposal, deal: str) -> Fact:
    sentence = proposal.line.sentence
    return Fact(
        id=f"{article.id}#{number}",
        article=article.id,
        deal=deal,
        buyer=proposal.buyer,
        product=proposal.product.id,
        attribute=proposal.attribute,
        value=proposal.value,
        unit=proposal.unit,
        qualifier=proposal.qualifier,
        modality=proposal.modality,
        as_of=proposal.as_of,
        stated_by=proposal.stated_by,
        scope=proposal.scope,
        quote=article.text[sentence.start : sentence.end],
        span=(sentence.start, sentence.end),
        review=Review.EXTRACTED,
        confidence=proposal.confidence,
        rule=proposal.rule,
    )
