"""Whether all of a deal has been done: delivered, or upgraded."""

from index.records import Attribute, DealKind, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import Stage, describe
from retrieval.plans.premises.claims import verdict
from retrieval.plans.premises.universals import counts_whole
from retrieval.stems import has_stem
from retrieval.tellings import tells

A = Attribute


def by_completion(case: Case, stages: list[Stage]) -> Draft | None:
    """Completed: when every deal asked about is."""
    claims = case.question.claims
    unread = {"delayed", "spent"} & claims or counts_whole(case.question) or is_beside(case)
    unread = unread or not ("delivered" in claims or tells("ends", case.question.text))  # "are all of them new"
    if "completed" not in claims or unread or not stages or orders_of_several(case):
        return None  # that all has come doesn't say that all is paid, upgraded or grounded
    return _by_all(case, stages)


def by_upgrade(case: Case, stages: list[Stage]) -> Draft | None:
    """Upgraded, all of them: where the deal is completed; how many are to be tells nothing of how many are."""
    question = case.question
    done = "completed" in question.claims and A.UPGRADE_QUANTITY in question.attributes
    only = bool(stages) and all(stage.deal.kind is DealKind.UPGRADE for stage in stages)
    if not (done and only) or tells("going_on", question.text):
        return None
    return _by_all(case, stages)


def _by_all(case: Case, stages: list[Stage]) -> Draft:
    """Whether every deal is completed, by the first that isn't."""
    open_ones = [stage for stage in stages if stage.status is not Status.COMPLETED]
    return verdict(case, describe(case, open_ones[:1] or stages[:1]), not open_ones)


def is_beside(case: Case) -> bool:
    """Whether a question has a word that nothing on record of its deals has: "are both of them grounded"."""
    quotes = " ".join(f"{case.knowledge.titles[fact.deal]} {fact.quote}" for fact in case.deal_facts())
    return any(not has_stem(word, quotes) for word in case.question.words)


def orders_of_several(case: Case) -> bool:
    """Whether it is asked who ordered something of several countries: "have both of them ordered it"."""
    return "orders" in case.question.claims and len(case.question.subject.buyers) > 1
