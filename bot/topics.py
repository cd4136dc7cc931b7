"""What somebody can follow by name: countries, products, suppliers, deals, or where several of these meet."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date

from rapidfuzz import fuzz, process

from index.names import NameKind, fold
from index.records import Deal, Fact
from retrieval.knowledge import Knowledge
from retrieval.pages.matching import is_question
from retrieval.question import Question
from retrieval.selection import covered
from retrieval.understanding.parse import Reader
from retrieval.wording.speech import Speech

_NEAR = 70  # of 100: below it a suggestion misleads more often than it helps
_SUGGESTED = 4
_FIELDS = {
    NameKind.COUNTRY: "countries",
    NameKind.GROUP: "groups",
    NameKind.PRODUCT: "products",
    NameKind.ORGANISATION: "organisations",
    NameKind.DEAL: "deals",
}


@dataclass(frozen=True, slots=True)
class Topic:
    """The ids of what is followed; countries go by their English name. Empty kinds don't restrict."""

    countries: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    deals: tuple[str, ...] = ()

    def dump(self) -> str:
        """The topic as a text to keep; equal topics give equal texts."""
        return json.dumps({key: ids for key, ids in asdict(self).items() if ids}, ensure_ascii=False, sort_keys=True)

    @staticmethod
    def load(text: str) -> "Topic":
        """The topic that `dump` wrote."""
        return Topic(**{key: tuple(ids) for key, ids in json.loads(text).items()})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text to be followed turned out to be.

    `topic` is set when it names things and asks nothing, `is_question` when it asks something. When it holds a name
    nobody recorded there is neither, and `suggestions` are texts that would do instead.
    """

    topic: Topic | None = None
    is_question: bool = False
    suggestions: tuple[str, ...] = ()


def read_topic(text: str, reader: Reader, today: date, speech: Speech) -> Reading:
    """What `text` asks to follow, by the names on record; suggestions are in the words of `speech`."""
    question = reader.read(text, today)
    topic = _topic_of(question)
    names = [_named(part, reader.knowledge, speech) for part in _parts(topic)]
    strange = [name for name in question.unknown if name not in topic.countries]
    if _asks(question):
        return Reading(is_question=True)
    if question.assumed:
        return Reading(suggestions=(" · ".join(names),))
    if not names or strange or question.words:
        return Reading(suggestions=_suggestions(text, topic, names, reader.knowledge, speech))
    return Reading(topic)


def describe(topic: Topic, knowledge: Knowledge, speech: Speech) -> str:
    """The names of what is followed, as the language has them: K2 Black Panther · Polen."""
    return " · ".join(_named(part, knowledge, speech) for part in _parts(topic))


def matcher(topic: Topic, knowledge: Knowledge) -> Callable[[Fact], bool]:
    """Whether a fact is about the topic: all its kinds must fit, by one of their names each."""
    members = (knowledge.groups[group].members for group in topic.groups if group in knowledge.groups)
    countries = frozenset(topic.countries).union(*members)
    products = covered(topic.products, knowledge)
    houses = frozenset[str]().union(*(knowledge.house(organisation) for organisation in topic.organisations))
    deals = frozenset(topic.deals)

    def fits(fact: Fact) -> bool:
        deal = knowledge.records.deals.get(fact.deal)
        return (
            (not countries or bool(countries & _parties(fact, deal)))
            and (not products or fact.product in products)
            and (not houses or bool(houses & _sellers(fact, deal)))
            and (not deals or fact.deal in deals or (deal is not None and deal.parent in deals))
        )

    return fits


def _parties(fact: Fact, deal: Deal | None) -> set[str]:
    """The countries that buy or sell."""
    return {fact.buyer, deal.buyer, deal.seller_country} if deal else {fact.buyer}


def _sellers(fact: Fact, deal: Deal | None) -> set[str]:
    return {fact.seller or "", *(deal.seller if deal else ())}


def _topic_of(question: Question) -> Topic:
    ids: dict[str, list[str]] = {}
    for kind, identity in dict.fromkeys(question.mentions):
        ids.setdefault(_FIELDS[NameKind(kind)], []).append(identity)
    return Topic(**{field: tuple(sorted(found)) for field, found in ids.items()})


def _asks(question: Question) -> bool:
    """Whether a text wants to know something: more than names stand in it, if only a role or a time."""
    return is_question(question) or bool(question.attributes or question.frame.asked)


def _parts(topic: Topic) -> Iterable[tuple[NameKind, str]]:
    """Each thing a topic names, products first, as people write them: K2, Poland."""
    for kind in (NameKind.DEAL, NameKind.PRODUCT, NameKind.ORGANISATION, NameKind.COUNTRY, NameKind.GROUP):
        for identity in getattr(topic, _FIELDS[kind]):
            yield kind, identity


def _named(part: tuple[NameKind, str], knowledge: Knowledge, speech: Speech) -> str:
    kind, identity = part
    match kind:
        case NameKind.COUNTRY:
            return speech.country(identity)
        case NameKind.PRODUCT:
            return knowledge.product_name(identity)
        case NameKind.ORGANISATION:
            return knowledge.organisation_name(identity)
        case NameKind.GROUP:
            return knowledge.groups[identity].name if identity in knowledge.groups else identity
    deal = knowledge.records.deals.get(identity)
    return deal.title if deal else identity


def _suggestions(text: str, topic: Topic, names: list[str], knowledge: Knowledge, speech: Speech) -> tuple[str, ...]:
    """What is on record and spelt most like the text; what it names that is known stands for itself."""
    if names:
        return (" · ".join(names),)
    forms = {form: found for group in knowledge.recorded_forms.values() for form, found in group.items()}
    near = process.extract(fold(text), list(forms), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=4 * _SUGGESTED)
    things = ((forms[form][0].kind, forms[form][0].id) for form, _, _ in near)
    return tuple(dict.fromkeys(_named(thing, knowledge, speech) for thing in things))[:_SUGGESTED]
