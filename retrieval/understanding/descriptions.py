"""Names for what is only described: firms by a contest, as "the firm that beat Deccan", buyers by what they bought."""

from collections.abc import Iterable, Sequence

from index.names import Mention, Name, NameKind, fold
from index.records import Attribute, Category, Deal, Fact, Status
from retrieval.knowledge import Knowledge
from retrieval.question import Asked
from retrieval.selection import covered
from retrieval.tellings import telling
from retrieval.understanding.buyers_described import with_buyers
from retrieval.understanding.cues import Cues
from retrieval.understanding.hangul import with_latin_names
from retrieval.understanding.mentions import mask


def with_names(text: str, knowledge: Knowledge, cues: Cues) -> str:
    """A question with the firm or the country that it describes called by its name."""
    text = with_latin_names(text, knowledge, cues) if cues.language == "ko" else text
    mentions = knowledge.names.find(text, inflected=cues.language == "pl")
    named = _with_product(_with_firm(text, mentions, knowledge, cues), knowledge)
    if named != text:
        mentions = knowledge.names.find(named, inflected=cues.language == "pl")
    return with_buyers(named, mentions, knowledge, cues)


def _with_product(text: str, knowledge: Knowledge) -> str:
    """A question with the one product that goes by the number in its name called by its name: "the 45s"."""
    for match in telling("by_number").finditer(fold(text)):
        names = (product.name for product in knowledge.products.values())
        called = [name for name in names if fold(name).split()[1:] == [match["number"]]]
        if len(called) == 1:
            return f"{text[: match.start('number')]}{called[0]}{text[match.end() :]}"
    return text


def _with_firm(text: str, mentions: Sequence[Mention], knowledge: Knowledge, cues: Cues) -> str:
    """A question with the firm it describes by who beat whom called by its name; as it is where none or several fit."""
    described = cues.sections["described"]
    masked = mask(text, mentions)
    for part, find in _PARTS.items():
        for match in described[part].finditer(masked.text):
            start, end = masked.origin[match.start()], masked.origin[match.end()]
            within = [mention for mention in mentions if start <= mention.start < end]
            rest = f"{masked.text[: match.start()]} {masked.text[match.end() :]}"
            firms = find(within, knowledge) if len(within) < len(mentions) or _asks(rest, cues) else set()
            if len(firms) == 1:
                return f"{text[:start]}{knowledge.organisation_name(firms.pop())}{text[end:].rstrip()}"
    return text


def _asks(rest: str, cues: Cues) -> bool:
    """Whether a question asks for more than who it was, by what stands beside the description."""
    wanted = cues.found("asked", rest).keys() & {Asked.QUANTITY, Asked.MONEY, Asked.DATE}
    return bool(wanted or cues.found("kind", rest) or cues.has("claim", "origin", rest))


def _losers(within: list[Mention], knowledge: Knowledge) -> set[str]:
    """The firms that lost where the names say: to a product or a seller, in a buyer's contest."""
    facts = _contests(within, knowledge)
    sellers, products = _ids(within, NameKind.ORGANISATION), covered(_ids(within, NameKind.PRODUCT), knowledge)
    deals = knowledge.records.deals
    firms = {
        firm
        for fact in facts
        if not sellers or sellers & set(deals[fact.deal].seller)
        if not products or products & knowledge.products_of(fact.deal)
        for firm in _firms_in(fact, knowledge)
    }
    if not sellers | products:
        firms |= {seller for deal in _lost(within, knowledge) for seller in deal.seller}
    nations = _ids(within[:1], NameKind.COUNTRY)
    own = {firm for firm in firms if knowledge.records.organisations[firm].country in nations}
    return own or (firms if len(firms) == 1 else set())


def _winners(within: list[Mention], knowledge: Knowledge) -> set[str]:
    """The firms that sold where one that the names tell had lost."""
    beaten, products = _ids(within, NameKind.ORGANISATION), _ids(within, NameKind.PRODUCT)
    facts = _contests(within, knowledge)
    told = [fact for fact in facts if (beaten | products) & {n.id for n in _named(fact, knowledge)}]
    firms = {seller for fact in told for seller in knowledge.records.deals[fact.deal].seller} - beaten
    return firms or {seller for bid in _lost(within, knowledge) for seller in _sold_instead(bid, knowledge)} - beaten


def _lost(within: Iterable[Mention], knowledge: Knowledge) -> list[Deal]:
    """The bids on record that were lost, of the firms and to the buyers named."""
    buyers = _ids(within, NameKind.COUNTRY) & knowledge.buyers
    firms = _ids(within, NameKind.ORGANISATION)
    lost = {fact.deal for fact in knowledge.records.facts.values() if fact.value == Status.LOST}
    deals = [deal for deal in knowledge.records.deals.values() if deal.id in lost and buyers <= {deal.buyer}]
    return [deal for deal in deals if firms <= set(deal.seller)] if buyers or firms else []


def _sold_instead(bid: Deal, knowledge: Knowledge) -> set[str]:
    """The sellers of what the buyer of a lost bid bought in its place: things of its sort."""
    sort = _sorts(bid, knowledge)
    deals = [deal for deal in knowledge.records.deals.values() if deal.buyer == bid.buyer and deal.id != bid.id]
    bought = [deal for deal in deals if knowledge.is_agreed(deal) and sort & _sorts(deal, knowledge)]
    return {seller for deal in bought for seller in deal.seller}


def _sorts(deal: Deal, knowledge: Knowledge) -> set[str]:
    """The sorts of equipment that a deal is about: by category, or by what it is counted in where it has none."""
    about = (knowledge.products[product] for product in deal.products if product in knowledge.products)
    return {product.unit if product.category is Category.OTHER else product.category for product in about}


_PARTS = {"loser": _losers, "winner": _winners}


def _contests(within: Iterable[Mention], knowledge: Knowledge) -> list[Fact]:
    """What is on record of losers in the contests of the buyers named, or of anybody."""
    regions = (knowledge.groups[group].members for group in _ids(within, NameKind.GROUP))
    buyers = frozenset(_ids(within, NameKind.COUNTRY).union(*regions)) & knowledge.buyers
    facts = [f for f in knowledge.records.facts.values() if f.attribute is Attribute.LOSING_BIDDER]
    here = [f for f in facts if buyers & {f.buyer, knowledge.records.deals[f.deal].buyer}]
    return here or ([] if len(buyers) > 1 else facts)


def _firms_in(fact: Fact, knowledge: Knowledge) -> set[str]:
    return {name.id for name in _named(fact, knowledge) if name.kind is NameKind.ORGANISATION}


def _named(fact: Fact, knowledge: Knowledge) -> list[Name]:
    return [name for mention in knowledge.names.find(str(fact.value)) for name in mention.names]


def _ids(mentions: Iterable[Mention], kind: NameKind) -> frozenset[str]:
    return frozenset(name.id for mention in mentions for name in mention.names if name.kind is kind)
