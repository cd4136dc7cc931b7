"""What was there on the day another deal was signed: "how many had it got when the second contract was signed"."""

from dataclasses import replace

from index.records import Attribute
from retrieval.case import Case
from retrieval.question import Asked, Operation, Subject
from retrieval.tellings import tells


def at_signing(case: Case) -> Case:
    """The same case as of the day the deal named was signed, where that only says when things had come.

    What had come by then is of any deal of the buyer's for the thing named, not of the one signed on that day.
    """
    question, subject = case.question, case.question.subject
    counts = question.asked is Asked.QUANTITY and question.operation in (Operation.LOOKUP, Operation.PROGRESS)
    come = Attribute.DELIVERED_QUANTITY in question.attributes and not question.frame.asked
    if not (counts and come and tells("when_signed", question.text)) or len(case.deals) != 1:
        return case
    signed = case.knowledge.signing.get(case.deals[0].id)
    if signed is None or not (subject.ordinals or subject.deals):
        return case
    before = Subject(subject.buyers or frozenset({case.deals[0].buyer}), products=subject.products)
    frame = replace(question.frame, as_of=min(signed.end, question.frame.as_of), asked=True)
    then = replace(question, subject=before, frame=frame, attributes=(Attribute.DELIVERED_QUANTITY,))
    return replace(case, question=replace(then, operation=Operation.LOOKUP))
