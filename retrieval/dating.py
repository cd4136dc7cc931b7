"""What a follow-up that says only when, or only a time, is of: what was to come, the figure just given."""

from dataclasses import replace

from index.names import fold
from index.records import HANDOVERS, Attribute
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Frame, Operation, Question, Subject
from retrieval.resolution import MOVED, RUNNING, effective_day
from retrieval.selection import find_deals
from retrieval.understanding.cues import Cues
from retrieval.understanding.frames import EVENTS, PLANS
from retrieval.understanding.ordinals import find_item

_ARRIVALS = HANDOVERS | MOVED | {Attribute.REMAINING_QUANTITY}
_HELD = _ARRIVALS | {Attribute.LEASED_QUANTITY, Attribute.IN_SERVICE_QUANTITY}


def dated(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Question:
    """A follow-up that says only when, or only a time, with what that leaves out by what was spoken of before.

    "When's the next one?" asks when it comes, not when something was signed; "as of when?" asks for the figure just
    given again, whose day is told with it.
    """
    return _of_end(_of_turn(question, before, cues, knowledge), before)


def _of_turn(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Question:
    """A follow-up that says only when with what it is of: the next one, the rest, a single thing, the same again."""
    folded, lead = fold(question.text), before.attributes[0] if before.attributes else None
    if cues.has("followup", "as_of", folded) and question.subject.is_empty:
        return _again(question)
    held = is_of_arrivals(before) or before.asked is Asked.QUANTITY
    if cues.has("followup", "since", folded) and held and question.subject.is_empty:
        return _of_thing(question, (Attribute.COMPLETED, Attribute.DELIVERY_START), 0)  # since all, else since any came
    if not _says_only_when(question, cues):
        return _of_period(_of_plan(question, before), before)
    came = is_of_arrivals(before)
    deals = find_deals(before.subject, knowledge)
    if not came and (lead is Attribute.SIGNED or len(deals) != 1):
        return question  # "and when was the first?" after two contracts is of a contract
    if "last" in question.leans:
        return _of_thing(question, (Attribute.COMPLETED, Attribute.DELIVERY_DUE), 0)
    if item := _place(folded, cues):
        first = (Attribute.DELIVERY_START,) if item == 1 else (Attribute.DELIVERY_DUE,)
        return _of_thing(question, first, item)
    if cues.has("followup", "after", folded):
        return _of_thing(question, (Attribute.DELIVERY_DUE,), _next_place(before, knowledge))
    rest = cues.has("attribute", Attribute.REMAINING_QUANTITY, folded) or cues.has("followup", "else", folded)
    if rest or lead is Attribute.REMAINING_QUANTITY:
        return _of_thing(question, (Attribute.DELIVERY_DUE,), 0)
    return _again(question) if lead in RUNNING | _ARRIVALS else question


def _of_end(question: Question, before: Question) -> Question:
    """A follow-up that asks the day of the first or last of what came, or of a sum that was paid, as one of that."""
    plain = question.subject.is_empty and not question.words and set(question.attributes) <= _DAYS
    if question.asked is not Asked.DATE or not plain:
        return question
    came = before.attributes[:1] in _ARRIVED or "delivered" in before.claims | question.claims
    ends = [_ENDS[lean] for lean in sorted(question.leans & _ENDS.keys())] if came else []
    paid = [before.attributes[:1]] if before.attributes[:1] == (Attribute.AMOUNT_PAID,) else []
    if not ends + paid:
        return question
    return replace(question, attributes=(ends + paid)[0], claims=question.claims | before.claims)


# What "when" alone may be taken for.
_DAYS = frozenset({Attribute.SIGNED, Attribute.DELIVERY_DUE, Attribute.AMOUNT_PAID})
_ARRIVED = ((Attribute.DELIVERED_QUANTITY,), (Attribute.DELIVERED_BATCH,))
_ENDS = {"first": (Attribute.DELIVERY_START,), "last": (Attribute.COMPLETED, Attribute.DELIVERY_DUE)}


def is_of_arrivals(before: Question) -> bool:
    """Whether a question was of what came or comes, or of what is held on lease."""
    return not _HELD.isdisjoint(before.attributes[:1]) or "delivered" in before.claims


def _says_only_when(question: Question, cues: Cues) -> bool:
    """Whether a question asks for a day and says of what neither by a name nor by a word."""
    only = question.asked is Asked.DATE and question.attributes == (Attribute.SIGNED,)
    told = question.words or question.hints or question.claims or question.scopes or question.times
    points = replace(question.subject, ordinals=()) == Subject()
    plain, folded = question.operation in (Operation.LOOKUP, Operation.PROVENANCE), fold(question.text)
    named = any(cues.has("attribute", role, folded) for role in (Attribute.SIGNED, Attribute.LOST_QUANTITY))
    return only and plain and points and not told and not named


def _again(question: Question) -> Question:
    """A follow-up that asks for the answer before once more."""
    plain = replace(question, asked=Asked.ANY, attributes=(), operation=Operation.LOOKUP, subject=Subject(), item=0)
    return replace(plain, leans=frozenset(), about_sources=frozenset())


def _of_thing(question: Question, attributes: tuple[Attribute, ...], item: int) -> Question:
    """A follow-up as one of when a single thing came or comes."""
    return replace(question, attributes=attributes, item=item, subject=Subject(), operation=Operation.LOOKUP)


def _place(folded: str, cues: Cues) -> int:
    """The place of the thing that a question of a few words names, which are of no deal; else 0."""
    if (item := find_item(folded, cues)) or cues.has("ordinal", "nouns", folded):
        return item
    return next((place for place, words in cues.ordinals.items() if place > 0 and words.search(folded)), 0)


def _next_place(before: Question, knowledge: Knowledge) -> int:
    """The place of the thing that comes after all that have come; 0 where several deals, or no count, tell it."""
    deals = find_deals(before.subject, knowledge)
    facts = [
        fact
        for fact in (knowledge.facts_of.get(deals[0].id, ()) if len(deals) == 1 else ())
        if fact.attribute is Attribute.DELIVERED_QUANTITY and fact.product in deals[0].products[:1] and not fact.scope
    ]
    newest = max(facts, key=lambda fact: effective_day(fact, knowledge), default=None)
    return int(newest.number) + 1 if newest is not None else 0


def _of_period(question: Question, before: Question) -> Question:
    """A follow-up that gives a past time and nothing else, as one of what was so then where that can change.

    "And in 2024?" after what had come asks what came in 2024, not for a deal that was signed in it.
    """
    signed, lead = question.subject.signed, before.attributes[0] if before.attributes else None
    plain = question.asked is Asked.ANY and question.subject == Subject(signed=signed) and not question.attributes
    if signed is None or not plain or question.words or signed.end > question.today:
        return question
    if lead not in EVENTS | PLANS | {Attribute.AMOUNT_PAID}:
        return question
    period = None if lead in PLANS else signed
    return replace(question, subject=Subject(), frame=Frame(signed.end, asked=True, period=period))


def _of_plan(question: Question, before: Question) -> Question:
    """A follow-up "and originally?" to a day or a sum without the count that the word is cued for by itself."""
    planned = question.asked is Asked.ANY and question.attributes == (Attribute.PLANNED_QUANTITY,)
    told = question.words or question.numbers or not question.subject.is_empty
    if not planned or "superseded" not in question.scopes or told or before.asked not in (Asked.DATE, Asked.MONEY):
        return question
    if Attribute.COMPLETED in before.attributes:  # what came to pass had no other day before
        return replace(question, asked=Asked.DATE, attributes=(Attribute.DELIVERY_DUE,))
    return replace(question, attributes=(), is_due=False)
