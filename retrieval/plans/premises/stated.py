"""What a clause of a question states as done, held against the records as if it were asked whether it is so."""

from dataclasses import replace

from index.records import Attribute, Fact, Modality
from retrieval.answer import Outcome
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.premises.topics import tells_topic
from retrieval.plans.premises.yes_no import answer_yes_no
from retrieval.plans.sentences import untrue
from retrieval.question import Frame, Operation, Question

A = Attribute
# What may be stated of a deal and told by a state of it; numbers and days are held against the records elsewhere.
_STATES = frozenset({"exercised", "owns", "cancelled", "suspended", "effective"})
_COMES = frozenset({"delivered", "buys", "orders"})  # of which all may be said to be there
_SIGNS = frozenset({"signed", "buys", "orders"})
_LOOSE = (Modality.NEGOTIATED, Modality.PROPOSED)


def as_claim(read: Question, asked: Question) -> Question:
    """A clause as a question whether it is so, of what the whole question is about where it names no buyer itself.

    When it is said to have been done is left aside: what hasn't been done by now wasn't done then.
    """
    subject = read.subject if read.subject.buyers else asked.subject
    subject = replace(subject, signed=None, ordinals=())
    frame = Frame(as_of=asked.today) if read.times else read.frame
    done = not (read.is_future or read.is_due)
    claim = replace(read, subject=subject, frame=frame, operation=Operation.VERIFY, is_yes_no=True, times=())
    return replace(claim, is_past=done)


def denied_statement(case: Case) -> Draft | None:
    """The correction of a claim that the records deny; None where they bear it out, or don't tell."""
    question = case.question
    by_state = bool(_STATES & question.claims) or tells_topic(question.text, question)
    by_state = by_state or ("completed" in question.claims and bool(_COMES & question.claims))
    if (
        not (by_state or _SIGNS & question.claims)
        or question.is_negated
        or question.is_future
        or question.is_of_bid
        or not case.deals
    ):
        return None
    draft = answer_yes_no(case)
    if draft.outcome is not Outcome.ANSWERED or draft.yes_no is not False:
        return None
    if not draft.facts:
        said = draft.quotes[0].quote if draft.quotes else ""
        text = case.speech.say("premise", line=f"“{said}”")
        return replace(draft, headline=text, outcome=Outcome.PREMISE_REJECTED, strong="", yes_no=None) if said else None
    lead = draft.facts[0]
    return untrue(case, lead, *_lost(case)) if by_state or lead.modality in _LOOSE else None


def _lost(case: Case) -> list[Fact]:
    """What was lost of a deal all of which is said to be there."""
    return [row.fact for row in case.rows(A.LOST_QUANTITY)][:1] if "completed" in case.question.claims else []
