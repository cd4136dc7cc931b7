"""Yes or no to what is said to be so for a reason: "was it dropped because of the floods"."""

from index.names import fold, split_pieces
from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import not_recorded
from retrieval.plans.evidence.reasons import is_of_what_is_asked
from retrieval.plans.premises.claims import by_fact
from retrieval.stems import has_stem
from retrieval.tellings import telling
from retrieval.understanding.cues import load_cues

A = Attribute


def for_its_reason(draft: Draft, case: Case) -> Draft:
    """The draft of a yes or no; of what is said to be so for a reason, a yes only where that reason is on record.

    A no stays one: what isn't so at all isn't so for any reason.
    """
    because = telling("because").search(fold(case.question.text))
    by_reason = bool(draft.facts) and draft.facts[0].attribute is A.REASON  # met by its words alone
    if because is None or (draft.yes_no is False and not by_reason):
        return draft
    reasons = [fact for fact in case.known(case.facts(A.REASON)) if is_of_what_is_asked(fact, case)]
    words = _content(fold(case.question.text)[because.end() :]) if case.speech.language == "en" else []
    told = [fact for fact in reasons if words and _has_all(words, fact)]
    return by_fact(case, told[0], True) if told else not_recorded(case, reasons, A.REASON)


def _content(clause: str) -> list[str]:
    """The words of an English clause that say what the reason is."""
    stop = load_cues("en").stop
    return [piece.text for piece in split_pieces(clause) if piece.text not in stop]


def _has_all(words: list[str], fact: Fact) -> bool:
    return all(has_stem(word, f"{fact.value} {fact.quote}") for word in words)
