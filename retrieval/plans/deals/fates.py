"""What became of one thing of a deal, where that is asked in words that no state of the deal has."""

from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import answer_status
from retrieval.plans.evidence.texts import quoted, sentences_about
from retrieval.stems import has_stem


def what_became(case: Case) -> Draft | None:
    """The newest sentence with all the words that tell a thing: "what happened to the launcher near Huambo".

    None where there are no such words, or the state of the deal is told in them.
    """
    words = case.question.words if case.question.language == "en" else ()
    if not words or any(has_stem(word, fact.quote) for fact in answer_status(case).facts for word in words):
        return None
    told = sentences_about(case, lambda text: all(has_stem(word, text) for word in words))
    said = next(told, None)
    return quoted(said) if said is not None else None
