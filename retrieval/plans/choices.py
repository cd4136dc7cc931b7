"""Who was chosen decides a yes or no: some company, whichever it is, or one that lost."""

from index.records import Attribute, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.knowledge import spaced
from retrieval.plans.claims import by_fact, verdict
from retrieval.plans.status import SIDE, Stage, describe

A, S = Attribute, Status


def by_choice(case: Case, stages: list[Stage]) -> Draft | None:
    """A company claimed to have been chosen, whichever it is: wrong where nothing but offers is on record."""
    subject = case.question.subject
    if A.SELECTED not in case.question.attributes or "company" not in case.question.sorts:
        return None
    if subject.sellers or subject.organisations or not stages or A.LOSING_BIDDER in case.question.attributes:
        return None
    chosen = [stage for stage in stages if stage.reaches(S.SELECTED) or stage.status in SIDE]
    return verdict(case, describe(case, (chosen or stages)[-1:]), bool(chosen))


def by_loser(case: Case, stages: list[Stage]) -> Draft | None:
    """The choice of something claimed that no deal is of, where it is on record that it lost."""
    claims, names = case.question.claims, [f" {spaced(name)} " for name in case.question.unknown]
    if not names or not claims & {"won", "lost"}:
        return None
    beaten = case.known(case.deal_facts(A.LOSING_BIDDER))
    told = [f for f in beaten if all(name in f" {spaced(f'{f.value} {f.quote}')} " for name in names)]
    return by_fact(case, told[-1], "lost" in claims and "won" not in claims) if told else None
