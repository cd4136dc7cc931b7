"""Claims in words of the asker's own: held against the sentences on record that say the same."""

from collections.abc import Iterable
from decimal import Decimal

from index.records import MONEY, QUANTITIES, Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import not_recorded
from retrieval.plans.deals.status import Stage
from retrieval.plans.evidence.denials import is_denied, says_no
from retrieval.plans.premises.claims import by_fact
from retrieval.plans.premises.universals import is_of_all, says_of_all
from retrieval.question import Asked
from retrieval.stems import stem, stems_in
from retrieval.tellings import tells

A = Attribute


def by_words(case: Case, stages: list[Stage]) -> Draft | None:
    """A claim in words of its own: right when one fact of these deals says it in the same words."""
    sums = case.question.asked is Asked.MONEY and bool(set(case.question.attributes) & MONEY)
    facts = [f for f in case.known(case.facts(None)) if not (sums and f.attribute in QUANTITIES)]
    if not case.question.is_due:
        facts = [f for f in facts if f.attribute is not A.DELIVERY_DUE]  # that it is to be there doesn't tell it is
    told = in_own_words(case, facts)  # an option that "stays open" doesn't tell that a price stayed low
    if told is None:
        return None
    if not tells("asks_done", case.question.text) and (ended := _ended_since(case, told, facts)) is not None:
        return by_fact(case, ended, False)
    if "delivered" in case.question.claims and tells("to_come", told.quote):
        return not_recorded(case, [told], A.DELIVERED_QUANTITY)  # what was promised may have come or not
    waits = told.modality in (Modality.PLANNED, Modality.EXPECTED) or (
        tells("waits_for", told.quote) and not tells("condition", told.quote)
    )
    if waits and tells("asks_done", case.question.text):
        return not_recorded(case, [told], told.attribute)  # nor does what was to happen tell that it did
    everything = "completed" in case.question.claims and isinstance(told.value, Decimal)
    whole = is_of_all(told, case) if everything else True  # "are all 220 of them armed"
    denied = _says_no(told, case) or tells("condition", told.quote)
    return by_fact(case, told, whole and not denied) if whole is not None else None


def _ended_since(case: Case, told: Fact, facts: Iterable[Fact]) -> Fact | None:
    """What says last of the same thing that it stopped, after the day on which it was told: "is it still paid so"."""
    words, day = {stem(word) for word in case.question.words}, told.as_of
    later = [fact for fact in facts if day and fact.as_of and fact.as_of.start > day.end]
    alike = [fact for fact in later if words & stems_in(f"{fact.value} {fact.quote}")]
    last = max(alike, key=lambda fact: (fact.as_of.start if fact.as_of else case.question.today, fact.id), default=None)
    said = f"{last.value} {last.quote}" if last is not None else ""
    return last if tells("ceased", said) and not tells("resumed", said) else None


def _says_no(fact: Fact, case: Case) -> bool:
    """Whether what a fact says in the asker's words is a no: "asked to join; no decision" is none to the asking."""
    words = {stem(word) for word in case.question.words}
    own = [part for part in str(fact.value).split(";") if words <= stems_in(part)]
    apart = ";" in str(fact.value) and len(own) == 1 and fact.modality is not Modality.DENIED
    return says_no(own[0]) if apart else is_denied(fact)


def in_own_words(case: Case, facts: Iterable[Fact]) -> Fact | None:
    """The first fact that has all the words of the asker's own, and says it of all where that is claimed."""
    words = {stem(word) for word in case.question.words}
    if not words or case.speech.language != "en":  # the sentences on record are English
        return None
    of_all = "completed" in case.question.claims
    for fact in facts:
        said = stems_in(" ".join((fact.quote, str(fact.value), *fact.scope)))
        whole = fact.attribute is not A.REASON and says_of_all(fact.quote, case)  # why one is so tells of no other
        if words <= said and (whole or not of_all):
            return fact
    return None
