"""One count less another that no source states: what is built abroad, what is left of an option or a framework."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.names import NameKind
from index.numerals import states_number
from index.records import QUANTITIES, SAID, Attribute, Deal, DealKind, Fact, Modality, Status
from retrieval.answer import Figure
from retrieval.case import Case, Row
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import find_stage
from retrieval.plans.evidence.denials import is_denied
from retrieval.plans.evidence.detail import BUILT
from retrieval.plans.sentences import latest, line, qualified
from retrieval.resolution import effective_day, is_earlier
from retrieval.tellings import tells

A = Attribute


def built_abroad(case: Case) -> Draft | None:
    """What the seller's country builds, where that is the one named last: all that was ordered but the local ones."""
    countries = [name for kind, name in case.question.mentions if kind == NameKind.COUNTRY]
    sellers = case.question.subject.seller_countries | {deal.seller_country for deal in case.deals}
    abroad = bool(countries) and countries[-1] in sellers - {deal.buyer for deal in case.deals}
    not_there = case.question.is_negated and "produced" in case.question.claims
    if not abroad and not not_there and "elsewhere" not in case.question.claims:
        return None
    rows, local = case.rows(A.ORDERED_QUANTITY), case.firm(_in_the_end(case))
    orders = case.firm([row for row in rows if not case.knowledge.is_umbrella(row.deal)] or rows)
    at_home = {row.deal.id for row in local}
    pairs = [(order, built) for order in orders for built in local if order.deal.id == built.deal.id]
    whole = [order for order in orders if order.deal.id not in at_home and _is_all_made_abroad(order, case)]
    alike = len({row.fact.unit for row in (*orders, *local)}) == 1
    if not pairs or not alike or not (len(pairs) == len(local) == len(orders) - len(whole)):
        return decline(case, A.LOCAL_PRODUCTION) if local else None
    return less(case, [order.fact for order in orders], [built.fact for _, built in pairs])


def _is_all_made_abroad(order: Row, case: Case) -> bool:
    """Whether it is told where all of an order is made, none of which is recorded as made at home."""
    facts = [fact for fact in case.known(case.deal_facts()) if fact.deal == order.deal.id]
    yards = [fact for fact in facts if fact.attribute is A.PLACE and BUILT & set(fact.scope)]
    if len(yards) == 1 and not any(fact.attribute is A.LOCAL_PARTNER for fact in facts):
        return True  # the seller's yard
    told = [fact for fact in facts if fact.attribute is A.OTHER]
    told = [fact for fact in told if "production" in fact.scope and not is_denied(fact)]
    return any(tells("every", fact.quote) and states_number(fact.quote, order.fact.number) for fact in told)


def _in_the_end(case: Case) -> list[Row]:
    """How many are built at home: what is planned says so before what has been built so far, unless that is asked."""
    so_far = case.rows(A.LOCAL_PRODUCTION)
    if case.question.is_past:
        return so_far
    planned = replace(case, question=replace(case.question, is_due=True)).rows(A.LOCAL_PRODUCTION)
    built = {row.deal.id: row.fact.number for row in so_far}
    return [row for row in planned if row.fact.number >= built.get(row.deal.id, row.fact.number)] or so_far


def granting_case(case: Case) -> Case | None:
    """The case about the deals that grant an option: those asked about, or those whose options they are."""
    if case.rows(A.OPTIONAL_QUANTITY):
        return case
    parents = frozenset(deal.parent for deal in case.deals if deal.kind is DealKind.OPTION) - {""}
    if A.DELIVERED_QUANTITY in case.question.attributes or not parents:
        return None  # what is still to come of an option taken up
    above = case.about(replace(case.question.subject, deals=parents, products=frozenset(), kinds=frozenset()))
    return above if above.rows(A.OPTIONAL_QUANTITY) else None


def left_of_option(case: Case) -> Draft | None:
    """What is left of an option that was taken up in part after the figure on record; None where that is no sum."""
    if "lapsed" not in case.question.claims and (gone := _lapses(case)):
        return Draft(line(gone[-1], case), tuple(gone[-1:]), strong=case.speech.figure(gone[-1]))
    options = case.rows(A.OPTIONAL_QUANTITY)
    if len(options) != 1 or options[0].fact.as_of is None:
        return None
    granted, deal = options[0].fact, options[0].deal
    taken = [d for d in case.knowledge.records.deals.values() if d.kind is DealKind.OPTION]
    taken = [d for d in taken if deal.id in (d.id, d.parent, d.follows)]
    used = [row.fact for row in case.rows(A.ORDERED_QUANTITY, taken) if row.fact.unit == granted.unit]
    if len(used) != 1 or used[0].as_of is None or used[0].as_of.start <= options[0].fact.as_of.end:
        return None
    return less(case, [granted], used)


def lapsed_of_option(case: Case) -> Draft | None:
    """What of an option lapsed: all of it but what had been taken up; None where no lapse is on record."""
    gone = _lapses(case)
    left = left_of_option(case) if gone else None
    if left is None:
        return None
    return replace(left, facts=(*left.facts, gone[-1]), details=(*left.details, line(gone[-1], case)))


def _lapses(case: Case) -> list[Fact]:
    """The facts that tell of an option that lapsed, or of what was left of one; not that somebody expects it to."""
    states = [fact for fact in case.known(case.deal_facts(A.STATUS)) if fact.value == Status.OPTION_LAPSED]
    told = [fact for fact in case.known(case.deal_facts(A.OTHER)) if "lapsed" in fact.scope]
    return [fact for fact in (*states, *told) if fact.modality in SAID]


def built_of_arrived(case: Case, lead: Attribute | None) -> Draft | None:
    """What has come and wasn't built in the buyer's country, by the count of those that were, of the same day."""
    question = case.question
    elsewhere = question.is_negated or "elsewhere" in question.claims
    if not elsewhere or not {"produced", "delivered"} <= question.claims or question.is_of_plan:
        return None
    if lead not in (A.DELIVERED_QUANTITY, A.LOCAL_PRODUCTION):
        return None
    come, local = case.firm(case.rows(A.DELIVERED_QUANTITY)), case.firm(case.rows(A.LOCAL_PRODUCTION))
    pairs = [(whole, part) for whole in come for part in local if _is_share(part, whole)]
    if len(pairs) == 1:
        return less(case, [pairs[0][0].fact], [pairs[0][1].fact])
    return decline(case, lead) if lead is A.DELIVERED_QUANTITY else None


def but_used(case: Case) -> Draft | None:
    """What of an order is new, by the count of those that served elsewhere before; None where that isn't asked."""
    question, used = case.question, "second_hand" in case.question.scopes
    if not (question.is_negated if used else "new" in question.claims):
        return None
    plain = replace(case, question=replace(question, scopes=question.scopes - {"second_hand"}))
    orders = plain.firm(plain.rows(A.ORDERED_QUANTITY))
    facts = case.known(case.facts(A.ORDERED_QUANTITY))
    parts = {fact.value: fact for fact in facts if {"part", "second_hand"} <= set(fact.scope)}
    if len(orders) != 1 or len(parts) != 1:
        return None
    return less(case, [orders[0].fact], list(parts.values()))


def but_variant(case: Case, lead: Attribute | None) -> Draft | None:
    """What was counted without a variant that the question sets aside; None where that isn't asked, or not counted."""
    aside = case.question.aside & case.knowledge.products.keys()
    if lead not in QUANTITIES or not aside or case.question.aside & case.question.subject.buyers:
        return None  # where the buyer is set aside too, all of the message was taken for that
    if aside & case.question.subject.products:
        return decline(case, lead)  # some of the things themselves are set aside, and which isn't understood
    deals = [deal for deal in case.deals if aside & case.knowledge.products_of(deal.id)]
    variants = case.about(replace(case.question.subject, products=aside))
    wholes = case.firm(case.rows(lead))
    taken = [part for part in variants.rows(lead, deals) if any(_is_in(part, whole, case) for whole in wholes)]
    orders, inner = (one.rows(A.ORDERED_QUANTITY, deals) for one in (case, variants))
    if wholes and not taken and any(_is_in(part, order, case) for part in inner for order in orders):
        return decline(case, lead)  # how many of them have come isn't on record
    if not taken or any(case.knowledge.covers(whole.product) <= aside for whole in wholes):
        return None
    apart = [whole for whole in wholes if not any(_is_in(part, whole, case) for part in taken)]
    if any(aside & case.knowledge.products_of(whole.deal.id) for whole in apart) or not _is_of_one_day(taken, wholes):
        return decline(case, lead)
    return less(case, [row.fact for row in wholes], [row.fact for row in taken])


def _is_in(part: Row, whole: Row, case: Case) -> bool:
    """Whether what one row counts is counted in another."""
    inner = case.knowledge.covers(whole.product) - {whole.product}
    return (part.deal.id, part.fact.unit) == (whole.deal.id, whole.fact.unit) and part.product in inner


def _is_of_one_day(parts: Sequence[Row], wholes: Sequence[Row]) -> bool:
    """Whether counts that grow are of the same day; orders stand until they are changed."""
    rows = [*parts, *wholes]
    return all(row.fact.attribute is A.ORDERED_QUANTITY for row in rows) or len({row.fact.as_of for row in rows}) == 1


def _is_share(part: Row, whole: Row) -> bool:
    """Whether one count is of some of what another counts: of the same thing, on the same day, and not of a plan."""
    same = (part.deal.id, part.product, part.fact.as_of) == (whole.deal.id, whole.product, whole.fact.as_of)
    return same and part.fact.modality is Modality.ACTUAL


def left_of_framework(case: Case) -> Draft | None:
    """What may still be ordered under a framework: its ceiling less the orders placed; None where that is no sum."""
    frames = [row for row in case.rows(A.FRAMEWORK_QUANTITY, frameworks_of(case)) if row.fact.unit]
    if len(frames) != 1:
        return None
    allowed, deal = frames[0].fact, frames[0].deal
    orders = [row.fact for row in case.rows(A.ORDERED_QUANTITY, case.knowledge.children(deal.id))]
    placed = [fact for fact in orders if fact.unit == allowed.unit and fact.modality is Modality.ACTUAL]
    beside = {fact.deal for fact in orders} - {fact.deal for fact in placed}  # rockets with launchers are beside none
    stated = [row.fact for row in case.rows(A.REMAINING_QUANTITY, [deal])]
    if any(not is_earlier(told, fact) for told in stated for fact in placed):
        return None  # a source has done the sum since
    if beside or not placed or sum(fact.number for fact in placed) > allowed.number:
        return None
    return less(case, [allowed], placed)


def frameworks_of(case: Case) -> list[Deal]:
    """The frameworks asked about, by themselves or by the orders under them."""
    ids = {deal.id for deal in case.deals} | {deal.parent for deal in case.deals}
    deals = [case.knowledge.records.deals[deal] for deal in sorted(ids) if deal in case.knowledge.records.deals]
    return [deal for deal in deals if deal.kind is DealKind.FRAMEWORK]


def built_so_far(case: Case, rows: Sequence[Row]) -> list[Row]:
    """Of what is built at home what has been, where that is on record of some and no plan is asked for."""
    done = [row for row in rows if row.fact.modality is Modality.ACTUAL and row.fact.value != 0]
    asked = case.wanted.first is Modality.ACTUAL and tells("done_by_now", case.question.text)
    return done if done and asked else list(rows)


def still_so(case: Case, attribute: Attribute) -> list[Row]:
    """The rows of an attribute that still hold.

    What was left is no longer what is left once more of it has come; and who speaks of no orders as they were placed
    has none in mind that were cancelled.
    """
    rows = case.rows(attribute)
    claims = case.question.claims
    if attribute is A.ORDERED_QUANTITY and ("standing" in claims or not _AS_PLACED & claims):
        standing = [row for row in rows if not ((stage := find_stage(case, row.deal)) and stage.fell_through)]
        named = case.question.subject.buyers & {row.deal.buyer for row in rows}
        return standing if standing and named <= {row.deal.buyer for row in standing} else rows
    if attribute is not A.REMAINING_QUANTITY:
        return rows
    delivered = case.firm(case.rows(A.DELIVERED_QUANTITY))
    return [row for row in rows if not any(_is_since(count, row) for count in delivered)]


_AS_PLACED = frozenset({"orders", "cancelled", "suspended", "also_ended"})


def _is_since(row: Row, stated: Row) -> bool:
    """Whether a count of the same thing is of a later time."""
    same = (row.deal.id, row.product, row.fact.unit) == (stated.deal.id, stated.product, stated.fact.unit)
    return same and is_earlier(stated.fact, row.fact)


def less(case: Case, wholes: Sequence[Fact], parts: Sequence[Fact]) -> Draft:
    """Counts less others of the same thing, with all of them; it is as recent as the last of the parts."""
    whole, taken = (sum((fact.number for fact in facts), Decimal(0)) for facts in (wholes, parts))
    left, speech, when = whole - taken, case.speech, latest(parts)
    figure = speech.quantity(left, wholes[0].unit)
    text = speech.say(
        "difference",
        figure=figure,
        a=_summed(case, wholes),
        what_a=speech.word("role", wholes[0].attribute),
        b=_summed(case, parts),
        what_b=speech.both(dict.fromkeys(speech.word("role", part.attribute) for part in parts)),
    )
    sums = [
        Computation(amount, tuple(fact.number for fact in facts), "+")
        for amount, facts in ((whole, wholes), (taken, parts))
        if len(facts) > 1
    ]
    return Draft(
        f"{text}, {qualified(max(parts, key=lambda part: effective_day(part, case.knowledge)), case)}",
        (*parts, *wholes),
        strong=figure,
        computations=(*sums, Computation(left, (whole, taken), "−")),
        figures=(
            Figure(left, wholes[0].unit, A.REMAINING_QUANTITY, wholes[0].qualifier, when, None),
            *figures_of([*wholes, *parts]),
        ),
        as_of=when,
    )


def _summed(case: Case, facts: Sequence[Fact]) -> str:
    shown = " + ".join(case.speech.number(fact.number) for fact in facts)
    return f"({shown})" if len(facts) > 1 else shown


def is_of_framework(case: Case, *, is_delivering: bool) -> bool:
    """Whether what is left may be what is still to be ordered: not of deliveries, nor where only those are spoken of.

    `is_delivering` says whether any delivery is on record.
    """
    question = case.question
    if A.DELIVERED_QUANTITY in question.attributes or "delivered" in question.claims:
        return False
    named = bool(question.subject.deals) or DealKind.FRAMEWORK in question.subject.kinds
    ordering = "orders" in question.claims or not _ORDERING.isdisjoint(question.attributes)
    return named or ordering or not is_delivering


_ORDERING = frozenset({A.FRAMEWORK_QUANTITY, A.ORDERED_QUANTITY, A.OPTIONAL_QUANTITY})
