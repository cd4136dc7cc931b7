"""What a follow-up inherits: the subject and the attribute of the question before, where it names none of its own."""

import re
from dataclasses import replace

from index.names import fold
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Frame, Operation, Question, Subject
from retrieval.understanding.cues import Cues


def is_follow_up(question: Question, cues: Cues) -> bool:
    """Whether a question leans on the one before it: by its first words, a pronoun, or by naming too little."""
    folded = fold(question.text).strip(" ¿¡")
    starts = re.match(rf"(?:{cues.sections['followup']['start'].pattern})", folded) is not None
    points = cues.sections["followup"]["pronouns"].search(folded) is not None
    subject = question.subject
    partial = not subject.deals and not (subject.buyers and subject.products)
    short = len(folded.split()) <= 6
    return subject.is_empty or (partial and (starts or points or short))


def inherit(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Question:
    """The question with what it leaves out taken from the one before."""
    if not is_follow_up(question, cues):
        return question
    subject = _subject(question.subject, before.subject, knowledge)
    attributes, asked, operation = question.attributes, question.asked, question.operation
    if not _asks_anew(question):
        attributes, asked = before.attributes, before.asked
        operation = before.operation if operation in (Operation.LOOKUP, Operation.LIST) else operation
    elif not attributes or (asked is Asked.ANY and operation is Operation.PROVENANCE):
        attributes = before.attributes
    frame = question.frame if question.frame.asked or question.frame.since else _frame(question, before)
    return replace(
        question,
        subject=subject,
        attributes=attributes,
        asked=asked,
        operation=operation,
        frame=frame,
        currency=question.currency or (before.currency if not _asks_anew(question) else None),
        scopes=question.scopes or (before.scopes if not _asks_anew(question) else frozenset()),
        numbers=question.numbers,
    )


def _asks_anew(question: Question) -> bool:
    """Whether a follow-up says itself what is wanted: "and ordered?" does, "and Peru?" doesn't."""
    return (
        question.asked is not Asked.ANY
        or bool(question.attributes)
        or question.operation
        not in (
            Operation.LOOKUP,
            Operation.LIST,
        )
    )


def _frame(question: Question, before: Question) -> Frame:
    return (
        replace(before.frame, as_of=min(before.frame.as_of, question.today)) if before.frame.asked else question.frame
    )


def _subject(own: Subject, before: Subject, knowledge: Knowledge) -> Subject:
    """The subject before, with what the follow-up names put in its place."""
    if own.deals:
        return own
    deals = (
        before.deals if not (own.buyers or own.products or own.ordinals or own.signed or own.sellers) else frozenset()
    )
    if before.deals and not deals and not (before.buyers or before.products):
        return _from_deals(own, before, knowledge)
    same_buyer = not own.buyers or own.buyers == before.buyers
    return Subject(
        buyers=own.buyers or before.buyers,
        sellers=own.sellers or (before.sellers if same_buyer and not own.products else frozenset()),
        seller_countries=own.seller_countries or before.seller_countries,
        organisations=own.organisations,
        products=own.products or before.products,
        deals=deals,
        kinds=own.kinds or before.kinds,
        ordinals=own.ordinals or (before.ordinals if same_buyer else ()),
        signed=own.signed or (before.signed if same_buyer else None),
        beside=own.beside,
    )


def _from_deals(own: Subject, before: Subject, knowledge: Knowledge) -> Subject:
    """The subject of a follow-up to a question about a named deal: another buyer, the same kind of thing."""
    named = [knowledge.records.deals[deal] for deal in sorted(before.deals)]
    families = frozenset(f for deal in named for p in deal.products for f in knowledge.family(p))
    tops = frozenset(p for p in families if p in knowledge.products and not knowledge.products[p].variant_of)
    kinds = own.kinds or frozenset(deal.kind for deal in named if knowledge.is_umbrella(deal))
    return replace(
        own,
        buyers=own.buyers or frozenset(deal.buyer for deal in named),
        products=own.products or tops or families,
        kinds=kinds,
    )
