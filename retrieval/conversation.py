"""What a follow-up inherits: the subject and the attribute of the question before, where it names none of its own."""

import re
from dataclasses import replace

from index.names import fold
from index.records import HANDOVERS, QUANTITIES, Attribute, DealKind
from retrieval.dating import dated
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Frame, Operation, Question, Subject
from retrieval.shorthand import in_force, of_other_signer, of_receipts, of_role_alone, spelled_out
from retrieval.spoken import by_count, own_or_before, widened, with_variant
from retrieval.trail import of_all_spoken, with_all_spoken
from retrieval.turning import as_granted, as_signed, in_time, of_part, to_own, turned_deal, turned_item, without_tax
from retrieval.understanding.cues import Cues
from retrieval.understanding.hints import told_of
from retrieval.understanding.narrowing import of_nth_thing


def is_follow_up(question: Question, cues: Cues) -> bool:
    """Whether a question leans on the one before it: by its first words, a pronoun, or by naming too little."""
    folded = fold(question.text).strip(" ¿¡")
    starts = re.match(rf"(?:{cues.sections['followup']['start'].pattern})", folded) is not None
    points = cues.sections["followup"]["pronouns"].search(folded) is not None
    subject = question.subject
    partial = not subject.deals and not (subject.buyers and subject.products)
    short = len(folded.split()) <= _SHORT and not _is_odd(question)
    turns = starts and short and bool(subject.deals) and not _asks_anew(question)  # "and the second lot?"
    return subject.is_empty or turns or (partial and (starts or points or short))


_SHORT = 6  # words of a question that leaves out what was said before


def _is_odd(question: Question) -> bool:
    """Whether a question wants something that isn't understood at all: "what's the weather in Warsaw?"."""
    return bool(question.words) and question.asked in (Asked.ANY, Asked.PERSON) and not question.attributes


def inherit(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Question:
    """The question with what it leaves out taken from the one before."""
    question = of_role_alone(of_receipts(question, before), before, cues)
    if not is_follow_up(question, cues):
        return question
    question, before = in_time(question, before, cues)
    question = _fitted(question, before, cues, knowledge)
    asks = _asks_anew(question)
    operation = _operation(question, before, asks=asks)
    item = question.item if before.item or question.attributes else 0
    if turned := turned_item(question, before, cues, knowledge):
        before, item = replace(before, subject=replace(before.subject, ordinals=()), item=turned), turned
        question = replace(question, subject=replace(question.subject, ordinals=()))
    placed = None if turned else turned_deal(question, before, cues, knowledge)
    if placed is not None:
        asks = question.asked is not Asked.ANY
        question = replace(question, scopes=frozenset(), attributes=question.attributes if asks else ())
        operation = question.operation if asks else before.operation
    wanted = _of_firm(question, before, cues) or _of_item(_attributes(question, before, asks=asks), item)
    kept = question if asks and not _is_part_of_sum(question, before) else before
    whole = replace(
        question,
        attributes=wanted,
        asked=kept.asked,
        operation=operation,
        currencies=question.currencies or (() if asks else before.currencies),
        scopes=question.scopes or (before.scopes if not asks or _is_of_same_sum(question, before) else frozenset()),
        claims=_claims(question, before, operation, asks=asks),
        item=item,
        trail=before.trail | before.subject.buyers,
    )
    whole = whole if asks or question.words or before.attributes else _in_its_words(whole, before)
    others = before.subject.buyers if _is_of_others(whole, cues) else frozenset[str]()
    subject = placed if placed is not None else own_or_before(question, before, item, knowledge)
    subject = _narrowed(subject, whole, before, cues, knowledge)
    subject = told_of(subject, before.unknown, knowledge) if question.subject.is_empty else subject
    frame = in_force(_frame(question, before, asks=asks), question, subject, knowledge)
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


def _claims(question: Question, before: Question, operation: Operation, *, asks: bool) -> frozenset[str]:
    """What a follow-up asserts: its own, else of the same as before the same."""
    if _is_part_of_sum(question, before):
        return question.claims | before.claims
    return question.claims or (before.claims if not asks and operation is before.operation else frozenset())


def _is_part_of_sum(question: Question, before: Question) -> bool:
    """Whether a follow-up asks what share the sum just given is: "what percentage is that?"."""
    own = question.attributes or question.words or not question.subject.is_empty
    return question.operation is Operation.SHARE and before.asked is Asked.MONEY and not own


def _is_of_same_sum(question: Question, before: Question) -> bool:
    """Whether a follow-up asks for the sum just given in another currency, or apiece: "in euros?", "per tank?"."""
    apiece = question.operation is Operation.UNIT_PRICE and before.asked is Asked.MONEY
    converted = bool(question.currencies) and question.asked is Asked.MONEY and not question.claims
    return (apiece or converted) and not question.words


def _repeats_sum(question: Question, before: Question) -> bool:
    """Whether a follow-up wants the sum just given, whatever it was of, in another currency: "and in dollars?"."""
    bare = _is_of_same_sum(question, before) and question.attributes == (Attribute.VALUE,) and question.subject.is_empty
    return bare and before.asked is Asked.MONEY and bool(before.attributes) and question.operation is Operation.LOOKUP


def _of_firm(question: Question, before: Question, cues: Cues) -> tuple[Attribute, ...]:
    """The part that the company spoken of played, where a follow-up asks on about it: "what did that firm offer"."""
    parts = before.attributes[:1] if before.attributes[:1] in _PARTS else ()
    parts = parts or ((Attribute.LOSING_BIDDER,) if before.asked is Asked.PERSON and "lost" in before.claims else ())
    points = cues.has("followup", "company", fold(question.text))
    bids = points or (question.subject.is_empty and "offered" in question.claims)
    if parts == (Attribute.LOSING_BIDDER,) and question.asked is Asked.MONEY and bids:  # "how much had it asked for"
        return (*parts, Attribute.VALUE)
    return parts if points and question.subject.is_empty and not question.attributes else ()


_PARTS = ((Attribute.LOSING_BIDDER,), (Attribute.LOCAL_PARTNER,))


def _operation(question: Question, before: Question, *, asks: bool) -> Operation:
    """What a follow-up wants done: "which is bigger?" compares what was spoken of, "and Peru?" repeats."""
    own = question.operation
    if _turns_to_end(question, before):
        return Operation.LOOKUP
    if (
        own is Operation.VERIFY
        and question.about_sources == {"conflict"}
        and question.subject == Subject()
        and not (question.words or question.claims)
    ):
        return Operation.PROVENANCE  # "does anyone say otherwise?"
    plain = question.asked in (Asked.ANY, Asked.PERSON)
    past = _asks_past(question) or "superseded" in question.scopes  # "and before it slipped?" compares nothing
    told = past or question.words or question.about_sources  # "what did the paper say first?"
    placed = question.subject.buyers or question.subject.ordinals  # "and in the first contract?" asks for no earliest
    if own is Operation.LOOKUP and plain and question.leans and not (told or placed):
        return Operation.COMPARE
    if own in (Operation.EXPLAIN, Operation.LOOKUP) and question.asked is Asked.ANY and question.numbers:
        return Operation.LOOKUP  # "what about the 120?"
    return before.operation if own in _REPEATABLE and not (asks or question.words) else own


_REPEATABLE = (Operation.LOOKUP, Operation.LIST, Operation.EXPLAIN)
# What an ordinal or a date in a follow-up may be taken for: "and the first batch?", "as of the end of 2024?".
_INCIDENTAL = frozenset(
    {
        Attribute.DELIVERY_START,
        Attribute.DELIVERY_DUE,
        Attribute.COMPLETED,
        Attribute.DELIVERED_BATCH,
        Attribute.ORDERED_QUANTITY,
        Attribute.OPTIONAL_QUANTITY,
        Attribute.COMPONENT,
    }
)


def _asks_anew(question: Question) -> bool:
    """Whether a follow-up says itself what is wanted: "and ordered?" does, "and Peru?" doesn't."""
    if _asks_past(question):
        return False
    if question.asked is not Asked.ANY or question.operation not in _REPEATABLE or "duration" in question.claims:
        return True
    points_only = bool(question.subject.ordinals or question.numbers) or question.frame.asked
    points_only = points_only or question.subject.signed is not None
    return bool(question.attributes) and not (points_only and question.attributes[0] in _INCIDENTAL)


def _asks_past(question: Question) -> bool:
    """Whether a follow-up asks what the same was before it changed: "and before the amendment?"."""
    return (
        "superseded" in question.scopes
        and question.asked is Asked.ANY
        and question.operation is Operation.LOOKUP
        and set(question.attributes) <= {Attribute.AMENDED}
    )


def _attributes(question: Question, before: Question, *, asks: bool) -> tuple[Attribute, ...]:
    """The attributes a follow-up is after; those before only where they answer what it asks."""
    if _turns_to_end(question, before):
        return (Attribute.COMPLETED, Attribute.DELIVERY_DUE) if before.is_past else (Attribute.DELIVERY_DUE,)
    if _turns_to_start(question, before):
        return (Attribute.DELIVERY_START,)
    if not asks:
        return before.attributes
    if "superseded" in question.scopes and question.attributes == (Attribute.SIGNED,) and before.attributes:
        return before.attributes  # "and the original date?"
    came = question.is_past and question.attributes == (Attribute.DELIVERY_DUE,) and before.asked is Asked.DATE
    if came and before.attributes[:1] == (Attribute.DELIVERY_START,):
        return before.attributes  # "and when did it actually come?"
    if question.attributes:
        sourced = question.operation is Operation.PROVENANCE and question.attributes == (Attribute.PLACE,)
        return before.attributes if sourced or _repeats_sum(question, before) else question.attributes
    if question.asked is Asked.QUANTITY:
        return tuple(a for a in before.attributes if a in QUANTITIES)
    if "duration" in question.claims:
        return ()
    if question.operation is Operation.VERIFY and (checked := _checked(question, before)) is not None:
        return checked
    return before.attributes if question.asked is Asked.ANY or question.operation is Operation.PROVENANCE else ()


def _checked(question: Question, before: Question) -> tuple[Attribute, ...] | None:
    """The attributes of what a follow-up claims by itself, whatever was spoken of: "is it cancelled?", "all there?"."""
    if question.claims & _OF_STATE:
        return ()
    if "completed" in question.claims and HANDOVERS & set(before.attributes[:1]):
        return (Attribute.DELIVERED_QUANTITY,)  # "was that the lot?" of what came on a day
    return (Attribute.DELIVERED_QUANTITY,) if "delivered" in question.claims else None


_OF_STATE = frozenset({"cancelled", "suspended", "ended", "also_ended", "binding", "unsigned"})


def _of_item(attributes: tuple[Attribute, ...], item: int) -> tuple[Attribute, ...]:
    """The attributes of one thing after the first: deliveries don't begin with the second."""
    starts = attributes[:1] == (Attribute.DELIVERY_START,)
    return (Attribute.COMPLETED, Attribute.DELIVERY_DUE) if starts and item > 1 else attributes


def _turns_to_start(question: Question, before: Question) -> bool:
    """Whether a follow-up turns from the last delivery to the first: "and the first?"."""
    placed = 1 in (question.item, *question.subject.ordinals)  # "and before it slipped?" has no first one
    first = placed and question.leans == {"first"} and question.subject.is_empty and not question.words
    return first and "last" in before.leans and before.asked is Asked.DATE and question.asked in (Asked.ANY, Asked.DATE)


def _turns_to_end(question: Question, before: Question) -> bool:
    """Whether a follow-up turns from the first delivery to the last: "and the last?"."""
    last = question.leans == {"last"} and question.subject.is_empty and Attribute.REASON not in question.attributes
    return last and bool(HANDOVERS & set(before.attributes[:1])) and question.asked in (Asked.ANY, Asked.DATE)


def _frame(question: Question, before: Question, *, asks: bool) -> Frame:
    """When a follow-up looks: on its own day, else on the day asked before; when something came, on any day since."""
    own, earlier = question.frame, before.frame
    since = asks and not question.is_due and (question.asked is Asked.DATE or question.operation is Operation.EXPLAIN)
    since = since or "delayed" in question.claims  # whether a date of then has moved is told by what came after
    if own.asked or own.since or not earlier.asked or since:
        return own
    return replace(earlier, as_of=min(earlier.as_of, question.today))
