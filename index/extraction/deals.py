"""Which deal each proposal is about: a registered one that fits, or a new one."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import partial

from index.extraction.catalogue import family_of
from index.extraction.contracts import PROGRESS, Contract, part_contracts
from index.extraction.counts import Count
from index.extraction.proposals import Proposal
from index.extraction.reading import Line, Reading
from index.extraction.sellers import Seller
from index.names import fold, split_pieces
from index.periods import Period
from index.records import Article, Attribute, Deal, DealKind, Fact, Records, Review

A = Attribute
# Of two deals of a buyer on one product these differ; equal, they show that two articles speak of the same.
_TELLING = frozenset((A.ORDERED_QUANTITY, A.FRAMEWORK_QUANTITY, A.LEASED_QUANTITY, A.VALUE, A.CEILING, A.SIGNED))


def assign_deals(
    reading: Reading, proposals: Sequence[Proposal], records: Records, seller: Seller, company: str
) -> tuple[list[Fact], list[Deal]]:
    """The proposals as facts of their deals, and the deals that aren't registered yet.

    `company` is the id of the selling company, empty when the article names none.
    """
    article = reading.article
    stating = {proposal.line.number for proposal in proposals}
    silent = [line for line in reading.lines if line.number not in stating]
    groups: dict[tuple[str, str], list[Proposal]] = {}
    for proposal in proposals:
        key = proposal.buyer, family_of(proposal.product, records.products)
        groups.setdefault(key, []).append(proposal)
    told = _Told(article, records, {buyer for buyer, _ in groups})
    deals: dict[str, Deal] = {}
    deal_of: dict[int, str] = {}
    for (buyer, family), group in groups.items():
        known = _registered(buyer, family, records, told)
        others = list(known)
        of_size = partial(_of_size, known=known, told=told)
        for contract, statements in part_contracts(group, silent, article.language, of_size):
            deal = _find_deal(contract, statements, known, told)
            if deal is None:
                deal = _new_deal(article, buyer, contract, statements, {*records.deals, *deals})
                deal = deal.model_copy(update=_relations(deal, contract, others) | _selling(deal, seller, company))
                deals[deal.id] = deal
                others.append(deal)
            deal_of |= {id(proposal): deal.id for proposal in statements}
    facts = [
        _build_fact(article, number, proposal, deal_of[id(proposal)]) for number, proposal in enumerate(proposals, 1)
    ]
    return facts, list(deals.values())


class _Told:
    """What earlier articles told of the registered deals, as one article meets it."""

    def __init__(self, article: Article, records: Records, buyers: Collection[str]) -> None:
        self.article = article
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        self._first: dict[str, int] = {}
        for fact in records.facts.values():
            if fact.buyer not in buyers:
                continue
            source = records.articles.get(fact.article)
            if source and source.published:
                self._first[fact.deal] = min(source.published.year, self._first.get(fact.deal, 9999))
            if fact.attribute in _TELLING:
                self._facts[fact.deal].append(fact)

    def years_of(self, deal: Deal) -> set[int]:
        """The years in which a deal is said to have been signed."""
        return {
            year
            for fact in self._facts[deal.id]
            if fact.attribute is Attribute.SIGNED and isinstance(fact.value, Period)
            for year in (fact.value.start.year, fact.value.end.year)
        }

    def may_be_of(self, deal: Deal, year: int) -> bool:
        """Whether a deal may have been signed in a year: in the one told, or until it was heard of."""
        years = self.years_of(deal)
        return year in years or (not years and year <= self._first.get(deal.id, year))

    def sizes_of(self, deal: Deal) -> set[object]:
        """How many a deal is said to be for."""
        return {fact.value for fact in self._facts[deal.id] if fact.attribute is Attribute.ORDERED_QUANTITY}

    def agreement(self, deal: Deal, group: Sequence[Proposal]) -> int:
        """How many of the statements that tell one deal from another were told of this one already."""
        told = {(fact.attribute, str(fact.value), fact.unit) for fact in self._facts[deal.id]}
        return sum((one.attribute, str(one.value), one.unit) in told for one in group)


def _registered(buyer: str, family: str, records: Records, told: _Told) -> list[Deal]:
    """The deals of a buyer on a family of products, in the order of their signing, those of no known day last."""
    deals = [deal for deal in records.deals.values() if deal.buyer == buyer and _is_about(deal, family, records)]
    return sorted(deals, key=lambda deal: min(told.years_of(deal), default=9999))


def _is_about(deal: Deal, family: str, records: Records) -> bool:
    return any(
        family_of(records.products[key], records.products) == family for key in deal.products if key in records.products
    )


def _find_deal(contract: Contract, group: Sequence[Proposal], known: Sequence[Deal], told: _Told) -> Deal | None:
    """The registered deal that a contract of a text is; None when it is none of them."""
    if contract.deal:
        return next(deal for deal in known if deal.id == contract.deal)
    alike = [deal for deal in known if (deal.kind is DealKind.FRAMEWORK) == bool(contract.is_framework)]
    if contract.year:
        signed = [deal for deal in alike if contract.year in told.years_of(deal)]
        alike = signed or [deal for deal in alike if told.may_be_of(deal, contract.year)]
    elif contract.place:
        alike = alike[contract.place - 1 : contract.place]
    elif contract.is_another:
        return next((deal for deal in alike if deal.id.endswith(f"-{_year_of(told.article)}")), None)
    same = {deal.id: told.agreement(deal, group) for deal in alike}
    best = max(same.values(), default=0)
    if best > 0:
        return next(deal for deal in alike if same[deal.id] == best)
    if contract.year or contract.place:
        return next(iter(alike), None)
    latest = told.article.published.year if told.article.published else 9999
    past = [deal for deal in alike if min(told.years_of(deal), default=0) <= latest]
    return past[-1] if past else next(iter(alike), None)


def _of_size(statements: Sequence[Proposal], known: Sequence[Deal], told: _Told) -> Contract | None:
    """The registered contract whose progress is told: the one that is for as many as is said, "18 of the 24"."""
    progress = [one for one in statements if one.attribute in PROGRESS]
    counts = {count for one in progress for count in _counts(one.line) if count != one.value}
    fitting = [deal for deal in known if counts & told.sizes_of(deal)]
    if len(fitting) != 1:
        return None
    return Contract(False, year=min(told.years_of(fitting[0]), default=0), deal=fitting[0].id)


def _counts(line: Line) -> set[Decimal]:
    return {one.found.value for one in line.figures if isinstance(one.found, Count)}


def _new_deal(article: Article, buyer: str, contract: Contract, group: Sequence[Proposal], taken: set[str]) -> Deal:
    product = group[0].product
    year = str(contract.year) if contract.year else _year_of(article)
    parts = [slug(buyer), product.id, *(["framework"] if contract.is_framework else []), year]
    what = f"{product.name} framework" if contract.is_framework else product.name
    return Deal(
        id=next(name for name in _numbered("-".join(parts)) if name not in taken),
        title=f"{what} for {buyer}" + (f", {contract.year}" if contract.year else ""),
        buyer=buyer,
        products=tuple(dict.fromkeys(proposal.product.id for proposal in group)),
        kind=_kind_of(contract, group),
        review=Review.EXTRACTED,
    )


def _year_of(article: Article) -> str:
    return f"{article.published:%Y}" if article.published else "undated"


def _numbered(name: str) -> Iterator[str]:
    """The name itself, then with 2, 3, … behind it."""
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _kind_of(contract: Contract, group: Sequence[Proposal]) -> DealKind:
    if contract.is_framework:
        return DealKind.FRAMEWORK
    attributes = {proposal.attribute for proposal in group}
    ordered = Attribute.ORDERED_QUANTITY in attributes
    if Attribute.LEASED_QUANTITY in attributes and not ordered:
        return DealKind.LEASE
    if Attribute.UPGRADE_QUANTITY in attributes and not ordered:
        return DealKind.UPGRADE
    if ordered and _is_taken_up(group):
        return DealKind.OPTION
    if any(cue.kind == "calloff" for proposal in group for cue in proposal.line.cues):
        return DealKind.EXECUTIVE_CONTRACT
    return DealKind.PURCHASE


def _is_taken_up(group: Sequence[Proposal]) -> bool:
    """Whether what a contract orders had been under option: "exercised its option and ordered 14 more"."""
    told = {cue.kind for proposal in group for cue in proposal.line.cues}
    lines = [proposal.line for proposal in group if proposal.attribute is Attribute.ORDERED_QUANTITY]
    kinds = [{cue.kind for cue in line.cues} for line in lines]
    return "option" in told and any("exercise" in own and "not" not in own for own in kinds)


def _relations(deal: Deal, contract: Contract, others: Sequence[Deal]) -> dict[str, object]:
    """The framework that a contract calls off from, and the contract that it follows, among the buyer's others."""
    frameworks = [one for one in others if one.kind is DealKind.FRAMEWORK]
    before = [one for one in others if one.kind is not DealKind.FRAMEWORK]
    parent = frameworks[-1].id if frameworks and deal.kind is DealKind.EXECUTIVE_CONTRACT else ""
    return {"parent": parent, "follows": before[-1].id if contract.place > 1 and before else ""}


def _selling(deal: Deal, seller: Seller, company: str) -> dict[str, object]:
    """Seller and country, unless that is the buyer's own."""
    if seller.country == deal.buyer:
        return {}
    return {"seller": (company,) if company else (), "seller_country": seller.country}


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
