"""What a follow-up turns to, counted from what was spoken of: the deal after it, the other of two things."""

from dataclasses import replace

from index.names import fold
from index.records import Attribute
from retrieval.knowledge import Knowledge
from retrieval.question import Question, Subject
from retrieval.selection import find_deals, next_in_line, without_umbrellas
from retrieval.understanding.cues import Cues

_PAIR = 2


def turned_deal(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Subject | None:
    """The deal before or after the one spoken of, where a follow-up asks for it: "and the one before that?".

    The subject points at no deal where what was added later is asked for, and nothing is on record.
    """
    folded, found = fold(question.text), find_deals(before.subject, knowledge)
    deals = tuple(deal for deal in found if knowledge.is_agreed(deal)) or found
    if len(deals) != 1 or question.subject.buyers or question.subject.products:
        return None
    if cues.has("followup", "other_one", folded):
        near = [deal for step in (-1, 1) if (deal := next_in_line(deals[0], step, knowledge)) is not None]
        return Subject(deals=frozenset({near[0].id})) if len(near) == 1 else None
    added = cues.has("followup", "added", folded)
    step = -cues.has("followup", "before", folded) or int(cues.has("followup", "after", folded) or added)
    placed = next_in_line(deals[0], step, knowledge) if step else None
    if placed is None and added:
        return replace(Subject(buyers=frozenset({deals[0].buyer}), products=frozenset(deals[0].products[:1])),
                       ordinals=(_BEYOND,))  # fmt: skip
    return Subject(deals=frozenset({placed.id})) if placed else None


_BEYOND = 99  # a place that no deal has


def turned_item(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> int:
    """The place of the thing a follow-up turns to from the one spoken of: "the next one", "the other one"; else 0."""
    folded, spoken = fold(question.text), before.item or max((0, *before.subject.ordinals))
    deals = find_deals(replace(before.subject, ordinals=()), knowledge)
    deals = tuple(deal for deal in without_umbrellas(deals, knowledge) if knowledge.is_agreed(deal))
    if not spoken or len(deals) != 1 or question.subject.buyers or question.subject.products:
        return 0
    facts = knowledge.facts_of.get(deals[0].id, ())
    ordered = {fact.number for fact in facts if fact.attribute is Attribute.ORDERED_QUANTITY and not fact.scope}
    if cues.has("followup", "other_one", folded):
        return 3 - spoken if spoken <= _PAIR and _PAIR in ordered else 0
    step = -cues.has("followup", "before", folded) or int(cues.has("followup", "after", folded))
    return max(0, spoken + step) if step else 0
