"""Counts and sums that a question takes for granted: more things than were ordered, money spent on nothing."""

from dataclasses import replace
from decimal import Decimal

from index.records import QUANTITIES, Attribute, DealKind, Modality, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.deals.outcomes import find_denial
from retrieval.plans.deals.status import FAILED, WISHES, Stage, all_in, find_stages
from retrieval.plans.premises.terms import correct, reject
from retrieval.plans.sentences import untrue
from retrieval.question import Asked, Operation
from retrieval.tellings import places_told, tells

A, S = Attribute, Status
_OF_WHAT_IS_HAD = (Operation.LOOKUP, Operation.PROGRESS, Operation.SHARE, Operation.TOTAL, Operation.UNIT_PRICE)
_OF_ORDERS = frozenset({A.DELIVERED_QUANTITY, A.SHIPPED_QUANTITY, A.IN_SERVICE_QUANTITY, A.LOST_QUANTITY})


def beyond_order(case: Case, stages: list[Stage]) -> Draft | None:
    """A thing further down the line than there are any: the second ship, of one ordered, whatever is under option."""
    question = case.question
    item = question.item or _nth_of_deal(case)
    if item < 2 or question.is_negated or question.operation not in (Operation.LOOKUP, Operation.EXPLAIN):
        return None  # "why couldn't it have a third boat" knows that it has none
    if question.subject.ordinals == (item,):  # the third ship is of no third deal
        case = case.about(replace(question.subject, ordinals=()))
    rows = [row for role in (A.ORDERED_QUANTITY, A.LEASED_QUANTITY) for row in case.firm(case.rows(role))]
    let = {row.deal.id for row in rows if row.deal.kind is DealKind.LEASE}
    counts = [row.fact for row in rows if row.deal.parent not in let]  # what is leased and then bought is there once
    if not counts or len({fact.unit for fact in counts}) > 1:
        return None
    if question.claims & {"cut", "cancelled"}:
        return None  # "once the third was struck out" knows that there are but two
    if sum((fact.number for fact in counts), Decimal(0)) >= item:
        return None
    if question.is_future and not question.attributes and "exercised" not in question.claims:
        return decline(case)  # "what class will the third be" may be of what is still to be ordered
    told = [fact for fact in case.known(case.deal_facts(A.OTHER)) if places_told(str(fact.value)) == {item}]
    told += [f for f in case.known(case.facts(A.STATUS)) if f.value == S.CANCELLED and "part" in f.scope]
    told += [row.fact for row in case.rows(A.OPTIONAL_QUANTITY)]
    told += [fact for fact in case.known(case.facts(A.OTHER)) if "option" in fact.scope]
    told += [row.fact for row in case.rows(A.REMAINING_QUANTITY)]  # what is left of a framework
    return untrue(case, counts[0], *told[:1])


def beyond_any(case: Case) -> Draft | None:
    """Terms of a thing further down the line than there are any, where no deal has that place: "its second tanker"."""
    question, subject = case.question, case.question.subject
    places = [place for place in subject.ordinals if place > 1]
    told = (
        question.asked in (Asked.MONEY, Asked.DATE, Asked.PERSON, Asked.PLACE)
        or question.operation is Operation.EXPLAIN
    )
    ahead = question.is_future and "exercised" not in question.claims  # "who will crew the third that it took up"
    open_to = ahead or question.is_yes_no or question.claims & {"possible", "option_open", "if_taken"}
    if len(places) != 1 or not told or open_to or not subject.products or not subject.buyers:
        return None
    wide = case.about(replace(subject, ordinals=()))
    return beyond_order(replace(wide, question=replace(wide.question, item=places[0])), [])


def _nth_of_deal(case: Case) -> int:
    """The place of a single thing in one deal that is named by itself: "why was the third from that contract late"."""
    subject = case.question.subject
    places = [place for place in subject.ordinals if place > 0]
    alone = case.question.operation is Operation.EXPLAIN and len(subject.deals) == 1 and len(places) == 1
    return places[0] if alone else 0


def never_ordered(case: Case, stages: list[Stage]) -> Draft | None:
    """So many said to have been bought, beside a count of those that came, where so many were only wanted."""
    question = case.question
    lead = question.attributes[0] if question.attributes else None
    claims = question.asked is Asked.QUANTITY and lead in _OF_ORDERS and "orders" in question.claims
    claims = claims and A.REQUIRED_QUANTITY not in question.attributes  # "to reach the 36 it needs"
    ordered = [row.fact for row in case.firm(case.rows(A.ORDERED_QUANTITY))]
    if not claims or not ordered:
        return None
    wished = {fact.value for fact in case.deal_facts() if fact.attribute in WISHES}
    firm = {fact.value for fact in case.deal_facts() if fact.attribute in QUANTITIES - WISHES}
    firm |= {sum((fact.number for fact in ordered), Decimal(0))}
    claimed = [number for number in question.numbers if number.currency is None and number.value in wished - firm]
    return correct(case, ordered[:3], claimed[0]) if claimed else None


def never_agreed(case: Case, stages: list[Stage]) -> Draft | None:
    """A contract said to have been cancelled where there was only ever a plan for one: "why was it torn up"."""
    question = case.question
    claims = {"cancelled", "signed"} <= question.claims and not {"orders", "buys"} & question.claims
    if question.operation is not Operation.EXPLAIN or not claims or DealKind.PURCHASE not in question.subject.kinds:
        return None
    if not stages or any(stage.status not in FAILED or case.knowledge.is_agreed(stage.deal) for stage in stages):
        return None
    return reject(case, stages[-1])


def never_went_back(case: Case, stages: list[Stage]) -> Draft | None:
    """What was bought said to have gone back to its maker, of deals that go on and of which nothing like it is told."""
    if "gave_back" not in case.question.claims or case.question.operation is not Operation.EXPLAIN:
        return None
    bought = [stage for stage in stages if stage.reaches(S.SIGNED) and not case.knowledge.is_umbrella(stage.deal)]
    let = any(stage.deal.kind is DealKind.LEASE or stage.status in FAILED for stage in stages)
    if let or not bought or any(tells("gone_back", f"{fact.quote} {fact.value}") for fact in case.deal_facts()):
        return None
    return reject(case, bought[-1])


def came_in_full(case: Case, stages: list[Stage]) -> Draft | None:
    """All said to have come before something, where only some had: "cancelled after all 22 were delivered"."""
    if "all_came" not in case.question.claims or case.question.operation is not Operation.EXPLAIN:
        return None
    ordered = [row.fact for row in case.firm(case.rows(A.ORDERED_QUANTITY))]
    came = [row.fact for row in case.rows(A.DELIVERED_QUANTITY)]
    if len(ordered) != 1 or len(came) != 1 or came[0].unit != ordered[0].unit:
        return None
    return untrue(case, came[0], ordered[0]) if came[0].number < ordered[0].number else None


def only_wished(case: Case, stages: list[Stage]) -> Draft | None:
    """So many spoken of as ordered or delivered that are only allowed, notified or planned."""
    question = case.question
    looks = question.operation in _OF_WHAT_IS_HAD
    had = bool({"delivered", "buys", "of_number", "spent", "fielded"} & question.claims)
    had = had or (question.asked in (Asked.PLACE, Asked.PERSON) and not question.is_future)
    framed = DealKind.FRAMEWORK in question.subject.kinds or bool(case.facts(A.FRAMEWORK_QUANTITY))
    left = A.REMAINING_QUANTITY in question.attributes and framed  # "how many of the 24 were never ordered"
    if not looks or not had or left or set(question.attributes) & WISHES:
        return None
    if question.subject.ordinals:  # "of its 82 new ones": the newest order is of others
        case = case.about(replace(question.subject, ordinals=()))
        stages = find_stages(case)
    below = {s.deal.id for s in stages if not s.reaches(S.SIGNED) or case.knowledge.is_umbrella(s.deal)}
    for number in question.numbers:
        facts = [f for f in case.known(case.deal_facts()) if f.attribute in QUANTITIES and f.value == number.value]
        wished = [f for f in facts if f.attribute in WISHES and f.deal in below]
        if number.currency is None and number.value > 2 and wished and len(wished) == len(facts):
            ended = [s for s in stages if s.deal.id == wished[0].deal and s.status in FAILED]
            if ended:  # that it came to nothing says more than how many it would have been
                return reject(case, ended[-1])
            ordered = [row.fact for row in case.firm(case.rows(A.ORDERED_QUANTITY))]
            return untrue(case, wished[0], *(ordered if len(ordered) == 1 else ()))
    return None


def spent_on_nothing(case: Case, stages: list[Stage]) -> Draft | None:
    """Money said to have been spent on what was given up, or only agreed on in principle, before any was paid."""
    question = case.question
    if question.asked is not Asked.MONEY or not {"spent", "buys"} & question.claims or question.is_future:
        return None
    sums = [fact for role in (A.VALUE, A.AMOUNT_PAID, A.BUDGET, A.CEILING) for fact in case.facts(role)]
    sums = [fact for fact in sums if isinstance(fact.value, Decimal)]
    loose = (Modality.REPORTED, Modality.ESTIMATED, Modality.EXPECTED, Modality.PROPOSED)
    firm = [fact for fact in sums if fact.modality not in loose or fact.attribute is A.AMOUNT_PAID]
    contracts = [deal for deal in case.deals if deal.kind is not DealKind.MEMORANDUM]
    if firm or any(map(case.knowledge.is_agreed, contracts)):
        return None
    if (told := find_denial(case, A.AMOUNT_PAID)) is not None:
        return untrue(case, told)
    ended = [stage for stage in stages if stage.status in FAILED]
    if not ended and all_in(stages, (S.MEMORANDUM,)) and DealKind.MEMORANDUM not in question.subject.kinds:
        ended = stages
    return reject(case, ended[-1]) if ended else None


def paid_nothing(case: Case, stages: list[Stage]) -> Draft | None:
    """A payment spoken of in passing where a source says that nothing was paid: "cancelled after paying a deposit"."""
    question = case.question
    if question.operation is not Operation.EXPLAIN or A.AMOUNT_PAID not in question.attributes:
        return None
    told = None if case.rows(A.AMOUNT_PAID) else find_denial(case, A.AMOUNT_PAID)
    return untrue(case, told) if told is not None else None
