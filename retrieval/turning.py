"""What a follow-up turns to, counted from what was spoken of: the deal after it, the other of two things."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.names import fold
from index.records import Attribute, Deal, DealKind
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Frame, Operation, Question, Subject
from retrieval.selection import facts_about, find_deals, next_in_line, without_umbrellas
from retrieval.understanding.cues import Cues

_PAIR = 2


def turned_deal(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Subject | None:
    """The deal before or after the one spoken of, where a follow-up asks for it: "and the one before that?".

    The subject points at no deal where what was added later is asked for, and nothing is on record.
    """
    folded, found = fold(question.text), find_deals(before.subject, knowledge)
    bought = [deal for deal in found if deal.kind not in (DealKind.SUPPORT, DealKind.UPGRADE)]
    deals = tuple(deal for deal in bought if knowledge.is_agreed(deal) and knowledge.orders(deal)) or found
    if question.subject.buyers or question.subject.products:
        return None
    if cues.has("followup", "newest", folded) and len({deal.buyer for deal in found}) == 1:
        return _newest(found, knowledge)
    alike = len(deals) == _PAIR and deals[0].buyer == deals[1].buyer
    alike = alike and bool(knowledge.products_of(deals[0].id) & knowledge.products_of(deals[1].id))
    added = cues.has("followup", "added", folded)
    if alike and added:
        return Subject(deals=frozenset({deals[1].id}))
    if len(deals) != 1:
        return None
    if cues.has("followup", "other_one", folded):
        if _is_same(folded, before, cues):
            return None
        near = [deal for step in (-1, 1) if (deal := next_in_line(deals[0], step, knowledge)) is not None]
        return Subject(deals=frozenset({near[0].id})) if len(near) == 1 else None
    step = -cues.has("followup", "before", folded) or int(cues.has("followup", "after", folded) or added)
    placed = next_in_line(deals[0], step, knowledge) if step else None
    if placed is None and added:
        buyers, products = frozenset({deals[0].buyer}), frozenset(deals[0].products[:1])
        return Subject(buyers=buyers, products=products, ordinals=(_BEYOND,))
    return Subject(deals=frozenset({placed.id})) if placed else None


def _newest(spoken: Sequence[Deal], knowledge: Knowledge) -> Subject | None:
    """The last deal of a buyer for the same family of things, where that isn't all that was spoken of."""
    buyers = frozenset(deal.buyer for deal in spoken)
    products = frozenset(f for deal in spoken for product in deal.products[:1] for f in knowledge.family(product))
    deals = without_umbrellas(find_deals(Subject(buyers=buyers, products=products), knowledge), knowledge)
    new = [deal.id for deal in deals if knowledge.is_agreed(deal)][-1:]
    return Subject(deals=frozenset(new)) if new and new != [deal.id for deal in spoken] else None


_BEYOND = 99  # a place that no deal has


def _is_same(folded: str, before: Question, cues: Cues) -> bool:
    """Whether words for the other of two name the place spoken of: Polish "ta druga" is the second one as well."""
    place = before.item or max((0, *before.subject.ordinals))
    match = cues.sections["followup"]["other_one"].search(folded)
    cue = cues.ordinals.get(place)
    return match is not None and cue is not None and any(m.end() == match.end() for m in cue.finditer(folded))


def turned_item(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> int:
    """The place of the thing a follow-up turns to from the one spoken of: "the next one", "the other one"; else 0."""
    folded, spoken = fold(question.text), before.item or max((0, *before.subject.ordinals))
    deals = find_deals(replace(before.subject, ordinals=()), knowledge)
    deals = tuple(deal for deal in without_umbrellas(deals, knowledge) if knowledge.is_agreed(deal))
    named = [p for p in question.subject.products if p not in knowledge.products or not knowledge.products[p].is_kind]
    if not spoken or len(deals) != 1 or question.subject.buyers or named:
        return 0  # "the other hull" names no other thing
    facts = knowledge.facts_of.get(deals[0].id, ())
    ordered = {fact.number for fact in facts if fact.attribute is Attribute.ORDERED_QUANTITY and not fact.scope}
    if cues.has("followup", "other_one", folded):
        if _is_same(folded, before, cues):
            return spoken
        return 3 - spoken if spoken <= _PAIR and _PAIR in ordered else 0
    step = -cues.has("followup", "before", folded) or int(cues.has("followup", "after", folded))
    return max(0, spoken + step) if step else 0


def in_time(question: Question, before: Question, cues: Cues) -> tuple[Question, Question]:
    """A follow-up and the question before it, fitted to a time that is told from that one: "now", "a year later"."""
    if (moved := _moved_frame(question, before, cues)) is not None:
        question = _of_time(question, moved)
    if cues.has("time", "now", fold(question.text)) and not (question.scopes or question.frame.asked):
        before = _brought_up_to_date(before, question)
    return question, before


def _brought_up_to_date(before: Question, question: Question) -> Question:
    """The question before as of today: "and now?" asks for no former plan, and for no figure of a past day."""
    came = before.frame.asked and before.asked is Asked.QUANTITY and not before.attributes
    counted = (Attribute.DELIVERED_QUANTITY,) if came else before.attributes  # a count of a day is of what had come
    return replace(before, scopes=before.scopes - {"superseded"}, frame=question.frame, attributes=counted)


def _moved_frame(question: Question, before: Question, cues: Cues) -> Frame | None:
    """The frame counted from the day asked before: "and a year later?", "by the end of that year?"; else None."""
    folded, day = fold(question.text), before.frame.as_of
    years = [step for key, step in _YEARS.items() if cues.has("followup", key, folded)]
    named = question.frame.asked or bool(question.times)  # Polish "tego roku" is this year as well as that
    if not years or not before.frame.asked or (named and years[0] != 0):
        return None
    moved = date(day.year, 12, 31) if years[0] == 0 else _in_year(day, day.year + years[0])
    return replace(before.frame, as_of=min(moved, question.today), period=None, opens=None)


_YEARS = {"year_after": 1, "year_before": -1, "end_of_year": 0}


def _in_year(day: date, year: int) -> date:
    """The same day of another year; the last of February for a leap day."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _of_time(question: Question, frame: Frame) -> Question:
    """A follow-up that gives a time and nothing else, without what the words for the time may be taken for."""
    question = replace(question, frame=frame, leans=frozenset(), times=())
    if question.asked in (Asked.QUANTITY, Asked.MONEY, Asked.PERSON):
        return question
    subject = replace(question.subject, signed=None, ordinals=())
    return replace(question, asked=Asked.ANY, attributes=(), operation=Operation.LOOKUP, subject=subject)


def as_signed(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Question:
    """A follow-up that asks for the same by the contract as it was signed, where the one spoken of was changed."""
    deals = without_umbrellas(find_deals(before.subject, knowledge), knowledge)
    points = cues.has("followup", "as_signed", fold(question.text)) and question.subject == _as_placed(question)
    if not points or len(deals) != 1 or question.asked not in (Asked.ANY, before.asked):
        return question
    if not any(fact.attribute is Attribute.AMENDED for fact in knowledge.facts_of.get(deals[0].id, ())):
        return question
    plain = replace(question, subject=Subject(), scopes=question.scopes | {"superseded"}, leans=frozenset())
    return replace(plain, asked=Asked.ANY, attributes=(), operation=Operation.LOOKUP, times=())


def as_granted(question: Question, subject: Subject, frame: Frame, knowledge: Knowledge) -> Frame:
    """When a follow-up about an option looks: in the year of the contract spoken of, where it was granted by then."""
    plain = question.asked in (Asked.ANY, Asked.QUANTITY) and not (frame.asked or question.is_past or question.times)
    if question.attributes != (Attribute.OPTIONAL_QUANTITY,) or subject.signed is None or not plain:
        return frame
    options = [fact for fact in facts_about(subject, knowledge) if fact.attribute is Attribute.OPTIONAL_QUANTITY]
    days = [fact.as_of.end for fact in options if fact.as_of]
    return replace(frame, as_of=subject.signed.end) if any(d <= subject.signed.end for d in days) else frame


def _as_placed(question: Question) -> Subject:
    """A subject that names nothing but which of several deals is meant."""
    return Subject(ordinals=question.subject.ordinals, kinds=question.subject.kinds)


def without_tax(question: Question, before: Question, cues: Cues) -> Question:
    """A follow-up that asks for the price with tax after the one without, or the other way round: "and without?"."""
    folded, taxed = fold(question.text), before.scopes & {"net", "gross"}
    if len(taxed) != 1 or question.scopes or question.asked is not Asked.ANY:
        return question
    for key, scope in (("without", "net"), ("with_it", "gross")):
        if cues.has("followup", key, folded):
            attributes = question.attributes or before.attributes
            return replace(question, asked=Asked.MONEY, attributes=attributes, scopes=frozenset({scope}))
    return question


def of_part(question: Question, before: Question, cues: Cues) -> Question:
    """A follow-up with the words by which it picks some of what was counted as its own: "how many of those are red".

    They say what is meant where no cue does; a count in whose sentence none of them stands doesn't answer it.
    """
    counts = question.asked is Asked.QUANTITY
    picks = question.asked is Asked.ANY and before.asked is Asked.QUANTITY and question.subject == Subject()
    picks = picks and not (question.sorts or question.leans)  # "just the red ones?", not "just the last order?"
    cue = "part" if counts else "only"
    match = cues.sections["followup"][cue].search(fold(question.text)) if counts or picks else None
    assumed = set[Attribute]() if "orders" in question.claims else {Attribute.ORDERED_QUANTITY}  # by "how many are"
    roles = set(question.attributes) - assumed
    if match is None or roles or question.subject.products or question.numbers or question.hints:
        return question
    said = match["picked"].removesuffix("'s").split()
    picked = tuple(word for word in said if word not in cues.stop) or tuple(said[-1:])
    words = tuple(dict.fromkeys((*question.words, *picked)))
    return replace(question, words=words, counted=question.counted or picked[-1:])


def is_of_one_more(spoken: Subject, knowledge: Knowledge) -> bool:
    """Whether the deal spoken of was for one thing more, so that "when did the first come" is of all its buyer has."""
    facts = facts_about(spoken, knowledge)
    ordered = {fact.number for fact in facts if fact.attribute is Attribute.ORDERED_QUANTITY}
    return bool(spoken.deals) and not spoken.products and ordered == {1}


def bought_used(subject: Subject, knowledge: Knowledge) -> Subject:
    """The subject with what its buyers bought second-hand of the same sort, where its own deals are for new things."""

    def is_used(deal: Deal) -> bool:
        return any("second_hand" in fact.scope for fact in knowledge.facts_of.get(deal.id, ()))

    if any(is_used(deal) for deal in find_deals(subject, knowledge)):
        return subject
    categories = {knowledge.products[p].category for p in subject.products if p in knowledge.products}
    bought = {
        p for deal in find_deals(Subject(buyers=subject.buyers), knowledge) if is_used(deal) for p in deal.products
    }
    alike = frozenset(p for p in bought if p in knowledge.products and knowledge.products[p].category in categories)
    return Subject(buyers=subject.buyers, products=alike) if alike else subject


def to_own(question: Question, before: Question) -> Question:
    """A follow-up that asks what buying came to, after what renting did: "and buying them outright?"."""
    rented = DealKind.LEASE in before.subject.kinds and before.asked is Asked.MONEY
    plain = question.asked in (Asked.ANY, Asked.MONEY) and question.operation is Operation.LOOKUP
    buys = {"owns", "buys", "orders"} & question.claims and "bought_leased" not in question.claims
    if not rented or not plain or not buys or question.words or question.subject != Subject():
        return question
    return replace(question, asked=Asked.MONEY, attributes=(Attribute.VALUE,), claims=question.claims | {"owns"})


def bought_of_leased(subject: Subject, knowledge: Knowledge) -> Subject:
    """The subject with the deals in which what was leased was bought; as it is where there are none."""
    deals = find_deals(replace(subject, kinds=subject.kinds - {DealKind.LEASE}), knowledge)
    bought = frozenset(deal.id for deal in deals if deal.kind is not DealKind.LEASE)
    return replace(subject, deals=bought, kinds=frozenset()) if bought else subject
