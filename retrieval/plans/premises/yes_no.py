"""Yes or no: a claim held against the facts."""

from index.records import Attribute, DealKind, Modality, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline, not_recorded
from retrieval.plans.amounts.financed import by_loan
from retrieval.plans.amounts.payments import by_disclosure, by_payment
from retrieval.plans.amounts.penalties import by_penalty
from retrieval.plans.dates.slips import by_punctuality
from retrieval.plans.deals.status import FAILED, Stage, all_firm, all_in, denials, describe, find_stages, firm_orders
from retrieval.plans.evidence.denials import is_denied
from retrieval.plans.evidence.texts import by_words_of
from retrieval.plans.premises.accord import by_accord
from retrieval.plans.premises.both_signed import by_both_signed
from retrieval.plans.premises.buyers import by_buyers
from retrieval.plans.premises.by_then import by_place, by_then
from retrieval.plans.premises.causes import for_its_reason
from retrieval.plans.premises.changes import by_change, by_day_of_signature
from retrieval.plans.premises.chosen import by_choice, by_loser
from retrieval.plans.premises.claims import by_date, by_fact, by_number, verdict
from retrieval.plans.premises.completions import by_completion, by_upgrade
from retrieval.plans.premises.contents import by_contents
from retrieval.plans.premises.courses import by_course, by_end
from retrieval.plans.premises.deliveries import by_delivery
from retrieval.plans.premises.equals import by_equality
from retrieval.plans.premises.firsts import by_first
from retrieval.plans.premises.further import by_further
from retrieval.plans.premises.halts import by_halt, by_lapse, no_longer_halted
from retrieval.plans.premises.handover_days import by_handover_day
from retrieval.plans.premises.in_order import by_order
from retrieval.plans.premises.inclusions import by_inclusion, by_sum_alone
from retrieval.plans.premises.leases import by_ownership, by_purchase_of_leased, by_right_to_buy, by_terms
from retrieval.plans.premises.lesser import by_lesser, by_never, by_not_one, by_outcome_of_memorandum
from retrieval.plans.premises.limits import by_limit, by_talks
from retrieval.plans.premises.manners import says_more
from retrieval.plans.premises.own_words import by_words, in_own_words
from retrieval.plans.premises.parties import by_origin, by_party
from retrieval.plans.premises.passed_off import by_newness
from retrieval.plans.premises.portions import by_portion
from retrieval.plans.premises.production import by_later_build, by_part_built, by_production
from retrieval.plans.premises.roles import by_role, by_scope
from retrieval.plans.premises.signatures import by_signature
from retrieval.plans.premises.sorts import by_version
from retrieval.plans.premises.states import (
    by_call_off,
    by_force,
    by_gift,
    by_rest,
    by_state,
    by_tender,
    not_signed_yet,
)
from retrieval.plans.premises.talks import by_denied_talks
from retrieval.plans.premises.topics import by_topic
from retrieval.plans.sentences import headline
from retrieval.tellings import tells

A, S = Attribute, Status


def answer_yes_no(case: Case) -> Draft:
    """Yes or no with the fact that decides it; a refusal when none does."""
    return for_its_reason(_decided(case), case)


def _decided(case: Case) -> Draft:
    """Yes or no to what is claimed, whatever its reason is said to be."""
    if not case.deals:
        return decline(case)
    if (told := by_terms(case) or by_newness(case, [])) is not None:
        return told
    if tells("had_by_event", case.question.text) and not case.question.frame.asked:
        return decline(case)  # what had been so by then isn't told by what is so now
    if case.question.outside:
        return by_sum_alone(case, []) or by_words(case, []) or by_contents(case, []) or decline(case)
    stages = find_stages(case)
    if not stages and (denied := denials(case)):
        return by_fact(case, denied[0], False)
    draft = by_right_to_buy(case, stages) or not_signed_yet(case, stages)
    if draft is not None:
        return draft
    if case.question.is_future:
        return by_penalty(case, stages) or _called_off(case, stages) or _by_plan(case)
    for check in _CHECKS:
        if (draft := check(case, stages)) is not None:
            return decline(case) if check in _OF_COURSE and says_more(draft, case) else draft
    return decline(case)


def _called_off(case: Case, stages: list[Stage]) -> Draft | None:
    """What is said to be bought or delivered yet, where all of it came to nothing."""
    claims = {"buys", "orders", "delivered", "ahead", "still"} & case.question.claims
    return verdict(case, describe(case, stages[-1:]), False) if claims and all_in(stages, FAILED) else None


def _by_kind(case: Case, stages: list[Stage]) -> Draft | None:
    """A deal of a kind claimed, as a licence or a lease: right when there is one, no lease of what was bought."""
    kinds = case.question.subject.kinds - {DealKind.PURCHASE, DealKind.FRAMEWORK}
    found = [stage for stage in stages if stage.deal.kind in kinds and stage.reaches(S.MEMORANDUM)]
    of_more = case.question.words or "contents" in case.question.claims
    if found and not of_more:
        return verdict(case, describe(case, found[-1:]), True)
    let = any(fact.attribute is A.LEASED_QUANTITY for fact in case.deal_facts())
    claimed = of_more or case.question.claims - {"still"}  # "is it leasing them" claims no more than that
    no_lease = kinds == {DealKind.LEASE} and not (let or claimed)
    bought = firm_orders(case, stages) if no_lease or _takes_for_framework(case, stages) else []
    return verdict(case, describe(case, bought[-1:]), False) if bought else None


def _takes_for_framework(case: Case, stages: list[Stage]) -> bool:
    """Whether orders that no framework is over are said to be no more than one: "is it just a framework"."""
    bare = case.question.attributes == (A.FRAMEWORK_QUANTITY,) and not (case.question.claims or case.question.words)
    umbrellas = any(stage.deal.parent or case.knowledge.is_umbrella(stage.deal) for stage in stages)
    return bare and not umbrellas and bool(all_firm(case, stages))


def _by_plan(case: Case) -> Draft:
    """What will be: a plan with its date, never a forecast of ours."""
    if "delivered" in case.question.claims and case.question.times and (rows := case.rows(A.DELIVERY_DUE)):
        due = rows[0].fact.period
        return verdict(case, Draft(headline(rows[0], case), (rows[0].fact,)), due.end <= case.question.times[-1].end)
    if (built := by_production(case, [])) is not None:
        return built
    if "contents" in case.question.claims and (draft := by_contents(case, [])) is not None:
        return draft
    decides = A.OPTIONAL_QUANTITY in case.question.attributes  # whether it will be taken up is nobody's plan yet
    if not decides and (draft := by_topic(case, []) or by_role(case, [])) is not None:
        return draft
    planned = [f for f in case.known(case.facts(None)) if f.modality in (Modality.PLANNED, Modality.EXPECTED)]
    if (told := in_own_words(case, planned)) is not None:
        return by_words_of(case, told, not is_denied(told))
    same = [fact for fact in planned if fact.attribute in case.question.attributes]
    return not_recorded(case, same or planned, None)


_CHECKS = (  # in this order
    by_accord,
    by_lesser,
    by_never,
    by_not_one,
    by_outcome_of_memorandum,
    by_penalty,
    by_loan,
    by_buyers,
    by_denied_talks,
    by_topic,
    by_halt,
    by_both_signed,
    by_equality,
    no_longer_halted,
    by_order,
    by_version,
    by_call_off,
    by_day_of_signature,
    by_force,
    by_gift,
    by_purchase_of_leased,
    by_end,
    by_ownership,
    by_sum_alone,
    by_lapse,
    by_contents,
    by_later_build,
    by_tender,
    by_change,
    by_first,
    by_talks,
    by_limit,
    by_further,
    by_disclosure,
    by_payment,
    by_course,
    by_punctuality,
    by_place,
    by_handover_day,
    by_state,
    by_choice,
    by_loser,
    by_part_built,
    by_inclusion,
    by_number,
    by_rest,
    by_then,
    by_date,
    by_party,
    by_production,
    by_words,
    by_portion,
    by_origin,
    by_delivery,
    by_completion,
    by_upgrade,
    by_scope,
    by_role,
    by_signature,
    _by_kind,
)
# Those that tell how far a deal has come, whatever else is said of how it did.
_OF_COURSE = frozenset(
    {
        by_state,
        by_date,
        by_rest,
        by_delivery,
        by_completion,
        by_disclosure,
        by_role,
        by_signature,
        _by_kind,
    }
)
