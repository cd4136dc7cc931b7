"""About what: the roles of the names in a question, and which deals they point at."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.names import Mention, Name, NameKind
from index.periods import Period
from index.records import DealKind
from retrieval.knowledge import Knowledge
from retrieval.question import Subject
from retrieval.understanding.cues import Cues
from retrieval.understanding.mentions import is_of_currency
from retrieval.understanding.ordinals import find_ordinals
from retrieval.understanding.sighting import Sighting

_OF_ANOTHER = re.compile(r"'s? $")  # what a country's name ends with before the adjective of another


@dataclass(frozen=True, slots=True)
class Roles:
    """The names of a question by the part they play."""

    buyers: tuple[str, ...]
    sellers: tuple[str, ...]
    seller_countries: tuple[str, ...]
    organisations: tuple[str, ...]
    products: tuple[str, ...]
    deals: tuple[str, ...]
    strangers: tuple[str, ...]  # countries that no deal knows


def find_roles(mentions: Sequence[Mention], folded: str, knowledge: Knowledge, cues: Cues) -> Roles:
    """The roles of the names found; each name keeps the order in which it was given."""
    parts: dict[str, list[str]] = {key: [] for key in Roles.__slots__}
    makers = [*_adjectives(mentions, folded), *(m for m in mentions if sells_here(m, folded, cues))]
    makers += _sold_to_another(mentions, folded, knowledge, cues)
    for mention in mentions:
        if is_of_currency(mention, folded):
            continue
        for name in _readings(mention):
            if name.id in knowledge.sellers and mention in makers:
                parts["seller_countries"].append(name.id)
                continue
            _place(name, mention, folded, cues, knowledge, parts)
    parts["products"] = _specific(parts["products"], knowledge)
    return Roles(**{key: tuple(dict.fromkeys(values)) for key, values in parts.items()})


def _adjectives(mentions: Sequence[Mention], folded: str) -> list[Mention]:
    """The countries between another's name and a product, who make it: the Romanian of "Peru's Romanian aircraft"."""
    return [
        between
        for before, between, after in zip(mentions, mentions[1:], mentions[2:], strict=False)
        if (before.kind, between.kind, after.kind) == (NameKind.COUNTRY, NameKind.COUNTRY, NameKind.PRODUCT)
        and not folded[before.end : between.start].strip(" 's")
        and _OF_ANOTHER.search(folded[: between.start])
        and not folded[between.end : after.start].strip()
    ]


def _sold_to_another(mentions: Sequence[Mention], folded: str, knowledge: Knowledge, cues: Cues) -> list[Mention]:
    """The countries beside a product that another country named bought of them: "when do Swedish radars reach Dhaka".

    "Latvian or Swedish radars" and "Sweden's radars" are of both buyers.
    """
    named = {name.id for mention in mentions if mention.kind is NameKind.COUNTRY for name in mention.names}
    if len(named) < 2 or not named & knowledge.buyers & knowledge.sellers:
        return []
    sold = {
        (deal.seller_country, product)
        for deal in knowledge.records.deals.values()
        if deal.buyer in named and deal.seller_country in named - {deal.buyer}
        for product in deal.products
    }
    between, found = cues.sections["sides"]["between"], list[Mention]()
    for country, thing in [*pairwise(mentions), *((after, before) for before, after in pairwise(mentions))]:
        start, end = min(country.start, thing.start), max(country.end, thing.end)
        beside = not folded[min(country.end, thing.end) : max(country.start, thing.start)].strip()
        joined = _ends_with(between, folded[:start]) or between.match(folded[end:].lstrip(" "))
        if (country.kind, thing.kind) != (NameKind.COUNTRY, NameKind.PRODUCT) or not beside or joined:
            continue
        covered = {product for name in thing.names for product in knowledge.covers(name.id)}
        if not folded[: country.end].endswith("'s") and any(
            (name.id, product) in sold for name in country.names for product in covered
        ):
            found.append(country)
    return found


def sells_here(mention: Mention, folded: str, cues: Cues) -> bool:
    """Whether the words beside a country say that it sells: "the Estonian yard", "how many has Lithuania sold"."""
    sides, following = cues.sections["sides"], folded[mention.end :].lstrip(" ")
    led = _ends_with(sides["maker"], folded[: mention.start])
    if cues.sections["kind"]["bid"].search(folded):
        led = led or sides["of_bid"].match(following) is not None  # "whose bid, the French or the Dutch one"
    return mention.kind is NameKind.COUNTRY and (led or sides["sells"].match(following) is not None)


def _ends_with(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text ends with a cue, blanks aside."""
    text = text.rstrip()
    return any(match.end() == len(text) for match in pattern.finditer(text))


def _readings(mention: Mention) -> list[Name]:
    """The readings of one mention: those of the first kind by rank."""
    rank = [NameKind.DEAL, NameKind.PRODUCT, NameKind.ORGANISATION, NameKind.COUNTRY, NameKind.GROUP]
    best = min((name.kind for name in mention.names), key=rank.index)
    return [name for name in mention.names if name.kind is best]


def _place(
    name: Name, mention: Mention, folded: str, cues: Cues, knowledge: Knowledge, parts: dict[str, list[str]]
) -> None:
    match name.kind:
        case NameKind.DEAL:
            parts["deals"].append(name.id)
        case NameKind.PRODUCT:
            parts["products"].append(name.id)
        case NameKind.ORGANISATION:
            _place_organisation(name.id, knowledge, parts)
        case NameKind.GROUP:
            parts["buyers"].extend(sorted(knowledge.groups[name.id].members & knowledge.buyers))
        case NameKind.COUNTRY:
            parts[_country_role(name.id, mention, folded, cues, knowledge)].append(name.id)


def _country_role(country: str, mention: Mention, folded: str, cues: Cues, knowledge: Knowledge) -> str:
    buys, sells = country in knowledge.buyers, country in knowledge.sellers
    if buys and sells:
        return "seller_countries" if _ends_with(cues.sections["sides"]["origin"], folded[: mention.start]) else "buyers"
    if not buys and not sells:
        return "strangers"
    return "buyers" if buys else "seller_countries"


def _place_organisation(organisation: str, knowledge: Knowledge, parts: dict[str, list[str]]) -> None:
    house = knowledge.house(organisation)
    sells = any(house & set(deal.seller) for deal in knowledge.records.deals.values())
    makes = any(house & set(product.maker) for product in knowledge.products.values())
    if sells or makes:
        parts["sellers"].append(organisation)
        return
    parts["organisations"].append(organisation)
    country = knowledge.records.organisations[organisation].country
    if country in knowledge.buyers:
        parts["buyers"].append(country)


def _specific(products: list[str], knowledge: Knowledge) -> list[str]:
    """The products without the kinds of equipment that others of them belong to: "K2 tanks" are K2s."""
    named = [p for p in products if not knowledge.products[p].is_kind]
    if not named:
        return products
    return [
        p
        for p in products
        if not knowledge.products[p].is_kind
        or (
            not any(knowledge.covers(p) & knowledge.covers(other) for other in named)
            and knowledge.products[p].category not in {knowledge.products[other].category for other in named}
            and p != "vehicle"
        )
    ]


def find_side(seen: Sighting, cues: Cues, knowledge: Knowledge) -> frozenset[str]:
    """The side that a country is named for: "signed for Peru", "on the Korean side"; empty where none is."""
    masked, sides = seen.masked, set[str]()
    before, after = cues.sections["sides"].get("behalf"), cues.sections["sides"].get("signer")
    for mention in (m for m in seen.mentions if m.kind is NameKind.COUNTRY):
        start, _ = masked.span(mention.start, mention.end)
        led = before is not None and any(m.end() == start - 1 for m in before.finditer(masked.text, 0, start))
        next_words = " ".join(masked.text[start + len("COUNTRY") :].split()[:3])
        followed = after is not None and after.search(next_words)
        if led or followed:
            sides.add("buyer_side" if mention.names[0].id in knowledge.buyers else "seller_side")
    return frozenset(sides)


def find_kinds(masked: str, cues: Cues) -> frozenset[DealKind]:
    """The kinds of deal a question names; a plain "contract" counts only beside no other."""
    kinds, patterns = frozenset(map(DealKind, cues.found("kind", masked))), cues.sections["kind"]
    kinds = frozenset(kind for kind in kinds if not _is_taken_in(masked, patterns[kind], cues))
    bought, others = cues.sections["claim"]["signed"], [patterns[kind] for kind in kinds - {DealKind.PURCHASE}]
    if DealKind.LEASE in kinds and _are_joined(masked, [patterns[DealKind.LEASE]], bought, cues):
        kinds -= {DealKind.LEASE}  # "ordered or leased" asks for no leases only
    if len(kinds) > 1 and _are_joined(masked, others, patterns[DealKind.PURCHASE], cues):
        return frozenset()  # "purchase, lease or upgrade" is any deal
    return (kinds - {DealKind.PURCHASE}) or kinds


def _is_taken_in(masked: str, kind: re.Pattern[str], cues: Cues) -> bool:
    """Whether a word for a kind only says what counts as well: "leases and options included"."""
    after, before = cues.sections["sides"]["included"], cues.sections["sides"]["including"]
    return any(
        after.match(masked, match.end() + 1) or before.search(" ".join(masked[: match.start()].split()[-2:]))
        for match in kind.finditer(masked)
    )


def _are_joined(masked: str, some: Iterable[re.Pattern[str]], other: re.Pattern[str], cues: Cues) -> bool:
    """Whether a word of some patterns and one of another are listed side by side."""
    words = [match.span() for pattern in some for match in pattern.finditer(masked)]
    gaps = [
        masked[min(end, match.end()) : max(start, match.start())].replace(",", " , ").split()
        for start, end in words
        for match in other.finditer(masked)
    ]
    between = cues.sections["sides"]["between"]
    return any(gap and all(between.fullmatch(part) for part in gap) for gap in gaps)


_ANYTHING = frozenset({"vehicle"})  # a word for whatever a deal is about


def build_subject(roles: Roles, masked: str, cues: Cues, knowledge: Knowledge, signed: Period | None) -> Subject:
    """The subject of a question; named deals that contradict its buyers or products are dropped."""
    deals = [deal for deal in roles.deals if agrees(deal, roles, knowledge)]
    return Subject(
        buyers=frozenset(roles.buyers),
        sellers=frozenset(roles.sellers),
        seller_countries=frozenset(roles.seller_countries),
        organisations=frozenset(roles.organisations),
        products=frozenset()
        if _ANYTHING & set(roles.products)
        and len(roles.products) > 1
        and not roles.deals
        and all(knowledge.products[p].is_kind for p in roles.products)
        else frozenset(roles.products) - _ANYTHING,
        deals=frozenset(deals),
        kinds=find_kinds(masked, cues),
        ordinals=_places_of_deals(masked, cues)[:1],
        signed=signed,
    )


def _places_of_deals(masked: str, cues: Cues) -> tuple[int, ...]:
    """The places of deals that a question names; of "the last ship of the first contract" that of the contract."""
    places = find_ordinals(masked, cues)
    return (find_ordinals(masked, cues, items=False) or places) if len(places) > 1 else places


def agrees(deal: str, roles: Roles, knowledge: Knowledge) -> bool:
    """Whether a named deal is one of the buyers and products named beside it."""
    record = knowledge.records.deals[deal]
    if roles.buyers and record.buyer not in roles.buyers:
        return False
    covered = frozenset[str]().union(*(knowledge.covers(p) | knowledge.family(p) for p in roles.products))
    return not covered or bool(covered & knowledge.products_of(deal))
