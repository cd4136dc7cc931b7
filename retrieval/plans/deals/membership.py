"""Which deals belong in a list, and the fact that shows it: agreed, cancelled, due in a year, with an offset."""

from collections.abc import Sequence
from dataclasses import replace

from index.periods import Period
from index.records import HANDOVERS, Attribute, Deal, DealKind, Fact, Modality, Status
from retrieval.case import Case
from retrieval.plans.deals.states_asked import states_asked
from retrieval.plans.deals.status import ENDED, SIDE, Stage, denials, find_stage
from retrieval.plans.evidence.denials import is_denied
from retrieval.plans.premises.changes import find_reduction
from retrieval.question import Operation, Subject
from retrieval.resolution import RESERVED
from retrieval.selection import find_deals

A = Attribute
Member = tuple[Deal, Fact]
_DEFINING = (
    A.ORDERED_QUANTITY,
    A.LEASED_QUANTITY,
    A.FRAMEWORK_QUANTITY,
    A.VALUE,
    A.STATUS,
    A.SIGNED,
    A.PLANNED_QUANTITY,
)
_FEATURES = frozenset(
    {A.OFFSET, A.SUPPORT_VEHICLES, A.AMOUNT_PAID, A.LIFE_CYCLE_COST, A.CEILING, A.BUDGET, A.NOTIFIED_QUANTITY}
)
_EVENTS = (A.DELIVERY_START, A.DELIVERY_DUE, A.COMPLETED, A.AMENDED, A.SELECTED, A.APPROVED, A.EFFECTIVE)


def find_members(case: Case) -> list[Member]:
    """The deals that fit a question for a list, each with the fact that shows it."""
    if "denied" in case.question.claims:
        return _denied(case)
    if (events := _of_events(case)) is not None:
        return events
    if "all_in" in case.question.claims:
        return _complete(case)
    deals = _in_scope(case, _listed(case))
    if (shown := _with_feature(case, deals) or _delivered(case, deals)) is not None:
        return shown
    members = [(deal, fact) for deal in deals if (fact := telling(case, deal)) is not None]
    if members or "signed" in case.question.claims or states_asked(case):
        return members
    offers = [deal for deal in case.deals if deal.buyer not in case.question.aside]
    return [(deal, stage.facts[0]) for deal in offers if (stage := find_stage(case, deal)) is not None]


def _denied(case: Case) -> list[Member]:
    """The deals of which nothing is known but what was denied, each with that."""
    deals = find_deals(replace(case.question.subject, kinds=frozenset()), case.knowledge)  # a rumour is of no kind
    found = [(deal, denials(case.about(Subject(deals=frozenset({deal.id}))))) for deal in deals]
    return [(deal, facts[0]) for deal, facts in found if facts]


def _listed(case: Case) -> list[Deal]:
    """The deals to list: what was agreed, not what was lost or only wanted, and no umbrella total."""
    question = case.question
    deals = [deal for deal in case.deals if deal.buyer not in question.aside]
    if A.LOCAL_PRODUCTION in question.attributes and not question.subject.seller_countries:
        deals = [deal for deal in deals if _is_local(case, deal)]
    if question.frame.since is not None:
        since = Period(question.frame.since, question.frame.as_of)
        deals = [d for d in deals if d.id in case.knowledge.signing and since.contains(case.knowledge.signing[d.id])]
    if question.subject.kinds >= {DealKind.FRAMEWORK, DealKind.EXECUTIVE_CONTRACT}:
        deals = [deal for deal in deals if deal.kind is not DealKind.FRAMEWORK]  # it only says whose contracts
    if question.attributes == (A.OPTIONAL_QUANTITY,) and not question.claims and "country" not in question.sorts:
        deals = [deal for deal in deals if deal.kind is DealKind.OPTION or case.facts(A.OPTIONAL_QUANTITY, [deal])]
    return [deal for deal in deals if _belongs(case, deal)]


def _belongs(case: Case, deal: Deal) -> bool:
    """Whether a deal is one of those asked for: agreed at some time, or in the very state that is asked about."""
    stage = find_stage(case, deal)
    if stage is None:
        return False
    if states := states_asked(case):
        return stage.status in states or (_are_cut(case) and find_reduction(case, deal) is not None)
    if _are_cut(case):
        return find_reduction(case, deal) is not None
    kinds = case.question.subject.kinds
    talks = stage.status is Status.NEGOTIATED and "signed" in case.question.claims
    bid = deal.kind is DealKind.BID and not stage.reaches(Status.SIGNED)
    dropped = deal.kind is DealKind.MEMORANDUM and stage.status in ENDED and DealKind.MEMORANDUM not in kinds
    unbought = _are_bought(case) and (dropped or deal.kind is DealKind.LEASE)
    if not _asks_options(case) and _is_term(case, deal, stage):
        return False
    taken_in = {"includes", "signed"} <= case.question.claims and deal.kind is DealKind.MEMORANDUM
    if taken_in and deal.id in case.knowledge.signing:
        return True  # "all it got signed, memoranda included": whatever became of it
    if stage.status is Status.LOST or bid or talks or unbought:
        return False
    if stage.status in ENDED and not stage.reaches(Status.MEMORANDUM):
        return case.knowledge.is_agreed(deal) or bool(case.facts(A.LEASED_QUANTITY, [deal]))  # a plan that was given up
    return stage.status in SIDE or stage.reaches(Status.MEMORANDUM)


def _are_cut(case: Case) -> bool:
    """Whether it is deals that were made smaller that are to be listed."""
    return "cut" in case.question.claims and case.question.operation is Operation.LIST


def _asks_options(case: Case) -> bool:
    """Whether it is options that are to be listed, or contracts with them."""
    question = case.question
    return (
        A.OPTIONAL_QUANTITY in question.attributes
        or DealKind.OPTION in question.subject.kinds
        or "option_open" in question.claims
    )


def _is_term(case: Case, deal: Deal, stage: Stage) -> bool:
    """Whether a deal is but an option of a contract: not taken up, or so that the order is a deal of its own."""
    if deal.kind is not DealKind.OPTION or case.knowledge.orders(deal):
        return False
    taken = stage.facts[0].as_of
    signed = [case.knowledge.signing.get(other.id) for other in case.deals if other.id != deal.id]
    alone = stage.status is Status.OPTION_EXERCISED and not any(day and taken and day.overlaps(taken) for day in signed)
    return not alone


def _are_bought(case: Case) -> bool:
    """Whether it is what was bought that is to be listed: what is leased is nobody's own."""
    return bool({"buys", "orders"} & case.question.claims) and not case.question.is_of_lease


def _is_local(case: Case, deal: Deal) -> bool:
    """Whether anything of a deal is built in the buyer's country; where "not" is asked, whether that is denied."""
    facts = case.knowledge.facts_of.get(deal.id, ())
    told = [f for f in facts if f.attribute is A.LOCAL_PRODUCTION or {"local_production", "plant"} & set(f.scope)]
    denied = [fact for fact in told if fact.value == 0 or (fact.attribute is A.OTHER and is_denied(fact))]
    return bool(denied) if case.question.is_negated else len(told) > len(denied)


def _complete(case: Case) -> list[Member]:
    """The deals of which all has come, of buyers who wait for nothing else where it is buyers that are asked for."""
    found, waiting = list[Member](), set[str]()
    for deal in case.deals:
        stage = find_stage(case, deal)
        if stage is None or stage.status in ENDED or case.knowledge.is_umbrella(deal):
            continue
        if not stage.reaches(Status.SIGNED) and stage.status not in SIDE:
            continue  # talks owe nobody anything
        orders = {row.product: row.fact.number for role in _FIRM for row in case.rows(role, [deal])}
        come = [row.fact for row in case.rows(A.DELIVERED_QUANTITY, [deal])]
        if come and all(fact.product in orders and fact.number >= orders[fact.product] for fact in come):
            found.append((deal, come[0]))
        elif stage.status is Status.COMPLETED:
            found.append((deal, stage.facts[0]))
        else:
            waiting.add(deal.buyer)
    if len(case.question.subject.buyers) > 1 or "country" in case.question.sorts:
        found = [(deal, fact) for deal, fact in found if deal.buyer not in waiting]
    return found


_FIRM = (A.UPGRADE_QUANTITY, A.LEASED_QUANTITY, A.ORDERED_QUANTITY)  # what is to come of a deal


def _in_scope(case: Case, deals: Sequence[Deal]) -> Sequence[Deal]:
    """The deals with a fact of the sort the question names: second-hand; all of them where it names none on record."""
    named = case.question.scopes - RESERVED
    kept = [deal for deal in deals if any(named & set(fact.scope) for fact in case.facts(A.ORDERED_QUANTITY, [deal]))]
    return kept or deals


def _with_feature(case: Case, deals: Sequence[Deal]) -> list[Member]:
    """The deals that have what the question names, with that: an offset, a ceiling, support vehicles."""
    named = [attribute for attribute in case.question.attributes if attribute in _FEATURES]
    rows = [row for row in case.rows(named[0], deals)] if named else []
    return list({row.deal.id: (row.deal, row.fact) for row in reversed(rows)}.values())[::-1]


def _delivered(case: Case, deals: Sequence[Deal]) -> list[Member] | None:
    """The deals of which something has come, or with a "not" nothing has; None where that isn't asked or known.

    Who uses a thing has got it.
    """
    question = case.question
    used = _asks_users(case) and not states_asked(case)
    come = A.DELIVERED_QUANTITY in question.attributes and "delivered" in question.claims
    if not (used or come) or question.is_future:
        return None
    if "or_come" in question.claims:
        return None  # "under contract or already delivered" leaves none out
    shows = _outstanding if question.is_negated else _arrival
    found = [(deal, fact) for deal in deals if (fact := shows(case, deal)) is not None]
    named = bool(question.subject.buyers)  # "who uses Algeria's": what became of those is asked
    return found if found or (used and not named) or question.is_negated else None


def waiting(case: Case, members: Sequence[Member]) -> list[Deal]:
    """The agreed deals of buyers who are told to have nothing yet, where it is asked who has a thing."""
    having = {deal.buyer for deal, _ in members}
    rest = [deal for deal in _listed(case) if deal.buyer not in having] if _asks_users(case) else []
    return [deal for deal in rest if (stage := find_stage(case, deal)) is not None and stage.status not in ENDED]


def _asks_users(case: Case) -> bool:
    """Whether it is asked who has a thing, not who has agreed on it: "who operates it", not "operates or ordered"."""
    agreed = {"orders", "buys", "signed"} & case.question.claims
    return A.IN_SERVICE_QUANTITY in case.question.attributes or ("uses" in case.question.claims and not agreed)


def _outstanding(case: Case, deal: Deal) -> Fact | None:
    """The fact that shows that nothing of a deal has come yet: a count of none, or a start still planned."""
    if _arrival(case, deal) is not None:
        return None
    none = [row.fact for row in case.rows(A.DELIVERED_QUANTITY, [deal])]
    starts = [row.fact for row in case.rows(A.DELIVERY_START, [deal])]
    return next((f for f in (*none, *starts) if f.value == 0 or _is_ahead(f, case)), None)


def _is_ahead(fact: Fact, case: Case) -> bool:
    return isinstance(fact.value, Period) and fact.value.start > case.question.frame.as_of


def _arrival(case: Case, deal: Deal) -> Fact | None:
    """The fact that shows that something of a deal has been delivered."""
    counts = [row.fact for role in _ARRIVALS for row in case.rows(role, [deal]) if row.fact.value != 0]
    starts = [row.fact for row in case.rows(A.DELIVERY_START, [deal]) if row.fact.modality is Modality.ACTUAL]
    if told := counts or [fact for fact in starts if not _is_ahead(fact, case)]:
        return told[0]
    stage = find_stage(case, deal)
    return stage.facts[0] if stage is not None and stage.reaches(Status.IN_DELIVERY) else None


_ARRIVALS = (A.DELIVERED_QUANTITY, A.DELIVERED_BATCH, A.IN_SERVICE_QUANTITY)


def _of_events(case: Case) -> list[Member] | None:
    """The deals in which something other than their signing fell in the period asked; None where none is asked."""
    question = case.question
    period = question.subject.signed or question.frame.period
    events = _events(case, period) if period is not None else ()
    if period is None or not events:
        return None
    broad = case.about(replace(question.subject, signed=None))
    found = [
        (row.deal, row.fact)
        for event in events
        for row in broad.rows(event)
        if row.fact.period.overlaps(period) and row.deal.buyer not in question.aside
    ]
    members = list({deal.id: (deal, fact) for deal, fact in reversed(found)}.values())[::-1]
    return members if members or events[0] in HANDOVERS else None


def _events(case: Case, period: Period) -> tuple[Attribute, ...]:
    """The events a question asks for by their time; deliveries begin or end, as it says, and are not yet in future."""
    question = case.question
    if named := tuple(attribute for attribute in question.attributes if attribute in _EVENTS):
        return named[:1] if A.SIGNED not in question.attributes else ()
    if "delivered" not in question.claims or period.end < question.frame.as_of:
        return ()
    return (A.DELIVERY_START,) if "started" in question.claims else (A.DELIVERY_START, A.DELIVERY_DUE)


def telling(case: Case, deal: Deal) -> Fact | None:
    """The fact that says best what a deal is, or that it is in the state asked about."""
    stage, states = find_stage(case, deal), states_asked(case)
    if stage is not None and stage.status in states:
        return stage.facts[0]
    if (less := find_reduction(case, deal) if _are_cut(case) else None) is not None:
        return less
    if states and stage is not None:
        return stage.facts[0]
    facts = case.known(case.facts(None, [deal]))
    plain = [fact for fact in facts if not {"part", "superseded", "disputed", "competitor"} & set(fact.scope)]
    for attribute in _DEFINING:
        if rows := [row for row in case.rows(attribute, [deal]) if row.fact in plain]:
            totals = [row for row in rows if "total" in row.fact.scope]
            return (totals or rows)[0].fact
    return plain[0] if plain else None
