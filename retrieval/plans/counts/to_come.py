"""What is still to come of orders: ordered less delivered, computed in the open."""

from decimal import Decimal

from index.records import Attribute, Deal, DealKind, Fact, Modality, Status
from retrieval.answer import Figure
from retrieval.case import Case, Row
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.counts.subtracting import less
from retrieval.plans.deals.status import ENDED, find_stage
from retrieval.plans.sentences import label, line, line_row, qualified, rival_facts, rivals
from retrieval.resolution import effective_day, is_earlier

A = Attribute


def left_of_order(case: Case, row: Row, ordered: Fact) -> Draft:
    """What is still to come of one order, less a count of what has."""
    left, speech = ordered.number - row.fact.number, case.speech
    figure = speech.quantity(left, row.fact.unit)
    text = speech.say(
        "remaining",
        figure=figure,
        buyer=row.fact.buyer,
        what=label(row.fact, case),
        total=speech.number(ordered.number),
        delivered=speech.number(row.fact.number),
    )
    return Draft(
        f"{text}, {qualified(row.fact, case)}",
        (row.fact, ordered, *rival_facts([row])),
        strong=figure,
        details=tuple(rivals([row], case)),
        computations=(Computation(left, (ordered.number, row.fact.number), "−"),),
        figures=(
            Figure(left, row.fact.unit, A.REMAINING_QUANTITY, row.fact.qualifier, row.fact.as_of, None),
            *figures_of([row.fact, ordered]),
        ),
        as_of=row.fact.as_of,
    )


def left_of_orders(case: Case) -> Draft | None:
    """What is still to come under several orders of one buyer, some of which nothing has come of yet.

    None where there are no such orders, or where they can't be added.
    """
    found = _waiting(case)
    if found is None:
        return None
    orders, come = found
    ordered, delivered = [row.fact for row in orders], [row.fact for row in come]
    total, taken = (sum((fact.number for fact in facts), Decimal(0)) for facts in (ordered, delivered))
    left, speech, newest = total - taken, case.speech, max(delivered, key=lambda f: effective_day(f, case.knowledge))
    if left < 0:
        return None
    figure = speech.quantity(left, newest.unit)
    text = speech.say(
        "remaining",
        figure=figure,
        buyer=newest.buyer,
        what=speech.both(dict.fromkeys(case.knowledge.product_name(row.product) for row in orders)),
        total=" + ".join(speech.number(fact.number) for fact in ordered),
        delivered=" − ".join(speech.number(fact.number) for fact in delivered),
    )
    return Draft(
        f"{text}, {qualified(newest, case)}",
        (newest, *(fact for fact in delivered if fact is not newest), *ordered),
        strong=figure,
        details=tuple(line(fact, case) for fact in ordered),
        rows=tuple(line_row(fact, case) for fact in ordered),
        computations=(
            Computation(total, tuple(fact.number for fact in ordered), "+"),
            Computation(left, (total, *(fact.number for fact in delivered)), "−"),
        ),
        figures=(
            Figure(left, newest.unit, A.REMAINING_QUANTITY, newest.qualifier, newest.as_of, None),
            *figures_of([*delivered, *ordered]),
        ),
        as_of=newest.as_of,
    )


def _waiting(case: Case) -> tuple[list[Row], list[Row]] | None:
    """The open orders of one buyer and what has come of them, where something has come of some only."""
    orders = [row for row in case.firm(case.rows(A.ORDERED_QUANTITY)) if _is_open(case, row.deal)]
    orders = [row for row in orders if row.deal.kind is not DealKind.OPTION]  # what was taken up is asked for by name
    if case.question.counts & {row.fact.number for row in orders}:
        return None  # "of the 1,450, how many are still to come"
    come = [row for row in case.firm(case.rows(A.DELIVERED_QUANTITY)) if _is_open(case, row.deal)]
    counted = {row.deal.id for row in come}
    waiting = [row for row in orders if row.deal.id not in counted]
    same = len({(row.deal.buyer, row.fact.unit) for row in (*orders, *come)}) == 1
    if not come or not waiting or not same or len(orders) + len(come) > SOURCES:
        return None
    if any(row.fact.modality is not Modality.ACTUAL or _is_loose_total(row, case) for row in (*orders, *come)):
        return None
    return orders, come


def _is_loose_total(row: Row, case: Case) -> bool:
    """Whether a count is a sum that a source states over deals that stand beside the one it is recorded under."""
    return "total" in row.fact.scope and not case.knowledge.children(row.deal.id)


def _is_open(case: Case, deal: Deal) -> bool:
    """Whether a deal was neither called off nor told in full to have been fulfilled without a count."""
    stage = find_stage(case, deal)
    uncounted = not case.rows(A.DELIVERED_QUANTITY, [deal])
    return stage is None or not (stage.status in ENDED or (uncounted and stage.status is Status.COMPLETED))


def yet_to_leave(case: Case, came: Row, ordered: Fact) -> Draft | None:
    """What of an order hasn't been sent off: not what came, nor what left since; None where that isn't asked.

    A refusal where what left may be a count of all that ever did, which has in it what came.
    """
    fact = came.fact
    sent = [row.fact for row in case.rows(A.SHIPPED_QUANTITY, [came.deal]) if row.fact.modality is Modality.ACTUAL]
    sent = [f for f in sent if f.unit == fact.unit and is_earlier(fact, f)]
    if A.SHIPPED_QUANTITY not in case.question.attributes or not sent:
        return None
    whole = sum((f.number for f in sent), fact.number)
    if any(f.number >= fact.number for f in sent) or whole > ordered.number:
        return decline(case, A.REMAINING_QUANTITY)
    return less(case, [ordered], [fact, *sent])
