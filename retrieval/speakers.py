"""Whose word a question asks for, or whose part: "according to the ministry", "how many are for the army"."""

from index.names import NameKind
from index.records import MONEY, Fact
from retrieval.knowledge import Knowledge
from retrieval.matching import spaced
from retrieval.question import Operation, Question

_LEAST = 4  # letters of a word that tells one speaker from another


def said_by(facts: list[Fact], question: Question, knowledge: Knowledge) -> list[Fact]:
    """The facts stated by whoever the question names; all of them where it names nobody, or somebody who said none.

    What is said by somebody it sets aside ("rather than the yard's") stands only where nothing else does.
    """
    facts = [fact for fact in facts if not _is_set_aside(fact, question, knowledge)] or facts
    if question.operation is Operation.PROVENANCE or len({fact.stated_by for fact in facts}) < 2:
        return facts
    words = frozenset(spaced(question.text).split())
    named = [fact for fact in facts if words & _telling_words(fact, facts, knowledge)]
    if "told" not in question.claims:  # an amount is told by whoever is named beside it, if that isn't who is paid
        others = [fact for fact in named if fact.attribute in MONEY and not is_of_seller(fact, knowledge)]
        return others or facts
    sides = question.claims & {"maker_says", "buyer_says"}
    if not named and not sides and "country_says" in question.claims:
        sides = _side_of_country(facts[0], question, knowledge)
    if len(sides) == 1:  # "forget what the ministry said, what does the builder say" names somebody else
        of_side = [fact for fact in facts if is_of_seller(fact, knowledge) is ("maker_says" in sides)]
        named = [fact for fact in named if fact in of_side] or of_side or named
    return named or facts


def _side_of_country(fact: Fact, question: Question, knowledge: Knowledge) -> frozenset[str]:
    """The side that the one country named speaks for; empty where both sides are named."""
    deal, named = knowledge.records.deals[fact.deal], {name for kind, name in question.mentions if kind == "country"}
    sides = {"buyer_says": deal.buyer in named, "maker_says": deal.seller_country in named}
    return frozenset(side for side, is_named in sides.items() if is_named and sum(sides.values()) == 1)


def _is_set_aside(fact: Fact, question: Question, knowledge: Knowledge) -> bool:
    aside = question.aside & knowledge.records.organisations.keys()
    return bool(aside) and any(
        name.id in aside for mention in knowledge.names.find(fact.stated_by) for name in mention.names
    )


def _telling_words(fact: Fact, facts: list[Fact], knowledge: Knowledge) -> frozenset[str]:
    """The words of a speaker's name that are in no other speaker's, the names of the buyer and the seller aside."""
    others = {word for other in facts if other.stated_by != fact.stated_by for word in spaced(other.stated_by).split()}
    parties = (fact.buyer, knowledge.records.deals[fact.deal].seller_country)
    country = {word for party in parties for form, _ in knowledge.names.forms_of(party) for word in form.split()}
    words = {word for word in spaced(fact.stated_by).split() if len(word) >= _LEAST}
    return frozenset(words - others - country)


def is_of_seller(fact: Fact, knowledge: Knowledge) -> bool | None:
    """Whether the seller says so, or else an official body of the buyer's; None of a newsroom."""
    deal = knowledge.records.deals[fact.deal]
    names = [name for mention in knowledge.names.find(fact.stated_by) for name in mention.names]
    if any(name.id in deal.seller for name in names):
        return True
    bodies = [knowledge.records.organisations[n.id] for n in names if n.kind is NameKind.ORGANISATION]
    ours = any(body.country == deal.buyer for body in bodies)
    return False if ours or any(name.id == deal.buyer for name in names) else None


def shares_of(facts: list[Fact], services: frozenset[str]) -> list[Fact]:
    """The facts of parts that are those of a service named: the army's share of what is for it and the police."""
    parts = [fact for fact in facts if "part" in fact.scope] if services else []
    return [fact for fact in parts if any(_is_of(tag, service) for tag in fact.scope for service in services)]


def _is_of(tag: str, service: str) -> bool:
    return set(service.split("_")) <= set(tag.split("_"))
