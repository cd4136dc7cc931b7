"""The currencies a question names: by a word of their own, or by a country beside a noun that is of many."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from index.currencies import currency_noun
from index.names import Mention, NameKind, fold
from index.records import MONEY, Attribute
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Quantity, Subject
from retrieval.selection import find_deals
from retrieval.tellings import telling
from retrieval.understanding.aim import Aim
from retrieval.understanding.cues import Cues
from retrieval.understanding.sighting import Sighting


def find_currencies(seen: Sighting, cues: Cues, knowledge: Knowledge) -> tuple[str, ...]:
    """The currencies that the words may mean, the first named first; of a country's dollars only that country's.

    `OWN` among them is the buyer's, whatever that is.
    """
    found = cues.found("currency", seen.kept)
    countries = [mention for mention in seen.mentions if mention.kind is NameKind.COUNTRY]
    told = [code for mention in countries for code in _beside(mention, seen, cues, knowledge)]
    return tuple(dict.fromkeys(told)) or tuple(sorted(found, key=found.__getitem__))


def priced_in(subject: Subject, seen: Sighting, cues: Cues, aim: Aim, knowledge: Knowledge) -> Subject:
    """The subject narrowed to the deals priced in the currency named, where no sum is asked for."""
    if seen.numbers or aim.asked not in _OF_DEALS or set(aim.attributes) & MONEY:
        return subject
    currencies = find_currencies(replace(seen, kept=seen.masked.text), cues, knowledge)
    if len(currencies) != 1:
        return subject
    deals = find_deals(subject, knowledge)
    priced = [deal for deal in deals if currencies[0] in _prices(deal.id, knowledge)]
    if len(priced) in (0, len(deals)):
        return subject
    return replace(subject, deals=frozenset(deal.id for deal in priced))


def _prices(deal: str, knowledge: Knowledge) -> set[str]:
    """The currencies that a deal's price was agreed in."""
    facts = [fact for fact in knowledge.facts_of.get(deal, ()) if fact.attribute is Attribute.VALUE]
    return {fact.unit for fact in facts if not {"converted", "disputed"} & set(fact.scope)}


_OF_DEALS = (Asked.QUANTITY, Asked.DATE, Asked.PERSON, Asked.PLACE)  # what is asked of a deal that its price tells


def numbers_in(seen: Sighting, currencies: Collection[str], cues: Cues) -> tuple[Quantity, ...]:
    """The numbers given, those of a noun that is of many in the one currency meant: "310 million Brunei dollars"."""
    if len(currencies) != 1 or (meant := next(iter(currencies))) in cues.found("currency", seen.kept):
        return seen.numbers
    return tuple(replace(number, currency=meant) if number.currency else number for number in seen.numbers)


def _beside(mention: Mention, seen: Sighting, cues: Cues, knowledge: Knowledge) -> Iterator[str]:
    """The currencies of a country whose noun stands by its name: "Brunei dollars", "coronas de Suecia"."""
    folded, owned, owner = fold(seen.text), telling("owned").pattern, telling("of_owner").pattern
    before, after = folded[: mention.start], folded[mention.end :]
    for code in (code for name in mention.names for code in knowledge.currencies(name.id)):
        noun = currency_noun(code, cues.language)
        follows = cues.language != "es" and re.match(rf"{owned}{noun}(?![a-z])", after)
        if follows or (cues.language in ("es", "pl") and re.search(rf"(?<!\w){noun}{owner}", before)):
            yield code
