"""When something came of one of several things: of the second ship, where only the first and the last are dated."""

from index.extraction.dates import find_dates
from index.names import fold
from index.records import HANDOVERS, Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.evidence.detail import in_its_words
from retrieval.plans.evidence.texts import quoted, sentences_about
from retrieval.question import Asked
from retrieval.tellings import places_told, telling

A = Attribute
_SIGNING = frozenset({"signed", "buys", "orders"})


def answer_of_nth(case: Case, lead: Attribute) -> Draft | None:
    """What a source says of the one thing asked about, with a date, or why there is nothing.

    None where the date asked for is that of the first or the last of them, or of a count: those have roles.
    """
    nth, question = case.question.item, case.question
    if nth < 1 or question.asked is not Asked.DATE or question.subject.ordinals:
        return None
    if lead in HANDOVERS:
        ordered = [row.fact.number for row in case.firm(case.rows(A.ORDERED_QUANTITY))]
        between = len(ordered) == 1 and 1 < nth < ordered[0]
        counted = any(fact.value == nth for fact in case.known(case.facts(A.DELIVERED_QUANTITY)))
        return (_said(case, nth) or decline(case, lead)) if between and not counted else None
    if lead is A.SIGNED and not _SIGNING & question.claims:
        return _event(case, nth) or _said(case, nth) or decline(case, lead)
    return None


def _event(case: Case, nth: int) -> Draft | None:
    """The one dated thing on record that has happened to the nth in words."""
    facts = [fact for role in (A.OTHER, A.RECORD) for fact in case.known(case.facts(role))]
    facts = [f for f in facts if f.modality is Modality.ACTUAL and places_told(str(f.value)) == {nth} and _is_dated(f)]
    return in_its_words(case, facts[0]) if len({fact.value for fact in facts}) == 1 else None


def _is_dated(fact: Fact) -> bool:
    return bool(find_dates(fact.quote, "en", None))


def _said(case: Case, nth: int) -> Draft | None:
    """The newest sentence of an article that speaks of the nth thing and gives a date."""

    def tells(said: str) -> bool:
        named = nth in places_told(said) and telling("of_deal").search(fold(said)) is None
        return named and bool(find_dates(said, "en", None))

    said = next(sentences_about(case, tells), None)
    return quoted(said) if said is not None else None
