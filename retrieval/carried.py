"""What a follow-up carries over from the question before it, or turns away from: the role, what is wanted, the day."""

from dataclasses import replace

from index.names import fold
from index.records import HANDOVERS, QUANTITIES, Attribute
from retrieval.question import Asked, Frame, Operation, Question, Subject
from retrieval.understanding.cues import Cues


def claims_of(question: Question, before: Question, operation: Operation, *, asks: bool) -> frozenset[str]:
    """What a follow-up asserts: its own, else of the same as before the same."""
    if is_part_of_sum(question, before):
        return question.claims | before.claims
    return question.claims or (before.claims if not asks and operation is before.operation else frozenset())


def is_part_of_sum(question: Question, before: Question) -> bool:
    """Whether a follow-up asks what share the sum just given is: "what percentage is that?"."""
    own = question.attributes or question.words or not question.subject.is_empty
    return question.operation is Operation.SHARE and before.asked is Asked.MONEY and not own


def is_of_same_sum(question: Question, before: Question) -> bool:
    """Whether a follow-up asks for the sum just given in another currency, or apiece: "in euros?", "per tank?"."""
    apiece = question.operation is Operation.UNIT_PRICE and before.asked is Asked.MONEY
    converted = bool(question.currencies) and question.asked is Asked.MONEY and not question.claims
    return (apiece or converted) and not question.words


def _repeats_sum(question: Question, before: Question) -> bool:
    """Whether a follow-up wants the sum just given, whatever it was of, in another currency: "and in dollars?"."""
    bare = is_of_same_sum(question, before) and question.attributes == (Attribute.VALUE,) and question.subject.is_empty
    return bare and before.asked is Asked.MONEY and bool(before.attributes) and question.operation is Operation.LOOKUP


def part_of_firm(question: Question, before: Question, cues: Cues) -> tuple[Attribute, ...]:
    """The part that the company spoken of played, where a follow-up asks on about it: "what did that firm offer"."""
    parts = before.attributes[:1] if before.attributes[:1] in _PARTS else ()
    parts = parts or ((Attribute.LOSING_BIDDER,) if before.asked is Asked.PERSON and "lost" in before.claims else ())
    points = cues.has("followup", "company", fold(question.text))
    bids = points or (question.subject.is_empty and "offered" in question.claims)
    if parts == (Attribute.LOSING_BIDDER,) and question.asked is Asked.MONEY and bids:  # "how much had it asked for"
        return (*parts, Attribute.VALUE)
    return parts if points and question.subject.is_empty and not question.attributes else ()


_PARTS = ((Attribute.LOSING_BIDDER,), (Attribute.LOCAL_PARTNER,))


def operation_of(question: Question, before: Question, *, asks: bool) -> Operation:
    """What a follow-up wants done: "which is bigger?" compares what was spoken of, "and Peru?" repeats."""
    own = question.operation
    if _turns_to_end(question, before):
        return Operation.LOOKUP
    if _asks_who_differs(question):
        return Operation.PROVENANCE
    plain = question.asked in (Asked.ANY, Asked.PERSON)
    past = _asks_past(question) or "superseded" in question.scopes  # "and before it slipped?" compares nothing
    told = past or question.words or question.about_sources  # "what did the paper say first?"
    placed = question.subject.buyers or question.subject.ordinals  # "and in the first contract?" asks for no earliest
    if own is Operation.LOOKUP and plain and question.leans and not (told or placed):
        return Operation.COMPARE
    if own in (Operation.EXPLAIN, Operation.LOOKUP) and question.asked is Asked.ANY and question.numbers:
        return Operation.LOOKUP  # "what about the 120?"
    return before.operation if own in _REPEATABLE and not (asks or question.words) else own


def _asks_who_differs(question: Question) -> bool:
    """Whether a follow-up asks no more than that another source says otherwise: "does anyone say otherwise?"."""
    bare = question.subject == Subject() and not (question.words or question.claims)
    return bare and question.operation is Operation.VERIFY and question.about_sources == {"conflict"}


_REPEATABLE = (Operation.LOOKUP, Operation.LIST, Operation.EXPLAIN)


def asks_anew(question: Question) -> bool:
    """Whether a follow-up says itself what is wanted: "and ordered?" does, "and Peru?" doesn't."""
    if _asks_past(question):
        return False
    if question.asked is not Asked.ANY or question.operation not in _REPEATABLE or "duration" in question.claims:
        return True
    points_only = bool(question.subject.ordinals or question.numbers) or question.frame.asked
    points_only = points_only or question.subject.signed is not None
    return bool(question.attributes) and not (points_only and question.attributes[0] in _INCIDENTAL)


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


def _asks_past(question: Question) -> bool:
    """Whether a follow-up asks what the same was before it changed: "and before the amendment?"."""
    return (
        "superseded" in question.scopes
        and question.asked is Asked.ANY
        and question.operation is Operation.LOOKUP
        and set(question.attributes) <= {Attribute.AMENDED}
    )


def attributes_of(question: Question, before: Question, *, asks: bool) -> tuple[Attribute, ...]:
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


def of_item(attributes: tuple[Attribute, ...], item: int) -> tuple[Attribute, ...]:
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


def frame_of(question: Question, before: Question, *, asks: bool) -> Frame:
    """When a follow-up looks: on its own day, else on the day asked before; when something came, on any day since."""
    own, earlier = question.frame, before.frame
    since = asks and not question.is_due and (question.asked is Asked.DATE or question.operation is Operation.EXPLAIN)
    since = since or "delayed" in question.claims  # whether a date of then has moved is told by what came after
    if own.asked or own.since or not earlier.asked or since:
        return own
    return replace(earlier, as_of=min(earlier.as_of, question.today))
