"""One count less another that no source states: what is built abroad, what is left of an option."""

from index.names import NameKind
from index.records import Attribute, DealKind, Fact
from retrieval.answer import Figure
from retrieval.case import Case
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.sentences import qualified

A = Attribute


def built_abroad(case: Case) -> Draft | None:
    """What the seller's country builds, where that is the one named last: all that was ordered but the local ones."""
    countries = [name for kind, name in case.question.mentions if kind == NameKind.COUNTRY]
    abroad = bool(countries) and countries[-1] in case.question.subject.seller_countries
    if not abroad and "elsewhere" not in case.question.claims:
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
    """What is left of a framework: its figure less what was ordered under it; None where that is no sum."""
    rows = case.rows(A.FRAMEWORK_QUANTITY)
    if len(rows) != 1:
        return None
    called = case.knowledge.children(rows[0].deal.id)
    orders = [row.fact for row in case.firm(case.rows(A.ORDERED_QUANTITY, called))]
    if not orders or {fact.unit for fact in orders} != {rows[0].fact.unit}:
        return None
    return _less(case, rows[0].fact, *orders)


def _less(case: Case, whole: Fact, *parts: Fact) -> Draft:
    """A count less others of the same thing, with all of them; it is as recent as the last of these."""
    left, speech = whole.number - sum(part.number for part in parts), case.speech
    figure, last = speech.quantity(left, whole.unit), parts[-1]
    text = speech.say(
        "difference",
        figure=figure,
        a=speech.number(whole.number),
        what_a=speech.word("role", whole.attribute),
        b=" − ".join(speech.number(part.number) for part in parts),
        what_b=speech.word("role", last.attribute),
    )
    return Draft(
        f"{text}, {qualified(last, case)}",
        (last, whole, *parts[:-1]),
        strong=figure,
        computations=(Computation(left, (whole.number, *(part.number for part in parts)), "−"),),
        figures=(
            Figure(left, whole.unit, A.REMAINING_QUANTITY, whole.qualifier, last.as_of, None),
            *figures_of([whole, *parts]),
        ),
        as_of=last.as_of,
    )
