"""When one thing with a name of its own came, or is to come: a ship, of which there are others in the same order."""

import re
from collections.abc import Collection, Sequence

from index.extraction.days import find_days
from index.names import fold
from index.records import FORESEEN, HANDOVERS, Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.counts.completion import is_handover
from retrieval.plans.counts.quantity import single
from retrieval.plans.evidence.detail import in_its_words
from retrieval.plans.evidence.paragraphs import with_antecedent
from retrieval.question import Asked, Question
from retrieval.tellings import tells
from retrieval.understanding.cues import load_cues
from retrieval.understanding.hints import said_of

A = Attribute
_CAME = HANDOVERS | {A.DELIVERED_BATCH}


def answer_named(case: Case) -> Draft | None:
    """When the one thing called by its name was handed over, or is to be; None where no record tells of that."""
    question = case.question
    names = names_of_things(case)
    plain = question.asked is Asked.DATE and HANDOVERS & set(question.attributes[:1]) and not question.item
    if not names or not plain or set(question.words) - names:
        return None
    known = [fact for fact in case.known(case.deal_facts()) if fact.when is not None and _is_of(fact, names, case)]
    came = [
        fact for fact in known if fact.modality is Modality.ACTUAL and (fact.attribute in _CAME or is_handover(fact))
    ]
    ahead = [fact for fact in known if fact.modality in FORESEEN and fact.attribute in HANDOVERS]
    planned = question.is_due and _is_of_then(question)
    told = ahead or came if planned else came or (ahead if question.is_due or question.is_future else [])
    if len({fact.deal for fact in told}) != 1:
        return None
    standing = [fact for fact in told if "superseded" not in fact.scope] or told
    fact = _first(told) if "superseded" in question.scopes else _last(standing)
    return single(case, case.row(fact)) if fact.attribute in HANDOVERS else in_its_words(case, fact)


def names_of_things(case: Case) -> frozenset[str]:
    """The names in a question that are of no party, product or place on record, but stand in a sentence of a deal."""
    question, knowledge = case.question, case.knowledge
    asked = {fold(name) for name in question.unknown if name not in knowledge.country_codes} | question.hints
    recorded = frozenset[str]().union(*(said_of(deal.id, knowledge) for deal in case.deals))
    quoted = " ".join(fact.quote for fact in case.deal_facts())
    return frozenset(name for name in asked - recorded if _place(name, quoted) is not None)


def _place(name: str, text: str) -> re.Match[str] | None:
    """Where a name stands in a text, written as a name."""
    found = (match for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", fold(text)))
    return next((match for match in found if text[match.start()].isupper()), None)


def _is_of_then(question: Question) -> bool:
    """Whether it is asked what had been planned: "when was it due"."""
    cues, asked = load_cues(question.language), fold(question.text)
    past = cues.has("time", "known_then", asked) or tells("was_due", asked)
    return past or "superseded" in question.scopes or question.frame.asked


def _is_of(fact: Fact, names: Collection[str], case: Case) -> bool:
    """Whether the day a fact tells is that of the thing named: beside its name, or of "her" after a sentence on it."""
    article = case.knowledge.article(fact)
    days = [day for day in find_days(fact.quote, article.language, article.published) if day.period == fact.when]
    if not days:
        return False
    if any(_place(name, fact.quote) for name in names):
        every = find_days(fact.quote, article.language, article.published)
        places = [match for name in names if (match := _place(name, fact.quote))]
        nearest = [_nearest_after(match.end(), [day.start for day in every]) for match in places]
        return any(day.start in nearest for day in days)
    return any(_place(name, with_antecedent(fact, article)) for name in names)


def _nearest_after(end: int, starts: Sequence[int]) -> int:
    """The first place after a name, else the last one before it."""
    return min((start for start in starts if start >= end), default=max(starts))


def _last(facts: Sequence[Fact]) -> Fact:
    """What was said last, a role's own day before one told in words."""
    return max(facts, key=lambda f: (f.attribute in HANDOVERS, f.as_of.end.isoformat() if f.as_of else "", f.id))


def _first(facts: Sequence[Fact]) -> Fact:
    """What was said first."""
    return min(facts, key=lambda f: (f.as_of.end.isoformat() if f.as_of else "", f.id))
