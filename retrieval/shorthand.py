"""What a follow-up of a few words asks that names no role: by whom, which of them were lost, since when."""

from dataclasses import replace

from index.names import fold
from index.records import Attribute
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Frame, Operation, Question, Subject
from retrieval.selection import facts_about, find_deals
from retrieval.understanding.cues import Cues


def spelled_out(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Question:
    """A follow-up of a few words with the role that they leave to what was spoken of before."""
    if question.subject != Subject() or question.words or question.hints or question.numbers or question.times:
        return question
    if _asks_for_lost(question, before, cues, knowledge):
        return replace(question, attributes=(Attribute.LOST_QUANTITY,), asked=Asked.QUANTITY)
    if _asks_by_whom(question) and before.attributes[:1] == (Attribute.LOCAL_PRODUCTION,):
        return replace(question, attributes=(Attribute.LOCAL_PARTNER,))
    return question


def _asks_for_lost(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> bool:
    """Whether a follow-up asks what became of those not in service, or of one that is called lost or missing."""
    folded, lost = fold(question.text), Attribute.LOST_QUANTITY
    if question.asked not in (Asked.STATUS, Asked.ANY):
        return False
    rest = cues.has("followup", "other_one", folded) or cues.has("followup", "else", folded)
    if rest and before.attributes[:1] == (Attribute.IN_SERVICE_QUANTITY,):
        return True
    called = cues.has("followup", "missing", folded) or cues.has("attribute", lost, folded)
    recorded = any(fact.attribute is lost for fact in facts_about(before.subject, knowledge))
    return question.asked is Asked.STATUS and called and recorded


def _asks_by_whom(question: Question) -> bool:
    """Whether a question asks for a person or a firm, and has no word for the part that it played: "by whom?"."""
    told = question.attributes or question.claims or question.about_sources or question.leans
    return question.asked is Asked.PERSON and question.operation is Operation.LOOKUP and not told


def in_force(frame: Frame, question: Question, subject: Subject, knowledge: Knowledge) -> Frame:
    """When a follow-up looks: not on a day asked before on which what it turns to wasn't yet signed."""
    if question.frame.asked or not frame.asked:
        return frame
    signed = [knowledge.signing.get(deal.id) for deal in find_deals(subject, knowledge)]
    return question.frame if signed and all(day and day.start > frame.as_of for day in signed) else frame
