"""What a follow-up inherits: the subject and the attribute of the question before, where it names none of its own."""

import re
from dataclasses import replace

from index.names import fold
from index.records import Attribute, DealKind
from retrieval.carried import (
    asks_anew,
    attributes_of,
    claims_of,
    frame_of,
    is_of_same_sum,
    is_part_of_sum,
    of_item,
    operation_of,
    part_of_firm,
)
from retrieval.dating import dated
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Operation, Question, Subject
from retrieval.shorthand import in_force, of_other_signer, of_receipts, of_role_alone, spelled_out
from retrieval.spoken import by_count, own_or_before, widened, with_variant
from retrieval.trail import of_all_spoken, with_all_spoken
from retrieval.turning import as_granted, as_signed, in_time, of_part, to_own, turned_deal, turned_item, without_tax
from retrieval.understanding.cues import Cues
from retrieval.understanding.hints import told_of
from retrieval.understanding.narrowing import of_nth_thing


def _is_follow_up(question: Question, cues: Cues) -> bool:
    """Whether a question leans on the one before it: by its first words, a pronoun, or by naming too little."""
    folded = fold(question.text).strip(" ¿¡")
    starts = re.match(rf"(?:{cues.sections['followup']['start'].pattern})", folded) is not None
    points = cues.sections["followup"]["pronouns"].search(folded) is not None
    subject = question.subject
    partial = not subject.deals and not (subject.buyers and subject.products)
    short = len(folded.split()) <= _SHORT and not _is_odd(question)
    turns = starts and short and bool(subject.deals) and not asks_anew(question)  # "and the second lot?"
    return subject.is_empty or turns or (partial and (starts or points or short))


_SHORT = 6  # words of a question that leaves out what was said before


def _is_odd(question: Question) -> bool:
    """Whether a question wants something that isn't understood at all: "what's the weather in Warsaw?"."""
    return bool(question.words) and question.asked in (Asked.ANY, Asked.PERSON) and not question.attributes


def inherit(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Question:
    """The question with what it leaves out taken from the one before."""
    question = of_role_alone(of_receipts(question, before), before, cues)
    if not _is_follow_up(question, cues):
        return question
    question, before = in_time(question, before, cues)
    question = _fitted(question, before, cues, knowledge)
    asks = asks_anew(question)
    operation = operation_of(question, before, asks=asks)
    item = question.item if before.item or question.attributes else 0
    if turned := turned_item(question, before, cues, knowledge):
        before, item = replace(before, subject=replace(before.subject, ordinals=()), item=turned), turned
        question = replace(question, subject=replace(question.subject, ordinals=()))
    placed = None if turned else turned_deal(question, before, cues, knowledge)
    if placed is not None:
        asks = question.asked is not Asked.ANY
        question = replace(question, scopes=frozenset(), attributes=question.attributes if asks else ())
        operation = question.operation if asks else before.operation
    wanted = part_of_firm(question, before, cues) or of_item(attributes_of(question, before, asks=asks), item)
    kept = question if asks and not is_part_of_sum(question, before) else before
    whole = replace(
        question,
        attributes=wanted,
        asked=kept.asked,
        operation=operation,
        currencies=question.currencies or (() if asks else before.currencies),
        scopes=question.scopes or (before.scopes if not asks or is_of_same_sum(question, before) else frozenset()),
        claims=claims_of(question, before, operation, asks=asks),
        item=item,
        trail=before.trail | before.subject.buyers,
    )
    whole = whole if asks or question.words or before.attributes else _in_its_words(whole, before)
    others = before.subject.buyers if _is_of_others(whole, cues) else frozenset[str]()
    subject = placed if placed is not None else own_or_before(question, before, item, knowledge)
    subject = _narrowed(subject, whole, before, cues, knowledge)
    subject = told_of(subject, before.unknown, knowledge) if question.subject.is_empty else subject
    frame = in_force(frame_of(question, before, asks=asks), question, subject, knowledge)
    frame = as_granted(question, subject, frame, knowledge)
    return replace(whole, subject=subject, frame=frame, aside=question.aside | others)


def _fitted(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Question:
    """A follow-up with what its few words ask of what was spoken of before."""
    question = of_part(without_tax(to_own(of_all_spoken(question, before), before), before, cues), before, cues)
    question = of_other_signer(as_signed(_of_the_same(question, cues), before, cues, knowledge), before)
    return dated(spelled_out(question, before, cues, knowledge), before, cues, knowledge)


def _of_the_same(question: Question, cues: Cues) -> Question:
    """A follow-up that only says whose of the same it is about, as one that asks nothing: "the one Kenya's getting"."""
    turns = cues.has("followup", "whose_own", fold(question.text)) and not question.is_yes_no
    return replace(question, attributes=(), claims=frozenset(), asked=Asked.ANY, is_past=False) if turns else question


def _in_its_words(question: Question, before: Question) -> Question:
    """A follow-up that repeats what was asked before in words that no cue explains: the range, and of the other one."""
    return replace(question, words=before.words, outside=before.outside)


def _narrowed(subject: Subject, question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Subject:
    """The subject of a follow-up as its own words, and what is done with it, narrow or widen it."""
    subject = of_nth_thing(by_count(question, before, subject, knowledge), cues, knowledge)
    subject = with_variant(question, before, subject, cues, knowledge)
    if question.operation in (Operation.TOTAL, Operation.COMPARE):
        subject = replace(subject, ordinals=question.subject.ordinals, signed=question.subject.signed)
    subject = with_all_spoken(subject, question, before)
    if subject.kinds == {DealKind.FRAMEWORK} and _turns_to_orders(question, before):
        subject = replace(subject, kinds=frozenset())
    if not question.subject.products and Attribute.OPTIONAL_QUANTITY in question.attributes:
        subject = widened(subject, question.attributes, knowledge)
    return replace(subject, buyers=question.subject.buyers) if _is_of_others(question, cues) else subject


def _turns_to_orders(question: Question, before: Question) -> bool:
    """Whether a follow-up to a framework asks what was ordered under it, or came: "how many of those are ordered?"."""
    anew = question.attributes[:1] != before.attributes[:1] and not question.subject.kinds
    return anew and not _OF_ORDERS.isdisjoint(question.attributes[:1])


# What is of the orders under a framework, not of the framework.
_OF_ORDERS = frozenset(
    {
        Attribute.ORDERED_QUANTITY,
        Attribute.DELIVERED_QUANTITY,
        Attribute.IN_SERVICE_QUANTITY,
        Attribute.LOST_QUANTITY,
        Attribute.DELIVERY_START,
        Attribute.COMPLETED,
    }
)


def _is_of_others(question: Question, cues: Cues) -> bool:
    """Whether a follow-up lists or counts what others have: "who else bought it"."""
    listed = question.operation in (Operation.LIST, Operation.COUNT)
    return listed and cues.has("followup", "else", fold(question.text))
