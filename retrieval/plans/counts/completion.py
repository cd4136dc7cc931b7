"""What a count of deliveries has become since: everything ordered, where the order was completed later."""

from collections.abc import Sequence
from decimal import Decimal

from index.names import fold
from index.records import Attribute, Fact, Modality, Status
from retrieval.answer import Figure
from retrieval.case import Case, Row
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.sentences import headline, label, line, qualified
from retrieval.resolution import Standing, is_earlier
from retrieval.tellings import places_told
from retrieval.understanding.cues import load_cues

A = Attribute
_WHOLES = (A.ORDERED_QUANTITY, A.UPGRADE_QUANTITY, A.LEASED_QUANTITY)


def ordered_for(row: Row, case: Case) -> Fact | None:
    """What was ordered of the product a delivery row is about; else what was to be upgraded of it, or leased."""
    orders = next(filter(None, (case.rows(role, [row.deal]) for role in _WHOLES)), [])
    same = [order for order in orders if order.product == row.product] or (orders if len(orders) == 1 else [])
    return same[0].fact if same and same[0].fact.unit == row.fact.unit else None


def is_handover(fact: Fact) -> bool:
    """Whether a fact without an attribute of its own says that something was handed over."""
    told = load_cues("en").has("claim", "delivered", fold(str(fact.value)))
    return fact.attribute is A.OTHER and ("handover" in fact.scope or told)


def is_all_ordered(row: Row, case: Case) -> bool:
    """Whether a count of deliveries is of everything ordered: then it holds however old it is."""
    ordered = ordered_for(row, case)
    return ordered is not None and row.fact.number >= ordered.number


def completed_since(row: Row, case: Case) -> Fact | None:
    """The fact that says a deal was completed after a count that falls short of its order; None where none does."""
    ordered = ordered_for(row, case)
    if ordered is None or row.fact.number >= ordered.number:
        return None
    facts = case.known(case.knowledge.facts_of.get(row.deal.id, ()))
    ends = [fact for fact in facts if _is_end(fact, case) and is_earlier(row.fact, fact)]
    return ends[0] if ends else None


def in_full(rows: Sequence[Row], case: Case) -> list[Row]:
    """The rows, with what was ordered in the place of each count that a completion has overtaken."""
    return [_whole(row, case) if completed_since(row, case) is not None else row for row in rows]


def tell_completion(row: Row, end: Fact, case: Case) -> Draft | None:
    """That everything ordered has come, and when it had."""
    ordered = ordered_for(row, case)
    if ordered is None or end.as_of is None:
        return None
    speech = case.speech
    figure = speech.figure(ordered)
    text = speech.say(
        "all_by", date=speech.period(end.as_of), figure=figure, buyer=ordered.buyer, what=label(ordered, case)
    )
    facts = (ordered, end, row.fact)
    return Draft(f"{text}, {qualified(end, case)}", facts, strong=figure, figures=figures_of([ordered]))


def counted_back(case: Case) -> Draft | None:
    """The count on a past day by a later one less the handovers between, where these are told one by one.

    What had come by then must be what came first: no more than one handover, begun by that day.
    """
    day, question = case.question.frame.as_of, case.question
    if not question.frame.asked or question.frame.period is not None:
        return None
    later = [f for f in case.facts(A.DELIVERED_QUANTITY) if f.as_of and f.as_of.start > day and not f.scope]
    last = min(later, key=lambda fact: (fact.as_of.end if fact.as_of else day, fact.id), default=None)
    if last is None or last.as_of is None:
        return None
    own = [f for f in case.deal_facts() if f.article == last.article and f.deal == last.deal]
    batches = [f for f in own if f.attribute is A.DELIVERED_BATCH and f.unit == last.unit and f.as_of and not f.scope]
    after = [f for f in batches if f.as_of and day < f.as_of.start and f.as_of.end <= last.as_of.end]
    begun = [f for f in own if f.attribute is A.DELIVERY_START and f.modality is Modality.ACTUAL]
    begun = [fact for fact in begun if fact.period.end <= day]
    left = last.number - sum((fact.number for fact in after), Decimal(0))
    if not after or not begun or not 0 < left <= max(fact.number for fact in after) or len(after) < len(batches):
        return None
    speech, start = case.speech, begun[0]
    figure = speech.quantity(left, last.unit)
    text = speech.sentence(A.DELIVERED_QUANTITY, figure, last.buyer, label(last, case))
    given = Figure(left, last.unit, A.DELIVERED_QUANTITY, last.qualifier, start.as_of, None)
    return Draft(
        f"{text}, {qualified(start, case)}",
        (start, last, *after),
        strong=figure,
        details=(line(last, case), *(line(fact, case) for fact in after)),
        computations=(Computation(left, (last.number, *(fact.number for fact in after)), "−"),),
        figures=(given, *figures_of([last, *after])),
        as_of=start.as_of,
    )


def between_handovers(case: Case) -> Draft | None:
    """The count on a past day by the handovers around it: the second had come by then, the third came after.

    However old the last of them is: nothing came in between. None where the next one isn't dated after that day.
    """
    day, frame = case.question.frame.as_of, case.question.frame
    deals = {fact.deal for fact in case.facts(A.DELIVERED_QUANTITY)}
    if not frame.asked or len(deals) != 1:
        return None
    orders = case.rows(A.ORDERED_QUANTITY) or case.rows(A.UPGRADE_QUANTITY)
    orders = [row for row in orders if row.deal.id in deals]
    facts = [f for f in case.deal_facts() if f.deal in deals and f.modality is Modality.ACTUAL and f.as_of]
    if len(orders) != 1:
        return None
    placed = [(nth, f) for f in facts if (nth := _place_handed_over(f, orders[0].fact))]
    counts = [(int(f.number), f) for f in facts if f.attribute is A.DELIVERED_QUANTITY and not f.scope]
    came = [(nth, fact) for nth, fact in (*placed, *counts) if fact.when and fact.when.end <= day]
    nth, last = max(came, key=lambda pair: (pair[0], pair[1].id), default=(0, None))
    after = [fact for place, fact in placed if place == nth + 1 and fact.when and fact.when.start > day]
    if last is None or not after:
        return None
    if last.attribute is A.DELIVERED_QUANTITY:
        return Draft(headline(case.row(last), case), (last, after[0]), details=(line(after[0], case),))
    speech, row = case.speech, orders[0]
    figure = speech.quantity(Decimal(nth), row.fact.unit)
    text = speech.sentence(A.DELIVERED_QUANTITY, figure, last.buyer, label(row.fact, case))
    given = Figure(Decimal(nth), row.fact.unit, A.DELIVERED_QUANTITY, last.qualifier, last.as_of, None)
    counted = tuple(Decimal(1) for _ in range(nth))
    return Draft(
        f"{text}, {qualified(last, case)}",
        (last, after[0]),
        strong=figure,
        details=(line(last, case), line(after[0], case)),
        computations=(Computation(Decimal(nth), counted, "#"),),
        figures=(given,),
        as_of=last.as_of,
    )


def _place_handed_over(fact: Fact, order: Fact) -> int:
    """Which of the things ordered a fact says was handed over on its day: 2 for the second; else 0."""
    if fact.attribute is A.COMPLETED:
        return int(order.number)
    if fact.attribute is A.DELIVERY_START:
        return 1
    places = places_told(f"{fact.value} {fact.quote}") if is_handover(fact) else set()
    return min(places) if len(places) == 1 else 0


def _is_end(fact: Fact, case: Case) -> bool:
    """Whether a fact says that its deal has been completed by the date asked."""
    if fact.modality is not Modality.ACTUAL or "part" in fact.scope:
        return False
    if fact.attribute is A.COMPLETED:
        return fact.period.end <= case.question.frame.as_of
    return fact.attribute is A.STATUS and fact.value == Status.COMPLETED


def _whole(row: Row, case: Case) -> Row:
    ordered = ordered_for(row, case)
    return row if ordered is None else Row(row.deal, row.product, Standing(ordered))
