"""One count less another that no source states: what is built abroad, what is left of an option or a framework."""

from decimal import Decimal

from index.names import NameKind
from index.records import Attribute, Deal, DealKind, Fact, Modality
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.sentences import latest, qualified
from retrieval.resolution import effective_day, is_earlier

A = Attribute


def built_abroad(case: Case) -> Draft | None:
    """What the seller's country builds, where that is the one named last: all that was ordered but the local ones."""
    countries = [name for kind, name in case.question.mentions if kind == NameKind.COUNTRY]
    abroad = bool(countries) and countries[-1] in case.question.subject.seller_countries
    not_there = case.question.is_negated and "produced" in case.question.claims
    if not abroad and not not_there and "elsewhere" not in case.question.claims:
        return None
    orders, local = case.firm(case.rows(A.ORDERED_QUANTITY)), case.firm(case.rows(A.LOCAL_PRODUCTION))
    if len(orders) != 1 or len(local) != 1 or orders[0].fact.unit != local[0].fact.unit:
        return None
    return _less(case, orders[0].fact, local[0].fact)


def left_of_option(case: Case) -> Draft | None:
    """What is left of an option that was taken up in part after the figure on record; None where that is no sum."""
    options = case.rows(A.OPTIONAL_QUANTITY)
    if len(options) != 1 or options[0].fact.as_of is None:
        return None
    granted, deal = options[0].fact, options[0].deal
    taken = [d for d in case.knowledge.records.deals.values() if d.kind is DealKind.OPTION]
    taken = [d for d in taken if deal.id in (d.parent, d.follows)]
    used = [row.fact for row in case.rows(A.ORDERED_QUANTITY, taken) if row.fact.unit == granted.unit]
    if len(used) != 1 or used[0].as_of is None or used[0].as_of.start <= options[0].fact.as_of.end:
        return None
    return _less(case, granted, used[0])


def left_of_framework(case: Case) -> Draft | None:
    """What may still be ordered under a framework: its ceiling less the orders placed; None where that is no sum."""
    frames = [row for row in case.rows(A.FRAMEWORK_QUANTITY, frameworks_of(case)) if row.fact.unit]
    if len(frames) != 1:
        return None
    allowed, deal = frames[0].fact, frames[0].deal
    orders = [row.fact for row in case.rows(A.ORDERED_QUANTITY, case.knowledge.children(deal.id))]
    placed = [fact for fact in orders if fact.unit == allowed.unit and fact.modality is Modality.ACTUAL]
    stated = [row.fact for row in case.rows(A.REMAINING_QUANTITY, [deal])]
    if any(not is_earlier(told, fact) for told in stated for fact in placed):
        return None  # a source has done the sum since
    if len(placed) < len(orders) or not placed or sum(fact.number for fact in placed) > allowed.number:
        return None
    return _less(case, allowed, *placed)


def frameworks_of(case: Case) -> list[Deal]:
    """The frameworks asked about, by themselves or by the orders under them."""
    ids = {deal.id for deal in case.deals} | {deal.parent for deal in case.deals}
    deals = [case.knowledge.records.deals[deal] for deal in sorted(ids) if deal in case.knowledge.records.deals]
    return [deal for deal in deals if deal.kind is DealKind.FRAMEWORK]


def _less(case: Case, whole: Fact, *parts: Fact) -> Draft:
    """A count less others of the same thing, with all of them; it is as recent as the last of the parts."""
    taken = sum((part.number for part in parts), Decimal(0))
    left, speech, when = whole.number - taken, case.speech, latest(parts)
    figure, shown = speech.quantity(left, whole.unit), " + ".join(speech.number(part.number) for part in parts)
    text = speech.say(
        "difference",
        figure=figure,
        a=speech.number(whole.number),
        what_a=speech.word("role", whole.attribute),
        b=f"({shown})" if len(parts) > 1 else shown,
        what_b=speech.word("role", parts[0].attribute),
    )
    return Draft(
        f"{text}, {qualified(max(parts, key=lambda part: effective_day(part, case.knowledge)), case)}",
        (*parts, whole),
        strong=figure,
        computations=(Computation(left, (whole.number, *(part.number for part in parts)), "−"),),
        figures=(
            Figure(left, whole.unit, A.REMAINING_QUANTITY, whole.qualifier, when, None),
            *figures_of([whole, *parts]),
        ),
        as_of=when,
    )
