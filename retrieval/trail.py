"""What a follow-up asks of all the buyers spoken of: which of them has more, how many more, how many together."""

from dataclasses import replace

from retrieval.question import Asked, Operation, Question, Subject

Do = Operation
_FEW = 2  # buyers: with fewer nothing is held side by side


def of_all_spoken(question: Question, before: Question) -> Question:
    """A follow-up that names nothing and holds what was said of several buyers side by side, as that."""
    if not _is_bare(question) or len(_buyers(before)) < _FEW or question.operation not in (Do.LOOKUP, Do.LIST):
        return question
    if "more" not in question.leans:
        return question
    if question.asked is Asked.PERSON:  # "who bought more?" asks for no further buyers
        return replace(question, operation=Do.COMPARE, claims=frozenset(), attributes=before.attributes, sorts=())
    counts = question.asked in (Asked.QUANTITY, Asked.MONEY) and not question.attributes
    return replace(question, operation=Do.DIFFERENCE) if counts else question


def with_all_spoken(subject: Subject, question: Question, before: Question) -> Subject:
    """The subject of a follow-up that holds buyers side by side, with all that were spoken of."""
    if question.operation is Do.COMPARE and not question.subject.buyers:
        return replace(subject, buyers=_buyers(before))
    sums = question.operation in (Do.TOTAL, Do.DIFFERENCE) and _is_bare(question) and bool(before.trail)
    same = question.attributes[:1] == before.attributes[:1]
    if not sums or not same or len(_buyers(before)) < _FEW or question.subject.signed:
        return subject
    return replace(subject, buyers=_buyers(before), deals=frozenset())


def _is_bare(question: Question) -> bool:
    """Whether a follow-up names nothing and no time."""
    told = question.words or question.hints or question.numbers or question.times or question.frame.asked
    return question.subject == Subject() and not told


def _buyers(before: Question) -> frozenset[str]:
    return before.trail | before.subject.buyers
