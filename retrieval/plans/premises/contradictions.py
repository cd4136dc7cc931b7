"""False premises: what a question takes for granted and the records contradict."""

from dataclasses import replace

from index.names import NameKind, fold
from index.records import Attribute, DealKind, Modality, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.deals.outcomes import ended_elsewhere
from retrieval.plans.deals.status import (
    CLAIMED,
    FAILED,
    Stage,
    all_firm,
    all_in,
    denials,
    find_stage,
    find_stages,
    recency,
)
from retrieval.plans.premises.arrivals import (
    called_off,
    never_all_came,
    none_arrived,
    none_came,
    not_all_there,
    not_so_many_came,
    nothing_to_come,
    undelivered,
    was_there_before,
)
from retrieval.plans.premises.beaten import won_by_loser
from retrieval.plans.premises.changes import other_way
from retrieval.plans.premises.chosen import (
    bought_instead,
    loser_chosen,
    losers_country_chosen,
    own_winner,
    terms_of_loser,
    terms_of_losing_product,
    terms_of_winner,
    winner_rejected,
)
from retrieval.plans.premises.in_order import other_order
from retrieval.plans.premises.leased_only import never_bought
from retrieval.plans.premises.misstated import (
    denied_amount,
    other_currency,
    wrong_amount,
    wrong_count,
    wrong_date,
)
from retrieval.plans.premises.not_yet import came_after_all, more_came, signed_after_all
from retrieval.plans.premises.passed_off import denied_story, of_other_deal, used_not_new
from retrieval.plans.premises.presumed import (
    beyond_order,
    came_in_full,
    never_agreed,
    never_ordered,
    never_went_back,
    only_wished,
    paid_nothing,
    spent_on_nothing,
)
from retrieval.plans.premises.terms import (
    given,
    lapsed_rest,
    only_framework,
    option_not_taken,
    other_kind,
    other_part_of_option,
    reject,
)
from retrieval.plans.premises.topics import denied_topic
from retrieval.plans.premises.unsigned import taken_for_signed
from retrieval.plans.sentences import untrue
from retrieval.question import Asked, Operation, Question, Subject
from retrieval.tellings import tells
from retrieval.understanding.cues import load_cues

A, S = Attribute, Status


def find_contradiction(case: Case) -> Draft | None:
    """The correction of what the question takes for granted; None when nothing recorded speaks against it."""
    stages = find_stages(case)
    if not stages:
        return _denied(case)
    for check in _CHECKS:
        if (draft := check(case, stages)) is not None:
            return decline(case) if _is_from_elsewhere(case, stages) else draft
    return None


def _is_from_elsewhere(case: Case, stages: list[Stage]) -> bool:
    """Whether it is asked what was bought from a country that no deal on record is of, where those on record failed.

    That talks with one maker broke down says nothing of what another was paid.
    """
    question, names = case.question, case.knowledge.country_codes
    buys = bool({"buys", "orders", "spent"} & question.claims) and question.operation is not Operation.EXPLAIN
    return buys and bool(names.keys() & set(question.unknown)) and all_in(stages, FAILED)


def _of_other_place(case: Case, stages: list[Stage]) -> Draft | None:
    """Something counted of one contract before or after another, of which only one was read: what speaks against it.

    A refusal where nothing does: "before the first was complete, how many of the second had landed" is no count of now.
    """
    subject, counts = case.question.subject, case.question.asked is Asked.QUANTITY
    if not counts or len(subject.deals) != 1 or len(subject.ordinals) != 1 or not tells("by_other", case.question.text):
        return None
    deal = case.deals[0]
    placed = Subject(buyers=frozenset({deal.buyer}), products=frozenset(deal.products[:1]), ordinals=subject.ordinals)
    others = case.about(placed).deals
    if not others or deal in others:
        return None
    return find_contradiction(case.about(Subject(deals=frozenset({others[0].id})))) or decline(case)


def _denied(case: Case) -> Draft | None:
    """A deal that was only ever rumoured, and denied."""
    denied = denials(case)
    if not denied or case.question.operation not in (Operation.EXPLAIN, Operation.LOOKUP):
        return None
    return replace(untrue(case, denied[0]), facts=tuple(denied[:3]))


def _ended(case: Case, stages: list[Stage]) -> Draft | None:
    """A cancellation nobody recorded."""
    question = case.question
    told = question.asked in _TOLD_OF or "penalty" in question.claims
    if question.operation is not Operation.EXPLAIN and not told:
        return None
    if question.is_of_bid and all_in(stages, FAILED):
        return None  # "what killed the offer" knows that it came to nothing
    for claim in _ENDS:
        if claim in case.question.claims and not any(_came_to(claim, stage, case) for stage in stages):
            if denied := [f for f in case.known(case.facts(A.STATUS)) if f.modality is Modality.DENIED]:
                return untrue(case, denied[0])
            if _is_told(case, claim):
                return None
            return reject(case, _newest_order(case) or max(stages, key=recency), ended_elsewhere(case, CLAIMED[claim]))
    return None


def _came_to(claim: str, stage: Stage, case: Case) -> bool:
    """Whether a deal came to the end claimed; what was shelved before anything was signed was dropped as well."""
    dropped = claim == "cancelled" and stage.status is S.SHELVED and not case.knowledge.is_agreed(stage.deal)
    dropped = dropped and "signed" not in case.question.claims  # "tear up the contract it signed" has it signed
    return dropped or stage.status in CLAIMED[claim] or (claim == "suspended" and _was_held_up(case))


def _was_held_up(case: Case) -> bool:
    """Whether a word for a halt may as well be one for a delay, as Spanish "freno", and there was one on record."""
    if "delayed" not in case.question.claims:
        return False
    late = any(fact.value == S.DELAYED for fact in case.known(case.deal_facts(A.STATUS)))
    return late or any("delay" in fact.scope for fact in case.known(case.deal_facts(A.REASON)))


def _newest_order(case: Case) -> Stage | None:
    """How far the order signed last under the frameworks asked about has come."""
    orders = [order for deal in case.deals for order in case.knowledge.children(deal.id)]
    signed = [order for order in orders if order.id in case.knowledge.signing]
    signed = [order for order in signed if order.kind is DealKind.EXECUTIVE_CONTRACT]
    signed = [order for order in signed if case.knowledge.signing[order.id].start <= case.question.frame.as_of]
    newest = max(signed, key=lambda order: (case.knowledge.signing[order.id].start, order.id), default=None)
    return find_stage(case, newest) if newest is not None else None


_TOLD_OF = (Asked.DATE, Asked.PERSON, Asked.PLACE, Asked.MONEY)  # what is asked of an end that took place


_ENDS = ("cancelled", "suspended")  # the claims of an end, each with how sentences tell it


def _is_told(case: Case, claim: str) -> bool:
    """Whether some fact of these deals speaks of an end in its quote, so that it is no invention of the asker."""
    of_one = claim == "cancelled" and bool(case.question.subject.ordinals)  # "why did it drop the second ship"
    ends = (claim, "lapsed") if of_one else (claim,)
    return any(tells(end, fact.quote) for fact in case.knowledge.facts_under(case.deals) for end in ends)


def _rejected(case: Case, stages: list[Stage]) -> Draft | None:
    """Something said to have been turned down that was bought: "when did it reject the K9"."""
    question = case.question
    about = question.operation is Operation.EXPLAIN or question.asked is Asked.DATE
    subject = question.subject
    named = bool(subject.organisations or subject.sellers or question.hints or question.words)
    parties = {country for deal in case.deals for country in (deal.buyer, deal.seller_country)}
    named = named or any(kind == NameKind.COUNTRY and name not in parties for kind, name in question.mentions)
    cues = load_cues(question.language)
    destroyed = question.asked is Asked.DATE and cues.has("attribute", A.LOST_QUANTITY, fold(question.text))
    spurned = "spurned" in question.claims
    lost = spurned or ("lost" in question.claims and not set(question.attributes) & _LOST)
    if not lost or not about or named or (destroyed and not spurned):
        return None
    return reject(case, max(stages, key=recency)) if all_firm(case, stages) else None


_LOST = frozenset({A.LOST_QUANTITY, A.LOSING_BIDDER})


def _lost(case: Case, stages: list[Stage]) -> Draft | None:
    """Work on a deal that went to somebody else, or the reasons why it was won."""
    if not all_in(stages, (S.LOST,)):
        return None
    if _asks_why_bought(case.question):
        return reject(case, stages[0])
    won = (
        {"won", "lost"} & case.question.claims == {"won"}
        and case.question.operation is Operation.EXPLAIN
        and not case.question.unknown
    )
    asks_on = case.question.asked in (Asked.PERSON, Asked.PLACE, Asked.DATE, Asked.QUANTITY, Asked.MONEY)
    attributes = set(case.question.attributes)
    told = {"lost", "won", "offered"} & case.question.claims  # what a loser offered was on the table all the same
    about_loss = bool(attributes & {A.LOSING_BIDDER, A.SELECTED, A.STATUS} or told)
    chosen = "won" in case.question.claims and case.question.asked in (Asked.MONEY, Asked.QUANTITY)
    asks_on = won or chosen or (asks_on and not about_loss)
    rivals = any("competitor" in f.scope and f.attribute in attributes for f in case.known(case.facts(None)))
    losing = any(case.question.subject.sellers & set(deal.seller) for deal in case.deals)
    return reject(case, stages[0]) if asks_on and (losing or not rivals) else None


def _asks_why_bought(question: Question) -> bool:
    """Whether it is asked why something was bought: "why did it order the Kobac" isn't told by why it lost."""
    asks = question.operation is Operation.EXPLAIN and bool({"buys", "orders"} & question.claims)
    named = bool(question.subject.products or question.subject.sellers or question.subject.seller_countries)
    knows = bool({"lost", "won", "offered", "cancelled", "talks"} & question.claims) or bool(question.aside)
    return asks and named and not knows and not question.is_negated


_CHECKS = (  # in this order
    won_by_loser,
    other_order,
    terms_of_winner,
    wrong_date,
    _ended,
    denied_story,
    of_other_deal,
    used_not_new,
    denied_topic,
    none_came,
    none_arrived,
    never_all_came,
    not_so_many_came,
    not_all_there,
    nothing_to_come,
    was_there_before,
    came_in_full,
    beyond_order,
    bought_instead,
    spent_on_nothing,
    never_ordered,
    signed_after_all,
    came_after_all,
    more_came,
    never_went_back,
    never_bought,
    never_agreed,
    other_kind,
    lapsed_rest,
    option_not_taken,
    other_part_of_option,
    given,
    loser_chosen,
    winner_rejected,
    losers_country_chosen,
    own_winner,
    _rejected,
    taken_for_signed,
    _lost,
    terms_of_loser,
    terms_of_losing_product,
    denied_amount,
    other_currency,
    wrong_amount,
    called_off,
    undelivered,
    paid_nothing,
    only_framework,
    other_way,
    wrong_count,
    only_wished,
    _of_other_place,
)
