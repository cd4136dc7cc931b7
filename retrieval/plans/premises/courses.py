"""What is claimed to go on, or to be over: a deal, talks about one, a lease."""

from collections.abc import Sequence

from index.records import Attribute, DealKind, Fact, Modality, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.deals.status import ENDED, FAILED, Stage, all_firm, describe
from retrieval.plans.premises.claims import by_fact, verdict
from retrieval.tellings import tells

A, S = Attribute, Status


def by_course(case: Case, stages: list[Stage]) -> Draft | None:
    """Going ahead, still on: wrong where the deal has ended or is in doubt."""
    if "ahead" not in case.question.claims or "talks" in case.question.claims or not stages:
        return None
    stopped = [stage for stage in stages if stage.status in (*ENDED, S.DISPUTED)]
    return verdict(case, describe(case, (stopped or stages)[-1:]), not stopped)


def by_end(case: Case, stages: list[Stage]) -> Draft | None:
    """Talks or a lease said to go on still, or to be over."""
    question, claims = case.question, case.question.claims
    if not claims & {"still", "ended"} or question.is_negated or question.numbers:
        return None
    if "talks" in claims or A.NEGOTIATED_QUANTITY in question.attributes:
        talked = [stage for stage in stages if _was_talked_of(stage, case)]
        firm = [] if "further" in claims or question.words else all_firm(case, stages)
        return _of_talks(case, talked or firm)
    held = "still" in claims and (not question.attributes or A.IN_SERVICE_QUANTITY in question.attributes)
    return _of_leases(case, stages) if question.is_of_lease or held else None


def _was_talked_of(stage: Stage, case: Case) -> bool:
    """Whether a deal is, or ever was, under negotiation."""
    facts = case.known(case.knowledge.facts_of.get(stage.deal.id, ()))
    return any(
        fact.modality is Modality.NEGOTIATED or fact.attribute is A.NEGOTIATED_QUANTITY or fact.value == S.NEGOTIATED
        for fact in facts
    )


def _of_talks(case: Case, stages: Sequence[Stage]) -> Draft | None:
    """Whether talks go on: not where they came to nothing, nor where a contract came of them."""
    going = [stage for stage in stages if stage.status is S.NEGOTIATED]
    ended = [stage for stage in stages if stage.status in ENDED]
    over = "ended" in case.question.claims
    if not stages or (over and not going and not ended):
        return None  # that a contract was signed doesn't say how the talks ended
    lead = (going or ended or list(stages))[-1:]
    return verdict(case, describe(case, lead), bool(going) != over)


def _of_leases(case: Case, stages: Sequence[Stage]) -> Draft | None:
    """Whether what was leased is there still: not where all leases are over, and nothing came of buying it."""
    leases = [stage for stage in stages if stage.deal.kind is DealKind.LEASE]
    others = [stage for stage in stages if stage not in leases and stage.status not in FAILED]
    ends = [fact for stage in leases if (fact := _end(case, stage)) is not None]
    if not ends or len(ends) < len(leases) or others:
        return None
    return by_fact(case, ends[-1], "ended" in case.question.claims)


def _end(case: Case, stage: Stage) -> Fact | None:
    """The fact that says that a lease is over: by its tag or its words, as its completion may be of the handover."""
    facts = case.known(case.knowledge.facts_of.get(stage.deal.id, ()))
    told = [fact for fact in facts if _BACK & set(fact.scope)]
    told += [fact for fact in facts if fact.attribute in (A.STATUS, A.COMPLETED) and tells("went_back", fact.quote)]
    return next(iter(told), stage.facts[0] if stage.status in ENDED else None)


_BACK = frozenset({"return", "returned"})  # tags of what is told of things that went back
