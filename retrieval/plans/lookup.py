"""The look-up: one figure, date or text of the deals in question, by whatever the question says it wants."""

from dataclasses import replace

from index.names import fold
from index.records import DATES, MONEY, QUANTITIES, TEXTS, Attribute, DealKind, Status
from retrieval.answer import Outcome
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.amounts.money import answer_money
from retrieval.plans.amounts.offsets import offset_in_money
from retrieval.plans.amounts.payments import beyond_deposit, by_withheld, paid_first, paid_in_vain
from retrieval.plans.amounts.penalties import answer_demand, answer_penalty
from retrieval.plans.amounts.rents import of_buying_leased, rent_by_time, rent_in_all
from retrieval.plans.amounts.rest import beside_part, rest_of_price
from retrieval.plans.comparisons.remainders import left_to_order, unpaid
from retrieval.plans.counts.quantity import answer_quantity, single
from retrieval.plans.counts.ratios import answer_ratio
from retrieval.plans.counts.roles import answer_roles, is_of_return
from retrieval.plans.counts.subtracting import (
    built_of_arrived,
    but_used,
    but_variant,
    frameworks_of,
    granting_case,
    lapsed_of_option,
    left_of_framework,
    left_of_option,
)
from retrieval.plans.counts.sums import answer_sum, if_option_taken
from retrieval.plans.counts.support import are_called, asks_support
from retrieval.plans.counts.taken_in import with_taken_in
from retrieval.plans.dates.days import answer_day
from retrieval.plans.deals.fates import what_became
from retrieval.plans.deals.listing import answer_list
from retrieval.plans.deals.parties import answer_person, of_partner
from retrieval.plans.deals.places import answer_place
from retrieval.plans.deals.status import answer_status, find_stages
from retrieval.plans.deals.winners import has_lost, winner
from retrieval.plans.evidence.detail import answer_text
from retrieval.plans.evidence.explain import answer_explain
from retrieval.plans.evidence.provenance import answer_number, answer_provenance
from retrieval.plans.wording_match import answer_by_words, part_in_words
from retrieval.question import LARGE, Asked, Operation, Question
from retrieval.tellings import telling, tells

A = Attribute

_VAGUE = (None, A.ORDERED_QUANTITY, A.SIGNED)  # what any word for a deal cues
_SHORT = 5  # words of a question that is little more than a number
_MOVEMENTS = (A.SHIPPED_QUANTITY, A.DELIVERED_BATCH, A.DELIVERED_QUANTITY)


def answer_lookup(case: Case) -> Draft:
    """The answer to a question for one thing about the deals in question."""
    question = case.question
    lead = question.attributes[0] if question.attributes else None
    if lead is None and question.asked is Asked.QUANTITY and question.operation is not Operation.PROGRESS:
        then = question.frame.asked and case.rows(A.DELIVERED_QUANTITY)
        lead = A.DELIVERED_QUANTITY if then else _meant(case)  # "the count on that day" is of what had come
    if question.operation is Operation.PROGRESS and lead not in QUANTITIES:
        lead = A.DELIVERED_QUANTITY
    counts = question.asked is Asked.QUANTITY
    shared = _counted(case, lead) if counts else beside_part(case)
    draft = shared or _by_its_words(case, lead) or _by_its_sort(case, lead)
    if draft is None and _is_unread_count(case):
        return decline(case, lead)
    if draft is not None:
        return draft
    if question.operation is Operation.TOTAL and (lead is None or lead in QUANTITIES):
        return answer_sum(case)
    if lead is None:
        return _untold(case)
    return _of_attribute(case, lead)


def _counted(case: Case, lead: Attribute | None) -> Draft | None:
    """A count that isn't simply on record in the role asked for: a ratio, a share of it, a growth of it."""
    option = granting_case(case) if "lapsed" in case.question.claims else None
    lapsed = lapsed_of_option(option) if option is not None else None
    return (
        lapsed
        or if_option_taken(case)
        or with_taken_in(case)
        or built_of_arrived(case, lead)
        or but_used(case)
        or but_variant(case, lead)
        or answer_ratio(case)
        or of_partner(case, lead)
        or part_in_words(case)
    )


def _is_unread_count(case: Case) -> bool:
    """Whether what was done with the things counted isn't understood: "how many of them have been launched"."""
    question = case.question
    if question.asked is not Asked.QUANTITY or question.attributes or question.claims - {"of_number"}:
        return False
    asked = fold(question.text)
    verbs = {match["word"] for key in ("done", "did") for match in telling(key).finditer(asked)}
    return any(verb in question.words or not question.words for verb in verbs)


def _meant(case: Case) -> Attribute:
    """The role of a count of which nothing is said: what was ordered, else leased, else the one wish there is."""
    if case.rows(A.ORDERED_QUANTITY):
        return A.ORDERED_QUANTITY
    if case.rows(A.LEASED_QUANTITY):
        return A.LEASED_QUANTITY
    wanted = [role for role in (A.NEGOTIATED_QUANTITY, A.PLANNED_QUANTITY, A.REQUIRED_QUANTITY) if case.rows(role)]
    return wanted[0] if len(wanted) == 1 else A.ORDERED_QUANTITY


def _of_attribute(case: Case, lead: Attribute) -> Draft:
    """The answer to a question for one attribute, by the sort of its values."""
    question = case.question
    if lead in (A.REMAINING_QUANTITY, A.DELIVERED_QUANTITY) and (draft := left_to_order(case)) is not None:
        return draft
    if lead is A.OPTIONAL_QUANTITY and {"still", "possible"} & question.claims and (granting := granting_case(case)):
        return left_of_option(granting) or answer_quantity(granting, lead)
    if lead is A.REMAINING_QUANTITY and _asks_option(case) and (granting := granting_case(case)):
        return left_of_option(granting) or answer_quantity(granting, A.OPTIONAL_QUANTITY)
    open_still = lead is A.OPTIONAL_QUANTITY and "possible" in question.claims and not case.rows(lead)
    if (lead is A.REMAINING_QUANTITY or open_still) and _asks_framework(case):
        stated = case.rows(A.REMAINING_QUANTITY, frameworks_of(case))
        if (draft := left_of_framework(case)) is not None or len(stated) == 1:
            return draft or single(case, stated[0])
    if _names_roles(question) and lead in QUANTITIES and (draft := answer_roles(case)) is not None:
        return draft
    if lead in QUANTITIES:
        return answer_quantity(case, _recorded_role(case, lead))
    if lead in MONEY:
        return _of_money(case, lead)
    if lead in DATES:
        return answer_day(case, lead)
    return answer_text(case, [attribute for attribute in question.attributes if attribute in TEXTS])


def _names_roles(question: Question) -> bool:
    """Whether counts in several roles are asked for side by side: "ordered, received and still to come"."""
    three = {A.ORDERED_QUANTITY, A.DELIVERED_QUANTITY, A.REMAINING_QUANTITY} <= set(question.attributes)
    three = three and {"orders", "delivered"} <= question.claims  # "how many has it still to receive" names one
    return "pair" in question.claims or (three and question.asked is Asked.QUANTITY)


def _of_money(case: Case, lead: Attribute) -> Draft:
    """The answer to a question for a sum: as stated, or computed from others."""
    if "penalty" in case.question.claims:
        return answer_penalty(case)
    if "sued_for" in case.question.claims:
        return answer_demand(case)
    if "amends" in case.question.claims:
        return decline(case, lead)  # what is given for a delay is no price
    offset = offset_in_money(case) if lead is A.OFFSET else None
    return (
        offset
        or by_withheld(case)
        or beyond_deposit(case)
        or paid_first(case)
        or (paid_in_vain(case) if lead is A.VALUE else None)
        or unpaid(case)
        or rest_of_price(case)
        or of_buying_leased(case)
        or rent_in_all(case)
        or rent_by_time(case)
        or answer_money(case, _owed(case, lead))
    )


def _owed(case: Case, lead: Attribute) -> Attribute:
    """What is meant by a sum owed for something where no payment is on record: its price."""
    owed = lead is A.AMOUNT_PAID and "owed_for" in case.question.claims
    return A.VALUE if owed and not case.facts(A.AMOUNT_PAID) else lead


def _asks_option(case: Case) -> bool:
    """Whether what is left is what may still be drawn from an option."""
    only = bool(case.deals) and all(deal.kind is DealKind.OPTION for deal in case.deals)
    return A.OPTIONAL_QUANTITY in case.question.attributes or (only and "possible" in case.question.claims)


def _asks_framework(case: Case) -> bool:
    """Whether what is left is what may still be ordered, not what is still to come."""
    question = case.question
    named = A.FRAMEWORK_QUANTITY in question.attributes or DealKind.FRAMEWORK in question.subject.kinds
    only = bool(case.deals) and all(deal.kind is DealKind.FRAMEWORK for deal in case.deals)
    named = named or only or "possible" in question.claims  # "what can it still draw"
    allowed = case.facts(A.FRAMEWORK_QUANTITY, frameworks_of(case)) if "orders" in question.claims else []
    named = named or any(fact.value in question.counts for fact in allowed)  # "how many of the 24 were never ordered"
    return named and "delivered" not in question.claims and A.DELIVERED_QUANTITY not in question.attributes


def _untold(case: Case) -> Draft:
    """The answer where no cue tells what is asked for."""
    if any(number.value >= LARGE for number in case.question.numbers):
        return answer_provenance(case, disagreement=True, age=False)  # "is it 6.5 or 6.7 billion"
    question = case.question
    if len(question.counts) > 1 and not question.words and tells("which_is_right", question.text):
        return answer_provenance(case, disagreement=True, age=False)
    told = bool(question.words or question.hints or question.unknown or question.subject.organisations)
    told = told or ("told" in question.claims and tells("asks_what_is_said", question.text))
    return answer_explain(case) if told or question.claims - _SAYING else _overview(case)


_SAYING = frozenset({"told", "offered"})  # claims that a bare name may come with: "tell me about the offer to Croatia"


def _by_its_words(case: Case, lead: Attribute | None) -> Draft | None:
    """The fact a question's own words point at: a bare number, or words no cue explains."""
    question = case.question
    is_bare = len(question.numbers) == 1 and len(question.text.split()) <= _SHORT
    if question.asked is Asked.ANY and is_bare and (draft := answer_number(case)) is not None:
        return draft  # "what about the 120?"
    if question.words and lead in _VAGUE and question.asked is Asked.ANY and question.operation is Operation.LOOKUP:
        told = answer_explain(case)
        if told.outcome is Outcome.ANSWERED:
            return told
    if question.words and lead is not None and question.operation is not Operation.TOTAL:
        return answer_by_words(case, lead)
    return None


def _by_its_sort(case: Case, lead: Attribute | None) -> Draft | None:
    """The answer where the sort of value wanted decides: how things stand, who, and where a bid went."""
    question = case.question
    if question.asked is Asked.STATUS or lead is A.STATUS:
        moving = "delivered" in question.claims and bool(case.rows(A.DELIVERED_QUANTITY))
        return answer_quantity(case, A.DELIVERED_QUANTITY) if moving else what_became(case) or _standing(case)
    if lead is A.LOSING_BIDDER and question.subject.products and not case.facts(lead) and has_lost(case):
        return winner(case)  # "which vehicle beat the Gemsbok": what is named is what lost
    if question.asked is Asked.PLACE:
        return answer_place(case)
    if question.asked is Asked.PERSON:
        return answer_person(case, lead)
    wins = lead is A.SELECTED and question.asked is Asked.ANY and question.operation is Operation.LOOKUP
    return winner(case) if wins and "lost" not in question.claims else None


def _standing(case: Case) -> Draft:
    """How things stand; of a deal in delivery also how much of it has come."""
    draft = answer_status(case)
    stages = find_stages(case)
    if len(stages) != 1 or stages[0].status is not Status.IN_DELIVERY:
        return draft
    count = answer_quantity(case, A.DELIVERED_QUANTITY)
    if count.outcome is not Outcome.ANSWERED or len(count.headline) > _ROOM:
        return draft
    return replace(count, headline=f"{draft.strong}: {count.headline}", facts=(*count.facts, *draft.facts))


_ROOM = 250  # characters that a state leaves in a headline


def _recorded_role(case: Case, lead: Attribute) -> Attribute:
    """The role the records have the figure in.

    Support vehicles of a deal have a role of their own; and where a question names several movements ("the last
    shipment that was delivered"), it is the first that is recorded.
    """
    wished = lead in (A.PLANNED_QUANTITY, A.REQUIRED_QUANTITY)  # of which nothing was bought that came with it
    if asks_support(case) and case.rows(A.SUPPORT_VEHICLES) and not case.rows(lead) and not wished:
        return A.SUPPORT_VEHICLES
    if lead is A.ORDERED_QUANTITY and are_called(case.rows(A.SUPPORT_VEHICLES), case):
        return lead if are_called(case.rows(lead), case) else A.SUPPORT_VEHICLES  # launchers on trucks are no trucks
    if is_of_return(case, lead):
        return A.DELIVERED_QUANTITY
    makes = [A.ORDERED_QUANTITY, A.PLANNED_QUANTITY]
    makes += [] if "delivered" in case.question.claims else [A.DELIVERED_QUANTITY]
    made = "produced" in case.question.claims and lead in makes
    if made and case.rows(A.LOCAL_PRODUCTION):
        return A.LOCAL_PRODUCTION
    named = [attribute for attribute in case.question.attributes if attribute in _MOVEMENTS]
    if lead in _MOVEMENTS[:2] and len(named) > 1:
        return next((attribute for attribute in named if case.rows(attribute)), lead)
    return lead


def _overview(case: Case) -> Draft:
    """What a bare name gets: what was ordered, how far it has come; with a past day just what had come by then."""
    frame = case.question.frame
    if frame.asked and len(case.question.subject.buyers) == 1 and case.facts(A.DELIVERED_QUANTITY):
        return answer_quantity(case, A.DELIVERED_QUANTITY)  # "Mid-2024: K2s in Poland?"
    if len({deal.buyer for deal in case.deals}) > 1 or len(case.deals) > 3:
        return answer_list(case)
    rows = case.rows(A.ORDERED_QUANTITY) or case.rows(A.FRAMEWORK_QUANTITY)
    ordered = {row.product for row in rows}
    if rows and any(not case.knowledge.covers(p) & ordered for p in case.question.subject.products):
        return decline(case)  # "which missiles were bought for the frigate" isn't told by the frigate
    if not rows and "offered" in case.question.claims and case.rows(A.VALUE):
        return answer_money(case, A.VALUE)
    if not rows:
        return answer_status(case)
    return answer_quantity(case, rows[0].fact.attribute)
