"""What a question takes for bought that was only ever leased."""

from dataclasses import replace

from index.records import Status
from retrieval.answer import Outcome
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import Stage, find_stage
from retrieval.plans.evidence.denials import is_denied, says_no
from retrieval.plans.evidence.rights import rights_to_buy
from retrieval.plans.evidence.texts import quoted, sentences_about
from retrieval.plans.premises.leases import is_let
from retrieval.plans.premises.terms import reject
from retrieval.plans.sentences import untrue
from retrieval.question import Asked, Operation, Question, Subject
from retrieval.tellings import tells


def never_bought(case: Case, stages: list[Stage]) -> Draft | None:
    """What was leased said to have been bought, where its terms gave no right to that, or nothing was bought since."""
    let = [stage for stage in stages if is_let(stage.deal, case.knowledge)]
    if not _takes_for_bought(case.question) or not let or len(let) < len(stages):
        return None
    rights = rights_to_buy(case)
    if denied := [fact for fact in rights if is_denied(fact)]:
        return untrue(case, denied[-1])
    said = next(sentences_about(case, lambda text: tells("may_buy", text) and says_no(text)), None)
    if said is not None:
        draft = quoted(said)
        text = case.speech.say("premise", line=draft.headline)
        return replace(draft, headline=text, outcome=Outcome.PREMISE_REJECTED)
    return None if rights or _bought_since(case) else reject(case, let[-1])


def _takes_for_bought(question: Question) -> bool:
    """Whether terms of a purchase of what was leased are asked for as if there had been one."""
    terms = question.asked in (Asked.MONEY, Asked.DATE, Asked.PERSON) or question.operation is Operation.EXPLAIN
    unsure = question.is_negated or question.is_of_plan or "may_buy" in question.claims
    return "bought_leased" in question.claims and terms and not unsure


def _bought_since(case: Case) -> bool:
    """Whether the buyers have a contract for the same things that is no lease."""
    products = frozenset(product for deal in case.deals for product in deal.products)
    owned = case.about(Subject(buyers=frozenset(deal.buyer for deal in case.deals), products=products))
    stages = [find_stage(owned, deal) for deal in owned.deals if not is_let(deal, case.knowledge)]
    return any(stage is not None and stage.reaches(Status.SIGNED) for stage in stages)
