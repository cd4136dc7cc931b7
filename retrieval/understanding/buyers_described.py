"""Countries told by what they bought instead of their names: "the country that leased two C295s"."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from index.names import Mention, NameKind, fold
from index.numerals import stated_numbers
from index.records import Attribute, Deal, DealKind, Fact
from retrieval.knowledge import Knowledge
from retrieval.tellings import telling, tells
from retrieval.understanding.cues import Cues
from retrieval.understanding.mentions import mask

A = Attribute
_COUNTS = (A.ORDERED_QUANTITY, A.LEASED_QUANTITY, A.FRAMEWORK_QUANTITY, A.NOTIFIED_QUANTITY)


def with_buyers(text: str, mentions: Sequence[Mention], knowledge: Knowledge, cues: Cues) -> str:
    """A question with the country it describes by what it bought called by its name; as it is where not one fits.

    `mentions` are the names in it. What it bought stays beside the name where the question names nothing else.
    """
    masked = mask(text, mentions)
    for match in cues.sections["described"]["buyer"].finditer(masked.text):
        start, end = masked.origin[match.start()], masked.origin[match.end()]
        within = [mention for mention in mentions if start <= mention.start < end]
        buyers = _buyers(within, text[start:end], knowledge)
        others = [m for m in mentions if m not in within]
        rest = f"{masked.text[: match.start()]} {masked.text[match.end() :]}"
        if len(buyers) == 1 and not telling("asks_who").fullmatch(rest):
            named = any(mention.kind in (NameKind.PRODUCT, NameKind.DEAL) for mention in others)
            thing = next(text[m.start : m.end] for m in within if m.kind is NameKind.PRODUCT)
            country = buyers.pop()
            return f"{text[:start]}{country if named else f'{country} ({thing})'}{text[end:]}"
    return text


def _buyers(within: Iterable[Mention], said: str, knowledge: Knowledge) -> set[str]:
    """The buyers that have what is said: so many of a thing, the most of it, a lease of it."""
    things = [{name.id for name in mention.names} for mention in within if mention.kind is NameKind.PRODUCT]
    deals = [deal for deal in knowledge.records.deals.values() if _is_for(deal, things, knowledge)]
    counts = {number for number in stated_numbers(fold(said)) if number > 1}
    if tells("leased", said):
        deals = [deal for deal in deals if deal.kind is DealKind.LEASE]
    elif not tells("notified", said):
        deals = [deal for deal in deals if deal.kind is not DealKind.LEASE and knowledge.is_agreed(deal)]
    counted = {deal.id: [f for f in knowledge.facts_of.get(deal.id, ()) if f.attribute in _COUNTS] for deal in deals}
    if counts:
        return {deal.buyer for deal in deals if any(fact.value in counts for fact in counted[deal.id])}
    return _most(deals, counted, knowledge) if tells("most", said) else {deal.buyer for deal in deals}


def _is_for(deal: Deal, things: Iterable[set[str]], knowledge: Knowledge) -> bool:
    """Whether a deal is for every thing named."""
    about = knowledge.products_of(deal.id)
    return bool(things) and all(any(knowledge.covers(thing) & about for thing in named) for named in things)


def _most(deals: Iterable[Deal], counted: dict[str, list[Fact]], knowledge: Knowledge) -> set[str]:
    """The buyer that ordered most of all; none where two did."""
    sums = defaultdict[str, Decimal](Decimal)
    for deal in deals:
        orders = [fact.number for fact in counted[deal.id] if fact.attribute is A.ORDERED_QUANTITY]
        if not knowledge.is_umbrella(deal):
            sums[deal.buyer] += max(orders, default=Decimal(0))
    best = max(sums.values(), default=Decimal(0))
    return {buyer for buyer, total in sums.items() if total == best and best}
